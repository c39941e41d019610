import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A suspended challenge goes on in the state that it was stopped in. */
export class Suspensions1764212400000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE challenge ADD COLUMN resumes_as text CHECK (resumes_as IN ('scheduled', 'open'))`,
    );
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
