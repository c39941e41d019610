import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which files a draft had when it was sent back. */
export class ReviewedFiles1764245000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE challenge_review ADD files jsonb');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
