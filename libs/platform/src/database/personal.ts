import type { Id, PersonalPart } from '@allmende/contracts';
import type { DataSource } from 'typeorm';
import { z } from 'zod';
import { readCursor, writeCursor } from './cursor.js';

type Item = Record<string, unknown>;
export type PersonalRow = { key: string; item: Item };
export type PersonalList = {
  list: string;
  /** Those behind `after` in the order of their keys, at most `limit`. */
  rows: (accountId: Id, after: string) => Promise<PersonalRow[]>;
  /** As many items as surely fit into one answer. */
  limit: number;
};

const place = z.tuple([z.number().int().min(0), z.string()]);
const many = 50;

/**
 * A list that one query knows: `sql` selects `key`, a text that differs within the list, and `item`, JSON, of what is
 * kept about the account `$1`.
 */
export function personalList(db: DataSource, list: string, sql: string, limit = many): PersonalList {
  const rows = (accountId: Id, after: string): Promise<PersonalRow[]> =>
    db.query(
      `SELECT key, item FROM (${sql}) AS kept WHERE key COLLATE "C" > $2 ORDER BY key COLLATE "C" LIMIT ${limit}`,
      [accountId, after],
    );
  return { list, rows, limit };
}

/**
 * The part of these lists that `cursor` stands at, empty lists included.
 * @throws ProblemError `invalid`, at the field `cursor`
 */
export async function readPersonalPart(
  lists: readonly PersonalList[],
  { accountId, cursor }: { accountId: Id; cursor?: string | undefined },
): Promise<PersonalPart> {
  const [index, after] = readCursor(cursor, place) ?? [0, ''];
  const at = lists[index];
  if (!at) return { list: '', items: [], nextCursor: null };
  const rows = await at.rows(accountId, after);
  const last = rows.at(-1);
  const isMore = last !== undefined && rows.length >= at.limit;
  const next = isMore ? ([index, last.key] as const) : ([index + 1, ''] as const);
  return {
    list: at.list,
    items: rows.map(({ item }) => item),
    nextCursor: next[0] < lists.length ? writeCursor(next) : null,
  };
}
