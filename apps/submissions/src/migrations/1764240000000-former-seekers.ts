import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who left the team that asks, and takes no part in its challenge (docs/decisions/0031). */
export class FormerSeekers1764240000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE challenge_window ADD COLUMN former_seeker_account_ids uuid[] NOT NULL DEFAULT '{}'`,
    );
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
