import { newKeyPair, type KeyRing, sealValue } from '@allmende/sealing';
import { newId, submissionsEvents } from '@allmende/contracts';
import type { MigrationInterface, QueryRunner } from 'typeorm';
import { openKeys } from '../env.js';
import { wrapKey } from '../sealing/challenge.keys.js';

const keyMade = submissionsEvents.challengeKeyMade.subject;

/**
 * What teams write lies sealed: texts, declarations, names of files. What was handed in is sealed to a key of its
 * challenge; of challenges that were closed before, to this service's own, since it could be read already.
 */
export class Sealed1764204000000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    for (const statement of additions) await db.query(statement);
    const [{ count }] = (await db.query('SELECT count(*)::int AS count FROM submission')) as [
      { count: number },
    ];
    if (count > 0) await sealAll(db, await openKeys());
    for (const statement of removals) await db.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}

const additions = [
  `ALTER TABLE challenge_window ADD COLUMN opener_account_ids uuid[] NOT NULL DEFAULT '{}'`,
  `CREATE TABLE challenge_key (
    challenge_id uuid PRIMARY KEY
      CONSTRAINT challenge_key_challenge_id REFERENCES challenge_window (challenge_id),
    recipient text NOT NULL,
    wrapped bytea NOT NULL,
    approved_account_ids uuid[] NOT NULL DEFAULT '{}',
    released bytea,
    opened_at timestamptz(3)
  )`,
  `CREATE TABLE file_request (
    request bytea PRIMARY KEY,
    submission_id uuid NOT NULL,
    card bytea NOT NULL,
    at timestamptz(3) NOT NULL DEFAULT clock_timestamp()
  )`,
  'ALTER TABLE submission ADD COLUMN working_copy bytea',
  'ALTER TABLE team_member ADD COLUMN sealed_declaration bytea, ADD COLUMN declared boolean NOT NULL DEFAULT false',
  'ALTER TABLE submission_file ADD COLUMN card bytea',
  'ALTER TABLE submission_version ADD COLUMN sealed bytea, ADD COLUMN opened bytea',
];

const removals = [
  'ALTER TABLE submission DROP COLUMN solution',
  'ALTER TABLE team_member DROP COLUMN declaration',
  'ALTER TABLE team_member RENAME COLUMN sealed_declaration TO declaration',
  'ALTER TABLE submission_file DROP COLUMN name',
  'ALTER TABLE submission_version DROP COLUMN text',
  `UPDATE submission_version v SET files = (
     SELECT coalesce(jsonb_agg(file - 'name'), '[]') FROM jsonb_array_elements(v.files) AS file)`,
  // Answers that are kept for repeats name files; without one the call is made again and finds what there is.
  'DELETE FROM idempotency',
];

async function sealAll(db: QueryRunner, keys: KeyRing): Promise<void> {
  await each<{ id: string; solution: unknown }>(
    db,
    'SELECT id, solution FROM submission WHERE revision > 0',
    async ({ id, solution }) => {
      await db.query('UPDATE submission SET working_copy = $2 WHERE id = $1', [
        id,
        await keys.seal(solution),
      ]);
    },
  );
  await each<{ submissionId: string; accountId: string; declaration: unknown }>(
    db,
    `SELECT submission_id AS "submissionId", account_id AS "accountId", declaration FROM team_member
     WHERE declaration IS NOT NULL`,
    async ({ submissionId, accountId, declaration }) => {
      await db.query(
        `UPDATE team_member SET sealed_declaration = $3, declared = NOT (
           (declaration ->> 'othersRights' = 'named' AND declaration ->> 'othersRightsNote' = '')
           OR (declaration ->> 'employer' = 'not-needed' AND declaration ->> 'employerNote' = ''))
         WHERE submission_id = $1 AND account_id = $2`,
        [submissionId, accountId, await keys.seal(declaration)],
      );
    },
  );
  await each<{ fileId: string; name: string }>(
    db,
    `SELECT file_id AS "fileId", name FROM submission_file WHERE name <> ''`,
    async ({ fileId, name }) => {
      const card = await keys.seal({ name, identity: null });
      await db.query('UPDATE submission_file SET card = $2 WHERE file_id = $1', [fileId, card]);
    },
  );
  await sealVersions(db, keys);
}

type Version = {
  submissionId: string;
  version: number;
  challengeId: string;
  isClosed: boolean;
  text: string;
  files: { fileId: string; name: string }[];
};

async function sealVersions(db: QueryRunner, keys: KeyRing): Promise<void> {
  const recipients = new Map<string, string>();
  await each<Version>(db, versionsSql, async ({ submissionId, version, challengeId, isClosed, ...row }) => {
    const files = row.files.map(({ fileId, name }) => ({ fileId, name, identity: null }));
    const content = { text: row.text, files };
    if (!isClosed && !recipients.has(challengeId))
      recipients.set(challengeId, await makeKey(db, keys, challengeId));
    const sealed = isClosed ? null : await sealValue([recipients.get(challengeId) ?? ''], content);
    const opened = isClosed ? await keys.seal(content) : null;
    await db.query(
      'UPDATE submission_version SET sealed = $3, opened = $4 WHERE submission_id = $1 AND version = $2',
      [submissionId, version, sealed, opened],
    );
  });
}

const versionsSql = `SELECT v.submission_id AS "submissionId", v.version, s.challenge_id AS "challengeId", v.text,
    v.files, w.closes_at + interval '30 seconds' <= clock_timestamp() AS "isClosed"
  FROM submission_version v JOIN submission s ON s.id = v.submission_id
    JOIN challenge_window w ON w.challenge_id = s.challenge_id
  WHERE v.text IS NOT NULL`;

async function makeKey(db: QueryRunner, keys: KeyRing, challengeId: string): Promise<string> {
  const { identity, recipient } = await newKeyPair();
  const wrapped = await wrapKey(keys, { challengeId, identity });
  await db.query('INSERT INTO challenge_key (challenge_id, recipient, wrapped) VALUES ($1, $2, $3)', [
    challengeId,
    recipient,
    wrapped,
  ]);
  const fact = { challengeId, recipient, wrapped: wrapped.toString('base64url') };
  await db.query('INSERT INTO outbox (id, subject, payload, trace_id) VALUES ($1, $2, $3, $4)', [
    newId(),
    keyMade,
    JSON.stringify(fact),
    'migration',
  ]);
  return recipient;
}

async function each<R>(db: QueryRunner, sql: string, work: (row: R) => Promise<void>): Promise<void> {
  for (const row of (await db.query(sql)) as R[]) await work(row);
}
