import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPlatform } from '../platform/platform.start.js';
import { restoreBackup } from './backup.restore.js';
import { takeBackup } from './backup.take.js';
import { copyFolder } from './folder.copy.js';
import { writeRestoredMark } from './restored.mark.js';

// That a platform is backed up while it runs, and goes on from what was restored, the main job's journey shows.
describe('a backup', () => {
  let place: string;
  const said: string[] = [];
  const say = (line: string) => said.push(line);
  const at = (...names: string[]) => join(place, ...names);

  beforeAll(async () => {
    place = await mkdtemp(join(tmpdir(), 'allmende-backups-'));
    await mkdir(at('data', 'postgres', 'pg_wal'), { recursive: true });
    await mkdir(at('data', 'objects'));
    await mkdir(at('empty'));
    await writeFile(at('data', 'postgres', 'PG_VERSION'), '18\n');
    await writeFile(at('data', 'postgres', 'postmaster.pid'), '1\n');
    await writeFile(at('data', 'postgres', 'pg_wal', '000000010000000000000001'), 'log');
    for (const name of ['submissions.key', 'terms.key', 'evidence-key.pem', 'secrets.json', 'logs.txt'])
      await writeFile(at('data', name), name);
  });
  afterAll(() => rm(place, { recursive: true, force: true }));

  it('of a platform that does not run holds its databases and files, and the keys only apart', async () => {
    const env = { ALLMENDE_DATA: at('data'), TO: at('copies', 'first') };
    await takeBackup(env, say);
    expect((await readdir(env.TO)).sort()).toEqual(['backup.json', 'objects', 'postgres', 'secrets.json']);
    expect((await readdir(join(env.TO, 'postgres'), { recursive: true })).sort()).toEqual([
      ...['PG_VERSION', 'pg_wal', 'pg_wal/000000010000000000000001'],
    ]);
    expect(said.join('\n')).toContain('The keys are not in it');
    await takeBackup({ ...env, TO: at('copies', 'second'), KEYS_TO: at('keys') }, say);
    expect((await readdir(at('keys'))).sort()).toEqual(['evidence-key.pem', 'submissions.key', 'terms.key']);
  });

  it('is restored into an empty folder, without the files of a server that ran', async () => {
    const env = { ALLMENDE_DATA: at('restored'), FROM: at('copies', 'first'), KEYS_FROM: at('keys') };
    await restoreBackup(env, say);
    expect(await readFile(at('restored', 'submissions.key'), 'utf8')).toBe('submissions.key');
    await expect(restoreBackup(env, say)).rejects.toThrow('holds data already');
  });

  it.each([
    [{}, 'make backup TO=folder'],
    [{ TO: 'data' }, 'holds something already'],
    [{ ALLMENDE_DATA: 'empty', TO: 'new' }, 'holds no database'],
    [{ TO: 'new', DATABASE_URL: 'postgres://db.example.org/postgres' }, 'a server of your own'],
  ])('is not made of %j', async (named, reason) => {
    await expect(takeBackup({ ALLMENDE_DATA: at('data'), ...placed(named) }, say)).rejects.toThrow(reason);
    expect(await readdir(place)).not.toContain('new');
  });

  it.each([
    [{}, 'FROM=folder KEYS_FROM=folder'],
    [{ FROM: 'data', KEYS_FROM: 'keys' }, 'no whole backup'],
    [{ FROM: 'copies/first' }, 'KEYS_FROM=none if they are lost'],
    [{ FROM: 'copies/first', KEYS_FROM: 'empty' }, 'holds none of submissions.key'],
    [{ ALLMENDE_DATA: 'data', FROM: 'copies/first', KEYS_FROM: 'keys' }, 'holds data already'],
  ])('is not restored with %j', async (named, reason) => {
    await expect(restoreBackup({ ALLMENDE_DATA: at('fresh'), ...placed(named) }, say)).rejects.toThrow(
      reason,
    );
    expect(await readdir(place)).not.toContain('fresh');
  });

  it('whose restoring was cut off does not start', async () => {
    await mkdir(at('cut'));
    writeRestoredMark(at('cut'), 'copying');
    const start = startPlatform({ dataDir: at('cut'), quiet: true, env: {}, ports: 'free' });
    await expect(start).rejects.toThrow('was not restored to its end');
  });

  it('copies a folder in which files come and go', async () => {
    const writing = (async () => {
      for (let n = 0; n < 200; n += 1) {
        await writeFile(at('data', 'objects', `${n}`), 'data');
        if (n % 2) await rm(at('data', 'objects', `${n}`));
      }
    })();
    await Promise.all([writing, copyFolder(at('data', 'objects'), at('while'))]);
  });

  function placed(named: Record<string, string | undefined>): Record<string, string> {
    const places = Object.entries(named).filter((entry): entry is [string, string] => entry[1] !== undefined);
    const isPlace = (value: string) => !value.includes(':') && value !== 'none';
    return Object.fromEntries(places.map(([name, value]) => [name, isPlace(value) ? at(value) : value]));
  }
});
