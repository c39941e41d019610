import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type PlatformOptions, startPlatform } from '@allmende/local/platform/platform.start';
import type { RunningPlatform } from '@allmende/local/platform/running.platform';
import { eventually, runFolder } from '@allmende/testing';

const run = promisify(execFile);
const startTimeoutMs = 120_000;

/** A platform of a test file's own, with the demo, in a folder that goes with it. */
export type DemoPlatform = { platform: RunningPlatform; end: () => Promise<void> };

/** @param more variables for its processes */
export async function startDemoPlatform(name: string, more: NodeJS.ProcessEnv = {}): Promise<DemoPlatform> {
  const prepared = await preparedFolder();
  const dataDir = await mkdtemp(join(tmpdir(), `allmende-${name}-`));
  // With owners and modes: Postgres trusts no folder but its own account's.
  await run('cp', ['-Rp', `${prepared}/.`, dataDir]);
  const platform = await startPlatform(optionsFor(dataDir, more));
  const end = async (): Promise<void> => {
    await platform.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { platform, end };
}

/**
 * The data folder of a platform that loaded the demo and ended. The first file of a test run that asks makes it, so
 * that databases are migrated and the demo is loaded once for all of them.
 */
async function preparedFolder(): Promise<string> {
  const folder = join(runFolder(), 'demo');
  const ready = `${folder}.ready`;
  const isFirst = await mkdir(folder).then(
    () => true,
    () => false,
  );
  if (isFirst) {
    const platform = await startPlatform(optionsFor(folder));
    await platform.stop();
    await writeFile(ready, '');
  }
  await eventually('a platform with the demo is prepared', () => existsSync(ready), {
    withinMs: startTimeoutMs,
  });
  return folder;
}

function optionsFor(dataDir: string, more: NodeJS.ProcessEnv = {}): PlatformOptions {
  const { PATH, HOME, ALLMENDE_CACHE } = process.env;
  const env = { PATH, HOME, ALLMENDE_CACHE, RATE_LIMIT_FACTOR: '0', LOG_LEVEL: 'warn', ...more };
  return { dataDir, ports: 'free', quiet: true, env, startTimeoutMs };
}
