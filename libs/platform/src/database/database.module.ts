import { isDatabaseOutage } from '@allmende/messaging';
import { type DynamicModule, Logger, Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import type { DataSource } from 'typeorm';

const retryMs = 500;
const safeSettings = ['fsync', 'synchronous_commit', 'full_page_writes'] as const;

/** Connects the data source, waiting for Postgres if it starts later, and gives repositories to all modules. */
@Module({})
export class DatabaseModule {
  static forDataSource(dataSource: DataSource): DynamicModule {
    return TypeOrmModule.forRootAsync({
      useFactory: () => ({ ...dataSource.options, retryAttempts: 0 }),
      dataSourceFactory: async () => {
        await connect(dataSource);
        await assertDurability(dataSource);
        return dataSource;
      },
    });
  }
}

async function connect(dataSource: DataSource): Promise<void> {
  const logger = new Logger(DatabaseModule.name);
  for (let attempt = 0; ; attempt += 1) {
    try {
      await dataSource.initialize();
      return;
    } catch (err) {
      if (!isDatabaseOutage(err)) throw err;
      if (attempt % 20 === 0) logger.warn({ message: 'Waiting for Postgres', err });
      await new Promise((resolve) => setTimeout(resolve, retryMs));
    }
  }
}

// A commit that Postgres has acknowledged must survive a power cut; only throw-away databases of tests may differ.
async function assertDurability(dataSource: DataSource): Promise<void> {
  if (process.env.NODE_ENV === 'test') return;
  const rows = await dataSource.query<{ name: string; setting: string }[]>(
    'SELECT name, setting FROM pg_settings WHERE name = ANY($1)',
    [[...safeSettings]],
  );
  const unsafe = rows
    .filter(({ setting }) => setting === 'off' || setting === 'local')
    .map(({ name }) => name);
  if (unsafe.length > 0) throw new Error(`Postgres may lose commits: switch on ${unsafe.join(', ')}`);
}
