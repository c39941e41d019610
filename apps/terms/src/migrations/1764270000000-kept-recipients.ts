import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A copy of a challenge's key that is given back must say what newer submissions are sealed to. */
export class KeptRecipients1764270000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE challenge_key ADD COLUMN recipient text');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
