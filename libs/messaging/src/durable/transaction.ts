import type { DataSource, EntityManager } from 'typeorm';
import { codeOf } from '../failures.js';

const traces = new WeakMap<EntityManager, string>();
const followers = new WeakMap<EntityManager, (() => void)[]>();
const maxAttempts = 3;
const retriable = new Set(['40001', '40P01']);

/** The trace of the call or event that a transaction belongs to, for the events that it appends. */
export function traceOf(tx: EntityManager): string {
  return traces.get(tx) ?? 'none';
}

/**
 * Has `work` done once the transaction is committed; a crash in between loses it. It must not throw.
 * @throws outside of a transaction of `Writes` or of an event, and after its end: nobody would do the work then
 */
export function afterCommit(tx: EntityManager, work: () => void): void {
  const following = followers.get(tx);
  if (!following) throw new Error('afterCommit() outside of a transaction that Writes or an event opened');
  following.push(work);
}

/** As `afterCommit`, for work that a clock comes to as well: outside of such a transaction it is left to that. */
export function onceCommitted(tx: EntityManager, work: () => void): void {
  followers.get(tx)?.push(work);
}

/** Runs `work` in a transaction, again from the start (up to three times) after a deadlock or a serialization failure. */
export async function inTransaction<T>(
  dataSource: DataSource,
  traceId: string,
  work: (tx: EntityManager) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      const following: (() => void)[] = [];
      const result = await dataSource.transaction(async (tx) => {
        traces.set(tx, traceId);
        followers.set(tx, following);
        return work(tx).finally(() => followers.delete(tx));
      });
      for (const follow of following) follow();
      return result;
    } catch (error) {
      if (attempt === maxAttempts || !retriable.has(codeOf(error) ?? '')) throw error;
      await new Promise((resolve) => setTimeout(resolve, 10 + Math.random() * 40 * attempt));
    }
  }
}
