import { cursorSql, readCursor } from '@allmende/platform/database';
import { z } from 'zod';

/** Where a list goes on: the last row's instant and id. */
export type Place = { at: string; id: string };

/** SQL for an instant as JSON shows it, whatever the session's time zone is. */
export function iso(column: string): string {
  return `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** SQL for the cursor behind a row with this instant and id. */
export function placeSql(at: string, id: string): string {
  return cursorSql(`json_build_array(${iso(at)}, ${id})`);
}

/**
 * SQL that makes `{ items, nextCursor }`, as `text`, of a query that gives `item`, `cursor` and the position `n` from 1
 * for one row more than `limit`.
 */
export function pageSql(rows: string, limit: string): string {
  return `SELECT json_build_object(
      'items', coalesce(json_agg(item ORDER BY n) FILTER (WHERE n <= ${limit}), '[]'),
      'nextCursor', CASE WHEN count(*) > ${limit} THEN max(cursor) FILTER (WHERE n = ${limit}) END
    )::text AS text FROM (${rows}) AS rows`;
}

export function placeOf(cursor: string | undefined): Place | undefined {
  const [at, id] = readCursor(cursor, place) ?? [];
  return at && id ? { at, id } : undefined;
}

const place = z.tuple([z.iso.datetime({ precision: 3 }), z.uuid()]);
