import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What somebody wrote where the domain of their address says to which organisation they belong. */
export class StatedAs1764242100000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE affiliation ADD COLUMN stated_as text');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
