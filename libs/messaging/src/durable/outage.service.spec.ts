import {
  eventually,
  person,
  startPostgres,
  startService,
  type TestPostgres,
  type TestService,
  visitor,
} from '@allmende/testing';
import {
  gardenDataSource,
  GardenModule,
  gardenRpc,
  gardenWiring,
  weatherEvents,
} from '@allmende/testing/garden';

describe('while Postgres is away', () => {
  let postgres: TestPostgres;
  let garden: TestService;

  beforeAll(async () => {
    postgres = await startPostgres({ own: true });
    garden = await startService(GardenModule, {
      service: 'garden',
      dataSource: gardenDataSource,
      wiring: gardenWiring,
      postgres,
    });
  });
  afterAll(async () => {
    await garden.stop();
    await postgres.stop();
  });

  const list = () => garden.call(gardenRpc.list, {}, visitor());
  const failureOf = async (call: () => Promise<unknown>) => {
    const start = Date.now();
    const failure = await call().then(
      () => undefined,
      (error: unknown) => error,
    );
    return { failure, took: Date.now() - start };
  };

  it.each(['SIGQUIT', 'SIGKILL'] as const)(
    'after %s, calls fail within a second and all heals by itself',
    async (signal) => {
      await garden.call(gardenRpc.plant, { name: 'Linde' }, person());
      const before = await garden.db.query<unknown[]>('SELECT 1 FROM rain');
      const back = postgres.restart({ signal, downMs: 1_500 });
      await eventually('the loss is noticed', async () => (await failureOf(list)).failure !== undefined);
      for (const call of [list, () => garden.call(gardenRpc.plant, { name: 'Eiche' }, person())]) {
        const { failure, took } = await failureOf(call);
        expect(failure).toMatchObject({ code: 'unavailable', details: { retryAfter: 1 } });
        expect(took).toBeLessThan(1_000);
      }
      await garden.emit(weatherEvents.rained, { litres: 1 }, { awaited: false });
      await back;
      await eventually('reads work again', list, { withinMs: 5_000 });
      await garden.call(gardenRpc.plant, { name: 'Eiche' }, person());
      await eventually('the event had its effect', async () => {
        const rows = await garden.db.query<unknown[]>('SELECT 1 FROM rain');
        return rows.length === before.length + 1;
      });
      await eventually('the relay publishes again', async () => {
        const rows = await garden.db.query<unknown[]>('SELECT 1 FROM outbox WHERE published_at IS NULL');
        return rows.length === 0;
      });
    },
  );
});
