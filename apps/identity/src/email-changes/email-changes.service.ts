import { type emailChangesRpc, type OutputOf, personOf, ProblemError } from '@allmende/contracts';
import type { Call } from '@allmende/messaging';
import { Writes } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager, QueryFailedError } from 'typeorm';
import { portalOf } from '../access.rules.js';
import { AccountEntity } from '../accounts/account.entity.js';
import { RegistrationEntity } from '../accounts/registration.entity.js';
import { MailLinksService } from '../mail-links/mail-links.service.js';
import { lockAccount } from '../memberships/membership.locks.js';
import { AffiliationsService } from '../organisations/affiliations.service.js';
import { attemptKey, AttemptsService } from '../passwords/attempts.service.js';
import { withoutPasswords } from '../passwords/password.fingerprint.js';
import { PasswordsService } from '../passwords/passwords.service.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { signInKey } from '../sessions/sign-in.service.js';
import { EmailChangeEntity } from './email-change.entity.js';

type Shown = OutputOf<typeof emailChangesRpc.showEmailChange>;
type AskCall = Call<typeof emailChangesRpc.askEmailChange>;
type Done = { done: true };

/** Within the quarter of an hour that attempts are counted in: each is a mail to somebody’s address. */
const asksAtMost = 5;

/** An account keeps its address until whoever is signed in to it opens the link that went to the new one. */
@Injectable()
export class EmailChangesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writes: Writes,
    private readonly attempts: AttemptsService,
    private readonly passwords: PasswordsService,
    private readonly mailLinks: MailLinksService,
    private readonly affiliations: AffiliationsService,
    private readonly sessions: SessionsService,
  ) {}

  async show({ actor }: Call<typeof emailChangesRpc.showEmailChange>): Promise<Shown> {
    const { accountId } = personOf(actor);
    const { manager } = this.dataSource;
    const change = await manager.findOneBy(EmailChangeEntity, { accountId });
    if (!change) return { pending: null, unverifies: [] };
    const { email, askedAt } = change;
    const unverifies = await this.affiliations.unverifiedBy(manager, accountId, email);
    return { pending: { email, askedAt: askedAt.toISOString() }, unverifies };
  }

  async ask(call: AskCall): Promise<{ state: 'confirmation-sent' }> {
    const { accountId } = personOf(call.actor);
    await this.passwords.assertOwn(accountId, call.input.password);
    await this.attempts.count([{ key: attemptKey('email-change', accountId), atMost: asksAtMost }]);
    return this.writes.run(await withoutPasswords(call, ['password']), async (tx) => {
      const present = await lockAccount(tx, accountId);
      const { email } = call.input;
      if (email === present) throw unchanged();
      const mailLinkId = await this.mailNewAddress(tx, call, accountId);
      await tx.upsert(EmailChangeEntity, { accountId, email, mailLinkId, askedAt: new Date() }, [
        'accountId',
      ]);
      const portalId = portalOf(call.actor);
      await this.mailLinks.request(tx, {
        purpose: 'email-change-asked',
        email: present,
        accountId,
        portalId,
      });
      return { state: 'confirmation-sent' };
    });
  }

  /** The link of another account is as one that does not exist, and stays good for its own. */
  async confirm(call: Call<typeof emailChangesRpc.confirmEmailChange>): Promise<Done> {
    const { accountId, sessionId } = personOf(call.actor);
    return this.writes.run(call, async (tx) => {
      const former = await lockAccount(tx, accountId);
      const { id: mailLinkId } = await this.mailLinks.take(tx, call.input.token, 'confirm-new-email');
      const change = await tx.findOneBy(EmailChangeEntity, { accountId, mailLinkId });
      if (!change) throw new ProblemError('account.link-invalid');
      const { email } = change;
      await moveTo(tx, accountId, email);
      await tx.delete(EmailChangeEntity, { accountId });
      await tx.delete(RegistrationEntity, { email });
      await this.affiliations.unverify(tx, accountId, email);
      await this.sessions.endOthers(tx, accountId, sessionId);
      await this.attempts.clear(tx, signInKey(email));
      const portalId = portalOf(call.actor);
      await this.mailLinks.request(tx, { purpose: 'email-changed', email: former, accountId, portalId });
      return { done: true };
    });
  }

  async withdraw(call: Call<typeof emailChangesRpc.withdrawEmailChange>): Promise<Done> {
    const { accountId } = personOf(call.actor);
    return this.writes.run(call, async (tx) => {
      await tx.delete(EmailChangeEntity, { accountId });
      return { done: true };
    });
  }

  /** To whoever has the address: a link, or that it belongs to an account already. As much work for either. */
  private async mailNewAddress(
    tx: EntityManager,
    { input, actor }: AskCall,
    asking: string,
  ): Promise<string> {
    const { email, language } = input;
    const owner = await tx.findOneBy(AccountEntity, { email });
    const whose = owner
      ? ({ purpose: 'email-taken', accountId: owner.id } as const)
      : ({ purpose: 'confirm-new-email', accountId: asking, language } as const);
    return this.mailLinks.request(tx, { ...whose, email, portalId: portalOf(actor) });
  }
}

/** Another account may have got the address since, or gets it at the same instant. */
async function moveTo(tx: EntityManager, accountId: string, email: string): Promise<void> {
  try {
    await tx.update(AccountEntity, { id: accountId }, { email });
  } catch (error) {
    throw isTaken(error) ? new ProblemError('account.link-invalid') : error;
  }
}

function isTaken(error: unknown): boolean {
  return error instanceof QueryFailedError && (error.driverError as { code?: string }).code === '23505';
}

function unchanged(): ProblemError {
  const errors = [{ field: 'email', code: 'unchanged', message: 'The present address' }];
  return new ProblemError('invalid', { errors });
}
