import {
  accountsEvents,
  type closingRpc,
  erasureRpc,
  type KeptStatements,
  type Language,
  onlySeekerRpc,
  type OutputOf,
  personOf,
  ProblemError,
} from '@allmende/contracts';
import { type Call, Messaging } from '@allmende/messaging';
import { Outbox, Writes } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { MailLinksService } from '../mail-links/mail-links.service.js';
import { lockAccount, lockCluster } from '../memberships/membership.locks.js';
import { MembershipsService } from '../memberships/memberships.service.js';
import { AffiliationsService } from '../organisations/affiliations.service.js';
import { withoutPasswords } from '../passwords/password.fingerprint.js';
import { PasswordsService } from '../passwords/passwords.service.js';
import { SessionsService } from '../sessions/sessions.service.js';
import { AccountEntity } from './account.entity.js';

type Obstacles = OutputOf<typeof closingRpc.accountClosing>;

/**
 * Closing an account erases the person. Others keep what they rely on, under an id; who that was is told to `terms`
 * where it has to be known for a while, and to nobody else. A last mail says so; its address goes with it.
 */
@Injectable()
export class ClosingService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly messaging: Messaging,
    private readonly writes: Writes,
    private readonly outbox: Outbox,
    private readonly passwords: PasswordsService,
    private readonly memberships: MembershipsService,
    private readonly affiliations: AffiliationsService,
    private readonly sessions: SessionsService,
    private readonly mailLinks: MailLinksService,
  ) {}

  async obstacles({ actor, context }: Pick<Call, 'actor' | 'context'>): Promise<Obstacles> {
    const { accountId } = personOf(actor);
    const { items } = await this.messaging.call(onlySeekerRpc.onlySeekerOf, {}, context);
    return { ...(await heldAlone(this.dataSource.manager, accountId)), challenges: items };
  }

  async close(call: Call<typeof closingRpc.closeAccount>): Promise<{ done: true }> {
    const { accountId } = personOf(call.actor);
    await this.passwords.assertOwn(accountId, call.input.password);
    const held = Object.values(await this.obstacles(call));
    if (held.some(({ length }) => length > 0)) throw new ProblemError('account.hand-over-first');
    const kept = await this.keepPerson(call, accountId);
    return this.writes.run(await withoutPasswords(call, ['password']), async (tx) => {
      await this.lock(tx, accountId);
      const { clusters, organisations } = await heldAlone(tx, accountId);
      if (clusters.length + organisations.length > 0) throw new ProblemError('account.hand-over-first');
      const { name, ...recipient } = await recipientOf(tx, accountId);
      await this.memberships.endAll(tx, accountId);
      await this.affiliations.endAll(tx, accountId);
      await forget(tx, accountId);
      await this.mailLinks.request(tx, {
        purpose: 'account-closed',
        ...recipient,
        farewell: { ...kept, name },
      });
      await this.sessions.endAll(tx, accountId);
      await this.outbox.append(tx, accountsEvents.accountClosed, { accountId });
      return { done: true };
    });
  }

  /** Without the form's key: what is kept is replaced when the form is sent again. */
  private async keepPerson(
    { input: { grade }, context }: Call<typeof closingRpc.closeAccount>,
    accountId: string,
  ): Promise<KeptStatements> {
    const { name, email } = await this.dataSource.manager.findOneByOrFail(AccountEntity, { id: accountId });
    const { actor, traceId } = context;
    const input = { grade, name, email };
    const kept = await this.messaging.call(erasureRpc.keepPerson, input, { actor, traceId });
    return { keptCount: kept.keptCount, keptUntil: kept.keptUntil };
  }

  /** Two managers or signatories who go at once go one after the other. */
  private async lock(tx: EntityManager, accountId: string): Promise<void> {
    const clusters = await tx.query<{ id: string }[]>(
      `SELECT cluster_id AS id FROM membership WHERE account_id = $1 AND state = 'admitted' ORDER BY 1`,
      [accountId],
    );
    for (const { id } of clusters) await lockCluster(tx, id);
    await tx.query(
      `SELECT 1 FROM organisation WHERE id IN (
         SELECT organisation_id FROM affiliation WHERE account_id = $1 AND left_at IS NULL) ORDER BY id FOR UPDATE`,
      [accountId],
    );
    await lockAccount(tx, accountId);
  }
}

/** Clusters that it alone manages, organisations that it alone may bind. */
async function heldAlone(tx: EntityManager, accountId: string): Promise<Omit<Obstacles, 'challenges'>> {
  const clusters = await tx.query<Obstacles['clusters']>(
    `SELECT cluster.id AS "clusterId", cluster.name FROM membership own JOIN cluster ON cluster.id = own.cluster_id
     WHERE own.account_id = $1 AND own.state = 'admitted' AND 'manager' = ANY(own.roles) AND NOT EXISTS (
       SELECT FROM membership other WHERE other.cluster_id = own.cluster_id AND other.id <> own.id
         AND other.state = 'admitted' AND 'manager' = ANY(other.roles))
     ORDER BY cluster.name`,
    [accountId],
  );
  const organisations = await tx.query<Obstacles['organisations']>(
    `SELECT organisation.id AS "organisationId", organisation.name
     FROM affiliation own JOIN organisation ON organisation.id = own.organisation_id
     WHERE own.account_id = $1 AND ${isSignatory('own')} AND NOT EXISTS (
       SELECT FROM affiliation other WHERE other.organisation_id = own.organisation_id AND other.id <> own.id
         AND ${isSignatory('other')})
     ORDER BY organisation.name`,
    [accountId],
  );
  return { clusters, organisations };
}

const isSignatory = (a: string) =>
  `${a}.role = 'signatory' AND ${a}.verified_at IS NOT NULL AND ${a}.left_at IS NULL`;

type FarewellTo = { email: string; name: string; language: Language; portalId: string | null };

/** Where and how the last mail goes, as long as it is known: in the look of the cluster of record, as all mails. */
async function recipientOf(tx: EntityManager, accountId: string): Promise<FarewellTo> {
  const rows = await tx.query<[FarewellTo]>(
    `SELECT email, name, language, coalesce(membership.cluster_id, portal_id) AS "portalId"
     FROM account LEFT JOIN membership ON membership.account_id = account.id AND of_record WHERE account.id = $1`,
    [accountId],
  );
  return rows[0];
}

/** No address has this form, so nothing finds the row by one and the address is free again. */
async function forget(tx: EntityManager, accountId: string): Promise<void> {
  const byAddress = '(SELECT email FROM account WHERE id = $1)';
  await tx.query(`DELETE FROM mail_link WHERE account_id = $1 OR email = ${byAddress}`, [accountId]);
  await tx.query(`DELETE FROM email_change WHERE account_id = $1 OR email = ${byAddress}`, [accountId]);
  await tx.query(`DELETE FROM registration WHERE email = ${byAddress}`, [accountId]);
  for (const table of ['membership', 'affiliation', 'office_person'])
    await tx.query(`DELETE FROM ${table} WHERE account_id = $1`, [accountId]);
  await tx.query(
    `UPDATE account SET email = 'closed:' || id, name = '', password_hash = '', operator = false, portal_id = NULL,
       closed_at = clock_timestamp() WHERE id = $1`,
    [accountId],
  );
}
