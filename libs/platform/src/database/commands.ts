import { DataSource } from 'typeorm';
import { z } from 'zod';
import { readEnv } from '../env.js';

type Command = (service: string, dataSource: () => DataSource) => Promise<string>;

/** What `main.js <command>` does; each returns a line for the log. */
export const commands = {
  /**
   * Applies the migrations as the owner of the database. Tables that they make can be read and written by the role in
   * `DATABASE_URL_<SERVICE>`; `takeBack` in a migration makes exceptions.
   */
  migrate: async (service, dataSource) => {
    const env = readEnv(z.object({ DATABASE_OWNER_URL: z.string() }));
    const owner = new DataSource({ ...dataSource().options, url: env.DATABASE_OWNER_URL } as never);
    const count = await migrate(owner, appRole(dataSource()));
    return `${service}: ${count} migrations applied`;
  },
  rebuild: async (service, dataSource) => {
    const rows = await once(
      dataSource,
      `UPDATE outbox SET published_at = NULL
      WHERE published_at IS NOT NULL AND at > now() - interval '30 days' RETURNING 1`,
    );
    return `${service}: ${rows} events go out again`;
  },
  replay: async (service, dataSource) => {
    const rows = await once(dataSource, 'UPDATE dead_letter SET replay_requested_at = now() RETURNING 1');
    return `${service}: ${rows} dead letters are tried again`;
  },
} satisfies Record<string, Command>;

export function isCommand(name: string): name is keyof typeof commands {
  return Object.hasOwn(commands, name);
}

/** Nobody waits for a request here: on a busy machine the server may take its time to answer. */
const patient = { connectionTimeoutMillis: 15_000 };

/** For what runs beside a service: commands and programs. */
export function openPatiently(source: DataSource): Promise<DataSource> {
  const extra = { ...(source.options.extra as object | undefined), ...patient };
  return source.setOptions({ extra }).initialize();
}

/** Applies pending migrations over `owner`'s own connection and closes it; returns how many there were. */
export async function migrate(owner: DataSource, app: string | undefined): Promise<number> {
  const extra = { max: 1, ...patient, options: app ? `-c allmende.app_role=${app}` : undefined };
  owner.setOptions({ extra });
  await owner.initialize();
  try {
    if (app) await grantFutureTables(owner, app);
    const applied = await owner.runMigrations({ transaction: 'each' });
    return applied.length;
  } finally {
    await owner.destroy();
  }
}

async function grantFutureTables(owner: DataSource, app: string): Promise<void> {
  const role = `"${app.replaceAll('"', '""')}"`;
  await owner.query(`GRANT USAGE ON SCHEMA public TO ${role}`);
  await owner.query(
    `ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO ${role}`,
  );
  await owner.query(`ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT USAGE ON SEQUENCES TO ${role}`);
}

async function once(dataSource: () => DataSource, statement: string): Promise<number> {
  const source = await openPatiently(dataSource());
  try {
    const [rows] = await source.query<[unknown[], number]>(statement);
    return rows.length;
  } finally {
    await source.destroy();
  }
}

/** The user of the app's own address; undefined when it has none. */
export function appRole(dataSource: DataSource): string | undefined {
  const { options } = dataSource;
  const user = options.type === 'postgres' && options.url ? new URL(options.url).username : '';
  return user === '' ? undefined : decodeURIComponent(user);
}
