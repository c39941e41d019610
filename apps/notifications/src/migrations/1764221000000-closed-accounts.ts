import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Accounts that were closed lately: nothing is told to them any more. */
export class ClosedAccounts1764221000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`CREATE TABLE closed_account (
      account_id uuid PRIMARY KEY,
      at timestamptz NOT NULL DEFAULT clock_timestamp()
    )`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
