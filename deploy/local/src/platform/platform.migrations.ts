import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { type ServiceName, serviceNames } from '@allmende/contracts';
import { runCommand } from '../binaries/command.runner.js';
import { type ServiceContext, serviceEnv } from './platform.services.js';
import { MigrationsState } from './migrations.state.js';
import { appProgram, localProgram } from './workspace.paths.js';

export type CommandLog = (name: string, line: string) => void;

/** Brings the databases of these services up to date, as many at once as there are cores. */
export async function migrateAll(
  names: readonly string[],
  context: ServiceContext,
  { dataFolder, log }: { dataFolder: string; log: CommandLog },
): Promise<void> {
  const state = new MigrationsState(dataFolder);
  await forEachOf(names, async (name) => {
    const owner = context.addresses.databases[name]?.owner;
    if (owner && (await state.isCurrent(name, owner))) return;
    await runServiceCommand(name, 'migrate', context, log);
    if (owner) await state.note(name, owner);
  });
}

/** Has these services send their events again: what a restored platform makes its streams from. */
export function sayAgain(names: readonly string[], context: ServiceContext, log: CommandLog): Promise<void> {
  return forEachOf(names, (name) => runServiceCommand(name, 'rebuild', context, log));
}

async function forEachOf(
  names: readonly string[],
  work: (name: ServiceName) => Promise<void>,
): Promise<void> {
  const waiting = serviceNames.filter((name) => names.includes(name));
  const workers = Array.from({ length: availableParallelism() }, async () => {
    for (let name = waiting.shift(); name; name = waiting.shift()) await work(name);
  });
  await Promise.all(workers);
}

/**
 * Runs `main.js <command>` of a service to its end.
 * @throws Error with what it printed when it fails
 */
export async function runServiceCommand(
  name: ServiceName,
  command: string,
  context: ServiceContext,
  log: CommandLog,
): Promise<void> {
  const owner = context.addresses.databases[name]?.owner;
  const env = { ...serviceEnv(name, context), ...(owner ? { DATABASE_OWNER_URL: owner } : {}) };
  await runProgram(`${name} ${command}`, [appProgram(name), command], env, (line) => log(name, line));
}

/** Loads the demo content, which decides by itself whether there is anything to do; gives what it printed. */
export async function loadDemo(
  context: ServiceContext,
  dataFolder: string,
  log: CommandLog,
): Promise<string[]> {
  const program = localProgram('demo/load.js');
  if (!existsSync(program)) return [];
  const lines: string[] = [];
  const env = { ...serviceEnv('demo', context), ALLMENDE_DATA: dataFolder };
  await runProgram('demo', [program], env, (line) => {
    lines.push(line);
    log('demo', line);
  });
  return lines;
}

/** Lets the people of the demo begin to use it, where that has not happened yet. */
export async function enlivenDemo(
  context: ServiceContext,
  dataFolder: string,
  { log, signal }: { log: CommandLog; signal: AbortSignal },
): Promise<void> {
  const program = localProgram('demo/living.js');
  if (!existsSync(program)) return;
  const env = { ...serviceEnv('demo', context), ALLMENDE_DATA: dataFolder };
  await runProgram('demo', [program], env, (line) => log('demo', line), signal);
}

async function runProgram(
  title: string,
  args: string[],
  env: NodeJS.ProcessEnv,
  log: (line: string) => void,
  signal?: AbortSignal,
): Promise<void> {
  const { code, output } = await runCommand(process.execPath, args, { env, signal });
  const lines = output.trimEnd().split('\n').filter(Boolean);
  lines.forEach(log);
  if (code !== 0) throw new Error([`${title} failed:`, ...lines.slice(-20)].join('\n  '));
}
