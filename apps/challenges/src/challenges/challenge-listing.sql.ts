import type { Actor, challengesRpc, ParsedInputOf } from '@allmende/contracts';
import { cursorSql, readCursor } from '@allmende/platform/database';
import { z } from 'zod';
import {
  filterConditions,
  portalSql,
  type Search,
  searchSql,
  SqlValues,
  visibleSql,
} from './challenge-filters.sql.js';
import { rowPairs } from './challenge-row.sql.js';

export type ListInput = ParsedInputOf<typeof challengesRpc.listChallenges>;
export type Statement = { text: string; values: unknown[] };

/** Among so many newest matches the best are looked for: ranking all would take longer than anybody reads. */
const rankedMatches = 400;

/** A stretch of the list: the stretches follow each other, each in its own order by `key`, then by `id`. */
type Stretch = {
  from: string;
  where: string;
  key: string;
  id: string;
  type: 'timestamptz' | 'int';
  descending: boolean;
};

// The stretch, its last key and id, and when the list began: what is running then stays so for the whole list.
const cursorSchema = z.tuple([
  z.number().int().min(0).max(3),
  z.union([z.iso.datetime(), z.literal('-infinity'), z.string().regex(/^\d{1,9}$/)]),
  z.uuid(),
  z.iso.datetime(),
]);
type Cursor = z.output<typeof cursorSchema>;

export function listSql(input: ListInput, actor: Actor): Statement {
  const values = new SqlValues();
  const cursor = readCursor(input.cursor, cursorSchema);
  const portal = portalSql(values, actor);
  const visible = visibleSql(portal);
  const search = searchSql(values, input, visible);
  const filters = Object.values(filterConditions(values, input, actor)).filter(
    (condition) => condition !== 'true',
  );
  const at = cursor ? `${values.add(cursor[3])}::timestamptz` : 'now()';
  const stretches = stretchesOf(input, { portal, visible, filters, at, search });
  const limit = values.add(input.limit);
  const branches = stretches.flatMap((stretch, index) => {
    const branch = branchSql(stretch, index, cursor, values);
    return branch === undefined ? [] : [`(${branch} LIMIT ${limit} + 1)`];
  });
  const text = `WITH ${search ? `${search.ctes},` : ''}
    chosen AS (${branches.join(' UNION ALL ')}),
    page AS (SELECT *, row_number() OVER (ORDER BY stretch, position) AS number FROM chosen
      ORDER BY number LIMIT ${limit} + 1)
    SELECT json_build_object(
      'items', (SELECT coalesce(json_agg(json_build_object(${rowPairs('now()')}) ORDER BY p.number), '[]')
        FROM page p JOIN challenge c ON c.id = p.challenge_id LEFT JOIN cluster o ON o.id = c.cluster_id
        WHERE p.number <= ${limit}),
      'nextCursor', (SELECT ${cursorSql(`json_build_array(stretch, key, challenge_id, iso(${at}))`)} FROM page
        WHERE number = ${limit} AND EXISTS (SELECT 1 FROM page WHERE number > ${limit})))::text AS answer`;
  return { text, values: values.list };
}

type Parts = {
  portal: string | undefined;
  visible: string;
  filters: string[];
  at: string;
  search: Search | undefined;
};

function stretchesOf({ sort, q }: ListInput, parts: Parts): Stretch[] {
  const { portal, search } = parts;
  if (search && (sort ?? 'match') === 'match') return [bestMatches(search, parts)];
  if (sort === 'newest') return [newest(parts)];
  if (portal === undefined) return everywhereByEnd(parts);
  const host = `s.cluster_id = ${portal}`;
  if (sort === 'closing' || q) return atPortalByEnd(parts, host);
  const own = atPortalByEnd(parts, `${host} AND s.owns`);
  const others = atPortalByEnd(parts, `${host} AND NOT s.owns`);
  return own.flatMap((stretch, index) => [stretch, ...others.slice(index, index + 1)]);
}

function everywhereByEnd({ visible, filters, search, at }: Parts): Stretch[] {
  const from = `challenge_listing l ${foundSql(search)}`;
  return byEnd('l', from, [visible, ...filters], at);
}

/** Read in the order of `challenge_host`, which has what the portal shows and nothing else. */
function atPortalByEnd({ filters, search, at }: Parts, host: string): Stretch[] {
  const listing = filters.length > 0 ? 'JOIN challenge_listing l USING (challenge_id)' : '';
  return byEnd('s', `challenge_host s ${listing} ${foundSql(search)}`, [host, ...filters], at);
}

/** What runs, the next to close first, then what is over, the last to close first. */
function byEnd(alias: 'l' | 's', from: string, conditions: string[], at: string): Stretch[] {
  const [key, id, where] = [`${alias}.ends_at`, `${alias}.challenge_id`, conditions.join(' AND ')];
  const base = { from, key, id, type: 'timestamptz' as const };
  return [
    { ...base, where: `${where} AND ${key} > ${at}`, descending: false },
    { ...base, where: `${where} AND ${key} <= ${at}`, descending: true },
  ];
}

function newest({ visible, filters, search }: Parts): Stretch {
  return {
    from: `challenge_listing l ${foundSql(search)}`,
    where: [visible, ...filters].join(' AND '),
    key: 'l.published_at',
    id: 'l.challenge_id',
    type: 'timestamptz',
    descending: true,
  };
}

function bestMatches({ query }: Search, { visible, filters }: Parts): Stretch {
  const candidates = `SELECT l.challenge_id, l.head, found.score
    FROM challenge_listing l JOIN found USING (challenge_id) WHERE ${[visible, ...filters].join(' AND ')}
    ORDER BY l.challenge_id DESC LIMIT ${rankedMatches}`;
  const rank = `(1000000 * coalesce(l.score, ts_rank(l.head, ${query})))::int`;
  return {
    from: `(SELECT l.challenge_id, ${rank} AS rank FROM (${candidates}) l) l`,
    where: 'true',
    key: 'l.rank',
    id: 'l.challenge_id',
    type: 'int',
    descending: true,
  };
}

function foundSql(search: Search | undefined): string {
  return search ? 'JOIN found USING (challenge_id)' : '';
}

function branchSql(
  { from, where, key, id, type, descending }: Stretch,
  index: number,
  cursor: Cursor | undefined,
  values: SqlValues,
): string | undefined {
  if (cursor && cursor[0] > index) return undefined;
  const order = descending ? `${key} DESC, ${id} DESC` : `${key}, ${id}`;
  const after =
    cursor && cursor[0] === index
      ? `AND (${key}, ${id}) ${descending ? '<' : '>'}
          (${values.add(cursor[1])}::${type}, ${values.add(cursor[2])}::uuid)`
      : '';
  const shown = type === 'int' ? `${key}::text` : `coalesce(iso(nullif(${key}, '-infinity')), '-infinity')`;
  return `SELECT ${index} AS stretch, ${id}, ${shown} AS key, row_number() OVER (ORDER BY ${order}) AS position
    FROM ${from} WHERE ${where} ${after} ORDER BY ${order}`;
}
