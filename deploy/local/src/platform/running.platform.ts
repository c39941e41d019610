import { setTimeout as sleep } from 'node:timers/promises';
import type { ServiceName } from '@allmende/contracts';
import type { ProcessRecords } from '../processes/process.records.js';
import { type ProcessSpec, SupervisedProcess } from '../processes/supervised.process.js';
import type { PlatformLog } from './platform.log.js';
import { enlivenDemo, runServiceCommand } from './platform.migrations.js';
import type { Ports } from './platform.ports.js';
import { type ServiceContext, serviceEnv } from './platform.services.js';
import { removeRun, type Run, type RunUrls, writeRun } from './run.file.js';

/** Who ends before whom: the edge first, so that nothing new comes in; last what the others write to. */
const stopOrder = [
  ['gateway', 'files', 'portal'],
  ['identity', 'challenges', 'terms', 'submissions', 'groups', 'notifications'],
  ['mail', 'object-store', 'nats'],
  ['postgres'],
];

/** A platform that runs, with every handle that tests, bench and operator need. */
export class RunningPlatform {
  readonly processes: SupervisedProcess[] = [];
  /** What the reader should know at the end of the start, e.g. who to sign in as. */
  readonly notes: string[] = [];
  private state: Run['state'] = 'starting';
  private readonly startedAt = new Date().toISOString();
  private stopping: Promise<void> | undefined;
  private readonly ending = new AbortController();

  constructor(
    readonly dataFolder: string,
    readonly urls: RunUrls,
    private readonly records: ProcessRecords,
    readonly log: PlatformLog,
    private readonly context: ServiceContext,
    private readonly startTimeoutMs: number,
  ) {}

  get ports(): Ports {
    return this.context.ports;
  }

  /** Addresses of the services' databases, for the app's role and the owner's. */
  get databases(): ServiceContext['addresses']['databases'] {
    return this.context.addresses.databases;
  }

  /** The NATS server's address and the user who may do everything; the services' own users are in `users`. */
  get nats(): {
    url: string;
    administrator: { user: string; password: string };
    users: Record<string, string>;
  } {
    const { addresses, secrets } = this.context;
    const administrator = { user: 'administrator', password: secrets.natsAdministrator };
    return { url: addresses.nats, administrator, users: secrets.nats };
  }

  /** @throws Error when there is no process of this name */
  process(name: string): SupervisedProcess {
    const found = this.processes.find((process) => process.name === name);
    if (!found) throw new Error(`No process is called ${name}.`);
    return found;
  }

  /** Starts processes side by side and waits until all are up. */
  async start(specs: readonly ProcessSpec[]): Promise<void> {
    if (this.stopping) throw new Error('The start was ended.');
    const started = specs.map((spec) => this.supervise(spec));
    started.forEach((process) => process.start());
    await Promise.all(started.map((process) => process.waitUntilReady(this.startTimeoutMs)));
  }

  /** Kills a process as an accident would and waits until it is gone; the supervisor brings it back. */
  async kill(name: string, signal: NodeJS.Signals = 'SIGKILL'): Promise<void> {
    const victim = this.process(name);
    const { pid } = victim;
    victim.kill(signal);
    while (victim.pid === pid && pid !== undefined) await sleep(5);
  }

  /** Ends a process and leaves it so until `resume`. */
  halt(name: string): Promise<void> {
    return this.process(name).stop();
  }

  /** Starts a halted process and waits until it is up. */
  async resume(name: string): Promise<void> {
    const process = this.process(name);
    process.start();
    await process.waitUntilReady(this.startTimeoutMs);
  }

  async restart(name: string): Promise<void> {
    await this.halt(name);
    await this.resume(name);
  }

  /** Waits until every process is up again. */
  async waitUntilReady(withinMs = 30_000): Promise<void> {
    await Promise.all(this.processes.map((process) => process.waitUntilReady(withinMs)));
  }

  /** Runs a service's own command: `migrate`, `rebuild`, `replay`. */
  command(name: ServiceName, command: string): Promise<void> {
    return runServiceCommand(name, command, this.context, (process, line) =>
      this.log.fromProcess(process, line),
    );
  }

  /** What a program of a service needs to run beside it, as docs/operating.md names it. */
  environmentOf(name: ServiceName): NodeJS.ProcessEnv {
    return serviceEnv(name, this.context);
  }

  /** Lets the people of the demo begin to use it: drafts, submissions, a group. Done once per data folder. */
  enliven(): Promise<void> {
    return enlivenDemo(this.context, this.dataFolder, {
      log: (process, line) => this.log.fromProcess(process, line),
      signal: this.ending.signal,
    });
  }

  becameReady(): void {
    this.state = 'ready';
    this.publish();
  }

  /** Ends everything in order; a second call waits for the first. */
  stop(): Promise<void> {
    this.stopping ??= this.stopAll();
    return this.stopping;
  }

  /** Ends everything at once, without order or patience. */
  abandon(): void {
    this.processes.forEach((process) => process.kill('SIGKILL'));
  }

  private async stopAll(): Promise<void> {
    this.state = 'stopping';
    this.ending.abort();
    for (const names of stopOrder) {
      const ending = this.processes.filter(({ name }) => names.includes(name));
      await Promise.all(ending.map((process) => process.stop()));
    }
    removeRun(this.dataFolder);
    this.records.release();
    await this.log.close();
  }

  private supervise(spec: ProcessSpec): SupervisedProcess {
    const process = new SupervisedProcess(spec, {
      records: this.records,
      log: (name, line) => this.log.fromProcess(name, line),
      say: (name, line) => this.log.about(name, line),
      changed: () => this.publish(),
    });
    this.processes.push(process);
    return process;
  }

  private publish(): void {
    writeRun(this.dataFolder, {
      state: this.state,
      startedAt: this.startedAt,
      launcher: process.pid,
      urls: this.urls,
      ports: this.ports,
      processes: this.processes.map(({ name, pid, state, restarts }) => ({
        name,
        pid: pid ?? null,
        state,
        restarts,
      })),
    });
  }
}
