import { newId } from '@allmende/contracts';
import { migrate } from '@allmende/platform/database';
import { KeyRing, openerOf } from '@allmende/sealing';
import {
  dumpOf,
  planted,
  sealingKeys,
  startPostgres,
  type TestDatabase,
  type TestKeys,
} from '@allmende/testing';
import { DataSource } from 'typeorm';
import { dataSource } from '../data-source.js';
import type { InnerKey, OuterKey } from '../sealing/sealed.values.js';

/** A database as the version before left it, with an open challenge and a closed one, and what this one makes of it. */
let database: TestDatabase;
let owner: DataSource;
let keys: TestKeys;
let ring: KeyRing;
const ids = {
  open: newId(),
  closed: newId(),
  early: newId(),
  late: newId(),
  account: newId(),
  file: newId(),
};
const text = '{"answers":[],"body":"Geheimer Körper","summary":"","title":"Alter Titel"}';

beforeAll(async () => {
  keys = await sealingKeys();
  Object.assign(process.env, keys.env);
  ring = await KeyRing.read({ file: keys.env.SUBMISSIONS_KEY_FILE, recovery: keys.recovery.recipient });
  const postgres = await startPostgres();
  database = await postgres.createDatabase();
  process.env.DATABASE_URL_SUBMISSIONS = database.url;
  const options = { ...dataSource().options, url: database.ownerUrl };
  const role = new URL(database.url).username;
  const migrations = (options.migrations as unknown[]).slice(0, 3);
  await migrate(new DataSource({ ...options, migrations } as never), role);
  owner = await new DataSource(options as never).initialize();
  await fill(owner);
  await migrate(new DataSource(options as never), role);
}, 60_000);
afterAll(async () => {
  await owner.destroy();
  await database.drop();
});

async function fill(db: DataSource): Promise<void> {
  for (const [id, closes] of [
    [ids.open, '1 day'],
    [ids.closed, '-1 day'],
  ]) {
    await db.query(
      `INSERT INTO challenge_window (challenge_id, revision, cluster_id, state, closes_at, eligibility, seeker_account_ids)
       VALUES ($1, 1, $1, 'open', clock_timestamp() + $2::interval, '{"kind": "everyone"}', '{}')`,
      [id, closes],
    );
  }
  for (const [id, challenge] of [
    [ids.early, ids.open],
    [ids.late, ids.closed],
  ]) {
    await db.query(
      `INSERT INTO submission (id, challenge_id, state, revision, solution, last_version)
       VALUES ($1, $2, 'submitted', 2, $3, 1)`,
      [id, challenge, text],
    );
    const declaration = {
      othersRights: 'named',
      othersRightsNote: '',
      employer: 'consented',
      employerNote: '',
    };
    await db.query(
      `INSERT INTO team_member (submission_id, account_id, challenge_id, role, declaration) VALUES ($1, $2, $3, 'lead', $4)`,
      [id, ids.account, challenge, declaration],
    );
    await db.query(
      `INSERT INTO submission_version (submission_id, version, submitted_at, submitted_by, text, text_digest, files,
         team_account_ids, receipt_id) VALUES ($1, 1, now(), $2, $3, 'x', $4, '{}', $1)`,
      [id, ids.account, text, JSON.stringify([{ fileId: ids.file, name: 'Geheimer Name.pdf', size: 1 }])],
    );
  }
  await db.query(
    `INSERT INTO submission_file (file_id, submission_id, name, size, type) VALUES ($1, $2, 'Geheimer Name.pdf', 1, '')`,
    [ids.file, ids.early],
  );
  await db.query(
    `INSERT INTO idempotency (scope, subject, key, body_hash, answer) VALUES ('a', 'b', 'c', 'd', '"Geheimer Name"')`,
  );
}

async function one<R>(sql: string, values: unknown[]): Promise<R> {
  const [row] = await owner.query<R[]>(sql, values);
  return row!;
}

it('leaves nothing of it in plain', async () => {
  const phrases = ['Geheimer Körper', 'Alter Titel', 'Geheimer Name'];
  expect(planted(await dumpOf(owner), phrases)).toEqual([]);
});

it('seals working copies, declarations and names to the service’s key', async () => {
  const { copy } = await one<{ copy: Buffer }>('SELECT working_copy AS copy FROM submission WHERE id = $1', [
    ids.early,
  ]);
  await expect(ring.open(copy)).resolves.toEqual(JSON.parse(text));
  const { card } = await one<{ card: Buffer }>('SELECT card FROM submission_file WHERE file_id = $1', [
    ids.file,
  ]);
  await expect(ring.open(card)).resolves.toEqual({ name: 'Geheimer Name.pdf', identity: null });
  const member = await one<{ declaration: Buffer; declared: boolean }>(
    'SELECT declaration, declared FROM team_member WHERE submission_id = $1',
    [ids.early],
  );
  expect(member.declared).toBe(false);
  await expect(ring.open(member.declaration)).resolves.toMatchObject({ othersRights: 'named' });
});

it('seals to its challenge what is still open, and leaves readable what was', async () => {
  const select = 'SELECT sealed, opened FROM submission_version WHERE submission_id = $1';
  const content = { text, files: [{ fileId: ids.file, name: 'Geheimer Name.pdf', identity: null }] };
  const late = await one<{ sealed: Buffer | null; opened: Buffer }>(select, [ids.late]);
  expect(late.sealed).toBeNull();
  await expect(ring.open(late.opened)).resolves.toEqual(content);
  const early = await one<{ sealed: Buffer; opened: Buffer | null }>(select, [ids.early]);
  expect(early.opened).toBeNull();
  await expect(ring.open(early.sealed)).rejects.toThrow();
  const { wrapped } = await one<{ wrapped: Buffer }>(
    'SELECT wrapped FROM challenge_key WHERE challenge_id = $1',
    [ids.open],
  );
  const outer = await openerOf(keys.terms.identity)<OuterKey>(wrapped);
  const inner = await ring.open<InnerKey>(Buffer.from(outer.inner, 'base64url'));
  await expect(openerOf(inner.identity)(early.sealed)).resolves.toEqual(content);
  const { told } = await one<{ told: number }>(
    `SELECT count(*)::int AS told FROM outbox WHERE payload ->> 'challengeId' = $1`,
    [ids.open],
  );
  expect(told).toBe(1);
});
