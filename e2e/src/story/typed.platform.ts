import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { freePorts, variablesOf } from '@allmende/local/platform/platform.ports';
import { readRun, type Run } from '@allmende/local/platform/run.file';
import { localProgram, workspaceRoot } from '@allmende/local/platform/workspace.paths';
import { eventually } from '@allmende/testing';
import { demoCopy, startTimeoutMs, variables } from './demo.platform.js';

/** A platform that was started by the program behind `make start`, as in a terminal. */
export type TypedPlatform = {
  dataDir: string;
  run: Run;
  printed: () => string;
  /** Ctrl-C, which the terminal sends to all that runs in it; gives how the program ended. */
  interrupt: () => Promise<number | null>;
  end: () => Promise<void>;
};

/** With the demo loaded, and keys that this start makes. */
export async function typeStart(name: string, more: NodeJS.ProcessEnv = {}): Promise<TypedPlatform> {
  const dataDir = await demoCopy(name);
  await rm(join(dataDir, 'recovery-recipient.txt'));
  await letPeopleRest(dataDir);
  const ports = variablesOf(await freePorts());
  const env = { ...variables(more), ...ports, ALLMENDE_DATA: dataDir };
  const child = spawn(process.execPath, [localProgram('start.js')], {
    cwd: workspaceRoot,
    env,
    detached: true,
  });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  const printed = () => Buffer.concat(chunks).toString('utf8');
  const ended = once(child, 'exit') as Promise<[number | null]>;
  const interrupt = async (): Promise<number | null> => {
    if (child.exitCode === null && child.pid) process.kill(-child.pid, 'SIGINT');
    return (await ended)[0];
  };
  const end = async (): Promise<void> => {
    await interrupt();
    await rm(dataDir, { recursive: true, force: true });
  };
  const isReady = () => printed().includes('Ctrl-C stops everything.') || child.exitCode !== null;
  await eventually('the platform is ready', isReady, { withinMs: startTimeoutMs });
  const run = readRun(dataDir);
  if (!run) throw new Error(`It did not start: ${printed()}`);
  return { dataDir, run, printed, interrupt, end };
}

/** As if the people of the demo had begun already: what they do takes a while, and nobody here looks at it. */
async function letPeopleRest(dataDir: string): Promise<void> {
  const file = join(dataDir, 'demo.json');
  const marker = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  await writeFile(file, JSON.stringify({ ...marker, livingAt: marker.loadedAt }));
}
