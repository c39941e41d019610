import { type Actor, newId, ProblemError } from '@allmende/contracts';
import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import { type Call, JsonText } from '../call.js';
import type { IdempotencyRow } from './idempotency.entity.js';
import { Relay } from './relay.js';
import { inTransaction } from './transaction.js';

export type WriteOptions<T> = {
  /**
   * Makes the answer anew when the same key comes again, instead of keeping it: for answers with secrets. Runs in a
   * transaction of its own.
   */
  again?: (tx: EntityManager) => Promise<T>;
};

/** Opens the transactions of use cases. Check rights before `run`: a repeated call must pass them again. */
@Injectable()
export class Writes {
  constructor(
    private readonly dataSource: DataSource,
    private readonly relay: Relay,
  ) {}

  /**
   * Runs `work` once per idempotency key (if the call has one): the same key with the same body gets the first answer,
   * a parallel twin waits for it, another body is refused with `idempotency.key-reused`.
   */
  async run<T>(
    call: Call,
    work: (tx: EntityManager) => Promise<T>,
    options: WriteOptions<T> = {},
  ): Promise<T> {
    return this.commit(call.traceId, (tx) => once(tx, call, work, options));
  }

  /**
   * As `run`, for use cases that are judged by time: `now` is this database's clock, read as the transaction's first
   * statement, before the wait for a twin. Where Postgres can (17 and later), the transaction as a whole ends after
   * fifteen seconds, so that nothing judged in time is committed long after.
   */
  async timed<T>(call: Call, work: (tx: EntityManager, now: Date) => Promise<T>): Promise<T> {
    return this.commit(call.traceId, async (tx) => {
      const now = await readClock(tx);
      return once(tx, call, () => work(tx, now), {});
    });
  }

  /** For what nobody asked for: clocks and clean-up. `reason` is for the log and the events' trace. */
  async system<T>(reason: string, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    return this.commit(`${reason}-${newId()}`, work);
  }

  private async commit<T>(traceId: string, work: (tx: EntityManager) => Promise<T>): Promise<T> {
    const result = await inTransaction(this.dataSource, traceId, work);
    this.relay.nudge();
    return result;
  }
}

async function readClock(tx: EntityManager): Promise<Date> {
  const [row] = await tx.query<[{ now: Date }]>(
    `SELECT clock_timestamp() AS now, CASE WHEN current_setting('server_version_num')::int >= 170000
       THEN set_config('transaction_timeout', '15s', true) END AS "endsAfter"`,
  );
  return row.now;
}

async function once<T>(
  tx: EntityManager,
  call: Call,
  work: (tx: EntityManager) => Promise<T>,
  { again }: WriteOptions<T>,
): Promise<T> {
  if (call.key === undefined) return work(tx);
  const entry = { scope: scopeOf(call.actor), subject: call.contract.subject, key: call.key };
  const bodyHash = hashOf(call.input);
  const earlier = await claim(tx, entry, bodyHash);
  if (!earlier) {
    const answer = await work(tx);
    if (!again) await keepAnswer(tx, entry, answer);
    return answer;
  }
  if (earlier.bodyHash !== bodyHash) throw new ProblemError('idempotency.key-reused');
  return again ? again(tx) : storedAnswer<T>(earlier);
}

type Entry = Pick<IdempotencyRow, 'scope' | 'subject' | 'key'>;
type Earlier = Pick<IdempotencyRow, 'bodyHash' | 'answer' | 'isText'>;

// The insert waits for a parallel twin's transaction, so what is read afterwards is its committed answer.
async function claim(tx: EntityManager, entry: Entry, bodyHash: string): Promise<Earlier | undefined> {
  const values = [entry.scope, entry.subject, entry.key];
  const inserted: unknown[] = await tx.query(
    `INSERT INTO idempotency AS kept (scope, subject, key, body_hash) VALUES ($1, $2, $3, $4)
     ON CONFLICT (scope, subject, key) DO UPDATE SET body_hash = $4, answer = NULL, is_text = false, at = clock_timestamp()
       WHERE kept.at < clock_timestamp() - interval '24 hours'
     RETURNING 1`,
    [...values, bodyHash],
  );
  if (inserted.length > 0) return undefined;
  const rows: Earlier[] = await tx.query(
    `SELECT body_hash AS "bodyHash", answer, is_text AS "isText" FROM idempotency
     WHERE scope = $1 AND subject = $2 AND key = $3`,
    values,
  );
  return rows[0];
}

async function keepAnswer(tx: EntityManager, { scope, subject, key }: Entry, answer: unknown): Promise<void> {
  const isText = answer instanceof JsonText;
  const text = isText ? answer.text : (JSON.stringify(answer) ?? null);
  await tx.query(
    `UPDATE idempotency SET answer = $4, is_text = $5 WHERE scope = $1 AND subject = $2 AND key = $3`,
    [scope, subject, key, text, isText],
  );
}

function storedAnswer<T>({ answer, isText }: Earlier): T {
  if (isText) return new JsonText(answer ?? 'null') as T;
  return (answer === null ? undefined : JSON.parse(answer)) as T;
}

function scopeOf(actor: Actor): string {
  if (actor.kind === 'person') return `account:${actor.accountId}`;
  if (actor.kind === 'program') return `program:${actor.tokenId}`;
  if (actor.kind === 'system') return `system:${actor.reason}`;
  return `client:${actor.client}`;
}

function hashOf(input: unknown): string {
  return createHash('sha256')
    .update(JSON.stringify(input, sortedKeys) ?? '')
    .digest('hex');
}

function sortedKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
