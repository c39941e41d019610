import { MessagingModule, NatsLink, NatsServer, type WiringTable } from '@allmende/messaging';
import {
  type DynamicModule,
  Global,
  type INestApplicationContext,
  type LoggerService,
  Module,
} from '@nestjs/common';
import type { Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Clock } from './clock.js';
import type { DataSource } from './database/data-source.js';
import { type HealthCheck, HealthServer } from './health.server.js';

export type HttpOptions = {
  port: number;
  /** Default 127.0.0.1. */
  host?: string;
  /** Options of the Fastify instance, e.g. `bodyLimit`, `trustProxy`. */
  fastify?: Record<string, unknown>;
  /** Registers plugins and hooks before the application starts. */
  configure?: (app: NestFastifyApplication) => Promise<void> | void;
};

export type ServiceOptions = {
  /** The service's name in the contracts' wiring. */
  service: string;
  /** The process's own name in the wiring where it differs, e.g. `files` of `groups`. */
  name?: string;
  module: Type;
  /** Makes the data source from the environment; left out by processes without a database. */
  dataSource?: () => DataSource;
  /** What `main.js <name>` does beside the commands of every service; each returns a line for the log. */
  commands?: Readonly<Record<string, (db: DataSource) => Promise<string>>>;
  /** Listens for HTTP beside NATS. */
  http?: HttpOptions;
};

export type HostEnv = { NATS_URL: string; NATS_USER?: string; NATS_PASSWORD?: string; HEALTH_PORT?: number };
export type HostParts = { log: LoggerService; wiring?: WiringTable };

/** The parts that every module of a process may inject. */
@Global()
@Module({ providers: [Clock], exports: [Clock] })
class PlatformModule {}

@Module({})
class RootModule {}

/** A running process: its Nest application, its connections, and the one way to end it. */
export class ServiceHost {
  private stopped: Promise<void> | undefined;

  private constructor(
    readonly app: INestApplicationContext,
    readonly link: NatsLink,
    private readonly server: NatsServer,
    readonly health: HealthServer | undefined,
  ) {}

  static async start(
    options: ServiceOptions,
    env: HostEnv,
    { log, wiring }: HostParts,
  ): Promise<ServiceHost> {
    const { service, name } = options;
    const { NATS_URL: url, NATS_USER: user, NATS_PASSWORD: password } = env;
    const link = await NatsLink.open({ service, name, url, user, password, wiring });
    try {
      const dataSource = options.dataSource?.();
      const server = new NatsServer(link);
      const app = await startApp(
        await rootModule(options.module, link, dataSource),
        server,
        options.http,
        log,
      );
      const health = await openHealth(env.HEALTH_PORT, link, dataSource);
      return new ServiceHost(app, link, server, health);
    } catch (error) {
      await link.close();
      throw error;
    }
  }

  /** Takes nothing new, finishes what runs, publishes what is committed, closes the connections. */
  stop(): Promise<void> {
    this.stopped ??= this.drain();
    return this.stopped;
  }

  private async drain(): Promise<void> {
    await this.server.drain();
    await this.app.close();
    await this.link.close();
    await this.health?.close();
  }
}

async function openHealth(
  port: number | undefined,
  link: NatsLink,
  dataSource: DataSource | undefined,
): Promise<HealthServer | undefined> {
  if (port === undefined) return undefined;
  const checks: Record<string, HealthCheck> = { nats: () => link.connected };
  if (dataSource) checks.database = () => dataSource.query('SELECT 1').then(() => true);
  return HealthServer.open(port, checks);
}

// The database part is loaded only by processes that have one: the gateway never loads TypeORM.
async function rootModule(
  module: Type,
  link: NatsLink,
  dataSource: DataSource | undefined,
): Promise<DynamicModule> {
  const durable: DynamicModule[] = [];
  if (dataSource) {
    const [{ DatabaseModule }, { DurableModule }] = await Promise.all([
      import('./database/index.js'),
      import('@allmende/messaging/durable'),
    ]);
    durable.push(DatabaseModule.forDataSource(dataSource), DurableModule.forService());
  }
  return { module: RootModule, imports: [PlatformModule, MessagingModule.forLink(link), ...durable, module] };
}

async function startApp(
  root: DynamicModule,
  server: NatsServer,
  http: HttpOptions | undefined,
  logger: LoggerService,
): Promise<INestApplicationContext> {
  if (!http) {
    const app = await NestFactory.createMicroservice(root, { strategy: server, logger, abortOnError: false });
    return listening(app, () => app.listen());
  }
  const { FastifyAdapter } = await import('@nestjs/platform-fastify');
  const adapter = new FastifyAdapter({ forceCloseConnections: true, ...http.fastify });
  const app = await NestFactory.create<NestFastifyApplication>(root, adapter, {
    logger,
    abortOnError: false,
  });
  app.connectMicroservice({ strategy: server });
  return listening(app, async () => {
    await http.configure?.(app);
    await app.startAllMicroservices();
    await app.listen(http.port, http.host ?? '127.0.0.1');
  });
}

// Workers may run already when a later part refuses to start.
async function listening<A extends INestApplicationContext>(
  app: A,
  listen: () => Promise<unknown>,
): Promise<A> {
  try {
    await listen();
    return app;
  } catch (error) {
    await app.close().catch(() => undefined);
    throw error;
  }
}
