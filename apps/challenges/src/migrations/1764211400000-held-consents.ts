import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A challenge says what a transfer office that holds its consent means for it. */
export class HeldConsents1764211400000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE challenge ADD COLUMN held_consents text NOT NULL DEFAULT 'wait'
      CHECK (held_consents IN ('wait', 'told'))`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
