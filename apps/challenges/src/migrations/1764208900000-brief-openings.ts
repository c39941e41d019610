import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who opened what of a confidential brief. */
export class BriefOpenings1764208900000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of statements) await queryRunner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}

const statements = [
  `CREATE TABLE brief_opening (
    id uuid CONSTRAINT brief_opening_pkey PRIMARY KEY,
    challenge_id uuid NOT NULL,
    account_id uuid NOT NULL,
    revision integer NOT NULL,
    file_id uuid,
    basis jsonb NOT NULL,
    at timestamptz(3) NOT NULL,
    hour timestamptz(3) NOT NULL
  )`,
  'CREATE INDEX brief_opening_list ON brief_opening (challenge_id, at, id)',
  `CREATE UNIQUE INDEX brief_opening_once ON brief_opening (challenge_id, revision, account_id, file_id, hour)
   NULLS NOT DISTINCT`,
  `CREATE TABLE brief_grant (
    file_id uuid NOT NULL,
    account_id uuid NOT NULL,
    basis jsonb NOT NULL,
    CONSTRAINT brief_grant_pkey PRIMARY KEY (file_id, account_id)
  )`,
];
