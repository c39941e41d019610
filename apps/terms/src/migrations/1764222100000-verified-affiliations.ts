import type { MigrationInterface, QueryRunner } from 'typeorm';

/** So that an office hears of a draft, whichever news of the two comes first. */
export class VerifiedAffiliations1764222100000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE verified_affiliation (
      account_id uuid NOT NULL,
      organisation_id uuid NOT NULL,
      at timestamptz NOT NULL,
      PRIMARY KEY (account_id, organisation_id)
    )`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
