import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { ServiceName } from '@allmende/contracts';
import { ensureDatabases } from '@allmende/local/postgres/postgres.databases';
import { freePorts } from '@allmende/local/platform/platform.ports';
import { openSecrets, type Secrets } from '@allmende/local/platform/platform.secrets';
import { readRun, type Run } from '@allmende/local/platform/run.file';
import { workspaceRoot } from '@allmende/local/platform/workspace.paths';
import { send } from '@allmende/local/client/portal.client';

const startWithinMs = 300_000;
/** Variables that would send the bench to parts of somebody else's. */
const parts = /^(DATABASE_|NATS_|S3_|SMTP_|PLATFORM_URL|FILES_URL|URL$|.*_PORT$|HEALTH_PORTS|ALLMENDE_DATA)/;

/** The platform as `make start` starts it, with a data folder and ports of its own, without rate limits. */
export class BenchPlatform {
  private child: ChildProcess | undefined;
  private run: Run | undefined;
  /** The same for every start, so that addresses and sessions stay. */
  private env: NodeJS.ProcessEnv | undefined;
  private output = '';

  constructor(readonly dataFolder: string) {}

  /** Seconds until a portal's page answers. */
  async start(): Promise<number> {
    this.env ??= await environmentOf(this.dataFolder);
    const began = performance.now();
    const child = spawn('make', ['start'], { cwd: workspaceRoot, env: this.env, detached: true });
    this.child = child;
    this.output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => (this.output = (this.output + chunk.toString()).slice(-4_000)));
    }
    while (performance.now() - began < startWithinMs) {
      if (child.exitCode !== null) throw new Error(`make start ended:\n${this.output}`);
      this.run = readRun(this.dataFolder);
      if (this.run?.state === 'ready') {
        await this.firstPage();
        return (performance.now() - began) / 1000;
      }
      await sleep(50);
    }
    throw new Error(`make start is not ready after ${startWithinMs / 1000} s:\n${this.output}`);
  }

  async stop(): Promise<void> {
    const { child } = this;
    if (!child || child.exitCode !== null) return;
    const ended = new Promise((resolve) => child.once('exit', resolve));
    process.kill(this.running.launcher, 'SIGINT');
    await ended;
    this.child = undefined;
  }

  get running(): Run {
    if (!this.run) throw new Error('The platform was not started.');
    return this.run;
  }

  get url(): string {
    return this.running.urls.platform;
  }

  get secrets(): Secrets {
    return openSecrets(this.dataFolder);
  }

  /** The address of a service's database for one of its roles. */
  async databaseOf(service: ServiceName, role: 'app' | 'owner' = 'app'): Promise<string> {
    const { postgres, databases } = this.secrets;
    const admin = `postgres://postgres:${encodeURIComponent(postgres)}@127.0.0.1:${this.running.ports.postgres}/postgres`;
    const addresses = await ensureDatabases(admin, { [service]: databases[service] });
    return addresses[service]?.[role] ?? '';
  }

  hostOf(slug: string): string {
    return `${slug}.${new URL(this.url).host}`;
  }

  pidOf(name: string): number {
    return this.running.processes.find((process) => process.name === name)?.pid ?? 0;
  }

  /** Processes that run our own JavaScript: the services, the edge, the small parts and the launcher. */
  nodePids(): number[] {
    const pids = [this.running.launcher, ...this.running.processes.map(({ pid }) => pid ?? 0)];
    return pids.filter((pid) => pid > 0 && commandOf(pid).endsWith('node'));
  }

  private async firstPage(): Promise<void> {
    const { status } = await send(`${this.url.replace('://', '://archive.')}/en`);
    if (status !== 200) throw new Error(`The first page answers ${status}`);
  }
}

async function environmentOf(dataFolder: string): Promise<NodeJS.ProcessEnv> {
  const ports = await freePorts();
  const inherited = Object.entries(process.env).filter(
    ([name]) => !parts.test(name) && !name.startsWith('MAKE'),
  );
  return {
    ...Object.fromEntries(inherited),
    ALLMENDE_DATA: dataFolder,
    RATE_LIMIT_FACTOR: '0',
    GATEWAY_PORT: String(ports.gateway),
    FILES_PORT: String(ports.files),
    PORTAL_PORT: String(ports.portal),
    MAIL_PORT: String(ports.mail),
    SMTP_PORT: String(ports.smtp),
    POSTGRES_PORT: String(ports.postgres),
    NATS_PORT: String(ports.nats),
    S3_PORT: String(ports.s3),
    HEALTH_PORTS: String(23_000 + Math.floor(Math.random() * 900) * 10),
  };
}

function commandOf(pid: number): string {
  try {
    return readFileSync(join('/proc', String(pid), 'cmdline'), 'utf8').split('\0')[0] ?? '';
  } catch {
    return '';
  }
}
