import type { MigrationInterface, QueryRunner } from 'typeorm';

/** That somebody else opens what is handed in stands among the changes, too. */
export class ReplacedOpeners1764212500000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(
      `ALTER TABLE challenge_change DROP CONSTRAINT challenge_change_kind_check,
       ADD CONSTRAINT challenge_change_kind_check
         CHECK (kind IN ('extended', 'edited', 'suspended', 'resumed', 'opener-replaced'))`,
    );
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
