import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What was not awarded has dates: the end of the seeker's access, and its deletion. Keys can be erased. */
export class Retention1764211000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of statements) await queryRunner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}

const statements = [
  `CREATE TABLE retention (
    submission_id uuid CONSTRAINT retention_pkey PRIMARY KEY
      CONSTRAINT retention_submission_id REFERENCES submission (id),
    challenge_id uuid NOT NULL,
    decided_at timestamptz(3) NOT NULL,
    access_ends_at timestamptz(3) NOT NULL,
    access_told_at timestamptz(3),
    deletes_at timestamptz(3) NOT NULL,
    warned_at timestamptz(3),
    kept_at timestamptz(3),
    erased_at timestamptz(3),
    deleted_at timestamptz(3),
    deletion_receipt_id uuid
  )`,
  'CREATE INDEX retention_challenge ON retention (challenge_id)',
  'CREATE INDEX retention_open ON retention (deletes_at) WHERE deleted_at IS NULL',
  `CREATE TABLE non_use (
    challenge_id uuid CONSTRAINT non_use_pkey PRIMARY KEY
      CONSTRAINT non_use_challenge_id REFERENCES challenge_window (challenge_id),
    due_at timestamptz(3) NOT NULL,
    reminded_at timestamptz(3),
    confirmed_at timestamptz(3),
    confirmed_by uuid,
    organisation_id uuid,
    receipt_id uuid
  )`,
  'ALTER TABLE challenge_key ALTER COLUMN wrapped DROP NOT NULL',
  // Decided before: the same days, and at least two weeks from now for what nobody was told of yet.
  `INSERT INTO retention (submission_id, challenge_id, decided_at, access_ends_at, deletes_at)
   SELECT s.id, s.challenge_id, w.decided_at,
     CASE WHEN s.state = 'withdrawn' THEN s.withdrawn_at ELSE w.decided_at + interval '720 hours' END,
     greatest(w.decided_at + interval '2160 hours', clock_timestamp() + interval '14 days')
   FROM submission s JOIN challenge_window w ON w.challenge_id = s.challenge_id
   WHERE w.decided_at IS NOT NULL AND (s.state = 'not-awarded' OR (s.state = 'withdrawn' AND EXISTS (
     SELECT 1 FROM submission_version v
     WHERE v.submission_id = s.id AND (v.sealed IS NOT NULL OR v.opened IS NOT NULL))))`,
  `INSERT INTO non_use (challenge_id, due_at)
   SELECT challenge_id, greatest(min(decided_at) + interval '720 hours', clock_timestamp() + interval '14 days')
   FROM retention GROUP BY challenge_id`,
];
