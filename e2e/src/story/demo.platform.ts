import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { type PlatformOptions, startPlatform } from '@allmende/local/platform/platform.start';
import type { RunningPlatform } from '@allmende/local/platform/running.platform';
import { newKeyPair } from '@allmende/sealing';
import { eventually, runFolder } from '@allmende/testing';

const run = promisify(execFile);
export const startTimeoutMs = 120_000;

/** A platform of a test file's own, with the demo, in a folder that goes with it. */
export type DemoPlatform = { platform: RunningPlatform; end: () => Promise<void> };

/** The recovery key of these platforms, which others keep on paper. */
export const recoveryKeyFile = (): string => `${demoFolder()}.recovery`;

/** @param more variables for its processes */
export async function startDemoPlatform(name: string, more: NodeJS.ProcessEnv = {}): Promise<DemoPlatform> {
  const dataDir = await demoCopy(name);
  const platform = await startPlatform(optionsFor(dataDir, more));
  const end = async (): Promise<void> => {
    await platform.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
  return { platform, end };
}

/** A data folder of one's own with the demo in it. */
export async function demoCopy(name: string): Promise<string> {
  const prepared = await preparedFolder();
  const dataDir = await mkdtemp(join(tmpdir(), `allmende-${name}-`));
  // With owners and modes: Postgres trusts no folder but its own account's.
  await run('cp', ['-Rp', `${prepared}/.`, dataDir]);
  return dataDir;
}

/**
 * The data folder of a platform that loaded the demo and ended. The first file of a test run that asks makes it, so
 * that databases are migrated and the demo is loaded once for all of them.
 */
async function preparedFolder(): Promise<string> {
  const folder = demoFolder();
  const ready = `${folder}.ready`;
  const isFirst = await mkdir(folder).then(
    () => true,
    () => false,
  );
  if (isFirst) {
    const { identity, recipient } = await newKeyPair();
    await writeFile(recoveryKeyFile(), `${identity}\n`);
    await writeFile(join(folder, 'recovery-recipient.txt'), `${recipient}\n`);
    const platform = await startPlatform(optionsFor(folder));
    await platform.stop();
    await writeFile(ready, '');
  }
  await eventually('a platform with the demo is prepared', () => existsSync(ready), {
    withinMs: startTimeoutMs,
  });
  return folder;
}

function demoFolder(): string {
  return join(runFolder(), 'demo');
}

export function optionsFor(dataDir: string, more: NodeJS.ProcessEnv = {}): PlatformOptions {
  return { dataDir, ports: 'free', quiet: true, env: variables(more), startTimeoutMs };
}

export function variables(more: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const { PATH, HOME, ALLMENDE_CACHE } = process.env;
  return { PATH, HOME, ALLMENDE_CACHE, RATE_LIMIT_FACTOR: '0', LOG_LEVEL: 'warn', ...more };
}
