import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Managers read confidential documents once they have undertaken to keep them so (docs/decisions/0040). */
export class ManagerAgreements1764270100000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE TABLE manager_agreement (
         challenge_id uuid NOT NULL,
         account_id uuid NOT NULL,
         cluster_id uuid NOT NULL,
         organisation_id uuid,
         language text NOT NULL,
         agreed_at timestamptz NOT NULL,
         receipt_id uuid NOT NULL,
         PRIMARY KEY (challenge_id, account_id)
       )`,
    );
    await queryRunner.query('CREATE INDEX manager_agreement_account ON manager_agreement (account_id)');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
