import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { writeFileSync } from 'node:fs';
import { setPriority } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import { backoffMs, failuresAfter } from './backoff.rules.js';
import { eachLine } from './log.files.js';
import { signal } from './process.identity.js';
import type { ProcessRecords } from './process.records.js';

export type ProcessSpec = {
  name: string;
  command: string;
  args: readonly string[];
  env: NodeJS.ProcessEnv;
  cwd?: string;
  uid?: number;
  gid?: number;
  /** How much it gives way to others on a busy machine once it is ready, 0 to 19; default 0. Until then it does not. */
  niceness?: number;
  /** Runs before each start, e.g. to clear away what the last end left. */
  prepare?: () => Promise<void>;
  /** Asked until it says yes; the process counts as up from then. */
  isReady: () => Promise<boolean>;
  /** Default SIGTERM. */
  stopSignal?: NodeJS.Signals;
};

export type ProcessState = 'stopped' | 'starting' | 'ready' | 'waiting';

export type SupervisorOptions = {
  records: ProcessRecords;
  /** A line that a process printed. */
  log: (name: string, line: string) => void;
  /** A line of the supervisor's own about a process. */
  say: (name: string, line: string) => void;
  /** A process came up or ended. */
  changed?: () => void;
  readyWithinMs?: number;
  stopWithinMs?: number;
};

const pollMs = 25;

/** One process that is started again whenever it ends without being asked to. */
export class SupervisedProcess {
  state: ProcessState = 'stopped';
  /** How often it was started again since `start`. */
  restarts = 0;
  private child: ChildProcess | undefined;
  private ending = new AbortController();
  private running: Promise<void> = Promise.resolve();
  private readonly recent: string[] = [];

  constructor(
    private readonly spec: ProcessSpec,
    private readonly options: SupervisorOptions,
  ) {}

  get name(): string {
    return this.spec.name;
  }

  get pid(): number | undefined {
    return this.child?.pid;
  }

  /** What it printed last, for the message when it cannot start. */
  get lastLines(): readonly string[] {
    return this.recent;
  }

  /** Starts and keeps it running; does not wait until it is ready. */
  start(): void {
    if (this.state !== 'stopped') return;
    this.state = 'starting';
    this.restarts = 0;
    this.ending = new AbortController();
    this.running = this.supervise(this.ending.signal);
  }

  /** @throws Error with its last lines when it is not up in time */
  async waitUntilReady(withinMs: number): Promise<void> {
    const until = Date.now() + withinMs;
    while (this.state !== 'ready') {
      if (this.state === 'stopped') throw new Error(`${this.name} was stopped.`);
      if (Date.now() > until) {
        const title = `${this.name} is not ready after ${withinMs / 1000} s.`;
        throw new Error([title, ...this.recent.slice(-12)].join('\n  '));
      }
      await sleep(pollMs);
    }
  }

  /** Ends it in order, and by force after a while. */
  async stop(): Promise<void> {
    if (this.state === 'stopped') return;
    this.ending.abort();
    const child = this.child;
    if (child?.pid && child.exitCode === null && child.signalCode === null) {
      signal(child.pid, this.spec.stopSignal ?? 'SIGTERM');
      // A stopped process acts on no other signal than these two.
      signal(child.pid, 'SIGCONT');
      const force = setTimeout(() => this.kill('SIGKILL'), this.options.stopWithinMs ?? 10_000);
      await this.running;
      clearTimeout(force);
    }
    await this.running;
  }

  /** Sends a signal, as an accident would: the supervisor is not told. */
  kill(name: NodeJS.Signals = 'SIGKILL'): void {
    if (this.child?.pid) signal(this.child.pid, name, { group: name === 'SIGKILL' });
  }

  private async supervise(ending: AbortSignal): Promise<void> {
    let failures = 0;
    while (!ending.aborted) {
      const { upMs, reason } = await this.runOnce(ending);
      if (ending.aborted) break;
      failures = failuresAfter(failures, upMs);
      const waitMs = backoffMs(failures);
      this.options.say(this.name, `${reason}; starting again in ${waitMs / 1000} s`);
      this.enter('waiting');
      await sleep(waitMs, undefined, { signal: ending }).catch(() => undefined);
      this.restarts += 1;
    }
    this.enter('stopped');
  }

  private async runOnce(ending: AbortSignal): Promise<{ upMs: number; reason: string }> {
    this.enter('starting');
    try {
      await this.spec.prepare?.();
    } catch (error) {
      return {
        upMs: 0,
        reason: `could not be prepared (${error instanceof Error ? error.message : String(error)})`,
      };
    }
    if (ending.aborted) return { upMs: 0, reason: 'was stopped' };
    const child = this.spawn();
    const end = endOf(child);
    const readyAt = await this.becomesReady(child, ending);
    if (!readyAt && !ending.aborted && isUp(child)) this.kill('SIGKILL');
    const reason = await end;
    this.child = undefined;
    this.options.records.remove(this.name);
    return { upMs: readyAt ? Date.now() - readyAt : 0, reason };
  }

  // Each in a session of its own: Ctrl-C in the terminal reaches the launcher alone, which ends them in order.
  private spawn(): ChildProcess {
    const { command, args, env, cwd, uid, gid } = this.spec;
    const child = spawn(command, args, {
      env,
      cwd,
      uid,
      gid,
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.child = child;
    if (child.pid) this.options.records.write(this.name, child.pid);
    const write = (line: string) => {
      this.recent.push(line);
      if (this.recent.length > 40) this.recent.shift();
      this.options.log(this.name, line);
    };
    eachLine(child.stdout, write);
    eachLine(child.stderr, write);
    return child;
  }

  private async becomesReady(child: ChildProcess, ending: AbortSignal): Promise<number | undefined> {
    const until = Date.now() + (this.options.readyWithinMs ?? 60_000);
    while (isUp(child) && !ending.aborted && Date.now() < until) {
      if (await this.spec.isReady().catch(() => false)) {
        if (!isUp(child)) return undefined;
        if (child.pid && this.spec.niceness) giveWay(child.pid, this.spec.niceness);
        this.enter('ready');
        return Date.now();
      }
      await sleep(pollMs);
    }
    return undefined;
  }

  private enter(state: ProcessState): void {
    if (this.state === state) return;
    this.state = state;
    this.options.changed?.();
  }
}

/** Each process has a session of its own, which Linux gives a share with a niceness of its own (sched(7), autogroup). */
function giveWay(pid: number, niceness: number): void {
  try {
    setPriority(pid, niceness);
    writeFileSync(`/proc/${pid}/autogroup`, String(niceness));
  } catch {
    // It has just ended, or this kernel knows no such groups.
  }
}

function isUp(child: ChildProcess): boolean {
  return child.pid !== undefined && child.exitCode === null && child.signalCode === null;
}

async function endOf(child: ChildProcess): Promise<string> {
  try {
    const [code, name] = (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
    return name ? `was ended by ${name}` : `ended with code ${code}`;
  } catch (error) {
    return `could not be started (${error instanceof Error ? error.message : String(error)})`;
  }
}
