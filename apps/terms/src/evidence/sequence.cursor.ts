import { readCursor } from '@allmende/platform/database';
import { z } from 'zod';

const largest = '9223372036854775807';
const place = z.tuple([z.string().regex(/^\d{1,18}$/)]);

/**
 * Where a list goes on that runs down from the largest number, a `bigint` of Postgres.
 * @throws ProblemError `invalid`, at the field `cursor`
 */
export function numberBefore(cursor: string | undefined): string {
  const [number = largest] = readCursor(cursor, place) ?? [];
  return number;
}
