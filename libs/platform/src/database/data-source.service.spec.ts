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

  it('lets a query wait while all connections are busy', async () => {
    const options = { service: 'garden', dataSource: gardenDataSource, wiring: gardenWiring };
    const garden = await startService(GardenModule, options);
    const busy = Array.from({ length: 12 }, () => garden.db.query('SELECT pg_sleep(1.1)'));
    await expect(Promise.all(busy)).resolves.toHaveLength(12);
    await garden.stop();
  });
});
