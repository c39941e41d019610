import {
  type Actor,
  type challengesRpc,
  isPerson,
  type ParsedInputOf,
  ProblemError,
} from '@allmende/contracts';
import type { PagedRows } from '@allmende/platform/database';
import { managedBy } from './challenge-access.service.js';
import { SqlValues } from './challenge-filters.sql.js';
import { stateSql } from './challenge-row.sql.js';

type OwnInput = ParsedInputOf<typeof challengesRpc.listOwn>;

/** What somebody works on, last changed first; of several roles in one challenge the closest counts. */
export function ownRows({ role, state, clusterId }: OwnInput, actor: Actor): PagedRows {
  if (!isPerson(actor)) throw new ProblemError('forbidden');
  const values = new SqlValues();
  const account = values.add(actor.accountId);
  const manages = managedBy(actor);
  const managed = values.add(manages);
  const conditions = [
    ...(role ? [`r.role = ANY (${values.add(role)}::text[])`] : []),
    ...(state ? [`s.state = ANY (${values.add(state)}::text[])`] : []),
    ...(clusterId ? [`c.cluster_id = ${values.add(clusterId)}`] : []),
  ];
  // Who manages nothing is found by the index of teams alone: each page's menu asks.
  const works = [
    `c.seeker_account_ids @> ARRAY[${account}::uuid]`,
    ...(manages.length > 0
      ? [`c.cluster_id = ANY (${managed}::uuid[])`, `l.shown_by && ${managed}::uuid[]`]
      : []),
  ];
  const rows = `SELECT c.id, c.updated_at AS at, json_build_object('challengeId', c.id, 'slug', c.slug,
        'clusterId', c.cluster_id, 'question', c.question, 'original', c.original, 'state', s.state,
        'opensAt', iso(c.opens_at), 'closesAt', iso(c.closes_at), 'decisionBy', c.decision_by, 'zone', c.zone,
        'organisationName', CASE WHEN c.seeker_named OR r.role <> 'partner' THEN c.organisation_name END,
        'updatedAt', iso(c.updated_at), 'publishedAt', iso(c.published_at),
        'decidedAt', iso(u.decided_at), 'toldAt', iso(u.told_at),
        'award', CASE WHEN r.role = 'seeker' THEN ${awardSql} END,
        -- Those that wait end with the close.
        'briefRequests', CASE WHEN r.role = 'seeker' AND s.state IN ('scheduled', 'open', 'suspended') THEN ${briefRequestsSql} END,
        -- By the day in UTC: whether a decision is overdue is told by the day, not by the hour.
        'decisionOverdue', s.state = 'closed' AND c.decision_by < (now() AT TIME ZONE 'UTC')::date,
        'role', r.role) AS item
      FROM challenge c LEFT JOIN challenge_listing l ON l.challenge_id = c.id
        LEFT JOIN outcome u ON u.challenge_id = c.id,
        LATERAL (SELECT ${stateSql('now()')} AS state) s,
        LATERAL (SELECT CASE WHEN ${account}::uuid = ANY (c.seeker_account_ids) THEN 'seeker'
          WHEN c.cluster_id = ANY (${managed}::uuid[]) THEN 'manager' ELSE 'partner' END AS role) r
      WHERE c.state <> 'imported' AND (${works.join(' OR ')})
      ${conditions.map((condition) => `AND ${condition}`).join(' ')}`;
  return { rows, values: values.list, direction: 'DESC' };
}

const awardSql = `(SELECT json_build_object('state', a.state, 'offeredAt', iso(a.offered_at), 'lapsesAt', iso(a.lapses_at))
  FROM award a WHERE a.challenge_id = c.id ORDER BY a.offered_at DESC, a.id DESC LIMIT 1)`;

const briefRequestsSql = `(SELECT json_build_object('waiting', count(*), 'since', iso(min(b.asked_at)))
  FROM brief_request b WHERE b.challenge_id = c.id AND b.state = 'waiting' HAVING count(*) > 0)`;
