import { sealingKeys, startService, type TestService } from '@allmende/testing';
import { AppModule } from '../app.module.js';
import { dataSource } from '../data-source.js';

/** What TypeORM cannot say and SQL does. */
const madeInSql = ['outbox_unpublished', 'effect_open', 'effect_state_check'];

describe('the migrations', () => {
  let service: TestService;
  beforeAll(async () => {
    service = await startService(AppModule, {
      service: 'submissions',
      dataSource,
      env: (await sealingKeys()).env,
    });
  });
  afterAll(() => service.stop());

  it('make what the entities say, on an empty database', async () => {
    const { upQueries } = await service.db.driver.createSchemaBuilder().log();
    const differences = upQueries.map(({ query }) => query);
    expect(differences.filter((query) => !madeInSql.some((name) => query.includes(name)))).toEqual([]);
  });

  it('hold one team per person and challenge, one open invitation per address, one opening per hour', async () => {
    const rows = await service.db.query<{ name: string }[]>(
      `SELECT indexname AS name FROM pg_indexes
       WHERE indexname IN ('team_member_one_team', 'team_invitation_once', 'opening_once')
         AND indexdef LIKE 'CREATE UNIQUE INDEX%' ORDER BY 1`,
    );
    expect(rows.map(({ name }) => name)).toEqual([
      'opening_once',
      'team_invitation_once',
      'team_member_one_team',
    ]);
  });
});
