import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is sealed until the close opens when the people whom the challenge names have approved. */
export class Openings1764204000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE challenge_window ADD COLUMN opener_account_ids uuid[] NOT NULL DEFAULT '{}'`,
    );
    await queryRunner.query(`CREATE TABLE challenge_key (
      challenge_id uuid PRIMARY KEY,
      wrapped bytea NOT NULL,
      released_at timestamptz
    )`);
    await queryRunner.query(`CREATE TABLE opening_approval (
      challenge_id uuid,
      account_id uuid,
      at timestamptz NOT NULL,
      PRIMARY KEY (challenge_id, account_id)
    )`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
