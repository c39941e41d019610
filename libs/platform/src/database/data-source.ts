import { DeadLetterRow, EffectRow, IdempotencyRow, InboxRow, OutboxRow } from '@allmende/messaging/durable';
import { Logger, type Type } from '@nestjs/common';
import { DataSource, type MigrationInterface } from 'typeorm';
import { z } from 'zod';
import { readEnv } from '../env.js';
import { QuickClient } from './quick.client.js';
import { SnakeNaming } from './snake.naming.js';

export type DatabaseOptions = {
  service: string;
  /** The service's own; those of `@allmende/messaging/durable` are added. */
  entities: readonly Type[];
  /** Classes whose names end in a millisecond time stamp, e.g. `Start1763769600000`. */
  migrations: readonly Type<MigrationInterface>[];
};

export type { DataSource };

/** Connections per process: Postgres commits fastest with few. */
const poolSize = 10;
/** Longest wait for one of them when all are busy; the caller gives up after 4.8 s. */
const poolWaitMs = 3_000;

/**
 * The data source of a service, from `DATABASE_URL_<SERVICE>`, not connected yet. Columns are in snake case. A
 * Postgres that does not answer within 0.9 s counts as away, a statement ends after 10 s, broken connections are
 * replaced.
 */
export function createDataSource(
  { service, entities, migrations }: DatabaseOptions,
  url?: string,
): DataSource {
  const logger = new Logger('Database');
  return new DataSource({
    type: 'postgres',
    url: url ?? databaseUrl(service),
    entities: [...entities, OutboxRow, InboxRow, IdempotencyRow, DeadLetterRow, EffectRow],
    migrations: [...migrations],
    migrationsTableName: 'migration',
    namingStrategy: new SnakeNaming(),
    synchronize: false,
    logging: false,
    applicationName: service,
    // Errors of idle connections; the pool replaces them, and without a listener they would end the process.
    poolErrorHandler: (err: unknown) => logger.warn({ message: 'A connection broke', err }),
    extra: {
      Client: QuickClient,
      connectionTimeoutMillis: poolWaitMs,
      max: poolSize,
      idleTimeoutMillis: 30_000,
      keepAlive: true,
      statement_timeout: 10_000,
      idle_in_transaction_session_timeout: 15_000,
      query_timeout: 12_000,
    },
  });
}

export function databaseUrl(service: string): string {
  const name = `DATABASE_URL_${service.toUpperCase()}`;
  return readEnv(z.object({ [name]: z.string() }))[name] ?? '';
}
