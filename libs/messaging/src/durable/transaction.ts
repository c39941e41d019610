import type { DataSource, EntityManager } from 'typeorm';
import { codeOf } from '../failures.js';

const traces = new WeakMap<EntityManager, string>();
const maxAttempts = 3;
const retriable = new Set(['40001', '40P01']);

/** The trace of the call or event that a transaction belongs to, for the events that it appends. */
export function traceOf(tx: EntityManager): string {
  return traces.get(tx) ?? 'none';
}

/** Runs `work` in a transaction, again from the start (up to three times) after a deadlock or a serialization failure. */
export async function inTransaction<T>(
  dataSource: DataSource,
  traceId: string,
  work: (tx: EntityManager) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await dataSource.transaction((tx) => {
        traces.set(tx, traceId);
        return work(tx);
      });
    } catch (error) {
      if (attempt === maxAttempts || !retriable.has(codeOf(error) ?? '')) throw error;
      await new Promise((resolve) => setTimeout(resolve, 10 + Math.random() * 40 * attempt));
    }
  }
}
