import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Nobody stands on both sides of a challenge (docs/decisions/0031). */
export class SeekerSides1764223000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE seeker_side (
      challenge_id uuid NOT NULL,
      account_id uuid NOT NULL,
      at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
      CONSTRAINT seeker_side_pkey PRIMARY KEY (challenge_id, account_id)
    )`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
