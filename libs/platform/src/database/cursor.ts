import { ProblemError } from '@allmende/contracts';
import type { z } from 'zod';

/** A cursor: what a list is sorted by, of the last row that was shown, as base64url of a JSON array. */
export function writeCursor(values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/** SQL for the cursor of the JSON array that `array` makes, as `writeCursor` would write it. */
export function cursorSql(array: string): string {
  return `translate(rtrim(encode(convert_to((${array})::text, 'UTF8'), 'base64'), '='), E'+/\\n', '-_')`;
}

/**
 * The values of a cursor, undefined without one; checked, since anybody can write one.
 * @throws ProblemError `invalid`, at the field `cursor`
 */
export function readCursor<T extends z.ZodType>(
  cursor: string | undefined,
  values: T,
): z.output<T> | undefined {
  if (cursor === undefined) return undefined;
  const read = values.safeParse(parsed(Buffer.from(cursor, 'base64url').toString('utf8')));
  if (read.success) return read.data;
  const message = 'Pass on nextCursor as it came';
  throw new ProblemError('invalid', { errors: [{ field: 'cursor', code: 'invalid-cursor', message }] });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
