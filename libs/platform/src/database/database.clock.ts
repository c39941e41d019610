import type { EntityManager } from 'typeorm';

/** The clock that counts, to the millisecond: those of processes differ, and decide nothing. */
export async function databaseClock(db: Pick<EntityManager, 'query'>): Promise<Date> {
  const [row] = await db.query<[{ now: Date }]>('SELECT clock_timestamp() AS now');
  return row.now;
}
