import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The copy of a challenge's window says what an office that holds its consent means. */
export class HeldConsents1764211400000 implements MigrationInterface {
  async up(db: QueryRunner): Promise<void> {
    await db.query(`ALTER TABLE challenge_window ADD COLUMN held_consents text NOT NULL DEFAULT 'wait'`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
