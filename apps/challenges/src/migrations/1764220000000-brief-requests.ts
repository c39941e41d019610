import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who may read a confidential brief beside agreeing: on request, with a verified affiliation, not from everywhere. */
export class BriefRequests1764220000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of statements) await queryRunner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}

const statements = [
  `ALTER TABLE challenge ADD COLUMN brief_on_request boolean NOT NULL DEFAULT false,
    ADD COLUMN brief_verified_only boolean NOT NULL DEFAULT false,
    ADD COLUMN brief_excluded text[] NOT NULL DEFAULT '{}'`,
  `CREATE TABLE brief_request (
    id uuid CONSTRAINT brief_request_pkey PRIMARY KEY,
    challenge_id uuid NOT NULL,
    account_id uuid NOT NULL,
    revision integer NOT NULL,
    state text NOT NULL,
    note text NOT NULL,
    basis jsonb NOT NULL,
    asked_at timestamptz(3) NOT NULL,
    answered_at timestamptz(3),
    answered_by uuid,
    reason text
  )`,
  'CREATE UNIQUE INDEX brief_request_once ON brief_request (challenge_id, account_id)',
  'CREATE INDEX brief_request_list ON brief_request (challenge_id, asked_at, id)',
];
