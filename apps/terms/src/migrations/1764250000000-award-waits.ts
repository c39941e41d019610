import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Until when an award that somebody's team is offered waits for offices that hold (docs/decisions/0034). */
export class AwardWaits1764250000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE participation ADD COLUMN award_id uuid, ADD COLUMN award_until timestamptz`,
    );
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
