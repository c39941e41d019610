import { startService, type TestService } from '@allmende/testing';
import { AppModule } from '../app.module.js';
import { dataSource } from '../data-source.js';

/** Made in SQL only: TypeORM would drop them. The first two are `durableMigration`'s. */
const madeInSql = ['effect_open', 'outbox_unpublished', /_check\d*"/];

describe('migrations', () => {
  let groups: TestService;
  beforeAll(async () => {
    const env = { S3_ENDPOINT: 'http://127.0.0.1:1', S3_ACCESS_KEY: 'none', S3_SECRET_KEY: 'none' };
    groups = await startService(AppModule, { service: 'groups', dataSource, env });
  });
  afterAll(() => groups.stop());

  it('make what the entities say, on an empty database', async () => {
    const { upQueries } = await groups.db.driver.createSchemaBuilder().log();
    const differences = upQueries.map(({ query }) => query);
    expect(differences.filter((query) => !madeInSql.some((name) => query.match(name)))).toEqual([]);
  });
});
