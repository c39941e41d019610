import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A closed account gets a last mail; what it says is kept with the request until it has gone out. */
export class FarewellMails1764240000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE mail_link ADD COLUMN farewell jsonb');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
