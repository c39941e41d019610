import { newId } from '@allmende/contracts';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { setTimeout as sleep } from 'node:timers/promises';
import { DataSource, type EntityManager } from 'typeorm';
import { isDatabaseOutage, isPartAway } from '../failures.js';
import type { EffectRow } from './effect.entity.js';
import { Loop } from './loop.js';
import { onceCommitted } from './transaction.js';

export type EffectOptions = {
  /** How many of this kind are under way at once in this process; default 2. */
  concurrency?: number;
  /** After so many failures the row stays as `failed`; default 24, which is about a day: pauses double, up to two hours. */
  maxAttempts?: number;
};

const pollMs = 500;
// Without a heartbeat for this long the claiming process is taken for dead.
const staleSeconds = 15;
const heartbeatMs = 4_000;

/** A part of the platform that is away comes back within seconds, so that its time is no attempt's and waits for none. */
const awaySeconds = 5;

/**
 * Effects outside Postgres, queued in the transaction that wants them and carried out after it, at least once:
 * queued, sending, sent. What a crash left in `sending` goes out again under the same id and counts in `repeats`.
 */
@Injectable()
export class Effects implements OnModuleDestroy {
  private readonly logger = new Logger(Effects.name);
  private readonly loops = new Map<string, Loop>();
  private readonly underWay = new Set<Promise<void>>();

  constructor(private readonly dataSource: DataSource) {}

  /** Returns the effect's id; give `id` to make queueing it twice a no-op. */
  async queue(
    tx: EntityManager,
    kind: string,
    payload: unknown,
    { dueAt, id = newId() }: { dueAt?: Date; id?: string } = {},
  ): Promise<string> {
    await tx.query(
      `INSERT INTO effect (id, kind, payload, due_at) VALUES ($1, $2, $3, coalesce($4, clock_timestamp()))
       ON CONFLICT (id) DO NOTHING`,
      [id, kind, JSON.stringify(payload), dueAt ?? null],
    );
    onceCommitted(tx, () => this.loops.get(kind)?.wake());
    return id;
  }

  /** Starts the worker of a kind; call it once, in `onApplicationBootstrap`. Throwing means: later again. */
  run<P>(kind: string, work: (row: EffectRow<P>) => Promise<void>, options: EffectOptions = {}): void {
    const { concurrency = 2, maxAttempts = 24 } = options;
    let free = concurrency;
    // One asks for as many as there are hands: each asking for itself is most of the work when much is to do.
    const pass = async () => {
      const asked = free;
      const rows = asked > 0 ? await this.claim<P>(kind, asked) : [];
      for (const row of rows) {
        free -= 1;
        const carrying = this.carryOut(row, work, maxAttempts).finally(() => {
          this.underWay.delete(carrying);
          free += 1;
          if (free === 1) loop.wake();
        });
        this.underWay.add(carrying);
      }
      return rows.length === asked && free > 0;
    };
    const failed = (err: unknown) => this.logger.warn({ message: `Effects of ${kind} wait`, err });
    const loop = new Loop({ pauseMs: pollMs, pass, failed });
    this.loops.set(kind, loop);
    loop.start();
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all([...this.loops.values()].map((loop) => loop.stop()));
    await Promise.all(this.underWay);
  }

  private async carryOut<P>(
    row: EffectRow<P>,
    work: (row: EffectRow<P>) => Promise<void>,
    maxAttempts: number,
  ): Promise<void> {
    const heartbeat = setInterval(() => void this.touch(row.id), heartbeatMs);
    try {
      const error = await work(row).then(
        () => undefined,
        (thrown: unknown) => toError(thrown),
      );
      if (error) await this.postpone(row, error, maxAttempts);
      else await this.markSent(row.id);
      // What comes next would fail alike: rows that are touched again and again make the queue slow for long after.
      if (isPartAway(error)) await sleep(pollMs);
    } catch (err) {
      this.logger.warn({ message: `Effect ${row.kind} ${row.id} goes unmarked`, err });
    } finally {
      clearInterval(heartbeat);
    }
  }

  private async claim<P>(kind: string, most: number): Promise<EffectRow<P>[]> {
    const [rows] = await this.dataSource.query<[EffectRow<P>[], number]>(
      `UPDATE effect SET state = 'sending', claimed_at = clock_timestamp(), attempts = attempts + 1,
         repeats = repeats + (state = 'sending')::int
       WHERE id = ANY(ARRAY(
         SELECT id FROM effect
         WHERE kind = $1 AND ((state = 'queued' AND due_at <= clock_timestamp())
           OR (state = 'sending' AND claimed_at < clock_timestamp() - make_interval(secs => $2)))
         ORDER BY due_at LIMIT $3 FOR UPDATE SKIP LOCKED))
       RETURNING id, kind, payload, state, due_at AS "dueAt", attempts, repeats, claimed_at AS "claimedAt",
         sent_at AS "sentAt", last_error AS "lastError"`,
      [kind, staleSeconds, most],
    );
    return rows;
  }

  private async touch(id: string): Promise<void> {
    await this.dataSource
      .query(`UPDATE effect SET claimed_at = clock_timestamp() WHERE id = $1 AND state = 'sending'`, [id])
      .catch(() => undefined);
  }

  private async postpone(row: EffectRow, error: unknown, maxAttempts: number): Promise<void> {
    const isAway = isPartAway(error);
    const isLast = row.attempts >= maxAttempts && !isAway;
    const message = error instanceof Error ? error.message : String(error);
    this.logger[isLast ? 'error' : 'warn']({ message: `Effect ${row.kind} ${row.id} failed`, err: error });
    const seconds = isAway ? awaySeconds : Math.min(2 ** row.attempts, 7_200);
    await this.dataSource.query(
      `UPDATE effect SET state = $2, last_error = $3, due_at = clock_timestamp() + make_interval(secs => $4),
         attempts = attempts - $5 WHERE id = $1`,
      [row.id, isLast ? 'failed' : 'queued', message.slice(0, 500), seconds, isAway ? 1 : 0],
    );
  }

  // The effect has happened: when Postgres is away the mark is tried until it holds, else it would happen twice.
  private async markSent(id: string): Promise<void> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        await this.dataSource.query(
          `UPDATE effect SET state = 'sent', sent_at = clock_timestamp(), last_error = NULL WHERE id = $1`,
          [id],
        );
        return;
      } catch (error) {
        if (!isDatabaseOutage(error) || attempt === 100) throw error;
        await sleep(300);
      }
    }
  }
}

function toError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
