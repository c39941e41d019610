import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The team that asks takes back an offer that is not answered. */
export class AwardsTakenBack1764118800000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE award DROP CONSTRAINT award_state_check,
      ADD CONSTRAINT award_state_check CHECK (state IN ('offered', 'accepted', 'declined', 'lapsed', 'taken-back'))`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
