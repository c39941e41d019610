import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An opening names the verified organisation of whoever opened, at that moment. */
export class OpeningsOrganisation1764209000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE opening ADD COLUMN organisation_id uuid');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
