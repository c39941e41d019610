import {
  type Actor,
  type challengesRpc,
  isPerson,
  type ParsedInputOf,
  ProblemError,
} from '@allmende/contracts';
import { portalOf } from './challenge-pages.service.js';
import { hasBriefSql, untoldSql } from './challenge-row.sql.js';

export type Filters = ParsedInputOf<typeof challengesRpc.countChallenges>;

/** Values of a statement; `add` gives the placeholder. */
export class SqlValues {
  readonly list: unknown[] = [];

  add(value: unknown): string {
    this.list.push(value);
    return `$${this.list.length}`;
  }
}

const maxWords = 8;
const running = `l.state IN ('scheduled', 'open') AND l.closes_at > now()`;

/** What the values of the filter mean for a row `l` of the listing at this moment. */
export const stateConditions = {
  open: `(${running} AND l.opens_at <= now())`,
  scheduled: `(${running} AND l.opens_at > now())`,
  suspended: `l.state = 'suspended'`,
  closed: `(l.state = 'closed' OR (l.state IN ('scheduled', 'open') AND l.closes_at <= now())
    OR ${untoldSql('l.challenge_id')})`,
  decided: `(l.state IN ('decided', 'completed', 'ended-without-award') AND NOT ${untoldSql('l.challenge_id')})`,
  imported: `l.state = 'imported'`,
} as const;

/** Days as the calendar counts them, since pages say "in 30 days"; in the zone of nearly all challenges. */
const endOfDay = (days: number): string =>
  `(date_trunc('day', now() AT TIME ZONE 'Europe/Berlin') + interval '${days + 1} days') AT TIME ZONE 'Europe/Berlin'`;

/** The next seven days, the next thirty with them, or after that. */
export const closingConditions = {
  week: `(${running} AND l.closes_at < ${endOfDay(7)})`,
  month: `(${running} AND l.closes_at < ${endOfDay(30)})`,
  later: `(${running} AND l.closes_at >= ${endOfDay(30)})`,
} as const;

/** The placeholder of the portal's cluster; undefined on the bare host. */
export function portalSql(values: SqlValues, actor: Actor): string | undefined {
  const portal = portalOf(actor);
  return portal === undefined ? undefined : `${values.add(portal)}::uuid`;
}

/** Through a portal: what its cluster owns or shows; on the bare host: all but the archive. */
export function visibleSql(portal: string | undefined): string {
  if (portal === undefined) return 'NOT l.archived';
  return `(l.cluster_id = ${portal} OR (NOT l.archived AND ${portal} = ANY (l.shown_by)))`;
}

export type FilterConditions = Record<
  'topic' | 'closing' | 'reward' | 'rights' | 'brief' | 'cluster' | 'state' | 'eligible',
  string
>;

/** A condition per filter; `true` for one that is not set. */
export function filterConditions(values: SqlValues, filters: Filters, actor: Actor): FilterConditions {
  const any = (column: string, chosen: readonly string[] | undefined): string =>
    chosen === undefined ? 'true' : `coalesce(${column} = ANY (${values.add(chosen)}::text[]), false)`;
  return {
    topic: any('l.topic', filters.topic),
    reward: any('l.reward_kind', filters.reward),
    rights: any('l.rights_model', filters.rights),
    brief: filters.brief ? briefSql(filters.brief) : 'true',
    closing: filters.closing ? closingConditions[filters.closing] : 'true',
    cluster: filters.cluster
      ? `l.cluster_id IN (SELECT id FROM cluster WHERE slug = ANY (${values.add(filters.cluster)}::text[]))`
      : 'true',
    state: filters.state
      ? `(${filters.state.map((state) => stateConditions[state]).join(' OR ') || 'false'})`
      : 'true',
    eligible: filters.eligible ? eligibleSql(values, filters.eligible, actor) : 'true',
  };
}

function briefSql(brief: NonNullable<Filters['brief']>): string {
  const has = `EXISTS (SELECT 1 FROM challenge c WHERE c.id = l.challenge_id AND ${hasBriefSql})`;
  return brief === 'with' ? has : `NOT ${has}`;
}

/** What runs and is open to everybody, or to this person. */
export function eligibleSql(
  values: SqlValues,
  eligible: NonNullable<Filters['eligible']>,
  actor: Actor,
): string {
  if (eligible === 'everyone') return `(${running} AND l.eligibility = 'everyone')`;
  if (!isPerson(actor)) throw new ProblemError('not-signed-in');
  const clusterIds = values.add(actor.memberships.map(({ clusterId }) => clusterId));
  return `(${running} AND (l.eligibility = 'everyone' OR l.eligible_ids && ${clusterIds}::uuid[]))`;
}

export type Search = {
  /** `found`: what matches, with a score where only something similar does; that is looked for if nothing matches. */
  ctes: string;
  /** `tsquery` of the words. */
  query: string;
};

/** The parts of a statement that searches; undefined without a `q`. */
export function searchSql(values: SqlValues, { q }: Filters, visible: string): Search | undefined {
  if (!q) return undefined;
  const words = q.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  const asked = `search_words(${values.add(words.slice(0, maxWords))}::text[])`;
  // As a subquery it is worked out once, not for every row.
  const query = '(SELECT words FROM asked)';
  const typed = `${values.add(words.slice(0, maxWords).join(' '))}::text`;
  return {
    query,
    ctes: `asked AS MATERIALIZED (SELECT ${asked} AS words),
      exact AS MATERIALIZED (SELECT l.challenge_id FROM challenge_listing l WHERE ${visible} AND l.body @@ ${query}),
      found AS MATERIALIZED (SELECT challenge_id, NULL::real AS score FROM exact
        UNION ALL SELECT id, score FROM similar_challenges(${typed}) WHERE NOT EXISTS (SELECT 1 FROM exact))`,
  };
}
