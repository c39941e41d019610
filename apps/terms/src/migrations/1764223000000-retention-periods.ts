import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How long clusters keep what is over. What is over already stays for as long as after any other choice. */
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
    cluster_id uuid CONSTRAINT cluster_retention_periods_pkey PRIMARY KEY,
    periods jsonb NOT NULL,
    chosen_at timestamptz(3) NOT NULL
  )`,
  `INSERT INTO cluster_retention_periods (cluster_id, periods, chosen_at)
   SELECT DISTINCT cluster_id, '{}'::jsonb, now() FROM challenge_window`,
];
