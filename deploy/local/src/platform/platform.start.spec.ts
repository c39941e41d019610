import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, stat } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { identify } from '../processes/process.identity.js';
import { AlreadyRunningError } from '../processes/process.records.js';
import { MigrationsState } from './migrations.state.js';
import { freePorts } from './platform.ports.js';
import { startPlatform } from './platform.start.js';
import { readRun } from './run.file.js';
import type { RunningPlatform } from './running.platform.js';
import { localProgram } from './workspace.paths.js';

// The parts run as programs of their own: from `dist`, which `npm run build` brings up to date.
describe('the platform on one machine', () => {
  let dataDir: string;
  let platform: RunningPlatform;
  const common = {
    quiet: true,
    demo: false,
    services: [],
    env: { PATH: process.env.PATH, HOME: process.env.HOME },
  };

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'allmende-platform-'));
    platform = await startPlatform({ ...common, dataDir, ports: 'free' });
  }, 60_000);

  afterAll(async () => {
    await platform.stop();
    await rm(dataDir, { recursive: true, force: true });
  });

  it('starts every part and tells others where it is, without secrets', async () => {
    const run = readRun(dataDir);
    expect(run).toMatchObject({ state: 'ready', launcher: process.pid, urls: { mail: platform.urls.mail } });
    expect(run!.processes.map(({ name, state }) => [name, state])).toEqual([
      ['postgres', 'ready'],
      ['nats', 'ready'],
      ['object-store', 'ready'],
      ['mail', 'ready'],
    ]);
    expect(JSON.stringify(run)).not.toContain(platform.nats.administrator.password);
  });

  it('keeps passwords, keys and what people sent for the owner of the data folder', async () => {
    for (const name of [
      'secrets.json',
      'evidence-key.pem',
      'submissions.key',
      'terms.key',
      'nats/nats.conf',
    ]) {
      expect((await stat(join(dataDir, name))).mode & 0o077).toBe(0);
    }
    for (const name of ['objects', 'mails', 'nats', 'postgres']) {
      expect((await stat(join(dataDir, name))).mode & 0o077).toBe(0);
    }
  });

  it('makes a database for each service', async () => {
    expect(Object.keys(platform.databases)).toHaveLength(6);
    const client = new pg.Client(platform.databases.terms!.app);
    await client.connect();
    const { rows } = await client.query('SELECT current_database() AS database, current_user AS role');
    await client.end();
    expect(rows).toEqual([{ database: 'allmende_terms', role: 'allmende_terms_app' }]);
  });

  it('knows which databases need no migration, and believes only the database itself', async () => {
    const { owner } = platform.databases.identity!;
    const client = new pg.Client(owner);
    await client.connect();
    const state = new MigrationsState(dataDir);
    expect(await state.isCurrent('identity', owner)).toBe(false);
    await client.query('CREATE TABLE migration (timestamp bigint)');
    await state.note('identity', owner);
    expect(await new MigrationsState(dataDir).isCurrent('identity', owner)).toBe(true);
    expect(await new MigrationsState(dataDir).isCurrent('terms', owner)).toBe(false);
    await client.query('INSERT INTO migration VALUES (1)');
    expect(await new MigrationsState(dataDir).isCurrent('identity', owner)).toBe(false);
    await client.query('DROP TABLE migration');
    await client.end();
  });

  it('brings back what dies and counts it', async () => {
    await Promise.all(['nats', 'mail', 'object-store', 'postgres'].map((name) => platform.kill(name)));
    await platform.waitUntilReady();
    expect(readRun(dataDir)!.processes.map(({ restarts }) => restarts > 0)).toEqual([true, true, true, true]);
  });

  it('leaves a halted part alone until it is resumed', async () => {
    await platform.halt('nats');
    expect(platform.process('nats').pid).toBeUndefined();
    await platform.resume('nats');
    const { pid } = platform.process('nats');
    expect(identify(pid!)).toMatchObject({ pid });
  });

  it('refuses a second run in the same data folder', async () => {
    const other = spawn(process.execPath, ['-e', script(dataDir)], { stdio: ['ignore', 'ignore', 'pipe'] });
    const chunks: Buffer[] = [];
    other.stderr.on('data', (chunk: Buffer) => chunks.push(chunk));
    expect((await once(other, 'exit'))[0]).toBe(1);
    const message = new AlreadyRunningError(process.pid).message;
    expect(Buffer.concat(chunks).toString()).toContain(message);
    expect(platform.process('nats').state).toBe('ready');
  });

  it('names the port that is taken and the variable that changes it', async () => {
    const ports = await freePorts();
    const squatter = createServer().listen(ports.s3, '127.0.0.1');
    await once(squatter, 'listening');
    const other = await mkdtemp(join(tmpdir(), 'allmende-taken-'));
    await expect(startPlatform({ ...common, dataDir: other, ports })).rejects.toThrow(
      `Port ${ports.s3} is taken by another program. Choose another one: S3_PORT=`,
    );
    expect(readRun(other)).toBeUndefined();
    squatter.close();
    await rm(other, { recursive: true });
  });

  it('gives way, part by part, to what the environment names', async () => {
    const { ports, databases } = platform;
    const admin = new URL(databases.terms!.owner);
    admin.username = 'postgres';
    admin.password = (
      JSON.parse(await readFile(join(dataDir, 'secrets.json'), 'utf8')) as { postgres: string }
    ).postgres;
    const env = {
      ...common.env,
      DATABASE_URL: admin.href,
      DATABASE_URL_TERMS: 'postgres://somebody:secret@127.0.0.1:1/theirs',
      NATS_URL: platform.nats.url,
      S3_ENDPOINT: `http://127.0.0.1:${ports.s3}`,
      S3_ACCESS_KEY: 'a',
      S3_SECRET_KEY: 'b',
      SMTP_URL: `smtp://127.0.0.1:${ports.smtp}`,
    };
    const other = await mkdtemp(join(tmpdir(), 'allmende-given-'));
    const guest = await startPlatform({ ...common, dataDir: other, ports: 'free', env });
    expect(guest.processes).toEqual([]);
    expect(guest.urls.mail).toBeNull();
    expect(guest.databases.terms!.app).toBe(env.DATABASE_URL_TERMS);
    expect(guest.databases.groups!.app).toContain('/allmende_groups');
    await guest.stop();
    await rm(other, { recursive: true });
  });

  it.each([
    [{ GATEWAY_PORT: 'eighty' }, 'GATEWAY_PORT=eighty is no port'],
    [{ PLATFORM_URL: 'localhost:8080' }, 'PLATFORM_URL=localhost:8080 is no http address'],
    [{ S3_ENDPOINT: 'http://s3' }, 'S3_ENDPOINT needs S3_ACCESS_KEY'],
    [{ SHOW_LOGS: 'all' }, 'SHOW_LOGS=all is no level'],
  ])('refuses %j by name', async (env, message) => {
    await expect(startPlatform({ ...common, dataDir: join(dataDir, 'never'), env })).rejects.toThrow(message);
  });

  it('starts again after kill -9, ends what was left, and has kept everything', async () => {
    const other = await mkdtemp(join(tmpdir(), 'allmende-killed-'));
    const launcher = spawn(process.execPath, ['-e', script(other)], { stdio: 'ignore' });
    while (readRun(other)?.state !== 'ready') await new Promise((resolve) => setTimeout(resolve, 50));
    const run = readRun(other)!;
    launcher.kill('SIGKILL');
    await once(launcher, 'exit');
    const orphans = run.processes.map(({ pid }) => pid!);
    const secrets = await readFile(join(other, 'secrets.json'), 'utf8');

    const again = await startPlatform({ ...common, dataDir: other, ports: run.ports });
    expect(orphans.map((pid) => identify(pid))).toEqual(orphans.map(() => undefined));
    expect(await readFile(join(other, 'secrets.json'), 'utf8')).toBe(secrets);
    const before = Date.now();
    await again.stop();
    expect(Date.now() - before).toBeLessThan(5_000);
    expect(readRun(other)).toBeUndefined();
    await rm(other, { recursive: true });
  }, 60_000);

  it('can be ended while it starts, and leaves nothing running', async () => {
    const other = await mkdtemp(join(tmpdir(), 'allmende-ended-'));
    const ending = new AbortController();
    const start = startPlatform({ ...common, dataDir: other, ports: 'free', signal: ending.signal });
    const outcome = start.then(
      () => 'up',
      () => 'ended',
    );
    while (!readRun(other)?.processes.some(({ pid }) => pid))
      await new Promise((resolve) => setTimeout(resolve, 5));
    const pids = readRun(other)!.processes.map(({ pid }) => pid);
    ending.abort();
    expect(await outcome).toBe('ended');
    expect(pids.map((pid) => pid && identify(pid))).toEqual(pids.map((pid) => pid && undefined));
    expect(readRun(other)).toBeUndefined();
    await rm(other, { recursive: true });
  }, 60_000);

  function script(folder: string): string {
    const options = JSON.stringify({
      dataDir: folder,
      ports: 'free',
      quiet: true,
      demo: false,
      services: [],
    });
    const module = JSON.stringify(localProgram('platform/platform.start.js'));
    return `import(${module}).then(({ startPlatform }) => startPlatform(${options}))`;
  }
});
