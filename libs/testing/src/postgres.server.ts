import { findPostgres } from '@allmende/local/binaries/postgres.binary';
import { execFile } from 'node:child_process';
import { createHash, randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chown, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import pg from 'pg';
import { freePort, type Started, startProgram } from './process.start.js';
import { newFolder, runFolder } from './run.folder.js';

const run = promisify(execFile);
// Postgres refuses to run as root; nobody's numbers are the same on every Debian.
const user = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {};

export type TestDatabase = {
  /** Address of the role that only reads and writes rows, as the service has it. */
  url: string;
  /** Address of the role that owns the tables. */
  ownerUrl: string;
  drop: () => Promise<void>;
};

type Addresses = Pick<TestDatabase, 'url' | 'ownerUrl'>;
type Fill = (addresses: Addresses) => Promise<void>;

export type TestPostgres = {
  port: number;
  createDatabase: () => Promise<TestDatabase>;
  /** A copy of a database that the first who asks by this name fills. */
  createCopy: (name: string, fill: Fill) => Promise<TestDatabase>;
  /** Ends the server (`SIGQUIT` and `SIGKILL` as in a crash) and, after a while, starts it again on the same data. */
  restart: (options?: { signal?: NodeJS.Signals; downMs?: number }) => Promise<void>;
  stop: () => Promise<void>;
};

/**
 * A real Postgres. By default all test files of one Jest run share one server and get a database each; with
 * `{ own: true }` it is a server of the caller's, for tests that stop it.
 */
export async function startPostgres({ own = false }: { own?: boolean } = {}): Promise<TestPostgres> {
  if (own) return startOwn();
  const port = await sharedPort(runFolder());
  const refuse = () =>
    Promise.reject(new Error("The shared server is not this test's to stop: use { own: true }"));
  return { ...databasesAt(port), restart: refuse, stop: () => Promise.resolve() };
}

async function startOwn(): Promise<TestPostgres> {
  const data = await newFolder('postgres-');
  await makeCluster(data);
  const port = await freePort();
  let server = await startServer(data, port);
  return {
    ...databasesAt(port),
    restart: async ({ signal = 'SIGQUIT', downMs = 0 } = {}) => {
      await server.end(signal);
      await new Promise((resolve) => setTimeout(resolve, downMs));
      // After SIGKILL its children may outlive it for a moment and hold the shared memory.
      for (let attempt = 0; ; attempt += 1) {
        try {
          server = await startServer(data, port);
          return;
        } catch (error) {
          if (attempt === 20) throw error;
          await new Promise((resolve) => setTimeout(resolve, 200));
        }
      }
    },
    stop: async () => {
      await server.end('SIGQUIT');
      await rm(data, { recursive: true, force: true });
    },
  };
}

// The first test file that asks starts it; the others wait for the port to be written.
async function sharedPort(folder: string): Promise<number> {
  const portFile = join(folder, 'postgres.port');
  const isFirst = await mkdir(join(folder, 'postgres.lock')).then(
    () => true,
    () => false,
  );
  if (isFirst) {
    const data = join(folder, 'postgres');
    const port = await freePort();
    await makeCluster(data);
    await startDetached(data, port);
    await writeFile(`${portFile}.new`, String(port));
    await rm(portFile, { force: true });
    await run('mv', [`${portFile}.new`, portFile]);
    return port;
  }
  for (let waited = 0; waited < 30_000; waited += 50) {
    if (existsSync(portFile)) return Number(await readFile(portFile, 'utf8'));
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error('The shared Postgres did not start');
}

async function makeCluster(data: string): Promise<void> {
  await mkdir(data, { recursive: true, mode: 0o700 });
  if (user.uid !== undefined) await chown(data, user.uid, user.gid);
  const options = ['--username=postgres', '--auth=trust', '--encoding=UTF8', '--locale-provider=builtin'];
  const args = ['-D', data, ...options, '--builtin-locale=C.UTF-8', '--no-sync', '--no-instructions'];
  const { initdb } = await findPostgres();
  await run(initdb, args, { ...user, cwd: '/' });
}

function serverArgs(data: string, port: number): string[] {
  const settings = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '200',
    shared_buffers: '64MB',
    // What a test writes need not survive a power cut; it does survive the end of the process.
    fsync: 'off',
    full_page_writes: 'off',
    autovacuum: 'off',
  };
  return ['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

async function startServer(data: string, port: number): Promise<Started> {
  const { postgres } = await findPostgres();
  return startProgram(postgres, serverArgs(data, port), { ...user, cwd: '/', isReady: () => accepts(port) });
}

// Outlives the worker that started it; the global tear-down ends it.
async function startDetached(data: string, port: number): Promise<void> {
  const { postgres } = await findPostgres();
  const started = await startProgram(postgres, serverArgs(data, port), {
    ...user,
    cwd: '/',
    detached: true,
    isReady: () => accepts(port),
    outlives: true,
  });
  if (!started.isAlive()) throw new Error('Postgres ended at once');
}

async function accepts(port: number): Promise<boolean> {
  try {
    await asAdmin(port, 'postgres', (client) => client.query('SELECT 1'));
    return true;
  } catch {
    return false;
  }
}

function databasesAt(port: number): Pick<TestPostgres, 'port' | 'createDatabase' | 'createCopy'> {
  return {
    port,
    createDatabase: () => createDatabase(port),
    createCopy: async (name, fill) => createDatabase(port, await ensureTemplate(port, name, fill)),
  };
}

async function createDatabase(port: number, template = 'template1'): Promise<TestDatabase> {
  const name = `t_${randomBytes(6).toString('hex')}`;
  await asAdmin(port, 'postgres', (client) => create(client, name, template));
  const drop = () =>
    asAdmin(port, 'postgres', async (client) => {
      await client.query(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
    });
  return { ...addressesOf(port, name), drop };
}

async function create(client: pg.Client, name: string, template: string): Promise<void> {
  for (const role of ['owner', 'app']) {
    await client
      .query(`CREATE ROLE test_${role} LOGIN`)
      .catch((error: { code?: string }) => (isTaken(error.code) ? undefined : Promise.reject(error)));
  }
  await client.query(`CREATE DATABASE ${name} OWNER test_owner TEMPLATE ${template} STRATEGY file_copy`);
}

// The first test file that asks fills it while the others wait; one that was left half filled is made anew.
async function ensureTemplate(port: number, name: string, fill: Fill): Promise<string> {
  const template = `template_${createHash('sha256').update(name).digest('hex').slice(0, 12)}`;
  await asAdmin(port, 'postgres', async (client) => {
    await client.query('SELECT pg_advisory_lock(hashtext($1))', [template]);
    const found = await client.query('SELECT FROM pg_database WHERE datname = $1 AND datistemplate', [
      template,
    ]);
    if (found.rowCount) return;
    await client.query(`DROP DATABASE IF EXISTS ${template}`);
    await create(client, template, 'template1');
    await fill(addressesOf(port, template));
    await client.query(`ALTER DATABASE ${template} WITH IS_TEMPLATE true`);
  });
  return template;
}

function addressesOf(port: number, database: string): Addresses {
  const address = (role: string) => `postgres://test_${role}@127.0.0.1:${port}/${database}`;
  return { url: address('app'), ownerUrl: address('owner') };
}

// Another worker made the role first, before or while we tried.
function isTaken(code: string | undefined): boolean {
  return code === '42710' || code === '23505' || code === 'XX000';
}

async function asAdmin<T>(
  port: number,
  database: string,
  work: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({
    host: '127.0.0.1',
    port,
    user: 'postgres',
    database,
    connectionTimeoutMillis: 3_000,
  });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
