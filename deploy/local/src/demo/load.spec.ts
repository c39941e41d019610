import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';

import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { startPlatform } from '../platform/platform.start.js';
import type { RunningPlatform } from '../platform/running.platform.js';
import { localProgram } from '../platform/workspace.paths.js';
import { demoChallenges } from './challenges.content.js';
import { demoId } from './demo.ids.js';
import { demoPeople } from './people.content.js';

// The loader runs as the launcher runs it: a program of its own, from `dist`.
describe('loading the demo', () => {
  let dataDir: string;
  let platform: RunningPlatform;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'allmende-demo-'));
    const env = {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      ALLMENDE_CACHE: process.env.ALLMENDE_CACHE,
    };
    const services = ['identity', 'challenges', 'terms'] as const;
    platform = await startPlatform({ dataDir, ports: 'free', quiet: true, demo: false, services, env });
  }, 120_000);

  afterAll(async () => {
    await platform?.stop();
    await rm(dataDir, { recursive: true, force: true });
  }, 60_000);

  const load = (): ChildProcess =>
    spawn(process.execPath, [localProgram('demo/load.js')], {
      env: {
        PATH: process.env.PATH,
        ALLMENDE_DATA: dataDir,
        NATS_URL: platform.nats.url,
        NATS_USER: 'demo',
        NATS_PASSWORD: platform.nats.users.demo,
      },
      stdio: 'ignore',
    });
  const rowsOf = async <T>(service: 'identity' | 'challenges' | 'terms', sql: string): Promise<T[]> => {
    const client = new pg.Client(platform.databases[service]!.owner);
    await client.connect();
    try {
      return (await client.query(sql)).rows as T[];
    } finally {
      await client.end();
    }
  };
  const countOf = async (service: 'identity' | 'challenges', table: string): Promise<number> =>
    Number((await rowsOf<{ count: string }>(service, `SELECT count(*) FROM ${table}`))[0]?.count);
  const killOnce = async (service: 'identity' | 'challenges', table: string, rows: number) => {
    const loader = load();
    while ((await countOf(service, table)) < rows && loader.exitCode === null) await sleep(10);
    loader.kill('SIGKILL');
    await once(loader, 'exit');
    expect(loader.signalCode).toBe('SIGKILL');
  };
  const marker = async () => JSON.parse(await readFile(join(dataDir, 'demo.json'), 'utf8')) as object;

  it('is completed by the next start, wherever the ones before were killed', async () => {
    await killOnce('identity', 'cluster', 4);
    const first = await marker();
    expect(first).toEqual({ startedAt: expect.any(String), password: expect.any(String) });
    await killOnce('identity', 'account', 5);
    await killOnce('challenges', 'challenge', 3);

    const loader = load();
    expect(await once(loader, 'exit')).toEqual([0, null]);
    expect(await marker()).toEqual({ ...first, loadedAt: expect.any(String) });
    expect(await countOf('identity', 'account')).toBe(demoPeople.length);
    const made = await rowsOf<{ id: string }>('challenges', 'SELECT id FROM challenge ORDER BY id');
    expect(made.map(({ id }) => id)).toEqual(demoChallenges.map(({ key }) => demoId(key)).sort());
    const versions = await rowsOf<{ number: number }>(
      'terms',
      `SELECT number FROM terms_version WHERE layer = 'challenge'`,
    );
    expect(new Set(versions.map(({ number }) => number))).toEqual(new Set([1]));
  }, 120_000);

  it('has nothing to do a second time', async () => {
    const before = await marker();
    expect(await once(load(), 'exit')).toEqual([0, null]);
    expect(await marker()).toEqual(before);
    expect(await countOf('challenges', 'challenge')).toBe(demoChallenges.length);
  }, 60_000);
});
