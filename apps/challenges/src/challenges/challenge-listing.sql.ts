import { type Actor, type challengesRpc, type ParsedInputOf, ProblemError } from '@allmende/contracts';
import { z } from 'zod';
import { filterConditions, type Search, searchSql, SqlValues, visibleSql } from './challenge-filters.sql.js';
import { portalOf } from './challenge-pages.service.js';
import { rowPairs } from './challenge-row.sql.js';

export type ListInput = ParsedInputOf<typeof challengesRpc.listChallenges>;
export type Statement = { text: string; values: unknown[] };

/** Among so many newest matches the best are looked for: ranking all would take longer than anybody reads. */
const rankedMatches = 400;

/** A stretch of the list: the stretches follow each other, each in its own order. */
type Stretch = { where: string; key: string; type: 'timestamptz' | 'int'; from: string; descending: boolean };

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
  const cursor = input.cursor === undefined ? undefined : readCursor(input.cursor, cursorSchema);
  const visible = visibleSql(values, actor);
  const search = searchSql(values, input, visible);
  const conditions = [visible, ...Object.values(filterConditions(values, input, actor))].filter(
    (condition) => condition !== 'true',
  );
  const at = cursor ? `${values.add(cursor[3])}::timestamptz` : 'now()';
  const stretches = stretchesOf(input, search, { values, actor, at, conditions });
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

type Parts = { values: SqlValues; actor: Actor; at: string; conditions: string[] };

function stretchesOf(
  { sort, q }: ListInput,
  search: Search | undefined,
  { values, actor, at, conditions }: Parts,
): Stretch[] {
  const from = `challenge_listing l ${search ? 'JOIN found USING (challenge_id)' : ''}`;
  const where = conditions.join(' AND ') || 'true';
  if (search && (sort ?? 'match') === 'match') return [bestMatches(search, from, where)];
  const base = { from, type: 'timestamptz' } as const;
  if (sort === 'newest') return [{ ...base, where, key: 'published_at', descending: true }];
  const runs = { ...base, where: `${where} AND l.ends_at > ${at}`, key: 'ends_at', descending: false };
  const over = { ...base, where: `${where} AND l.ends_at <= ${at}`, key: 'ends_at', descending: true };
  const portal = portalOf(actor);
  if (sort === 'closing' || portal === undefined || q) return [runs, over];
  const own = values.add(portal);
  return [runs, over].flatMap((stretch) => [
    { ...stretch, where: `l.cluster_id = ${own} AND ${stretch.where}` },
    { ...stretch, where: `l.cluster_id <> ${own} AND ${stretch.where}` },
  ]);
}

function bestMatches({ query, typed }: Search, from: string, where: string): Stretch {
  const rank = `(1000000 * greatest(ts_rank(l.head, ${query}), 0.1 * word_similarity(${typed}, l.typed)))::int`;
  const candidates = `SELECT l.challenge_id, l.head, l.typed FROM ${from} WHERE ${where}
    ORDER BY l.challenge_id DESC LIMIT ${rankedMatches}`;
  return {
    from: `(SELECT l.challenge_id, ${rank} AS rank FROM (${candidates}) l) l`,
    where: 'true',
    key: 'rank',
    type: 'int',
    descending: true,
  };
}

function branchSql(
  { from, where, key, type, descending }: Stretch,
  index: number,
  cursor: Cursor | undefined,
  values: SqlValues,
): string | undefined {
  if (cursor && cursor[0] > index) return undefined;
  const order = descending ? `l.${key} DESC, l.challenge_id DESC` : `l.${key}, l.challenge_id`;
  const after =
    cursor && cursor[0] === index
      ? `AND (l.${key}, l.challenge_id) ${descending ? '<' : '>'}
          (${values.add(cursor[1])}::${type}, ${values.add(cursor[2])}::uuid)`
      : '';
  const shown =
    type === 'int' ? `l.${key}::text` : `coalesce(iso(nullif(l.${key}, '-infinity')), '-infinity')`;
  return `SELECT ${index} AS stretch, l.challenge_id, ${shown} AS key, row_number() OVER (ORDER BY ${order}) AS position
    FROM ${from} WHERE ${where} ${after} ORDER BY ${order}`;
}

/** Base64url of a JSON array, as `readCursor` takes it. */
export function cursorSql(array: string): string {
  return `translate(rtrim(encode(convert_to((${array})::text, 'UTF8'), 'base64'), '='), E'+/\\n', '-_')`;
}

export function readCursor<T extends z.ZodType>(cursor: string, schema: T): z.output<T> {
  const parsed = schema.safeParse(jsonOf(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (parsed.success) return parsed.data;
  const message = 'Pass on nextCursor as it came';
  throw new ProblemError('invalid', { errors: [{ field: 'cursor', code: 'invalid-cursor', message }] });
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
