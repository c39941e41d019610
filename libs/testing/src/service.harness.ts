import {
  type Actor,
  type EventDefinition,
  type HintDefinition,
  type InputOf,
  newId,
  type OutputOf,
  type PayloadOf,
  type Rpc,
} from '@allmende/contracts';
import {
  callersOf,
  houseWiring,
  Messaging,
  NatsLink,
  ownerOf,
  streamOf,
  type WiringTable,
} from '@allmende/messaging';
import { streamConfig } from '@allmende/messaging/durable';
import { ProcessLog, ServiceHost, type ServiceOptions } from '@allmende/platform';
import { appRole, migrate } from '@allmende/platform/database';
import { jetstream, jetstreamManager } from '@nats-io/jetstream';
import { headers } from '@nats-io/transport-node';
import { DataSource } from 'typeorm';
import { startNats, type TestNats } from './nats.test-server.js';
import { startPostgres, type TestPostgres } from './postgres.server.js';

export type HarnessOptions = Omit<ServiceOptions, 'module' | 'dataSource'> & {
  dataSource: () => DataSource;
  /** Variables for the time of the test, e.g. `EVIDENCE_KEY`. */
  env?: Record<string, string>;
  nats?: TestNats;
  postgres?: TestPostgres;
  wiring?: WiringTable;
};

export type Published<E extends EventDefinition = EventDefinition> = {
  id: string;
  subject: string;
  payload: PayloadOf<E>;
};

/** A service under test: its real module on a real Postgres and a real NATS. */
export type TestService = {
  /** Asks through NATS as one of the processes that the contracts wire to this contract. */
  call: <C extends Rpc>(
    contract: C,
    input: InputOf<C>,
    actor: Actor,
    options?: { key?: string; traceId?: string; timeoutMs?: number },
  ) => Promise<OutputOf<C>>;
  /** The service's own connection, with its role's rights. */
  db: DataSource;
  /** The events that the service committed, oldest first; of one kind if given. */
  published: <E extends EventDefinition>(definition?: E) => Promise<Published<E>[]>;
  /** States an event as its owner would, through its stream; returns when this service has taken it in. */
  emit: <E extends EventDefinition>(
    definition: E,
    payload: InputOfPayload<E>,
    options?: { id?: string; at?: Date; awaited?: boolean },
  ) => Promise<string>;
  /** Payloads of a hint from now on. */
  hints: <H extends HintDefinition>(definition: H) => unknown[];
  /** A provider of the service's application. */
  get: ServiceHost['app']['get'];
  nats: TestNats;
  postgres: TestPostgres;
  stop: () => Promise<void>;
};

type InputOfPayload<E extends EventDefinition> = E['payload']['_zod']['input'];

/** Starts a service as `bootstrapService` does, on a database of its own with all migrations applied. */
export async function startService(
  module: ServiceOptions['module'],
  options: HarnessOptions,
): Promise<TestService> {
  const { service, env = {}, wiring = houseWiring } = options;
  const postgres = options.postgres ?? (await startPostgres());
  const nats = options.nats ?? (await startNats());
  const database = await postgres.createDatabase();
  Object.assign(process.env, env, { [`DATABASE_URL_${service.toUpperCase()}`]: database.url });
  await migrateAs(database.ownerUrl, options.dataSource());
  let db: DataSource | undefined;
  const dataSource = () => (db = options.dataSource());
  const log = new ProcessLog(service, process.env.LOG_LEVEL ?? 'fatal');
  const host = await ServiceHost.start(
    { ...options, module, dataSource },
    { NATS_URL: nats.url },
    { log, wiring },
  );
  if (!db) throw new Error('The service has no data source');
  return harness({ service, host, db, nats, postgres, wiring, ownsNats: !options.nats, drop: database.drop });
}

async function migrateAs(ownerUrl: string, app: DataSource): Promise<void> {
  const owner = new DataSource({ ...app.options, url: ownerUrl } as never);
  await migrate(owner, appRole(app));
}

type Parts = {
  service: string;
  host: ServiceHost;
  db: DataSource;
  nats: TestNats;
  postgres: TestPostgres;
  wiring: WiringTable;
  ownsNats: boolean;
  drop: () => Promise<void>;
};

function harness({ host, db, nats, postgres, wiring, ownsNats, drop }: Parts): TestService {
  const links = new Map<string, Promise<NatsLink>>();
  const linkOf = (name: string): Promise<NatsLink> => {
    const link = links.get(name) ?? NatsLink.open({ service: name, url: nats.url });
    links.set(name, link);
    return link;
  };
  return {
    db,
    nats,
    postgres,
    get: host.app.get.bind(host.app) as ServiceHost['app']['get'],
    call: async (contract, input, actor, { traceId = newId(), ...rest } = {}) => {
      const [caller] = callersOf(contract, wiring);
      if (!caller) throw new Error(`Nobody is wired to call ${contract.subject}`);
      return new Messaging(await linkOf(caller)).call(contract, input, { actor, traceId, ...rest });
    },
    published: (definition) =>
      db.query(
        `SELECT id, subject, payload FROM outbox WHERE $1::text IS NULL OR subject = $1 ORDER BY seq`,
        [definition?.subject ?? null],
      ),
    emit: async (definition, payload, { id = newId(), at = new Date(), awaited = true } = {}) => {
      const link = await linkOf(ownerOf(definition.subject));
      await publish(link, definition, payload, id, at);
      if (awaited) await settled(db, id, definition.subject);
      return id;
    },
    hints: (definition) => {
      const heard: unknown[] = [];
      void linkOf('gateway').then((link) =>
        new Messaging(link).listen(definition, (payload) => heard.push(payload)),
      );
      return heard;
    },
    stop: async () => {
      await host.stop();
      for (const link of links.values()) await (await link).close();
      if (ownsNats) await nats.stop();
      await drop();
    },
  };
}

async function publish(
  { connection }: NatsLink,
  definition: EventDefinition,
  payload: unknown,
  id: string,
  at: Date,
): Promise<void> {
  const owner = ownerOf(definition.subject);
  const jsm = await jetstreamManager(connection);
  await jsm.streams.info(streamOf(owner)).catch(() => jsm.streams.add(streamConfig(owner)));
  const meta = headers();
  meta.set('Trace', 'test');
  meta.set('At', at.toISOString());
  await jetstream(connection).publish(definition.subject, JSON.stringify(payload), {
    msgID: id,
    headers: meta,
  });
}

async function settled(db: DataSource, id: string, subject: string): Promise<void> {
  for (let waited = 0; waited < 15_000; waited += 20) {
    const rows = await db.query<unknown[]>(
      'SELECT 1 FROM inbox WHERE event_id = $1 UNION ALL SELECT 1 FROM dead_letter WHERE event_id = $1',
      [id],
    );
    if (rows.length > 0) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error(`${subject} was not taken in: is there an @OnEvent for it?`);
}

/** Waits until `read` gives something truthy; the error says what was being waited for. */
export async function eventually<T>(
  what: string,
  read: () => Promise<T> | T,
  { withinMs = 10_000 }: { withinMs?: number } = {},
): Promise<NonNullable<T>> {
  const deadline = Date.now() + withinMs;
  for (;;) {
    const value = await read();
    if (value) return value;
    if (Date.now() > deadline) throw new Error(`It did not happen: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
