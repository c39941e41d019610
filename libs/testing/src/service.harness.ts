import { type EventDefinition, newId, type PayloadOf } from '@allmende/contracts';
import { houseWiring, type WiringTable } from '@allmende/messaging';
import { ProcessLog, ServiceHost, type ServiceOptions } from '@allmende/platform';
import { appRole, migrate } from '@allmende/platform/database';
import { DataSource } from 'typeorm';
import { startNats, type TestNats } from './nats.test-server.js';
import { Neighbours, type PayloadFor } from './neighbours.js';
import { startPostgres, type TestPostgres } from './postgres.server.js';

export type HarnessOptions = Omit<ServiceOptions, 'module' | 'dataSource'> & {
  dataSource: () => DataSource;
  /** Variables for the time of the test, e.g. `EVIDENCE_KEY`. */
  env?: Record<string, string>;
  /** A server of the test's own; it stays when the service stops. */
  nats?: TestNats;
  /** A server of the test's own, e.g. to stop it. */
  postgres?: TestPostgres;
  wiring?: WiringTable;
};

export type Published<E extends EventDefinition = EventDefinition> = {
  id: string;
  subject: string;
  payload: PayloadOf<E>;
};

/** A service under test: its real module on a real Postgres and a real NATS. */
export type TestService = Pick<Neighbours, 'call' | 'answer' | 'hints'> & {
  /** The service's own connection, with its role's rights. */
  db: DataSource;
  /** The events that the service committed, oldest first; of one kind if given. */
  published: <E extends EventDefinition>(definition?: E) => Promise<Published<E>[]>;
  /**
   * States an event as its owner would, through its stream. Returns its id when this service has taken it in or put it
   * aside as a dead letter; with `awaited: false` at once.
   */
  emit: <E extends EventDefinition>(
    definition: E,
    payload: PayloadFor<E>,
    options?: { id?: string; at?: Date; awaited?: boolean },
  ) => Promise<string>;
  /** Brings every event to this service again; returns when it has read them all. */
  redeliver: () => Promise<void>;
  /** The port of `/healthz`. */
  healthPort: number;
  /** A provider of the service's application. */
  get: ServiceHost['app']['get'];
  neighbours: Neighbours;
  nats: TestNats;
  postgres: TestPostgres;
  stop: () => Promise<void>;
};

/** Starts a service as `bootstrapService` does, on a database of its own with all migrations applied. */
export async function startService(
  module: ServiceOptions['module'],
  options: HarnessOptions,
): Promise<TestService> {
  const { service, env = {}, wiring = houseWiring } = options;
  const postgres = options.postgres ?? (await startPostgres());
  const dataSourceAt = (url: string): DataSource => {
    Object.assign(process.env, env, { [`DATABASE_URL_${service.toUpperCase()}`]: url });
    return options.dataSource();
  };
  const schema = schemaOf(dataSourceAt('postgres://nobody@127.0.0.1/none'));
  const database = await postgres.createCopy(schema, ({ url, ownerUrl }) =>
    migrateAs(ownerUrl, dataSourceAt(url)),
  );
  const db = dataSourceAt(database.url);
  const nats = options.nats ?? (await startNats());
  const end = async (): Promise<void> => {
    if (!options.nats) await nats.stop();
    await database.drop();
  };
  const host = await startHost({ ...options, module, dataSource: () => db }, nats, wiring).catch(
    async (error: unknown) => {
      await end();
      throw error;
    },
  );
  const neighbours = new Neighbours(nats, wiring);
  return {
    ...actions(db, neighbours, options.name ?? service),
    db,
    healthPort: host.health?.port ?? 0,
    get: host.app.get.bind(host.app) as ServiceHost['app']['get'],
    neighbours,
    nats,
    postgres,
    stop: async () => {
      await host.stop();
      await neighbours.close();
      await end();
    },
  };
}

// What a service logs as an error goes to console.error, where it fails the test unless it was expected.
function startHost(options: ServiceOptions, nats: TestNats, wiring: WiringTable): Promise<ServiceHost> {
  const name = options.name ?? options.service;
  const write = (line: string) => console.error(line);
  const log = new ProcessLog(name, 'error', { write });
  const { user, password } = nats.credentials(name);
  const env = { NATS_URL: nats.url, NATS_USER: user, NATS_PASSWORD: password, HEALTH_PORT: 0 };
  return ServiceHost.start(options, env, { log, wiring });
}

/** What its migrations do: test files of one service share a schema, fixtures of the same name need not. */
function schemaOf({ options: { migrations } }: DataSource): string {
  return Object.values(migrations ?? [])
    .map(String)
    .join('\n');
}

async function migrateAs(ownerUrl: string, app: DataSource): Promise<void> {
  const owner = new DataSource({ ...app.options, url: ownerUrl } as never);
  await migrate(owner, appRole(app));
}

type Actions = Pick<TestService, 'call' | 'answer' | 'hints' | 'published' | 'emit' | 'redeliver'>;

function actions(db: DataSource, neighbours: Neighbours, name: string): Actions {
  return {
    call: neighbours.call.bind(neighbours),
    answer: neighbours.answer.bind(neighbours),
    hints: neighbours.hints.bind(neighbours),
    redeliver: () => neighbours.redeliver(name),
    published: (definition) =>
      db.query(
        `SELECT id, subject, payload FROM outbox WHERE $1::text IS NULL OR subject = $1 ORDER BY seq`,
        [definition?.subject ?? null],
      ),
    emit: async (definition, payload, { id = newId(), at = new Date(), awaited = true } = {}) => {
      await neighbours.emit(definition, payload, { id, at });
      if (awaited) await settled(db, id, definition.subject);
      return id;
    },
  };
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
