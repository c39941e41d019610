import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Agreements that came too late: those of one challenge are found without reading every receipt of a person. */
export class RefusedAgreements1764280000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE INDEX receipt_refused_agreements ON receipt (challenge_id, seq)
         WHERE statement_type = 'refused-agreement'`,
    );
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
