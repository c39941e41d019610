import { startService, type TestService } from '@allmende/testing';
import { AppModule } from '../app.module.js';
import { dataSource } from '../data-source.js';

/** Made in SQL only: TypeORM would drop them. */
const madeInSql = [
  'challenge_to_open',
  'challenge_to_close',
  'challenge_seekers',
  'challenge_cluster',
  'award_standing',
  'award_to_lapse',
  '_check',
  'effect_open',
  'outbox_unpublished',
];

describe('migrations', () => {
  let challenges: TestService;
  beforeAll(async () => {
    challenges = await startService(AppModule, { service: 'challenges', dataSource });
  });
  afterAll(() => challenges.stop());

  it('make what the entities say, on an empty database', async () => {
    const { upQueries } = await challenges.db.driver.createSchemaBuilder().log();
    const differences = upQueries.map(({ query }) => query);
    expect(differences.filter((query) => !madeInSql.some((name) => query.includes(name)))).toEqual([]);
  });

  it('make a listing that has no column for confidential text', async () => {
    const columns = await challenges.db.query<{ name: string }[]>(
      `SELECT column_name AS name FROM information_schema.columns WHERE table_name = 'challenge_listing'`,
    );
    const [trigger] = await challenges.db.query<[{ source: string }]>(
      `SELECT prosrc AS source FROM pg_proc WHERE proname = 'list_challenge'`,
    );
    expect(columns.map(({ name }) => name).filter((name) => name.includes('brief'))).toEqual([]);
    expect(trigger.source).not.toMatch(/brief|contact/);
  });
});
