import { type accountsRpc, personOf, ProblemError } from '@allmende/contracts';
import type { Call, JsonText } from '@allmende/messaging';
import { Writes } from '@allmende/messaging/durable';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { toAnswer } from '../list.rules.js';
import { isOfOffice } from '../organisations/office.sql.js';
import { AccountEntity } from './account.entity.js';

const profile = `
  SELECT json_build_object(
    'accountId', account.id, 'email', account.email, 'name', account.name, 'language', account.language,
    'operator', account.operator, 'confirmed', true,
    'memberships', coalesce((
      SELECT json_agg(json_build_object(
        'membershipId', membership.id, 'clusterId', cluster.id, 'clusterSlug', cluster.slug,
        'clusterName', cluster.name, 'state', state, 'roles', roles, 'ofRecord', of_record, 'reason', reason)
        ORDER BY of_record DESC, cluster.name)
      FROM membership JOIN cluster ON cluster.id = cluster_id WHERE account_id = account.id), '[]'),
    'affiliations', coalesce((
      SELECT json_agg(json_build_object(
        'affiliationId', affiliation.id, 'organisationId', organisation.id, 'organisationName', organisation.name,
        'role', role, 'verified', verified_by IS NOT NULL, 'verifiedBy', verified_by, 'statedAs', stated_as,
        'office', ${isOfOffice('affiliation')}) ORDER BY stated_at)
      FROM affiliation JOIN organisation ON organisation.id = organisation_id
      WHERE account_id = account.id AND left_at IS NULL), '[]'))::text AS json
  FROM account WHERE account.id = $1`;

@Injectable()
export class AccountsService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly writes: Writes,
  ) {}

  async me({ actor }: Call<typeof accountsRpc.me>): Promise<JsonText> {
    return profileOf(this.dataSource.manager, personOf(actor).accountId);
  }

  async updateMe(call: Call<typeof accountsRpc.updateMe>): Promise<JsonText> {
    const { accountId } = personOf(call.actor);
    const { name, language } = call.input;
    return this.writes.run(call, async (tx) => {
      if (name !== undefined) await tx.update(AccountEntity, { id: accountId }, { name });
      if (language !== undefined) await tx.update(AccountEntity, { id: accountId }, { language });
      return profileOf(tx, accountId);
    });
  }
}

async function profileOf(tx: EntityManager, accountId: string): Promise<JsonText> {
  const rows = await tx.query<{ json: string }[]>(profile, [accountId]);
  if (rows.length === 0) throw new ProblemError('not-signed-in');
  return toAnswer(rows);
}
