import { isDatabaseOutage } from '@allmende/messaging';
import { startService } from '@allmende/testing';
import { gardenDataSource, GardenModule, gardenWiring } from '@allmende/testing/garden';
import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { createDataSource } from './data-source.js';

describe('the data source', () => {
  it('takes a Postgres that does not answer for away, within a second', async () => {
    const sockets = new Set<{ destroy: () => void }>();
    const silent = createServer((socket) => sockets.add(socket)).listen(0, '127.0.0.1');
    await once(silent, 'listening');
    const { port } = silent.address() as AddressInfo;
    const start = Date.now();
    const source = createDataSource(
      { service: 'garden', entities: [], migrations: [] },
      `postgres://a@127.0.0.1:${port}/a`,
    );
    const failure = await source.initialize().catch((error: unknown) => error);
    expect(isDatabaseOutage(failure)).toBe(true);
    expect(Date.now() - start).toBeLessThan(1_500);
    for (const socket of sockets) socket.destroy();
    silent.close();
  });

  it('has a statement that comes often planned once per connection, and others not', async () => {
    const options = { service: 'garden', dataSource: gardenDataSource, wiring: gardenWiring };
    const garden = await startService(GardenModule, options);
    const runner = garden.db.createQueryRunner();
    for (let time = 1; time <= 8; time += 1)
      expect(await runner.query('SELECT $1::int + 1 AS next', [time])).toEqual([{ next: time + 1 }]);
    await runner.query('SELECT $1::int + 2 AS next', [1]);
    const planned: unknown = await runner.query(
      `SELECT statement, generic_plans + custom_plans > 1 AS "isKept" FROM pg_prepared_statements
       WHERE statement LIKE '%AS next'`,
    );
    expect(planned).toEqual([{ statement: 'SELECT $1::int + 1 AS next', isKept: true }]);
    await runner.release();
    await garden.stop();
  });

  it('lets a query wait while all connections are busy', async () => {
    const options = { service: 'garden', dataSource: gardenDataSource, wiring: gardenWiring };
    const garden = await startService(GardenModule, options);
    const busy = Array.from({ length: 12 }, () => garden.db.query('SELECT pg_sleep(1.1)'));
    await expect(Promise.all(busy)).resolves.toHaveLength(12);
    await garden.stop();
  });
});
