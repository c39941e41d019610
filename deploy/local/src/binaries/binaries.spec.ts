import { chmod, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runCommand } from './command.runner.js';
import { ensureChromium } from './chromium.binary.js';
import { adviceToInstall, ensureNatsServer, isGoodVersion, natsVersion } from './nats.binary.js';
import { findPostgres } from './postgres.binary.js';

describe('fetched programs', () => {
  const environment = { ...process.env };
  let folder: string;

  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'allmende-binaries-'));
  });

  afterEach(async () => {
    process.env = { ...environment };
    await rm(folder, { recursive: true, force: true });
  });

  it.each([
    ['2.9.10', false],
    ['2.10.0', true],
    ['2.15.1', true],
    ['3.0.0', true],
    ['1.99.0', false],
  ])('takes nats-server %s for good enough: %s', (version, expected) => {
    expect(isGoodVersion(version)).toBe(expected);
  });

  it('refuses a NATS_SERVER_BIN that does not run, by its name', async () => {
    process.env.NATS_SERVER_BIN = join(folder, 'missing');
    await expect(ensureNatsServer()).rejects.toThrow(/NATS_SERVER_BIN=.*missing/);
  });

  it('names what cannot be had, why, and the lines that install it', async () => {
    const nats = adviceToInstall(['Debian forky: this is no Debian', 'GitHub: fetch failed']);
    expect(nats).toMatch(
      /No nats-server 2\.10 .*\n {2}Debian forky: this is no Debian\n {2}GitHub: fetch failed\n/,
    );
    expect(nats).toContain('  apt-get install nats-server ');
    process.env.PATH = folder;
    process.env.ALLMENDE_CACHE = folder;
    delete process.env.CHROMIUM_PATH;
    await expect(ensureChromium()).rejects.toThrow(
      /No Chromium .*\(this is no Debian\)\.\n.*\n {2}sudo apt-get install --no-install-recommends chromium-headless-shell\n/,
    );
  });

  it('passes over a server in PATH that is too old for one in the cache', async () => {
    await pretendServer(join(folder, 'path'), '2.9.10');
    await pretendServer(join(folder, 'cache'), '2.11.0');
    process.env.PATH = `${join(folder, 'path')}:${process.env.PATH}`;
    process.env.ALLMENDE_CACHE = join(folder, 'cache');
    const found = await ensureNatsServer();
    expect(found).toBe(join(folder, 'cache', 'nats-server'));
    expect(await natsVersion(found)).toBe('2.11.0');
  });

  it('finds a Postgres that runs, its library links included', async () => {
    const { postgres, initdb } = await findPostgres();
    expect((await runCommand(postgres, ['--version'])).output).toMatch(/PostgreSQL\) 18\./);
    expect((await runCommand(initdb, ['--version'])).output).toMatch(/PostgreSQL\) 18\./);
  });

  async function pretendServer(place: string, version: string) {
    await mkdir(place, { recursive: true });
    const file = join(place, 'nats-server');
    await writeFile(file, `#!/bin/sh\necho "nats-server: v${version}"\n`);
    await chmod(file, 0o755);
  }
});
