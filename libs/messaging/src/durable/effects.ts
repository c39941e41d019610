import { newId, ProblemError } from '@allmende/contracts';
import { Injectable, Logger, type OnModuleDestroy } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { isDatabaseOutage } from '../failures.js';
import type { EffectRow } from './effect.entity.js';
import { Loop } from './loop.js';

export type EffectOptions = {
  /** How many of this kind are under way at once in this process; default 2. */
  concurrency?: number;
  /** After so many failures the row stays as `failed`; default 12, which is about a day. */
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
  private readonly loops: Loop[] = [];

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
    return id;
  }

  /** Starts the worker of a kind; call it once, in `onApplicationBootstrap`. Throwing means: later again. */
  run<P>(kind: string, work: (row: EffectRow<P>) => Promise<void>, options: EffectOptions = {}): void {
    const { concurrency = 2, maxAttempts = 12 } = options;
    for (let i = 0; i < concurrency; i += 1) {
      const loop = new Loop({
        pauseMs: pollMs,
        pass: () => this.carryOut(kind, work, maxAttempts),
        failed: (err) => this.logger.warn({ message: `Effects of ${kind} wait`, err }),
      });
      this.loops.push(loop);
      loop.start();
    }
  }

  nudge(): void {
    for (const loop of this.loops) loop.wake();
  }

  async onModuleDestroy(): Promise<void> {
    await Promise.all(this.loops.map((loop) => loop.stop()));
  }

  private async carryOut<P>(
    kind: string,
    work: (row: EffectRow<P>) => Promise<void>,
    maxAttempts: number,
  ): Promise<boolean> {
    const row = await this.claim<P>(kind);
    if (!row) return false;
    const heartbeat = setInterval(() => void this.touch(row.id), heartbeatMs);
    try {
      await work(row);
    } catch (error) {
      await this.postpone(row, error, maxAttempts);
      // What comes next would fail alike: rows that are touched again and again make the queue slow for long after.
      return !isPartAway(error);
    } finally {
      clearInterval(heartbeat);
    }
    await this.markSent(row.id);
    return true;
  }

  private async claim<P>(kind: string): Promise<EffectRow<P> | undefined> {
    const [rows] = await this.dataSource.query<[EffectRow<P>[], number]>(
      `UPDATE effect SET state = 'sending', claimed_at = clock_timestamp(), attempts = attempts + 1,
         repeats = repeats + (state = 'sending')::int
       WHERE id = (
         SELECT id FROM effect
         WHERE kind = $1 AND ((state = 'queued' AND due_at <= clock_timestamp())
           OR (state = 'sending' AND claimed_at < clock_timestamp() - make_interval(secs => $2)))
         ORDER BY due_at FOR UPDATE SKIP LOCKED LIMIT 1)
       RETURNING id, kind, payload, state, due_at AS "dueAt", attempts, repeats, claimed_at AS "claimedAt",
         sent_at AS "sentAt", last_error AS "lastError"`,
      [kind, staleSeconds],
    );
    return rows[0];
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
        await new Promise((resolve) => setTimeout(resolve, 300));
      }
    }
  }
}

function isPartAway(error: unknown): boolean {
  return error instanceof ProblemError && ['unavailable', 'timeout'].includes(error.code);
}
