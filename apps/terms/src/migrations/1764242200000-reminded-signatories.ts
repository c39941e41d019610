import type { MigrationInterface, QueryRunner } from 'typeorm';

/** A member reminds those who may confirm an agreement for their organisation. */
export class RemindedSignatories1764242200000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of statements) await queryRunner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}

const statements = [
  'ALTER TABLE acceptance ADD COLUMN reminded_at timestamptz',
  `DO $$
   DECLARE app text := current_setting('allmende.app_role', true);
   BEGIN
     IF coalesce(app, '') <> '' THEN
       EXECUTE format('GRANT UPDATE (reminded_at) ON acceptance TO %I', app);
     END IF;
   END $$`,
];
