import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Versions that only reword, whom a change was told, and what each person was shown. All versions until now ask again,
 * and whom they concern has been asked.
 */
export class EditorialVersions1764205000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of statements) await queryRunner.query(statement);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}

const statements = [
  'ALTER TABLE terms_version ADD COLUMN editorial boolean NOT NULL DEFAULT false',
  `CREATE TABLE terms_change_told (
    version_id uuid PRIMARY KEY CONSTRAINT terms_change_told_version REFERENCES terms_version
  )`,
  'INSERT INTO terms_change_told SELECT version_id FROM terms_version WHERE number > 1',
  `CREATE INDEX terms_version_change ON terms_version (published_at) WHERE number > 1 AND NOT editorial`,
  `CREATE TABLE terms_shown (
    challenge_id uuid NOT NULL,
    account_id uuid NOT NULL,
    version_ids uuid[] NOT NULL,
    shown_at timestamptz NOT NULL DEFAULT date_trunc('milliseconds', clock_timestamp()),
    PRIMARY KEY (challenge_id, account_id)
  )`,
  // What somebody agreed to, they have read: nobody who agreed before this has to be shown it anew.
  `INSERT INTO terms_shown (challenge_id, account_id, version_ids, shown_at)
   SELECT DISTINCT ON (challenge_id, account_id) challenge_id, account_id,
     ARRAY[platform_version_id, cluster_version_id, challenge_version_id], accepted_at
   FROM acceptance ORDER BY challenge_id, account_id, accepted_at DESC`,
];
