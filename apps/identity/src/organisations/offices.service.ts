import {
  type FieldError,
  type Office,
  officesEvents,
  type officesRpc,
  type ParsedInputOf,
  type Person,
  personOf,
  ProblemError,
} from '@allmende/contracts';
import type { Call } from '@allmende/messaging';
import { Outbox, Writes } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { isOfOffice } from './office.sql.js';

type Named = ParsedInputOf<typeof officesRpc.nameOffice>;
type Found = Omit<Office, 'mayChange'>;
type OfficePerson = NonNullable<Office['office']>['deputies'][number];

/** Who acts for an organisation where its people take part in challenges. */
@Injectable()
export class OfficesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writes: Writes,
    private readonly outbox: Outbox,
  ) {}

  async get({ input, actor }: Call<typeof officesRpc.getOffice>): Promise<Office> {
    const { organisations } = personOf(actor);
    const own = organisations.find(({ organisationId }) => organisationId === input.organisationId);
    if (!own?.verified) throw new ProblemError('organisation.not-found');
    const mayChange = mayName(personOf(actor), input.organisationId);
    const found = await find(this.dataSource.manager, input.organisationId);
    return { ...(mayChange || own.office ? found : withoutAddresses(found)), mayChange };
  }

  async name(call: Call<typeof officesRpc.nameOffice>): Promise<Office> {
    const { organisationId, rule, days } = call.input;
    assertMayName(personOf(call.actor), organisationId);
    return this.writes.run(call, async (tx) => {
      await lockOrganisation(tx, organisationId);
      const people = await findPeople(tx, call.input);
      await tx.query(
        `INSERT INTO office (organisation_id, rule, days) VALUES ($1, $2, $3)
         ON CONFLICT (organisation_id) DO UPDATE SET rule = excluded.rule, days = excluded.days`,
        [organisationId, rule, days],
      );
      await tx.query('DELETE FROM office_person WHERE organisation_id = $1', [organisationId]);
      await tx.query(
        `INSERT INTO office_person (organisation_id, account_id, is_head)
         SELECT $1::uuid, account_id, account_id = $3::uuid FROM unnest($2::uuid[]) AS account_id`,
        [organisationId, people.accountIds, people.headId],
      );
      await this.outbox.append(tx, officesEvents.officeChanged, { organisationId, office: { rule, days } });
      return { ...(await find(tx, organisationId)), mayChange: true };
    });
  }

  async close(call: Call<typeof officesRpc.closeOffice>): Promise<{ done: true }> {
    const { organisationId } = call.input;
    assertMayName(personOf(call.actor), organisationId);
    return this.writes.run(call, async (tx) => {
      await lockOrganisation(tx, organisationId);
      const [, count] = await tx.query<[unknown[], number]>('DELETE FROM office WHERE organisation_id = $1', [
        organisationId,
      ]);
      if (count > 0)
        await this.outbox.append(tx, officesEvents.officeChanged, { organisationId, office: null });
      return { done: true };
    });
  }

  async people({ input }: Call<typeof officesRpc.officePeople>): Promise<{ accountIds: string[] }> {
    const rows = await this.dataSource.query<{ accountId: string }[]>(
      `SELECT account_id AS "accountId" FROM affiliation
       WHERE organisation_id = $1 AND left_at IS NULL AND ${isOfOffice('affiliation')} ORDER BY account_id`,
      [input.organisationId],
    );
    return { accountIds: rows.map(({ accountId }) => accountId) };
  }
}

function mayName({ organisations }: Person, organisationId: string): boolean {
  return organisations.some(
    (own) => own.organisationId === organisationId && own.role === 'signatory' && own.verified,
  );
}

/** For everybody else there is nothing, whether or not the organisation exists. */
function assertMayName(who: Person, organisationId: string): void {
  if (!mayName(who, organisationId)) throw new ProblemError('organisation.not-found');
}

/** Events about one office follow the order of their commits. */
async function lockOrganisation(tx: EntityManager, organisationId: string): Promise<void> {
  await tx.query('SELECT FROM organisation WHERE id = $1 FOR NO KEY UPDATE', [organisationId]);
}

/** Named by their addresses; an unknown one answers as one of somebody who belongs elsewhere. */
async function findPeople(
  tx: EntityManager,
  { organisationId, head, deputies }: Named,
): Promise<{ accountIds: string[]; headId: string }> {
  const rows = await tx.query<{ accountId: string; email: string }[]>(
    `SELECT account.id AS "accountId", email FROM account JOIN affiliation ON account_id = account.id
     WHERE email = ANY($1) AND organisation_id = $2 AND verified_at IS NOT NULL AND left_at IS NULL`,
    [[head, ...deputies], organisationId],
  );
  const known = new Map(rows.map(({ email, accountId }) => [email, accountId]));
  const headId = known.get(head);
  const errors = [
    ...(headId ? [] : [notAffiliated('head')]),
    ...deputies.flatMap((address, at) => (known.has(address) ? [] : [notAffiliated(`deputies.${at}`)])),
  ];
  if (!headId || errors.length > 0) throw new ProblemError('invalid', { errors });
  return { accountIds: [...new Set(known.values())], headId };
}

/** Who is asked about somebody is no secret to them; an address stays with those who work with it. */
function withoutAddresses({ office, ...organisation }: Found): Found {
  const named = ({ accountId, name }: OfficePerson) => ({ accountId, name });
  if (!office) return { ...organisation, office };
  const { head, deputies } = office;
  return { ...organisation, office: { ...office, head: head && named(head), deputies: deputies.map(named) } };
}

function notAffiliated(field: string): FieldError {
  return { field, code: 'not-affiliated', message: 'Not a verified person of this organisation' };
}

async function find(tx: EntityManager, organisationId: string): Promise<Found> {
  const rows = await tx.query<{ found: Found }[]>(
    `WITH people AS (
       SELECT is_head, account.name, json_build_object('accountId', account.id, 'name', name, 'email', email) AS person
       FROM affiliation JOIN office_person USING (organisation_id, account_id) JOIN account ON account.id = account_id
       WHERE organisation_id = $1 AND left_at IS NULL AND verified_at IS NOT NULL)
     SELECT json_build_object('organisationId', organisation.id, 'organisationName', organisation.name, 'office',
       CASE WHEN rule IS NOT NULL THEN json_build_object('rule', rule, 'days', days,
         'head', (SELECT person FROM people WHERE is_head),
         'deputies', coalesce((SELECT json_agg(person ORDER BY name) FROM people WHERE NOT is_head), '[]')) END) AS found
     FROM organisation LEFT JOIN office ON organisation_id = organisation.id WHERE organisation.id = $1`,
    [organisationId],
  );
  if (!rows[0]) throw new ProblemError('organisation.not-found');
  return rows[0].found;
}
