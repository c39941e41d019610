import { ProblemError } from '@allmende/contracts';
import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';

export type Limit = { key: string; atMost: number };

const windowMinutes = 15;

/** Counts tries per address and per client in windows of fifteen minutes. */
@Injectable()
export class AttemptsService {
  constructor(private readonly dataSource: DataSource) {}

  /**
   * Counts one try under each limit and refuses it beyond one with `account.locked`. It counts before the work, and in
   * a transaction of its own, so that neither parallel tries nor a roll-back get past it.
   */
  async count(limits: readonly Limit[]): Promise<void> {
    const rows: { key: string; count: number; seconds: number }[] = await this.dataSource.query(
      `INSERT INTO attempt AS kept (key, count, window_ends_at)
       SELECT key, 1, now() + make_interval(mins => $2) FROM unnest($1::text[]) AS wanted (key) ORDER BY key
       ON CONFLICT (key) DO UPDATE SET
         count = CASE WHEN kept.window_ends_at < now() THEN 1 ELSE kept.count + 1 END,
         window_ends_at = CASE WHEN kept.window_ends_at < now() THEN excluded.window_ends_at
                               ELSE kept.window_ends_at END
       RETURNING key, count, ceil(extract(epoch FROM window_ends_at - now()))::int AS seconds`,
      [limits.map(({ key }) => key), windowMinutes],
    );
    const over = rows.filter(({ key, count }) => limits.some((l) => l.key === key && count > l.atMost));
    if (over.length === 0) return;
    throw new ProblemError('account.locked', {
      retryAfter: Math.max(1, ...over.map(({ seconds }) => seconds)),
    });
  }

  /** Takes back the one that turned out right. */
  async forgive(limits: readonly Limit[]): Promise<void> {
    await this.dataSource.query(
      `UPDATE attempt SET count = greatest(count - 1, 0) WHERE key IN
         (SELECT key FROM attempt WHERE key = ANY($1) ORDER BY key FOR UPDATE)`,
      [limits.map(({ key }) => key)],
    );
  }

  /** Starts over for one key and those that begin with it, e.g. after the address has proven to be its owner's. */
  async clear(tx: EntityManager, key: string): Promise<void> {
    await tx.query('DELETE FROM attempt WHERE starts_with(key, $1)', [key]);
  }
}

/** A key that tells nothing of the address in it. */
export function attemptKey(kind: string, ...parts: string[]): string {
  return `${kind}:${createHash('sha256').update(JSON.stringify(parts)).digest('base64url')}`;
}
