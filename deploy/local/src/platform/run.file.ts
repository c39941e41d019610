import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ProcessState } from '../processes/supervised.process.js';
import type { Ports } from './platform.ports.js';

/** What others may know of a running platform: `run.json` in its data folder, without secrets. */
export type Run = {
  state: 'starting' | 'ready' | 'stopping';
  startedAt: string;
  launcher: number;
  urls: RunUrls;
  ports: Ports;
  processes: { name: string; pid: number | null; state: ProcessState; restarts: number }[];
};

export type RunUrls = {
  /** The platform's bare address; a portal is `<slug>.` in front of its host. */
  platform: string;
  files: string;
  /** Null where mail goes to a real server. */
  mail: string | null;
};

export function writeRun(dataFolder: string, run: Run): void {
  const file = fileIn(dataFolder);
  writeFileSync(`${file}.new`, `${JSON.stringify(run, null, 2)}\n`);
  renameSync(`${file}.new`, file);
}

/** The run of a data folder; undefined when none is running. */
export function readRun(dataFolder: string): Run | undefined {
  try {
    return JSON.parse(readFileSync(fileIn(dataFolder), 'utf8')) as Run;
  } catch {
    return undefined;
  }
}

export function removeRun(dataFolder: string): void {
  rmSync(fileIn(dataFolder), { force: true });
}

function fileIn(dataFolder: string): string {
  return join(dataFolder, 'run.json');
}
