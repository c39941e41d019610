import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A mail that a page asks for comes in that page's language. */
export class LanguageOfMails1764131400000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE mail_link ADD COLUMN language text');
    await queryRunner.query(
      `UPDATE mail_link SET language = registration.language FROM registration
       WHERE registration.id = registration_id`,
    );
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
