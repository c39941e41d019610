import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A request to an office ends without an answer when the person no longer takes part. */
export class WithdrawnConsents1764242000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE consent
      DROP CONSTRAINT consent_state,
      ADD CONSTRAINT consent_state CHECK (
        state IN ('not-needed', 'asked', 'given', 'given-in-part', 'held', 'lapsed', 'withdrawn')),
      DROP CONSTRAINT consent_proved,
      ADD CONSTRAINT consent_proved CHECK ((receipt_id IS NULL) = (state IN ('asked', 'withdrawn')))`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
