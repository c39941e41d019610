import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A file may be sealed to a recipient; its parts are longer in the object store than in plain. */
export class SealedFiles1764208800000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`ALTER TABLE file ADD COLUMN recipient text`);
    await queryRunner.query(
      `ALTER TABLE file_part ADD COLUMN sealed_size integer CONSTRAINT file_part_sealed_size_check CHECK (sealed_size > 0)`,
    );
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
