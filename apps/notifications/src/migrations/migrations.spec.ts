import { startService, type TestService } from '@allmende/testing';
import { AppModule } from '../app.module.js';
import { dataSource } from '../data-source.js';

/** Made in SQL only: a table without an entity, and what `durableMigration` makes. */
const madeInSql = ['notice_counter', 'effect_open', 'outbox_unpublished', 'effect_state_check'];

describe('migrations', () => {
  let notifications: TestService;
  beforeAll(async () => {
    notifications = await startService(AppModule, { service: 'notifications', dataSource });
  });
  afterAll(() => notifications.stop());

  it('make what the entities say, on an empty database', async () => {
    const { upQueries } = await notifications.db.driver.createSchemaBuilder().log();
    const differences = upQueries.map(({ query }) => query);
    expect(differences.filter((query) => !madeInSql.some((name) => query.includes(name)))).toEqual([]);
  });
});
