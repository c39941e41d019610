import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Kinds of notices that a person wants to find in the list without being told. */
export class QuietKinds1764108100000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE preference ALTER COLUMN mail DROP NOT NULL, ADD COLUMN portal boolean');
    await runner.query('ALTER TABLE notice ADD COLUMN counted boolean NOT NULL DEFAULT true');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
