import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ServiceName } from '@allmende/contracts';
import pg from 'pg';
import { ownProcesses } from '../platform/platform.services.js';
import { startPlatform } from '../platform/platform.start.js';
import type { RunningPlatform } from '../platform/running.platform.js';
import { localProgram } from '../platform/workspace.paths.js';
import { demoChallenges } from './challenges.content.js';
import { demoId } from './demo.ids.js';
import { demoGroup, demoSubmissions } from './living.content.js';
import { demoPeople } from './people.content.js';

// Both programs run as the launcher runs them: on their own, from `dist`.
describe('the demo', () => {
  let dataDir: string;
  let platform: RunningPlatform;

  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'allmende-demo-'));
    const env = {
      PATH: process.env.PATH,
      HOME: process.env.HOME,
      ALLMENDE_CACHE: process.env.ALLMENDE_CACHE,
      RATE_LIMIT_FACTOR: '0',
    };
    const services = ownProcesses.filter((name) => name !== 'portal');
    platform = await startPlatform({ dataDir, ports: 'free', quiet: true, demo: false, services, env });
  }, 120_000);

  afterAll(async () => {
    await platform?.stop();
    await rm(dataDir, { recursive: true, force: true });
  }, 60_000);

  const run = (program: 'load' | 'living'): ChildProcess =>
    spawn(process.execPath, [localProgram(`demo/${program}.js`)], {
      env: {
        PATH: process.env.PATH,
        ALLMENDE_DATA: dataDir,
        NATS_URL: platform.nats.url,
        NATS_USER: 'demo',
        NATS_PASSWORD: platform.nats.users.demo,
        PLATFORM_URL: platform.urls.platform,
        MAIL_URL: platform.urls.mail ?? '',
      },
      stdio: 'ignore',
    });
  const toItsEnd = async (program: 'load' | 'living') =>
    expect(await once(run(program), 'exit')).toEqual([0, null]);
  const rowsOf = async <T>(service: ServiceName, sql: string): Promise<T[]> => {
    const client = new pg.Client(platform.databases[service]!.owner);
    await client.connect();
    try {
      return (await client.query(sql)).rows as T[];
    } finally {
      await client.end();
    }
  };
  const countOf = async (service: ServiceName, table: string): Promise<number> =>
    Number((await rowsOf<{ count: string }>(service, `SELECT count(*) FROM ${table}`))[0]?.count);
  const killOnce = async (program: 'load' | 'living', service: ServiceName, table: string, rows: number) => {
    const running = run(program);
    while ((await countOf(service, table)) < rows && running.exitCode === null) await sleep(10);
    // A program that has ended by itself says so below; nobody waits for its end a second time.
    if (running.exitCode === null) {
      running.kill('SIGKILL');
      await once(running, 'exit');
    }
    expect(running.signalCode).toBe('SIGKILL');
  };
  const marker = async () => JSON.parse(await readFile(join(dataDir, 'demo.json'), 'utf8')) as object;

  it('is loaded whole by the next start, wherever the ones before were killed', async () => {
    await killOnce('load', 'identity', 'cluster', 4);
    const first = await marker();
    expect(first).toEqual({ startedAt: expect.any(String), password: expect.any(String) });
    await killOnce('load', 'identity', 'account', 5);
    await killOnce('load', 'challenges', 'challenge', 3);

    await toItsEnd('load');
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

  it('comes to life once, through what people may do, also when that was cut off', async () => {
    await killOnce('living', 'submissions', 'submission_file', 1);
    await killOnce('living', 'submissions', 'submission', 2);
    await killOnce('living', 'groups', 'group_member', 2);
    await toItsEnd('living');
    expect(await marker()).toMatchObject({ livingAt: expect.any(String) });
    const submits = demoSubmissions.filter((content) => content.submits);
    expect(await countOf('submissions', 'submission')).toBe(demoSubmissions.length);
    expect(await countOf('submissions', 'submission_version')).toBe(submits.length);
    expect(await countOf('terms', 'acceptance')).toBe(demoSubmissions.length);
    expect(await countOf('groups', 'group_member')).toBe(demoGroup.members.length + 1);
    const posts = demoGroup.threads.flatMap((thread) => thread.posts);
    expect(await countOf('groups', 'group_post')).toBe(posts.length);
    const statesOf = async () =>
      (await rowsOf<{ state: string }>('terms', 'SELECT state FROM consent ORDER BY state')).map(
        ({ state }) => state,
      );
    // Asking an office is an effect of the draft, a moment after it.
    while ((await statesOf()).length < 2) await sleep(50);
    expect(await statesOf()).toEqual(['asked', 'given-in-part']);
    const states = await rowsOf<{ state: string }>('groups', 'SELECT state FROM file');
    expect(states.filter(({ state }) => state === 'complete')).toHaveLength(2);
  }, 120_000);

  it('has nothing to do a second time', async () => {
    const before = await marker();
    await toItsEnd('load');
    await toItsEnd('living');
    expect(await marker()).toEqual(before);
    expect(await countOf('challenges', 'challenge')).toBe(demoChallenges.length);
  }, 60_000);
});
