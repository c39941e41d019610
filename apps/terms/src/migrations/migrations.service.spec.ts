import { startPostgres, type TestDatabase, type TestPostgres } from '@allmende/testing';
import { migrate } from '@allmende/platform/database';
import { DataSource } from 'typeorm';
import { dataSource } from '../data-source.js';
import { platformTerms1 } from '../texts/platform-terms-1.js';
import { termsDigest } from '../terms/terms.rules.js';

let postgres: TestPostgres;
let database: TestDatabase;
let owner: DataSource;

beforeAll(async () => {
  postgres = await startPostgres();
  database = await postgres.createDatabase();
  process.env.DATABASE_URL_TERMS = database.url;
  const options = { ...dataSource().options, url: database.ownerUrl };
  await migrate(new DataSource(options as never), new URL(database.url).username);
  owner = await new DataSource(options as never).initialize();
});
afterAll(async () => {
  await owner.destroy();
  await database.drop();
});

/** Checks, references and indexes live in SQL; the entities say nothing of them. */
const madeInSql =
  /CONSTRAINT "(terms_version_|acceptance_(platform|cluster|challenge|answer|answered|refused)|evidence_|receipt_(seq|evidence|key_id|holder_receipt)|outbox_|effect_)|INDEX "public"\."(acceptance_|receipt_|outbox_|effect_)/;

it('make the tables that the entities describe', async () => {
  const { upQueries } = await owner.driver.createSchemaBuilder().log();
  expect(upQueries.map(({ query }) => query).filter((query) => !madeInSql.test(query))).toEqual([]);
});

it('publish the terms of use', async () => {
  const rows = await owner.query<unknown[]>(
    `SELECT number, digest, draft_for_lawyer FROM terms_version WHERE layer = 'platform'`,
  );
  expect(rows).toEqual([{ number: 1, digest: termsDigest(platformTerms1), draft_for_lawyer: true }]);
});

it.each([
  'UPDATE terms_version SET number = 2',
  'DELETE FROM terms_version',
  'TRUNCATE terms_version CASCADE',
  `INSERT INTO receipt_key (key_id, public_key) VALUES ('k', 'p'); UPDATE receipt_key SET key_id = 'x'`,
])('let not even the owner say: %s', async (statement) => {
  await expect(owner.query(statement)).rejects.toThrow('is written once and never changed');
});

it('take no evidence whose leaf is not that of its statement', async () => {
  await expect(
    owner.query(
      `INSERT INTO evidence (seq, leaf, statement, salt, at)
       VALUES (1, sha256('other'), '{}', sha256('salt'), now())`,
    ),
  ).rejects.toThrow('evidence_leaf');
});
