import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Deposits that came too late are remembered as submissions are, so that many attempts are one row of the log. */
export class RefusedDeposits1764241000001 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE refused_attempt ALTER submission_id DROP NOT NULL,
         ADD deposit_id uuid CONSTRAINT refused_attempt_deposit_id REFERENCES deposit (id),
         ADD CONSTRAINT refused_attempt_one CHECK (num_nonnulls(submission_id, deposit_id) = 1)`,
    );
    await queryRunner.query('CREATE INDEX refused_attempt_deposit ON refused_attempt (deposit_id)');
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
