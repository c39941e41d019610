import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Keys of deposits, and which were opened (docs/decisions/0026). */
export class Deposits1764212400000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE deposit_key (
      deposit_id uuid PRIMARY KEY,
      wrapped bytea NOT NULL,
      opening_receipt_id uuid,
      opened_at timestamptz(3)
    )`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
