import type { Actor } from '@allmende/contracts';
import {
  closingConditions,
  type FilterConditions,
  filterConditions,
  type Filters,
  searchSql,
  SqlValues,
  stateConditions,
  visibleSql,
} from './challenge-filters.sql.js';
import type { Statement } from './challenge-listing.sql.js';

type Facet = 'topic' | 'closing' | 'reward' | 'rights' | 'cluster' | 'state';
const facets: readonly Facet[] = ['topic', 'closing', 'reward', 'rights', 'cluster', 'state'];

/** A row of the listing under each value that a facet counts it for; the month has the week in it. */
const valuesOf: Record<Exclude<Facet, 'cluster'>, string> = {
  topic: 'ARRAY[l.topic]',
  reward: 'ARRAY[l.reward_kind]',
  rights: 'ARRAY[l.rights_model]',
  closing: namesWhere(closingConditions),
  state: namesWhere(stateConditions),
};

/** How many challenges each value of each filter would leave, the filter's own choice apart. */
export function countSql(filters: Filters, actor: Actor): Statement {
  const values = new SqlValues();
  const visible = visibleSql(values, actor);
  const search = searchSql(values, filters, visible);
  const conditions = filterConditions(values, filters, actor);
  const flags = facets.map((facet) => `${conditions[facet]} AS by_${facet}`);
  const columns = Object.entries(valuesOf).map(([facet, names]) => `${names} AS ${facet}`);
  const text = `WITH ${search ? `${search.ctes},` : ''}
    base AS MATERIALIZED (SELECT l.cluster_id, ${[...columns, ...flags].join(', ')}
      FROM challenge_listing l ${search ? 'JOIN found USING (challenge_id)' : ''}
      WHERE ${visible} AND ${conditions.eligible})
    SELECT json_build_object(
      'total', (SELECT count(*)::int FROM base WHERE ${allBut(conditions)}),
      'facets', json_build_object(${facets.map((facet) => `'${facet}', ${facetSql(facet, conditions)}`).join(', ')})
    )::text AS answer`;
  return { text, values: values.list };
}

function facetSql(facet: Facet, conditions: FilterConditions): string {
  const where = allBut(conditions, facet);
  const counted =
    facet === 'cluster'
      ? `SELECT o.slug AS value, coalesce(o.name, o.slug) AS label, count(*)::int AS count
           FROM base JOIN cluster o ON o.id = base.cluster_id WHERE ${where} GROUP BY o.slug, o.name`
      : `SELECT value, NULL::text AS label, count(*)::int AS count
           FROM base, unnest(base.${facet}) value WHERE value IS NOT NULL AND ${where} GROUP BY value`;
  return `(SELECT coalesce(json_agg(json_build_object('value', value, 'label', label, 'count', count)
    ORDER BY count DESC, value), '[]') FROM (${counted}) counted)`;
}

function allBut(conditions: FilterConditions, own?: Facet): string {
  const others = facets.filter((facet) => facet !== own && conditions[facet] !== 'true');
  return others.map((facet) => `by_${facet}`).join(' AND ') || 'true';
}

function namesWhere(conditions: Record<string, string>): string {
  const cases = Object.entries(conditions).map(
    ([name, condition]) => `CASE WHEN ${condition} THEN '${name}' END`,
  );
  return `ARRAY[${cases.join(', ')}]`;
}
