import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who left the team that asks, and whom that keeps from taking part (docs/decisions/0031). */
export class SeekerDepartures1764240000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of statements) await queryRunner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}

const statements = [
  `ALTER TABLE challenge ADD COLUMN former_seeker_account_ids uuid[] NOT NULL DEFAULT '{}'`,
  `CREATE TABLE seeker_departure (
    id uuid CONSTRAINT seeker_departure_pkey PRIMARY KEY,
    challenge_id uuid NOT NULL,
    account_id uuid NOT NULL,
    by_account_id uuid NOT NULL,
    at timestamptz(3) NOT NULL DEFAULT clock_timestamp()
  )`,
  `CREATE INDEX seeker_departure_of ON seeker_departure (challenge_id)`,
];
