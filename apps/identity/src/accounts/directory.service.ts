import { type accountsRpc, type affiliationsRpc, id, type OutputOf } from '@allmende/contracts';
import type { Call, JsonText } from '@allmende/messaging';
import { readCursor } from '@allmende/platform/database';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { z } from 'zod';
import { type ListRow, toAnswer, toPage } from '../list.rules.js';
import { isPublicProvider } from '../organisations/organisation.rules.js';

type Employments = OutputOf<typeof affiliationsRpc.affiliationsOf>;

/** Who is who, for other services: each answer is one statement. */
@Injectable()
export class DirectoryService {
  constructor(private readonly dataSource: DataSource) {}

  /** An organisation stands beside a name only where somebody verified it. */
  async names({ input }: Call<typeof accountsRpc.names>): Promise<JsonText> {
    return toAnswer(
      await this.dataSource.query(
        `SELECT json_build_object(
           'accounts', coalesce((
             SELECT json_agg(json_build_object('accountId', account.id, 'name', account.name,
               'organisationName', (
                 SELECT organisation.name FROM affiliation JOIN organisation ON organisation.id = organisation_id
                 WHERE account_id = account.id AND left_at IS NULL AND verified_at IS NOT NULL
                 ORDER BY verified_at LIMIT 1),
               'clusterName', (
                 SELECT cluster.name FROM membership JOIN cluster ON cluster.id = cluster_id
                 WHERE account_id = account.id AND of_record)))
             FROM account WHERE account.id = ANY($1) AND closed_at IS NULL), '[]'),
           'organisations', coalesce((
             SELECT json_agg(json_build_object('organisationId', id, 'name', name))
             FROM organisation WHERE id = ANY($2)), '[]'))::text AS json`,
        [input.accountIds, input.organisationIds],
      ),
    );
  }

  async findAccount({ input }: Call<typeof accountsRpc.findAccount>): Promise<{ accountId: string | null }> {
    const rows = await this.dataSource.query<{ id: string }[]>('SELECT id FROM account WHERE email = $1', [
      input.email,
    ]);
    return { accountId: rows[0]?.id ?? null };
  }

  async findAccounts({
    input,
  }: Call<typeof accountsRpc.findAccounts>): Promise<OutputOf<typeof accountsRpc.findAccounts>> {
    return {
      accounts: await this.dataSource.query(
        'SELECT email, id AS "accountId" FROM account WHERE email = ANY($1)',
        [input.emails],
      ),
    };
  }

  /**
   * `clusterId`: where a mail leads. The cluster of record, else the portal of the newest sign-in that stands or the one
   * that the person came in through; at the platform's own address no page of a portal is found.
   */
  async addresses({ input }: Call<typeof accountsRpc.addresses>): Promise<JsonText> {
    return toAnswer(
      await this.dataSource.query(
        `SELECT json_build_object('items', coalesce(json_agg(json_build_object(
           'accountId', account.id, 'email', email, 'name', name, 'language', language,
           'clusterId', coalesce(membership.cluster_id,
             (SELECT session.portal_id FROM session WHERE session.account_id = account.id
                AND session.portal_id IS NOT NULL ORDER BY started_at DESC LIMIT 1),
             account.portal_id,
             (SELECT id FROM cluster WHERE NOT archive ORDER BY created_at, id LIMIT 1)))), '[]'))::text AS json
         FROM account LEFT JOIN membership ON membership.account_id = account.id AND of_record
         WHERE account.id = ANY($1) AND closed_at IS NULL`,
        [input.accountIds],
      ),
    );
  }

  /** Whoever is admitted is a member, whatever the other roles. */
  async holders({ input }: Call<typeof accountsRpc.holders>): Promise<JsonText> {
    const [clusterId, accountId] = readCursor(input.cursor, z.tuple([id, id])) ?? [];
    const rows = await this.dataSource.query<ListRow[]>(
      `SELECT json_build_object('accountId', account_id, 'clusterId', cluster_id)::text AS item,
         ARRAY[cluster_id::text, account_id::text] AS cursor
       FROM membership
       WHERE ($1::uuid[] IS NULL OR cluster_id = ANY($1)) AND state = 'admitted' AND ($2 = 'member' OR $2 = ANY(roles))
         AND ($3::uuid IS NULL OR (cluster_id, account_id) > ($3, $4::uuid))
       ORDER BY cluster_id, account_id LIMIT $5`,
      [input.clusterIds ?? null, input.role, clusterId ?? null, accountId ?? null, input.limit + 1],
    );
    return toPage(rows, input.limit);
  }

  /**
   * An organisation that owns the domain of the address, or one above it, counts unstated, too, and one that was left
   * within a year: neither as verified.
   */
  async affiliationsOf({ input }: Call<typeof affiliationsRpc.affiliationsOf>): Promise<Employments> {
    const items = await this.dataSource.query<Employments['items']>(affiliationsSql, [input.accountIds]);
    const isPublic = (domain: string | null): boolean => domain !== null && isPublicProvider(domain);
    return { items: items.map((one) => (isPublic(one.mailDomain) ? { ...one, mailDomain: null } : one)) };
  }

  async signatories({ input }: Call<typeof accountsRpc.signatories>): Promise<{ accountIds: string[] }> {
    const rows = await this.dataSource.query<{ accountId: string }[]>(
      `SELECT account_id AS "accountId" FROM affiliation
       WHERE organisation_id = $1 AND role = 'signatory' AND verified_at IS NOT NULL AND left_at IS NULL
       ORDER BY verified_at, account_id LIMIT 100`,
      [input.organisationId],
    );
    return { accountIds: rows.map(({ accountId }) => accountId) };
  }

  async operators(): Promise<{ accountIds: string[] }> {
    const rows = await this.dataSource.query<{ id: string }[]>(
      'SELECT id FROM account WHERE operator AND closed_at IS NULL ORDER BY id LIMIT 100',
    );
    return { accountIds: rows.map(({ id: accountId }) => accountId) };
  }
}

const affiliationsSql = `
  WITH person AS (
    SELECT id, substring(email FROM '[^@]*$') AS domain FROM account WHERE id = ANY($1) AND closed_at IS NULL
  ), works_at AS (
    SELECT account_id, organisation_id, verified_at IS NOT NULL AND left_at IS NULL AS verified FROM affiliation
    WHERE account_id = ANY($1) AND (left_at IS NULL OR left_at > clock_timestamp() - interval '1 year')
    UNION ALL
    SELECT person.id, organisation_id, false
    FROM person JOIN organisation_domain own ON person.domain = own.domain OR person.domain LIKE '%.' || own.domain
  ), employer AS (
    SELECT account_id, organisation.id, organisation.name, bool_or(verified) AS verified
    FROM works_at JOIN organisation ON organisation.id = organisation_id
    GROUP BY account_id, organisation.id, organisation.name
  )
  SELECT person.id AS "accountId", person.domain AS "mailDomain", coalesce((
    SELECT json_agg(json_build_object('organisationId', employer.id, 'name', employer.name, 'verified', employer.verified,
      'domains', coalesce((SELECT json_agg(domain ORDER BY domain) FROM organisation_domain
        WHERE organisation_id = employer.id), '[]')) ORDER BY employer.verified DESC, employer.id)
    FROM employer WHERE account_id = person.id), '[]') AS organisations
  FROM person`;
