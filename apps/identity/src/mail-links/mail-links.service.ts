import {
  accountsEvents,
  type accountsRpc,
  type Language,
  newId,
  type OutputOf,
  ProblemError,
} from '@allmende/contracts';
import type { Call } from '@allmende/messaging';
import { Outbox, Writes } from '@allmende/messaging/durable';
import { databaseClock } from '@allmende/platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { LinkTokenEntity } from './link-token.entity.js';
import { type Farewell, MailLinkEntity, type MailLinkPurpose } from './mail-link.entity.js';
import { isOwed, lifeHours, mailsPerHour, newToken, tokenDigest } from './mail-link.rules.js';

type MailRequest = {
  purpose: MailLinkPurpose;
  email: string;
  portalId: string | null;
  language?: Language;
  accountId?: string;
  registrationId?: string;
  farewell?: Farewell;
};

type MailLink = OutputOf<typeof accountsRpc.mailLink>;
type Link = { id: string; email: string; accountId: string | null; registrationId: string | null };
type LinkPurpose = 'confirm-email' | 'reset-password' | 'confirm-new-email';
type Recipient = Pick<MailLink, 'email' | 'name' | 'language' | 'clusterId'> & {
  purpose: MailLinkPurpose;
  isConfirmed: boolean;
  farewell: Farewell | null;
};

/** Mails with a secret in them: asked for in one transaction, given a secret when they go out, used once. */
@Injectable()
export class MailLinksService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writes: Writes,
    private readonly outbox: Outbox,
  ) {}

  /** Asks for a mail; the event carries nothing but the request's id, which is returned. */
  async request(tx: EntityManager, request: MailRequest): Promise<string> {
    const id = newId();
    const recent = await tx.query<unknown[]>(
      `SELECT 1 FROM mail_link WHERE email = $1 AND created_at > now() - interval '1 hour' LIMIT $2`,
      [request.email, mailsPerHour],
    );
    const isSent = recent.length < mailsPerHour || isOwed(request.purpose);
    const purpose = isSent ? request.purpose : 'none';
    await tx.insert(MailLinkEntity, { ...request, id, purpose });
    if (purpose !== 'none') await this.outbox.append(tx, accountsEvents.mailLinkRequested, { requestId: id });
    return id;
  }

  /** For `notifications`, just before it sends. A confirmation that has happened meanwhile needs no link any more. */
  async mailLink(call: Call<typeof accountsRpc.mailLink>): Promise<MailLink> {
    const { requestId } = call.input;
    return this.writes.system('mail-link', async (tx) => {
      const { purpose: asked, isConfirmed, farewell, ...recipient } = await this.recipientOf(tx, requestId);
      if (asked === 'none') throw new ProblemError('account.link-invalid');
      const purpose = isConfirmed && asked === 'confirm-email' ? 'account-exists' : asked;
      const hours = lifeHours[purpose];
      if (hours === undefined) {
        const kept = farewell ? { keptCount: farewell.keptCount, keptUntil: farewell.keptUntil } : undefined;
        return { ...recipient, purpose, token: null, expiresAt: null, kept };
      }
      const token = newToken();
      const expiresAt = new Date((await databaseClock(tx)).getTime() + hours * 3_600_000);
      await tx.insert(LinkTokenEntity, { tokenHash: tokenDigest(token), mailLinkId: requestId, expiresAt });
      return { ...recipient, purpose, token, expiresAt: expiresAt.toISOString() };
    });
  }

  /** The address of a closed account is kept for its last mail and no longer. */
  async mailSent({ input }: Call<typeof accountsRpc.mailSent>): Promise<{ done: true }> {
    await this.dataSource.manager.delete(MailLinkEntity, { id: input.requestId, purpose: 'account-closed' });
    return { done: true };
  }

  /** Uses a link up, with all tokens made for it. Unknown, expired, used and of another purpose are one refusal. */
  async take(tx: EntityManager, token: string, purpose: LinkPurpose): Promise<Link> {
    const links = await tx.query<Link[]>(
      `SELECT link.id, link.email, link.account_id AS "accountId", link.registration_id AS "registrationId"
       FROM link_token JOIN mail_link link ON link.id = link_token.mail_link_id
       WHERE token_hash = $1 AND purpose = $2 AND used_at IS NULL AND expires_at > clock_timestamp()
       FOR UPDATE OF link_token`,
      [tokenDigest(token), purpose],
    );
    const [link] = links;
    if (!link) throw new ProblemError('account.link-invalid');
    await tx.query('UPDATE link_token SET used_at = clock_timestamp() WHERE mail_link_id = $1', [link.id]);
    return link;
  }

  /** Whose link this was; for the repetition of a call that has used it up. */
  async ownerOfUsed(tx: EntityManager, token: string, purpose: LinkPurpose): Promise<string> {
    const rows = await tx.query<{ accountId: string | null }[]>(
      `SELECT link.account_id AS "accountId" FROM link_token JOIN mail_link link ON link.id = link_token.mail_link_id
       WHERE token_hash = $1 AND purpose = $2 AND used_at IS NOT NULL`,
      [tokenDigest(token), purpose],
    );
    const accountId = rows[0]?.accountId;
    if (!accountId) throw new ProblemError('account.link-invalid');
    return accountId;
  }

  /** Every other link of this purpose for the account is void, too. */
  async voidAll(tx: EntityManager, accountId: string, purpose: LinkPurpose): Promise<void> {
    await tx.query(
      `UPDATE link_token SET used_at = clock_timestamp() FROM mail_link link
       WHERE link.id = link_token.mail_link_id AND link.account_id = $1 AND purpose = $2 AND used_at IS NULL`,
      [accountId, purpose],
    );
  }

  private async recipientOf(tx: EntityManager, requestId: string): Promise<Recipient> {
    const rows = await tx.query<Recipient[]>(
      `SELECT link.purpose, link.email, link.portal_id AS "clusterId", account.id IS NOT NULL AS "isConfirmed",
         coalesce(link.farewell ->> 'name', ${knownName}, '') AS name,
         coalesce(link.language, account.language, 'de') AS language, link.farewell
       FROM mail_link link
       LEFT JOIN account ON account.id =
         coalesce(link.account_id, (SELECT id FROM account WHERE email = link.email))
       LEFT JOIN registration ON registration.id = link.registration_id
       WHERE link.id = $1 AND ${isStillMeant}`,
      [requestId],
    );
    if (!rows[0]) throw new ProblemError('account.link-invalid');
    return rows[0];
  }
}

/** Who typed a wrong new address does not tell its owner who they are. */
const knownName = `CASE WHEN link.purpose <> 'confirm-new-email' THEN coalesce(account.name, registration.name) END`;

/** Since the mail was asked for the account may have got another address, or asked for yet another one. */
const isStillMeant = `(link.purpose <> 'reset-password' OR account.email = link.email)
  AND (link.purpose <> 'confirm-new-email' OR EXISTS (SELECT FROM email_change WHERE mail_link_id = link.id))`;
