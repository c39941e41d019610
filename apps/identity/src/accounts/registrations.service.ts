import { accountsEvents, type accountsRpc, newId, type OutputOf, ProblemError } from '@allmende/contracts';
import type { Call } from '@allmende/messaging';
import { Outbox, Writes } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { portalOf } from '../access.rules.js';
import { MailLinksService } from '../mail-links/mail-links.service.js';
import { AffiliationsService } from '../organisations/affiliations.service.js';
import { withoutPasswords } from '../passwords/password.fingerprint.js';
import { hashPassword } from '../passwords/password.hash.js';
import { refuseEasyPassword } from '../passwords/password.refusal.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { AccountEntity } from './account.entity.js';
import { RegistrationEntity } from './registration.entity.js';

type ConfirmCall = Call<typeof accountsRpc.confirmEmail>;
type Sent = { state: 'confirmation-sent' };
type Typed = Pick<RegistrationEntity, 'id' | 'email' | 'portalId' | 'language'>;
type Confirmed = OutputOf<typeof accountsRpc.confirmEmail>;

@Injectable()
export class RegistrationsService {
  constructor(
    private readonly writes: Writes,
    private readonly outbox: Outbox,
    private readonly mailLinks: MailLinksService,
    private readonly affiliations: AffiliationsService,
    private readonly sessions: SessionsService,
  ) {}

  /** The same rows for known and unknown addresses; only the mail to the address itself tells which it was. */
  async register(call: Call<typeof accountsRpc.register>): Promise<Sent> {
    const { email, name, language, password, organisationName, next } = call.input;
    refuseEasyPassword(password, [email, name]);
    const passwordHash = await hashPassword(password);
    const portalId = portalOf(call.actor);
    return this.writes.run(await withoutPasswords(call, ['password']), async (tx) => {
      const id = newId();
      await tx.insert(RegistrationEntity, {
        ...{ id, email, name, language, passwordHash, portalId },
        organisationName: organisationName || null,
        next: next ?? null,
      });
      return this.askForMail(tx, { id, email, portalId, language });
    });
  }

  /** As registering again would, with what was typed the last time; where nothing was, nothing happens. */
  async resend(call: Call<typeof accountsRpc.resendConfirmation>): Promise<Sent> {
    const { email } = call.input;
    return this.writes.run(call, async (tx) => {
      const [last] = await tx.find(RegistrationEntity, {
        where: { email },
        order: { createdAt: 'DESC' },
        take: 1,
      });
      return last ? this.askForMail(tx, last) : { state: 'confirmation-sent' };
    });
  }

  private async askForMail(
    tx: EntityManager,
    { id: registrationId, email, portalId, language }: Typed,
  ): Promise<Sent> {
    const account = await tx.findOneBy(AccountEntity, { email });
    const purpose = account ? 'account-exists' : 'confirm-email';
    await this.mailLinks.request(tx, {
      ...{ purpose, email, portalId, language, registrationId },
      accountId: account?.id,
    });
    return { state: 'confirmation-sent' };
  }

  /** Makes the account and signs in, at the portal where the link was opened. */
  async confirm(call: ConfirmCall): Promise<Confirmed> {
    return this.writes.run(call, (tx) => this.confirmFirst(tx, call), {
      again: (tx) => this.confirmAgain(tx, call),
    });
  }

  private async confirmFirst(tx: EntityManager, call: ConfirmCall): Promise<Confirmed> {
    const link = await this.mailLinks.take(tx, call.input.token, 'confirm-email');
    const registration = await tx.findOneBy(RegistrationEntity, { id: link.registrationId ?? link.id });
    if (!registration) throw new ProblemError('account.link-invalid');
    const accountId = await createAccount(tx, registration);
    await tx.query('UPDATE mail_link SET account_id = $1 WHERE id = $2', [accountId, link.id]);
    await tx.delete(RegistrationEntity, { email: registration.email });
    const { organisationName, portalId, next } = registration;
    await this.affiliations.stateFirst(tx, accountId, organisationName);
    await this.outbox.append(tx, accountsEvents.accountConfirmed, { accountId, portalId });
    return { accountId, token: await this.startSession(tx, accountId, call), next };
  }

  // The first answer got lost on its way; its link is used up, the right to a session is not.
  private async confirmAgain(tx: EntityManager, call: ConfirmCall): Promise<Confirmed> {
    const accountId = await this.mailLinks.ownerOfUsed(tx, call.input.token, 'confirm-email');
    return { accountId, token: await this.startSession(tx, accountId, call), next: null };
  }

  private startSession(tx: EntityManager, accountId: string, { actor, input }: ConfirmCall): Promise<string> {
    return this.sessions.start(tx, { accountId, portalId: portalOf(actor), device: input.device });
  }
}

// Another registration of the same address may have been confirmed first; then this one is void.
async function createAccount(tx: EntityManager, registration: RegistrationEntity): Promise<string> {
  const { email, name, language, passwordHash, portalId } = registration;
  const rows = await tx.query<{ id: string }[]>(
    `INSERT INTO account (id, email, name, language, password_hash, portal_id) VALUES ($1, $2, $3, $4, $5, $6)
     ON CONFLICT (email) DO NOTHING RETURNING id`,
    [newId(), email, name, language, passwordHash, portalId],
  );
  if (!rows[0]) throw new ProblemError('account.link-invalid');
  return rows[0].id;
}
