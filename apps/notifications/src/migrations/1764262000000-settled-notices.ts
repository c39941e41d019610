import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What an office was asked is found by its page once it is answered. */
export class SettledNotices1764262000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE INDEX ix_notice_consent ON notice (path) WHERE path LIKE '/consents/%'`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
