import { cursorSql, readCursor } from '@allmende/platform/database';
import { z } from 'zod';

export type Keyset = { at: string; id: string };

const keyset = z.tuple([z.iso.datetime({ precision: 6 }), z.uuid()]);

/** Where a page begins: behind the row with this instant and id. */
export function keysetOf(cursor: string | undefined): Keyset | undefined {
  const [at, id] = readCursor(cursor, keyset) ?? [];
  return at && id ? { at, id } : undefined;
}

/**
 * SQL of `{ items, nextCursor }` over rows of `id`, `at` and `item`, newest (`DESC`) or oldest (`ASC`) first. Takes the
 * parameters $2 limit, $3 and $4 the keyset; $1 is the rows' own.
 */
export function pageSql({ rows, direction }: { rows: string; direction: 'ASC' | 'DESC' }): string {
  const beyond = direction === 'DESC' ? '<' : '>';
  return `WITH rows AS (${rows}),
    page AS (SELECT * FROM rows WHERE $3::timestamptz IS NULL OR (at, id) ${beyond} ($3, $4::uuid)
      ORDER BY at ${direction}, id ${direction} LIMIT $2 + 1),
    shown AS (SELECT * FROM page ORDER BY at ${direction}, id ${direction} LIMIT $2),
    last AS (SELECT * FROM shown ORDER BY at ${direction === 'DESC' ? 'ASC' : 'DESC'}, id ${direction === 'DESC' ? 'ASC' : 'DESC'} LIMIT 1)
    SELECT json_build_object(
      'items', coalesce((SELECT json_agg(item ORDER BY at ${direction}, id ${direction}) FROM shown), '[]'),
      'nextCursor', (SELECT ${cursorSql(`json_build_array(
          to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), id)`)}
        FROM last WHERE (SELECT count(*) FROM page) > $2)
    )::text AS text`;
}
