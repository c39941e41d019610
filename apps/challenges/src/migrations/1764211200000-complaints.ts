import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Objections to the procedure, and their answers. */
export class Complaints1764211200000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of statements) await queryRunner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}

const statements = [
  `CREATE TABLE complaint (
    id uuid CONSTRAINT complaint_pkey PRIMARY KEY,
    number text NOT NULL,
    challenge_id uuid NOT NULL,
    cluster_id uuid NOT NULL,
    account_id uuid NOT NULL,
    contact_account_id uuid,
    contact_name text,
    reason text NOT NULL,
    text text NOT NULL,
    at timestamptz(3) NOT NULL,
    answer_by timestamptz(3) NOT NULL,
    answer text,
    answered_by uuid,
    answered_at timestamptz(3)
  )`,
  'CREATE INDEX complaint_of ON complaint (account_id, challenge_id)',
  'CREATE UNIQUE INDEX complaint_number ON complaint (number)',
  'CREATE INDEX complaint_cluster ON complaint (cluster_id)',
  'CREATE INDEX complaint_contact ON complaint (contact_account_id)',
];
