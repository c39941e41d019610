import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is invited by name is invited without an address. */
export class InvitedByName1764250000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE group_invitation ALTER COLUMN email DROP NOT NULL');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
