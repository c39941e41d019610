import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whose name an outcome shows, so that it goes with the account; of earlier ones the effect that named them tells. */
export class WinnerAccounts1764222000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query('ALTER TABLE outcome ADD COLUMN winner_account_id uuid');
    await queryRunner.query(
      `UPDATE outcome SET winner_account_id = (e.payload ->> 'accountId')::uuid FROM effect e
       WHERE e.kind = 'name-winner' AND e.payload ->> 'show' = 'name' AND winner IS NOT NULL
         AND challenge_id = (e.payload ->> 'challengeId')::uuid`,
    );
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
