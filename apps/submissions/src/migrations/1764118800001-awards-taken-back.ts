import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The seeker's team takes back the offer of an award, for a reason that the team reads. */
export class AwardsTakenBack1764118800001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      'ALTER TABLE submission ADD COLUMN taken_back_at timestamptz(3), ADD COLUMN taken_back_reason text',
    );
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
