import { JsonText } from '@allmende/messaging';
import { writeCursor } from '@allmende/platform/database';
import { z } from 'zod';

/** `item` is JSON that SQL built, `cursor` the values that the list is sorted by. */
export type ListRow = { item: string; cursor: string[] };

/** One page of `limit` items from up to `limit` + 1 rows; the row too many says that there is a next page. */
export function toPage(rows: readonly ListRow[], limit: number): JsonText {
  const shown = rows.slice(0, limit);
  const last = rows.length > limit ? shown.at(-1) : undefined;
  const next = last ? writeCursor(last.cursor) : null;
  return new JsonText(
    `{"items":[${shown.map(({ item }) => item).join(',')}],"nextCursor":${JSON.stringify(next)}}`,
  );
}

export const cursorText = z.string().refine((value) => !value.includes('\0'));
/** As `utcText(…, 'US')` writes it. */
export const cursorInstant = z.iso.datetime({ precision: 6 }).regex(/^[12]\d{3}/);

/** SQL for a time stamp as ISO 8601 in UTC, whatever zone the connection has; to the microsecond for cursors. */
export function utcText(column: string, fraction: 'MS' | 'US' = 'MS'): string {
  return `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.${fraction}"Z"')`;
}

/** A pattern for `LIKE` that finds the text anywhere, taken literally; null, which finds everything, without one. */
export function containing(text: string | undefined): string | null {
  return text ? `%${text.replace(/[\\%_]/g, String.raw`\$&`)}%` : null;
}

/** The answer of a query for one row with one column `json`. */
export function toAnswer(rows: readonly { json: string }[]): JsonText {
  return new JsonText(rows[0]?.json ?? 'null');
}
