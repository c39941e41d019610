import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A challenge names who approves that submissions are opened. */
export class Openers1764204000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE challenge ADD COLUMN opener_account_ids uuid[] NOT NULL DEFAULT '{}'`,
    );
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
