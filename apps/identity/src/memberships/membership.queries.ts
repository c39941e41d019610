import type { clustersRpc, OutputOf } from '@allmende/contracts';
import type { EntityManager } from 'typeorm';
import { utcText } from '../list.rules.js';

export type Membership = OutputOf<typeof clustersRpc.admitMember>;

const item = `json_build_object(
  'membershipId', membership.id, 'clusterId', cluster_id, 'accountId', account.id, 'name', account.name,
  'email', account.email, 'state', state, 'roles', roles, 'requestedAt', ${utcText('requested_at')},
  'organisation', (
    SELECT json_build_object('affiliationId', affiliation.id, 'name', organisation.name, 'role', role,
      'verified', verified_at IS NOT NULL)
    FROM affiliation JOIN organisation ON organisation.id = organisation_id
    WHERE account_id = account.id AND left_at IS NULL ORDER BY stated_at DESC LIMIT 1))`;

/** Parameters: cluster, states, pattern, the two values of the cursor, limit. */
export const listed = `
  SELECT ${item}::text AS item, ARRAY[${utcText('requested_at', 'US')}, membership.id::text] AS cursor
  FROM membership JOIN account ON account.id = account_id
  WHERE cluster_id = $1 AND ($2::text[] IS NULL OR state = ANY($2))
    AND ($3::text IS NULL OR account.name ILIKE $3 OR account.email ILIKE $3)
    AND ($4::timestamptz IS NULL OR (requested_at, membership.id) < ($4, $5::uuid))
  ORDER BY requested_at DESC, membership.id DESC LIMIT $6`;

export async function membershipOf(tx: EntityManager, membershipId: string): Promise<Membership> {
  const rows = await tx.query<[{ item: Membership }]>(
    `SELECT ${item} AS item FROM membership JOIN account ON account.id = account_id WHERE membership.id = $1`,
    [membershipId],
  );
  return rows[0].item;
}
