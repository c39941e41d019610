import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Since when nobody is left in a team whose submission stays. */
export class TeamsThatAreGone1764272000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE submission ADD team_gone_at timestamptz(3)');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
