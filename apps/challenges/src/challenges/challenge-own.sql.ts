import {
  type Actor,
  type challengesRpc,
  isPerson,
  type ParsedInputOf,
  ProblemError,
} from '@allmende/contracts';
import { cursorSql, readCursor } from '@allmende/platform/database';
import { z } from 'zod';
import { managedBy } from './challenge-access.service.js';
import { SqlValues } from './challenge-filters.sql.js';
import type { Statement } from './challenge-listing.sql.js';
import { stateSql } from './challenge-row.sql.js';

type OwnInput = ParsedInputOf<typeof challengesRpc.listOwn>;

const cursorSchema = z.tuple([z.iso.datetime(), z.uuid()]);

/** What somebody works on, last changed first; of several roles in one challenge the closest counts. */
export function ownSql({ role, state, clusterId, limit, cursor }: OwnInput, actor: Actor): Statement {
  if (!isPerson(actor)) throw new ProblemError('forbidden');
  const values = new SqlValues();
  const account = values.add(actor.accountId);
  const managed = values.add(managedBy(actor));
  const last = readCursor(cursor, cursorSchema);
  const conditions = [
    ...(role ? [`r.role = ANY (${values.add(role)}::text[])`] : []),
    ...(state ? [`s.state = ANY (${values.add(state)}::text[])`] : []),
    ...(clusterId ? [`c.cluster_id = ${values.add(clusterId)}`] : []),
    ...(last
      ? [`(c.updated_at, c.id) < (${values.add(last[0])}::timestamptz, ${values.add(last[1])}::uuid)`]
      : []),
  ];
  const rows = values.add(limit);
  const text = `WITH chosen AS (
      SELECT c.*, r.role, s.state AS shown_state, row_number() OVER (ORDER BY c.updated_at DESC, c.id DESC) AS number
      FROM challenge c LEFT JOIN challenge_listing l ON l.challenge_id = c.id,
        LATERAL (SELECT ${stateSql('now()')} AS state) s,
        LATERAL (SELECT CASE WHEN ${account}::uuid = ANY (c.seeker_account_ids) THEN 'seeker'
          WHEN c.cluster_id = ANY (${managed}::uuid[]) THEN 'manager' ELSE 'partner' END AS role) r
      WHERE c.state <> 'imported' AND (c.seeker_account_ids @> ARRAY[${account}::uuid]
        OR c.cluster_id = ANY (${managed}::uuid[])
        OR (l.shown_by && ${managed}::uuid[]))
      ${conditions.map((condition) => `AND ${condition}`).join(' ')}
      ORDER BY c.updated_at DESC, c.id DESC LIMIT ${rows} + 1)
    SELECT json_build_object(
      'items', (SELECT coalesce(json_agg(json_build_object('challengeId', c.id, 'slug', c.slug,
          'clusterId', c.cluster_id, 'question', c.question, 'original', c.original, 'state', c.shown_state,
          'opensAt', iso(c.opens_at), 'closesAt', iso(c.closes_at), 'decisionBy', c.decision_by, 'zone', c.zone,
          'organisationName', CASE WHEN c.seeker_named OR c.role <> 'partner' THEN c.organisation_name END,
          'updatedAt', iso(c.updated_at), 'publishedAt', iso(c.published_at),
          'decidedAt', iso(u.decided_at), 'toldAt', iso(u.told_at),
          'award', CASE WHEN c.role = 'seeker' THEN ${awardSql} END,
          -- By the day in UTC: whether a decision is overdue is told by the day, not by the hour.
          'decisionOverdue', c.shown_state = 'closed' AND c.decision_by < (now() AT TIME ZONE 'UTC')::date,
          'role', c.role) ORDER BY c.number), '[]')
        FROM chosen c LEFT JOIN outcome u ON u.challenge_id = c.id WHERE c.number <= ${rows}),
      'nextCursor', (SELECT ${cursorSql('json_build_array(iso(updated_at), id)')} FROM chosen
        WHERE number = ${rows} AND EXISTS (SELECT 1 FROM chosen WHERE number > ${rows})))::text AS answer`;
  return { text, values: values.list };
}

const awardSql = `(SELECT json_build_object('state', a.state, 'offeredAt', iso(a.offered_at), 'lapsesAt', iso(a.lapses_at))
  FROM award a WHERE a.challenge_id = c.id ORDER BY a.offered_at DESC, a.id DESC LIMIT 1)`;
