import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What the seeker seals of its own before the close (docs/decisions/0026). */
export class Deposits1764212400000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of statements) await queryRunner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}

const statements = [
  `CREATE TABLE deposit (
    id uuid PRIMARY KEY,
    challenge_id uuid NOT NULL CONSTRAINT deposit_challenge_id REFERENCES challenge_window (challenge_id),
    begun_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
    sealed_at timestamptz(3),
    sealed_by uuid,
    sealed bytea,
    wrapped bytea,
    text_digest text,
    receipt_id uuid,
    opened bytea,
    opened_at timestamptz(3),
    opening_receipt_id uuid
  )`,
  'CREATE INDEX deposit_challenge ON deposit (challenge_id)',
  'CREATE UNIQUE INDEX deposit_one_draft ON deposit (challenge_id) WHERE sealed_at IS NULL',
  `CREATE TABLE deposit_file (
    file_id uuid PRIMARY KEY,
    deposit_id uuid NOT NULL CONSTRAINT deposit_file_deposit_id REFERENCES deposit (id),
    card bytea,
    size bigint NOT NULL,
    type text NOT NULL,
    digest text,
    state text NOT NULL DEFAULT 'uploading',
    added_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
    uploaded_at timestamptz(3)
  )`,
  'CREATE INDEX deposit_file_deposit ON deposit_file (deposit_id)',
];
