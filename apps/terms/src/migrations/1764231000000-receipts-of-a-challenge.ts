import type { MigrationInterface, QueryRunner } from 'typeorm';

/** All who handed in to a challenge hold receipts of what becomes of it; they are found without reading every receipt. */
export class ReceiptsOfAChallenge1764231000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `CREATE INDEX receipt_submissions ON receipt (challenge_id, submission_id, seq)
         WHERE statement_type = 'submission'`,
    );
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
