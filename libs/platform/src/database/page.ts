import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { cursorSql, readCursor } from './cursor.js';

type Direction = 'ASC' | 'DESC';
export type PagedRows = {
  /**
   * Selects `id`, `at` and `item`, the JSON that is shown, of every row of the list; works on `values` from `$1` on. What
   * is dear in an item stands in a subquery: Postgres makes those after the limit, for the rows that are shown.
   */
  rows: string;
  values: readonly unknown[];
  /** By `at`, then by `id`. */
  direction: Direction;
};

// To the microsecond, as Postgres keeps time: a cursor never stands before the row that it was made of.
const place = z.tuple([z.iso.datetime({ precision: 6 }), z.uuid()]);
/** Where a list begins. */
const beginnings = {
  ASC: ['-infinity', '00000000-0000-0000-0000-000000000000'],
  DESC: ['infinity', 'ffffffff-ffff-ffff-ffff-ffffffffffff'],
} as const;

/**
 * One page of a list as the text of `{ items, nextCursor }`, in one statement.
 * @throws ProblemError `invalid`, at the field `cursor`
 */
export async function readPage(
  db: Pick<DataSource, 'query'>,
  { limit, cursor }: { limit: number; cursor?: string | undefined },
  { rows, values, direction }: PagedRows,
): Promise<string> {
  const [at, id] = readCursor(cursor, place) ?? beginnings[direction];
  const [row] = await db.query<[{ text: string }]>(pageSql(rows, direction, values.length), [
    ...values,
    limit,
    at,
    id,
  ]);
  return row.text;
}

function pageSql(rows: string, direction: Direction, ownValues: number): string {
  const [limit, at, id] = [1, 2, 3].map((offset) => `$${ownValues + offset}`);
  const order = `at ${direction}, id ${direction}`;
  const last = (column: string): string => `max(${column}) FILTER (WHERE n = ${limit})`;
  const time = `to_char(${last('at')} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"')`;
  return `SELECT json_build_object(
      'items', coalesce(json_agg(item ORDER BY n) FILTER (WHERE n <= ${limit}), '[]'),
      'nextCursor', CASE WHEN count(*) > ${limit}
        THEN ${cursorSql(`json_build_array(${time}, ${last('id::text')})`)} END)::text AS text
    FROM (SELECT *, row_number() OVER (ORDER BY ${order}) AS n FROM (
      SELECT * FROM (${rows}) AS listed
      WHERE (at, id) ${direction === 'DESC' ? '<' : '>'} (${at}::timestamptz, ${id}::uuid)
      ORDER BY ${order} LIMIT ${limit}::int + 1) AS page) AS numbered`;
}
