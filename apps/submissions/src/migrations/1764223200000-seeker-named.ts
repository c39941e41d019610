import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whether the company of a challenge is named; null until `challenges` says so. */
export class SeekerNamed1764223200000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE challenge_window ADD COLUMN seeker_named boolean');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
