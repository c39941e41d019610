import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who has said the last word on a closed account (docs/decisions/0033); who was erased before waits for nobody. */
export class LastWords1764241000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE erasure ADD heard text[] NOT NULL DEFAULT '{identity,challenges,submissions}'`,
    );
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
