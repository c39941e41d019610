import { createHash } from 'node:crypto';
import type pg from 'pg';
import type { LogSigner } from './log.signer.js';

/** How the owner of the database gets round what keeps the log from being changed. */
const unguarded = ['evidence', 'evidence_node', 'checkpoint', 'receipt', 'receipt_key'].map(
  (table) => `ALTER TABLE ${table} DISABLE TRIGGER USER`,
);

export async function unguard(db: pg.Client): Promise<void> {
  for (const statement of unguarded) await db.query(statement);
  await db.query('ALTER TABLE evidence DROP CONSTRAINT evidence_leaf');
  await db.query('ALTER TABLE receipt DROP CONSTRAINT receipt_evidence');
}

/** Adds rows until the log has `size`, as fast as Postgres takes them, with the tree that follows. */
export async function fillLog(db: pg.Client, size: number): Promise<void> {
  await db.query('BEGIN');
  const { rows } = await db.query<{ seq: string }>('SELECT seq FROM evidence_head FOR UPDATE');
  await db.query(
    `INSERT INTO evidence (seq, leaf, statement, salt, at)
     SELECT n, sha256('\\x00'::bytea || salt || convert_to(statement, 'UTF8')), statement, salt, at
     FROM (
       SELECT n, at, sha256(convert_to('salt of the trial ' || n, 'UTF8')) AS salt,
         format('{"accountId":"%s","at":"%s","challengeId":"%s","type":"agreement-ended"}', gen_random_uuid(),
           to_char(at AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'), gen_random_uuid()) AS statement
       FROM (SELECT n, date_trunc('milliseconds', clock_timestamp()) AS at FROM generate_series($1::bigint, $2) n) made
     ) stated`,
    [Number(rows[0]?.seq ?? 0) + 1, size],
  );
  await db.query('UPDATE evidence_head SET seq = $1', [size]);
  await db.query('ALTER TABLE evidence_node DISABLE TRIGGER USER');
  await growAnew(db);
  await db.query('ALTER TABLE evidence_node ENABLE TRIGGER USER');
  await db.query('COMMIT');
  await db.query('VACUUM ANALYZE evidence, evidence_node');
}

/** The tree that fits the rows as they are now. */
export async function growAnew(db: pg.Client): Promise<void> {
  await db.query('DELETE FROM evidence_node');
  await db.query('SELECT grow_evidence_tree()');
}

/** Gives a holder receipts of rows that have none, at random. Returns their ids. */
export async function issueReceipts(db: pg.Client, signer: LogSigner, accountId: string, count: number) {
  const { rows } = await db.query<{ seq: string; at: Date; statement: string; salt: Buffer; leaf: Buffer }>(
    `SELECT seq, at, statement, salt, leaf FROM evidence TABLESAMPLE BERNOULLI (5) REPEATABLE (7)
     WHERE seq NOT IN (SELECT seq FROM receipt) ORDER BY md5(seq::text) LIMIT $1`,
    [count],
  );
  const ids: string[] = [];
  for (const { seq, at, statement, salt, leaf } of rows) {
    const signature = signer.receiptSignature({
      ...{ seq: Number(seq), at: at.toISOString() },
      ...{ statement, salt, leaf },
    });
    const issued = await db.query<{ id: string }>(
      `INSERT INTO receipt (receipt_id, seq, number, key_id, signature, statement_type, challenge_id)
       VALUES (gen_random_uuid(), $1, 'trial', $2, $3, 'agreement-ended', ($4::json ->> 'challengeId')::uuid)
       RETURNING receipt_id AS id`,
      [seq, signer.keyId, signature, statement],
    );
    await db.query('INSERT INTO receipt_holder (account_id, seq) VALUES ($1, $2)', [accountId, seq]);
    ids.push(issued.rows[0]?.id ?? '');
  }
  return ids;
}

/** Signs every checkpoint of the database anew, so that it fits the rows as they are now. */
export async function signAnew(db: pg.Client, signer: LogSigner): Promise<void> {
  const { rows } = await db.query<{ size: string; at: Date; origin: string }>(
    'SELECT size, at, origin FROM checkpoint, evidence_head ORDER BY size',
  );
  for (const { size, at, origin } of rows) {
    const root = await rootAt(db, Number(size));
    await db.query('UPDATE checkpoint SET root = $2, note = $3 WHERE size = $1', [
      ...[size, root],
      signer.note(origin, Number(size), root, at),
    ]);
  }
}

/** RFC 6962, 2.1, from the kept nodes. */
async function rootAt(db: pg.Client, size: number): Promise<Buffer> {
  const peaks: Buffer[] = [];
  let from = 0;
  for (let level = 40; level >= 0; level -= 1) {
    const width = 2 ** level;
    if (from + width > size) continue;
    const { rows } =
      level === 0
        ? await db.query<{ hash: Buffer }>('SELECT leaf AS hash FROM evidence WHERE seq = $1', [from + 1])
        : await db.query<{ hash: Buffer }>(
            'SELECT hash FROM evidence_node WHERE level = $1 AND position = $2',
            [...[level, from / width]],
          );
    peaks.push(rows[0]?.hash ?? Buffer.alloc(32));
    from += width;
  }
  if (peaks.length === 0) return createHash('sha256').digest();
  return peaks.reduceRight((right, left) =>
    createHash('sha256').update(Uint8Array.of(1)).update(left).update(right).digest(),
  );
}
