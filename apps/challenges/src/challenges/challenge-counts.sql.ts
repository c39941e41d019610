import { type Actor, isPerson } from '@allmende/contracts';
import {
  closingConditions,
  eligibleSql,
  type FilterConditions,
  filterConditions,
  type Filters,
  portalSql,
  searchSql,
  SqlValues,
  stateConditions,
  visibleSql,
} from './challenge-filters.sql.js';
import type { Statement } from './challenge-listing.sql.js';

/** Whether there is a brief is filtered by and not counted: the listing does not hold it. */
type Facet = Exclude<keyof FilterConditions, 'brief'>;
const facets: readonly Facet[] = ['eligible', 'topic', 'closing', 'reward', 'rights', 'cluster', 'state'];

const applied = [...facets, 'brief'] as const;

/** A row of the listing counts for one value of these … */
const columnOf: Partial<Record<Facet, string>> = {
  topic: 'topic',
  reward: 'reward_kind',
  rights: 'rights_model',
  cluster: 'cluster_id',
};
/** … and for each value of these whose condition holds: the month has the week in it. */
type Named = Partial<Record<Facet, Record<string, string>>>;

/** Only a person is told what is open to them. */
function namedConditions(values: SqlValues, actor: Actor): Named {
  return {
    eligible: {
      everyone: eligibleSql(values, 'everyone', actor),
      ...(isPerson(actor) ? { me: eligibleSql(values, 'me', actor) } : {}),
    },
    closing: closingConditions,
    state: stateConditions,
  };
}

/** How many challenges each value of each filter would leave, the filter's own choice apart. */
export function countSql(filters: Filters, actor: Actor): Statement {
  const values = new SqlValues();
  const visible = visibleSql(portalSql(values, actor));
  const search = searchSql(values, filters, visible);
  const conditions = filterConditions(values, filters, actor);
  const flags = applied.map((filter) => `${conditions[filter]} AS by_${filter}`);
  const named = namedConditions(values, actor);
  const cases = Object.entries(named).flatMap(([facet, byName]) =>
    Object.entries(byName).map(([name, condition]) => `${condition} AS ${facet}_${name}`),
  );
  const columns = [...Object.values(columnOf).map((column) => `l.${column}`), ...cases, ...flags];
  const counts = facets.map((facet) => `'${facet}', ${facetSql(facet, named, allBut(conditions, facet))}`);
  const text = `WITH ${search ? `${search.ctes},` : ''}
    base AS MATERIALIZED (SELECT ${columns.join(', ')}
      FROM challenge_listing l ${search ? 'JOIN found USING (challenge_id)' : ''}
      WHERE ${visible})
    SELECT json_build_object(
      'total', (SELECT count(*)::int FROM base WHERE ${allBut(conditions)}),
      'facets', json_build_object(${counts.join(', ')}))::text AS answer`;
  return { text, values: values.list };
}

function facetSql(facet: Facet, named: Named, where: string): string {
  return `(SELECT coalesce(json_agg(json_build_object('value', value, 'label', label, 'count', count)
    ORDER BY count DESC, value), '[]') FROM (${countedSql(facet, named, where)}) counted WHERE count > 0)`;
}

function countedSql(facet: Facet, named: Named, where: string): string {
  if (facet === 'cluster') {
    return `SELECT o.slug AS value, coalesce(o.name, o.slug) AS label, count FROM cluster o
      JOIN (SELECT cluster_id, count(*)::int AS count FROM base WHERE ${where} GROUP BY cluster_id) n
        ON n.cluster_id = o.id`;
  }
  const cases = Object.keys(named[facet] ?? {});
  if (cases.length === 0) {
    return `SELECT ${columnOf[facet]} AS value, NULL::text AS label, count(*)::int AS count
      FROM base WHERE ${columnOf[facet]} IS NOT NULL AND ${where} GROUP BY ${columnOf[facet]}`;
  }
  const counts = cases.map((name) => `count(*) FILTER (WHERE ${facet}_${name})::int AS ${name}`);
  const rows = cases.map((name) => `('${name}', n.${name})`);
  return `SELECT value, NULL::text AS label, count FROM (SELECT ${counts.join(', ')} FROM base WHERE ${where}) n,
    LATERAL (VALUES ${rows.join(', ')}) named (value, count)`;
}

function allBut(conditions: FilterConditions, own?: Facet): string {
  const others = applied.filter((filter) => filter !== own && conditions[filter] !== 'true');
  return others.map((filter) => `by_${filter}`).join(' AND ') || 'true';
}
