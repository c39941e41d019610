import { startService, type TestService } from '@allmende/testing';
import { AppModule } from '../app.module.js';
import { dataSource } from '../data-source.js';

/** Made in SQL only: TypeORM would drop them. The last three are `durableMigration`'s. */
const madeInSql = ['organisation_search', 'effect_open', 'outbox_unpublished', 'effect_state_check'];

describe('migrations', () => {
  let identity: TestService;
  beforeAll(async () => {
    identity = await startService(AppModule, { service: 'identity', dataSource });
  });
  afterAll(() => identity.stop());

  it('make what the entities say, on an empty database', async () => {
    const { upQueries } = await identity.db.driver.createSchemaBuilder().log();
    const differences = upQueries.map(({ query }) => query);
    expect(differences.filter((query) => !madeInSql.some((name) => query.includes(name)))).toEqual([]);
  });

  it('bring the archive, and tell of it', async () => {
    const [archive] = await identity.db.query('SELECT slug, name, language FROM cluster WHERE archive');
    expect(archive).toEqual({ slug: 'archive', name: 'Archiv / Archive', language: 'en' });
    expect(await identity.published()).toMatchObject([{ payload: { slug: 'archive', archive: true } }]);
  });
});
