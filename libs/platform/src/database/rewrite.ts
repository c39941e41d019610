import type { DataSource } from 'typeorm';

/** A column of bytes and the columns that name its row. Names from our own code, never from outside. */
export type ByteColumn = { table: string; column: string; keys: readonly string[] };

/** A row whose bytes could not be rewritten, and why. */
export type Unwritten = { row: string; error: unknown };

/**
 * Rewrites every value of a column, row by row, each in a transaction of its own under the row's lock: the service may
 * go on working. Null from `rewrite` leaves a row as it is; what throws is left and reported.
 */
export async function rewriteColumn(
  db: DataSource,
  { table, column, keys }: ByteColumn,
  rewrite: (value: Buffer) => Promise<Buffer | null>,
): Promise<{ rows: number; failed: Unwritten[] }> {
  const named = keys.map((key, index) => `${key} = $${index + 1}`).join(' AND ');
  const rows = await db.query<Record<string, unknown>[]>(
    `SELECT ${keys.join(', ')} FROM ${table} WHERE ${column} IS NOT NULL`,
  );
  const failed: Unwritten[] = [];
  for (const row of rows) {
    const values = keys.map((key) => row[key]);
    await db
      .transaction(async (tx) => {
        const [found] = await tx.query<{ value: Buffer | null }[]>(
          `SELECT ${column} AS value FROM ${table} WHERE ${named} FOR UPDATE`,
          values,
        );
        const changed = found?.value ? await rewrite(found.value) : null;
        if (!changed) return;
        const last = keys.length + 1;
        await tx.query(`UPDATE ${table} SET ${column} = $${last} WHERE ${named}`, [...values, changed]);
      })
      .catch((error: unknown) => failed.push({ row: `${table} ${values.map(String).join(' ')}`, error }));
  }
  return { rows: rows.length, failed };
}
