import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who invites chooses the language of a mail to an address without an account. */
export class LanguagesOfInvitations1764240200000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE team_invitation ADD COLUMN language text');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
