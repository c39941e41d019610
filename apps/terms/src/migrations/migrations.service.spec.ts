import { startPostgres, type TestDatabase, type TestPostgres } from '@allmende/testing';
import { migrate } from '@allmende/platform/database';
import { DataSource } from 'typeorm';
import { dataSource } from '../data-source.js';
import { grow, type Node } from '../evidence/tree.rules.js';
import { platformTerms1 } from '../texts/platform-terms-1.js';
import { platformTerms2 } from '../texts/platform-terms-2.js';
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
  /CONSTRAINT "(terms_version_|acceptance_(platform|cluster|challenge|answer|answered|refused)|consent_|evidence_|checkpoint_key_id|receipt_(seq|evidence|key_id|holder_receipt)|outbox_|effect_)|INDEX "public"\."(terms_version_change|acceptance_|consent_|participation_|receipt_|outbox_|effect_)/;

it('make the tables that the entities describe', async () => {
  const { upQueries } = await owner.driver.createSchemaBuilder().log();
  expect(upQueries.map(({ query }) => query).filter((query) => !madeInSql.test(query))).toEqual([]);
});

it('publish the terms of use', async () => {
  const rows = await owner.query<unknown[]>(
    `SELECT number, digest, draft_for_lawyer FROM terms_version WHERE layer = 'platform' ORDER BY number`,
  );
  expect(rows).toEqual([
    { number: 1, digest: termsDigest(platformTerms1), draft_for_lawyer: true },
    { number: 2, digest: termsDigest(platformTerms2), draft_for_lawyer: true },
  ]);
});

it.each([
  'UPDATE terms_version SET number = 2',
  'DELETE FROM terms_version',
  'TRUNCATE terms_version CASCADE',
  `INSERT INTO evidence (seq, leaf, statement, salt, at)
     SELECT 9, sha256('\\x00'::bytea || sha256('s') || convert_to('{}', 'UTF8')), '{}', sha256('s'), now();
   UPDATE evidence SET statement = NULL, salt = NULL, leaf = sha256('x')`,
  `INSERT INTO evidence_node VALUES (1, 900, sha256('x')); UPDATE evidence_node SET position = 901`,
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

it('grow the tree of a log that is older than it', async () => {
  const leaves: Buffer[] = [];
  for (let seq = 1; seq <= 21; seq += 1) {
    const [row] = await owner.query<{ leaf: Buffer }[]>(
      `INSERT INTO evidence (seq, leaf, statement, salt, at)
       SELECT $1, sha256('\\x00'::bytea || salt || convert_to('{}', 'UTF8')), '{}', salt, now()
       FROM (SELECT sha256($2::bytea) AS salt) AS salted RETURNING leaf`,
      [seq, Buffer.from(String(seq))],
    );
    leaves.push(row!.leaf);
  }
  await owner.query('SELECT grow_evidence_tree()');
  let peaks: Buffer[] = [];
  const nodes: Node[] = [];
  for (const [index, leaf] of leaves.entries()) {
    const grown = grow(index, peaks, leaf);
    peaks = grown.peaks;
    nodes.push(...grown.nodes);
  }
  expect(await owner.query('SELECT peaks FROM evidence_head')).toEqual([{ peaks }]);
  const kept = await owner.query<Node[]>('SELECT level, position::int, hash FROM evidence_node');
  expect(new Set(kept)).toEqual(new Set(nodes));
});
