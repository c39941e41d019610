import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { identify, isRunning, type ProcessIdentity, signal } from './process.identity.js';

type ProcessRecord = ProcessIdentity & { name: string };

const launcher = 'launcher';

/**
 * A file for each process of a run. The next run reads them: what a killed launcher left behind is ended then, and
 * nothing else, because number and start time must both be those that were written down.
 */
export class ProcessRecords {
  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true });
  }

  /** Written at once and before anything else happens, so that no process of ours is ever without its file. */
  write(name: string, pid: number): void {
    const identity = identify(pid);
    if (!identity) return;
    const file = this.fileOf(name);
    writeFileSync(`${file}.new`, `${JSON.stringify({ name, ...identity })}\n`);
    renameSync(`${file}.new`, file);
  }

  remove(name: string): void {
    rmSync(this.fileOf(name), { force: true });
  }

  /** @throws Error when another launcher runs in this data folder */
  claim(): void {
    const holder = this.read(launcher);
    if (holder && holder.pid !== process.pid && isRunning(holder)) throw new AlreadyRunningError(holder.pid);
    this.write(launcher, process.pid);
    if (this.read(launcher)?.pid !== process.pid)
      throw new AlreadyRunningError(this.read(launcher)?.pid ?? 0);
  }

  release(): void {
    if (this.read(launcher)?.pid === process.pid) this.remove(launcher);
  }

  runningLauncher(): ProcessIdentity | undefined {
    const holder = this.read(launcher);
    return holder && isRunning(holder) ? holder : undefined;
  }

  /** Ends what an earlier run left running and gives the names. */
  async endLeftovers(): Promise<string[]> {
    const records = this.all().filter(({ name }) => name !== launcher);
    const ended = await Promise.all(records.map((record) => endProcess(record)));
    records.forEach(({ name }) => this.remove(name));
    return records.filter((_, index) => ended[index]).map(({ name }) => name);
  }

  private all(): ProcessRecord[] {
    const names = readdirSync(this.folder).filter((entry) => entry.endsWith('.json'));
    return names.flatMap((entry) => this.read(entry.replace(/\.json$/, '')) ?? []);
  }

  private read(name: string): ProcessRecord | undefined {
    try {
      const record = JSON.parse(readFileSync(this.fileOf(name), 'utf8')) as Partial<ProcessRecord>;
      const isWhole =
        typeof record.pid === 'number' && record.pid > 1 && typeof record.startedAt === 'string';
      return isWhole ? (record as ProcessRecord) : undefined;
    } catch {
      return undefined;
    }
  }

  private fileOf(name: string): string {
    return join(this.folder, `${name}.json`);
  }
}

export class AlreadyRunningError extends Error {
  constructor(readonly pid: number) {
    super(`Allmende already runs in this data folder (process ${pid}).`);
  }
}

/** Asks a process to end, then insists. Postgres reads SIGINT as "now, in order"; the others read both alike. */
export async function endProcess(identity: ProcessIdentity, patienceMs = 3_000): Promise<boolean> {
  if (!isRunning(identity)) return false;
  for (const [name, waitMs] of [
    ['SIGINT', patienceMs],
    ['SIGTERM', patienceMs],
    ['SIGQUIT', 1_000],
    ['SIGKILL', 2_000],
  ] as const) {
    signal(identity.pid, name);
    const until = Date.now() + waitMs;
    while (Date.now() < until) {
      if (!isRunning(identity)) return true;
      await sleep(20);
    }
  }
  throw new Error(`Process ${identity.pid} of an earlier run does not end.`);
}
