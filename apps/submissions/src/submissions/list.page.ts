import { ProblemError } from '@allmende/contracts';

/** Where a list goes on: the last row's instant and id. */
export type Place = { at: string; id: string };

/** SQL for an instant as JSON shows it, whatever the session's time zone is. */
export function iso(column: string): string {
  return `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** SQL for the opaque cursor behind a row with this instant and id. */
export function cursorSql(at: string, id: string): string {
  return `translate(encode(convert_to(${iso(at)} || '|' || ${id}, 'UTF8'), 'base64'), E'+/=\\n', '-_')`;
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

const shape = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z)\|([0-9a-f-]{36})$/;

export function placeOf(cursor: string | undefined): Place | undefined {
  if (cursor === undefined) return undefined;
  const [, at, id] = shape.exec(Buffer.from(cursor, 'base64url').toString('utf8')) ?? [];
  if (!at || !id || Number.isNaN(Date.parse(at))) {
    throw new ProblemError('invalid', {
      errors: [{ field: 'cursor', code: 'unknown', message: 'Not a cursor' }],
    });
  }
  return { at, id };
}
