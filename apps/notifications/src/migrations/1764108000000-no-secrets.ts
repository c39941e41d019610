import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Notices of invitations held the link's secret; what is left of them says that there was one. */
export class NoSecrets1764108000000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`UPDATE notice SET path = '/me' WHERE path LIKE '/i/%'`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
