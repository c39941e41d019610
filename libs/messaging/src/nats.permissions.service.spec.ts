import {
  eventually,
  expectConsoleError,
  person,
  startNats,
  startService,
  type TestNats,
  type TestService,
  visitor,
} from '@allmende/testing';
import {
  gardenDataSource,
  gardenEvents,
  GardenModule,
  gardenHints,
  gardenRpc,
  gardenWiring,
  weatherEvents,
} from '@allmende/testing/garden';
import { processNames } from '@allmende/contracts';
import { headers } from '@nats-io/transport-node';
import { Messaging } from './messaging.client.js';
import { natsPermissions } from './nats.permissions.js';
import { streamOf } from './wiring.js';

describe('the NATS users', () => {
  let nats: TestNats;
  let garden: TestService;
  const context = { actor: visitor(), traceId: 'trace-1' };

  beforeAll(async () => {
    const passwords = Object.fromEntries(Object.keys(gardenWiring).map((name) => [name, `${name}-password`]));
    nats = await startNats({ passwords, wiring: gardenWiring });
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

  beforeEach(() => expectConsoleError(/Permissions Violation/));

  const link = (name: string) => garden.neighbours.link(name);

  it('may do all that their service does: answer, state and take in events, hint', async () => {
    const heard = await garden.hints(gardenHints.grown);
    await garden.call(gardenRpc.plant, { name: 'Linde' }, person());
    garden.get(Messaging).hint(gardenHints.grown, { name: 'Linde' });
    await eventually('the hint is heard', () => heard.length === 1);
    await eventually('the event is in the stream', async () => {
      const rows = await garden.db.query<unknown[]>('SELECT 1 FROM outbox WHERE published_at IS NULL');
      return rows.length === 0;
    });
  });

  it('take in events of another service through its stream', async () => {
    const { connection } = await link('weather');
    const create = { name: streamOf('weather'), subjects: ['weather.evt.>'] };
    await connection.request(`$JS.API.STREAM.CREATE.${create.name}`, JSON.stringify(create), {
      timeout: 1_000,
    });
    const rows = () => garden.db.query<unknown[]>('SELECT 1 FROM rain');
    const meta = headers();
    meta.set('Nats-Msg-Id', '0196a000-0000-7000-8000-000000000001');
    meta.set('At', new Date().toISOString());
    connection.publish(weatherEvents.rained.subject, '{"litres":1}', { headers: meta });
    await eventually('the event has its effect', async () => (await rows()).length === 1);
  });

  it.each(['stranger', 'weather'])('may not ask what the contracts do not wire them to: %s', async (name) => {
    const call = new Messaging(await link(name)).call(gardenRpc.list, {}, context);
    await expect(call).rejects.toMatchObject({ code: 'caller.not-allowed' });
  });

  it.each([
    ['answer for another service', 'stranger', gardenRpc.plant.subject],
    ["read another service's answers", 'gateway', '_INBOX_garden.>'],
    ['listen to everything', 'gateway', '>'],
  ])('may not %s', async (_what, name, subject) => {
    const { connection } = await link(name);
    const refused = new Promise((resolve) => {
      connection.subscribe(subject, { callback: (error) => resolve(error) });
    });
    await expect(refused).resolves.toMatchObject({ name: 'PermissionViolationError' });
  });

  it.each([
    ['state an event of another service', 'weather', gardenEvents.planted.subject],
    ['delete a stream, its own neither', 'garden', '$JS.API.STREAM.DELETE.evt-garden'],
    ['read messages of a stream that it does not consume', 'gateway', '$JS.API.STREAM.MSG.GET.evt-garden'],
    ["use another service's consumer", 'stranger', '$JS.API.CONSUMER.MSG.NEXT.evt-weather.garden'],
  ])('may not %s', async (_what, name, subject) => {
    const { connection } = await link(name);
    await expect(connection.request(subject, '{}', { timeout: 1_000 })).rejects.toMatchObject({
      message: expect.stringMatching(/permission/i),
    });
  });

  it.each(processNames)('of %s name no wildcard but its own inbox, streams and acks', (name) => {
    const { publish, subscribe } = natsPermissions(name);
    const wild = [...publish, ...subscribe].filter((subject) => /[*>]/.test(subject));
    for (const subject of wild) {
      expect(subject).toMatch(new RegExp(`^(_INBOX_${name}\\.>|\\$JS\\.ACK\\.evt-[a-z]+\\.${name}\\.>)$`));
    }
  });
});
