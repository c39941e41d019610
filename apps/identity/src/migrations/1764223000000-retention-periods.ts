import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Managers choose how long their cluster keeps what is over. What is over already stays as after any other choice. */
export class RetentionPeriods1764223000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of statements) await queryRunner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}

const statements = [
  `CREATE TABLE cluster_retention_periods (
    cluster_id uuid CONSTRAINT cluster_retention_periods_pkey PRIMARY KEY
      CONSTRAINT cluster_retention_periods_cluster_id REFERENCES cluster,
    periods jsonb NOT NULL,
    chosen_at timestamptz(3) NOT NULL
  )`,
  `INSERT INTO cluster_retention_periods (cluster_id, periods, chosen_at)
   SELECT id, '{}'::jsonb, clock_timestamp() FROM cluster`,
  `CREATE TABLE retention_periods_choice (
    id uuid CONSTRAINT retention_periods_choice_pkey PRIMARY KEY,
    cluster_id uuid NOT NULL CONSTRAINT retention_periods_choice_cluster_id REFERENCES cluster,
    account_id uuid NOT NULL,
    before jsonb NOT NULL,
    after jsonb NOT NULL,
    at timestamptz(3) NOT NULL
  )`,
  'CREATE INDEX retention_periods_choice_list ON retention_periods_choice (cluster_id, at)',
  'ALTER TABLE membership ADD COLUMN ended_at timestamptz',
  `UPDATE membership SET ended_at = clock_timestamp() WHERE state = 'left'`,
];
