import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { ServiceName } from '@allmende/contracts';
import { runCommand } from '@allmende/local/binaries/command.runner';
import { startPlatform } from '@allmende/local/platform/platform.start';
import type { RunningPlatform } from '@allmende/local/platform/running.platform';
import { workspaceRoot } from '@allmende/local/platform/workspace.paths';
import { type DemoPlatform, optionsFor } from './demo.platform.js';

/** A backup of a platform with its keys apart, and an empty folder to put it into. */
export type Copies = { backup: string; keys: string; target: string; printed: string };

/** `make backup`, as somebody types it. */
export async function backUp({ dataFolder }: RunningPlatform): Promise<Copies> {
  const place = await mkdtemp(join(tmpdir(), 'allmende-backup-'));
  const [backup, keys] = [join(place, 'backup'), join(place, 'keys')];
  const printed = await make('backup', { ALLMENDE_DATA: dataFolder, TO: backup, KEYS_TO: keys });
  return { backup, keys, printed, target: await mkdtemp(join(tmpdir(), 'allmende-restored-')) };
}

/** `make restore`, as somebody types it. */
export function restore({ backup, keys, target }: Copies): Promise<string> {
  return make('restore', { ALLMENDE_DATA: target, FROM: backup, KEYS_FROM: keys });
}

/** Starts what was restored, at the addresses of the platform that it was taken from. */
export async function goOnWith(
  { target, backup }: Copies,
  { ports }: RunningPlatform,
  more: NodeJS.ProcessEnv,
): Promise<DemoPlatform> {
  const platform = await startPlatform({ ...optionsFor(target, more), ports });
  const end = async (): Promise<void> => {
    await platform.stop();
    for (const folder of [target, dirname(backup)]) await rm(folder, { recursive: true, force: true });
  };
  return { platform, end };
}

/**
 * A program of a service beside it, with its environment, as docs/operating.md has it.
 * @throws Error with what it printed when it fails
 */
export function runBeside(
  platform: RunningPlatform,
  service: ServiceName,
  [program = 'main.js', ...args]: string[],
  more: NodeJS.ProcessEnv = {},
): Promise<string> {
  const path = join('apps', service, 'dist', program);
  const env = { ...platform.environmentOf(service), LOG_LEVEL: 'info', ...more };
  return run(process.execPath, [path, ...args], env);
}

/** `npm run import -- FILE`, to the platform of this data folder. */
export function importFile({ dataFolder }: RunningPlatform, file: string): Promise<string> {
  return run('npm', ['run', '--silent', 'import', '--', file], { ...process.env, ALLMENDE_DATA: dataFolder });
}

function make(goal: string, variables: Record<string, string>): Promise<string> {
  return run('make', ['--silent', goal, ...Object.entries(variables).map((pair) => pair.join('='))]);
}

async function run(command: string, args: string[], env = process.env): Promise<string> {
  const { code, output } = await runCommand(command, args, { cwd: workspaceRoot, env });
  if (code !== 0) throw new Error(`${[command, ...args].join(' ')} ended with ${code}: ${output}`);
  return output;
}
