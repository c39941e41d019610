import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An office reads confidential documents once it has undertaken to keep them so (docs/decisions/0038). */
export class OfficeAgreements1764260000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE TABLE office_agreement (
         challenge_id uuid NOT NULL,
         account_id uuid NOT NULL,
         organisation_id uuid NOT NULL,
         version_ids uuid[] NOT NULL,
         language text NOT NULL,
         agreed_at timestamptz NOT NULL,
         receipt_id uuid NOT NULL,
         PRIMARY KEY (challenge_id, account_id, organisation_id)
       )`,
    );
    await queryRunner.query('CREATE INDEX office_agreement_account ON office_agreement (account_id)');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
