import type { DataSource } from './database/data-source.js';
import { processEnv, readEnv } from './env.js';
import { ProcessLog } from './process.log.js';
import { ServiceHost, type ServiceOptions } from './service.host.js';

const drainLimitMs = 15_000;

/**
 * The whole of a `main.ts`: `await bootstrapService({ service, module, dataSource })`. Starts the process, drains on
 * SIGTERM and SIGINT and ends with 0. With a command as first argument it does that and ends: `migrate` (needs
 * `DATABASE_OWNER_URL`), `rebuild` (all events of the last 30 days go out again), `replay` (dead letters are tried
 * again by the running service), or one of the service's own.
 */
export async function bootstrapService(options: ServiceOptions): Promise<void> {
  const env = readEnv(processEnv.partial({ NATS_URL: true }));
  const log = new ProcessLog(options.name ?? options.service, env.LOG_LEVEL);
  const command = process.argv[2];
  try {
    if (command !== undefined) return await execute(command, options, log);
    const host = await ServiceHost.start(options, readEnv(processEnv), { log });
    endWith(host, log);
    log.log(`${options.name ?? options.service} is ready`);
  } catch (err) {
    log.fatal({ message: 'The process could not start', err });
    process.exit(1);
  }
}

async function execute(command: string, options: ServiceOptions, log: ProcessLog): Promise<void> {
  if (!options.dataSource) throw new Error(`${options.service} has no database`);
  const own = options.commands?.[command];
  if (own) return log.log(await withDatabase(options.dataSource, own));
  const { commands, isCommand } = await import('./database/index.js');
  if (!isCommand(command)) throw new Error(`Unknown command ${command}`);
  log.log(await commands[command](options.service, options.dataSource));
}

async function withDatabase(
  dataSource: () => DataSource,
  work: (db: DataSource) => Promise<string>,
): Promise<string> {
  const { openPatiently } = await import('./database/index.js');
  const db = await openPatiently(dataSource());
  try {
    return await work(db);
  } finally {
    await db.destroy();
  }
}

function endWith(host: ServiceHost, log: ProcessLog): void {
  let isEnding = false;
  const end = (): void => {
    if (isEnding) return;
    isEnding = true;
    setTimeout(() => {
      log.error('Draining took too long');
      process.exit(1);
    }, drainLimitMs).unref();
    host.stop().then(
      () => process.exit(0),
      (err: unknown) => {
        log.error({ message: 'Draining failed', err });
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', end);
  process.on('SIGINT', end);
  // A lost connection inside a library may reject where nobody waits; the process heals, so it stays.
  process.on('unhandledRejection', (err) =>
    log.error({ message: 'A rejection that nobody waited for', err }),
  );
  void host.link.connection.closed().then((err) => {
    if (isEnding) return;
    log.fatal({ message: 'The connection to NATS is closed for good', err });
    process.exit(1);
  });
}
