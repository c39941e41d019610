import {
  eventually,
  expectConsoleError,
  person,
  startNats,
  startService,
  type TestNats,
  type TestService,
} from '@allmende/testing';
import {
  gardenDataSource,
  gardenEvents,
  GardenModule,
  gardenRpc,
  gardenWiring,
  weatherEvents,
} from '@allmende/testing/garden';
import { newId } from '@allmende/contracts';
import { jetstreamManager } from '@nats-io/jetstream';

describe('events', () => {
  let nats: TestNats;
  let garden: TestService;

  beforeAll(async () => {
    nats = await startNats();
    garden = await startService(GardenModule, {
      service: 'garden',
      dataSource: gardenDataSource,
      wiring: gardenWiring,
      nats,
    });
  });
  afterAll(async () => {
    await garden.stop();
    await nats.stop();
  });
  beforeEach(() => garden.db.query('DELETE FROM rain'));

  const rain = async (): Promise<number[]> => {
    const rows = await garden.db.query<{ litres: string }[]>('SELECT litres FROM rain');
    return rows.map(({ litres }) => Number(litres));
  };
  const manager = async () =>
    jetstreamManager((await garden.neighbours.link('test')).connection, { checkAPI: false, timeout: 500 });
  const messagesIn = async (stream: string): Promise<number> => {
    const { state } = await (await manager()).streams.info(stream);
    return state.messages;
  };
  const unpublished = async (): Promise<number> => {
    const rows = await garden.db.query<unknown[]>('SELECT 1 FROM outbox WHERE published_at IS NULL');
    return rows.length;
  };

  it('reach the stream of their service, once and in order', async () => {
    const names = Array.from({ length: 20 }, (_, i) => `Baum ${i}`);
    for (const name of names) await garden.call(gardenRpc.plant, { name }, person());
    await eventually('all are in the stream', async () => (await messagesIn('evt-garden')) === names.length);
    await eventually('all are marked', async () => (await unpublished()) === 0);
    const jsm = await manager();
    for (const [i, name] of names.entries()) {
      const stored = await jsm.streams.getMessage('evt-garden', { seq: i + 1 });
      expect(stored?.json()).toMatchObject({ name });
    }
  });

  it('take effect once, however often they come', async () => {
    await garden.emit(weatherEvents.rained, { litres: 3 });
    await garden.emit(weatherEvents.rained, { litres: 4 });
    await garden.redeliver();
    await garden.redeliver();
    expect(await rain()).toEqual([3, 4]);
  });

  it('come, too, where an older release left a consumer that does not hear of them', async () => {
    const { consumers } = await manager();
    const { config } = await consumers.info('evt-weather', 'garden');
    await consumers.delete('evt-weather', 'garden');
    const older = { ...config, filter_subjects: [weatherEvents.stormed.subject] };
    await consumers.add('evt-weather', older);
    await garden.emit(weatherEvents.rained, { litres: 6 });
    expect(await rain()).toEqual([6]);
  });

  it('keep coming while one of them fails, which becomes a dead letter without a trace in the tables', async () => {
    expectConsoleError(/stormed\.v1 is a dead letter/);
    const id = await garden.emit(weatherEvents.stormed, { force: 12 });
    await garden.emit(weatherEvents.rained, { litres: 5 });
    expect(await rain()).toEqual([5]);
    const [letter] =
      await garden.db.query<{ event_id: string; error: string }[]>('SELECT * FROM dead_letter');
    expect(letter).toMatchObject({ event_id: id, error: 'Error: The fence is down' });
  });

  it('keep coming while one of them always takes too long: that is no outage', async () => {
    expectConsoleError(/stormed\.v1 is a dead letter/);
    const id = await garden.emit(weatherEvents.stormed, { force: 9 });
    await garden.emit(weatherEvents.rained, { litres: 5 });
    expect(await rain()).toEqual([5]);
    const letters = await garden.db.query<{ error: string }[]>(
      'DELETE FROM dead_letter WHERE event_id = $1 RETURNING error',
      [id],
    );
    expect(letters).toMatchObject([[{ error: expect.stringContaining('statement timeout') as string }], 1]);
  });

  it('that took too long behind somebody else get through once the way is free', async () => {
    const held = garden.db.createQueryRunner();
    await held.startTransaction();
    await held.query('LOCK TABLE tree');
    const id = await garden.emit(weatherEvents.stormed, { force: 8 }, { awaited: false });
    await new Promise((resolve) => setTimeout(resolve, 700));
    await held.rollbackTransaction();
    await held.release();
    await eventually('it is taken in', async () => {
      const rows = await garden.db.query<unknown[]>('SELECT 1 FROM inbox WHERE event_id = $1', [id]);
      return rows.length > 0;
    });
    expect(await rain()).toEqual([0]);
  });

  it('that are dead letters are tried again on request', async () => {
    await garden.db.query(`UPDATE dead_letter SET payload = '{"force": 3}', replay_requested_at = now()`);
    await eventually('the letter is gone', async () => {
      const rows = await garden.db.query<unknown[]>('SELECT 1 FROM dead_letter');
      return rows.length === 0;
    });
    expect(await rain()).toEqual([0]);
  });

  it('with a payload that the contract does not know become dead letters', async () => {
    expectConsoleError(/rained\.v1 is a dead letter/);
    const id = newId();
    await garden.neighbours.emit(weatherEvents.rained, { litres: 'many' }, { id, at: new Date() });
    await eventually('it is put aside', async () => {
      const letters = await garden.db.query<unknown[]>('SELECT 1 FROM dead_letter WHERE event_id = $1', [id]);
      return letters.length > 0;
    });
  });

  it('that are older than the inbox remembers have no effect', async () => {
    const at = new Date(Date.now() - 61 * 86_400_000);
    await garden.emit(weatherEvents.rained, { litres: 6 }, { at, awaited: false });
    await garden.emit(weatherEvents.rained, { litres: 7 });
    expect(await rain()).toEqual([7]);
  });

  it('are not lost when NATS is away and comes back, calls failing at once meanwhile', async () => {
    // A killed server may forget the last acks, so the event that was put aside may come again.
    expectConsoleError(/is a dead letter/);
    const before = await messagesIn('evt-garden');
    const inFlight = garden.call(gardenRpc.ponder, { what: 'sleep', ms: 3_000 }, person());
    inFlight.catch(() => undefined);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const restarted = nats.restart({ downMs: 1_000 });
    await expect(inFlight).rejects.toMatchObject({ code: 'unavailable' });
    const start = Date.now();
    await expect(garden.call(gardenRpc.list, {}, person())).rejects.toMatchObject({ code: 'unavailable' });
    expect(Date.now() - start).toBeLessThan(1_000);
    await garden.db.query(
      `INSERT INTO outbox (id, subject, payload, trace_id) VALUES (gen_random_uuid(), $1, '{"treeId":"1","name":"Kirsche"}', 't')`,
      [gardenEvents.planted.subject],
    );
    await restarted;
    await eventually('it is in the stream', async () => (await messagesIn('evt-garden')) === before + 1);
    await garden.emit(weatherEvents.rained, { litres: 8 });
    expect(await rain()).toEqual([8]);
  });

  it('come back from Postgres when the stream was deleted, and do nothing twice', async () => {
    const all = (await garden.published()).length;
    const jsm = await manager();
    await jsm.streams.delete('evt-garden');
    await jsm.streams.delete('evt-weather');
    await garden.call(gardenRpc.plant, { name: 'Ahorn' }, person());
    await eventually('all are in the new stream', async () => (await messagesIn('evt-garden')) === all + 1);
    await garden.emit(weatherEvents.rained, { litres: 9 });
    expect(await rain()).toEqual([9]);
  });

  it('come back when the server has lost its whole store', async () => {
    const all = (await garden.published()).length;
    await nats.restart({ empty: true });
    await eventually('all are in the new stream', async () => (await messagesIn('evt-garden')) === all);
  });
});
