import { spawn } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { identify } from '../processes/process.identity.js';
import { ProcessRecords } from '../processes/process.records.js';
import { SupervisedProcess } from '../processes/supervised.process.js';
import { ensureDatabases } from './postgres.databases.js';
import { type PostgresPart, postgresPart } from './postgres.part.js';

describe('the embedded Postgres', () => {
  let folder: string;
  let part: PostgresPart;
  let server: SupervisedProcess;
  let records: ProcessRecords;

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'allmende-postgres-'));
    await chmod(folder, 0o755);
    records = new ProcessRecords(join(folder, 'run'));
    part = await postgresPart({
      dataFolder: folder,
      port: await freePort(),
      password: 'it\'s "quoted" @ 100 %',
    });
    server = supervise(part);
    server.start();
    await server.waitUntilReady(30_000);
  });

  afterAll(async () => {
    await server.stop();
    await rm(folder, { recursive: true, force: true });
  });

  it('keeps what it acknowledged on disk, speaks UTF-8 and sorts by ICU', async () => {
    expect(await ask('SHOW fsync')).toBe('on');
    expect(await ask('SHOW synchronous_commit')).toBe('on');
    expect(await ask('SHOW server_encoding')).toBe('UTF8');
    expect(
      await ask("SELECT string_agg(word, ' ' ORDER BY word) FROM unnest(ARRAY['Zug', 'Ähre', 'Bad']) word"),
    ).toBe('Ähre Bad Zug');
    expect(await ask('SELECT uuid_extract_version(uuidv7())::text')).toBe('7');
  });

  it('comes back after kill -9 with everything that was committed', async () => {
    await ask('CREATE TABLE kept (word text)');
    await ask("INSERT INTO kept VALUES ('yes')");
    server.kill('SIGKILL');
    while (server.restarts === 0) await sleep(20);
    await server.waitUntilReady(20_000);
    expect(await ask('SELECT word FROM kept')).toBe('yes');
  });

  it('starts where an earlier run left its server running, with or without a record of it', async () => {
    for (const isRecorded of [true, false]) {
      await server.stop();
      const { command, args, env, cwd, uid, gid } = part.spec;
      const orphan = spawn(command, args, { env, cwd, uid, gid, detached: true, stdio: 'ignore' });
      while (!(await part.spec.isReady())) await sleep(20);
      if (isRecorded) records.write('postgres', orphan.pid!);
      expect(await records.endLeftovers()).toEqual(isRecorded ? ['postgres'] : []);
      server.start();
      await server.waitUntilReady(20_000);
      expect(identify(orphan.pid!)).toBeUndefined();
      expect(await ask('SELECT word FROM kept')).toBe('yes');
    }
  });

  it('starts over a lock file whose process is a zombie or somebody else', async () => {
    const parent = spawn('sh', ['-c', 'sleep 0.05 & echo $!; exec sleep 20']);
    const zombie = String(await new Promise((resolve) => parent.stdout.once('data', resolve))).trim();
    const stranger = spawn('sleep', ['20'], { stdio: 'ignore' });
    for (const pid of [zombie, stranger.pid]) {
      await server.stop();
      await writeFile(join(part.folder, 'postmaster.pid'), `${pid}\n${part.folder}\n1\n`);
      server.start();
      await server.waitUntilReady(10_000);
    }
    expect(identify(stranger.pid!)).toMatchObject({ pid: stranger.pid });
    stranger.kill();
    parent.kill();
  });

  it('gives each service a database that no other service can enter', async () => {
    const passwords = { one: { app: 'a1', owner: 'o1' }, two: { app: "a'2", owner: 'o2' } };
    await ensureDatabases(part.url, passwords);
    const { one, two } = await ensureDatabases(part.url, {
      ...passwords,
      one: { app: 'changed', owner: 'o1' },
    });
    await ask('CREATE TABLE thing (id int)', one!.owner);
    await expect(ask('CREATE TABLE other (id int)', one!.app)).rejects.toThrow(
      /permission denied for schema/,
    );
    await expect(ask('SELECT * FROM thing', two!.app)).rejects.toThrow(/does not exist|permission denied/);
    const foreign = new URL(two!.app);
    foreign.pathname = new URL(one!.app).pathname;
    await expect(ask('SELECT 1', foreign.href)).rejects.toThrow(/permission denied for database/);
    expect(new URL(one!.app).password).toBe('changed');
  });

  it('begins anew where making its files was cut off', async () => {
    const other = join(folder, 'cut');
    await mkdir(join(other, 'postgres.new', 'base'), { recursive: true });
    const again = await postgresPart({ dataFolder: other, port: await freePort(), password: 'x' });
    const process = supervise(again);
    process.start();
    await process.waitUntilReady(20_000);
    await process.stop();
  });

  function supervise({ spec }: PostgresPart): SupervisedProcess {
    return new SupervisedProcess(spec, { records, log: () => undefined, say: () => undefined });
  }

  async function ask(statement: string, address = part.url): Promise<unknown> {
    const client = new pg.Client({ connectionString: address });
    await client.connect();
    try {
      const { rows } = await client.query({ text: statement, rowMode: 'array' });
      return (rows[0] as unknown[] | undefined)?.[0];
    } finally {
      await client.end();
    }
  }
});

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0));
    });
  });
}
