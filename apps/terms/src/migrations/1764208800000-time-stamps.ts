import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a time stamp authority says of checkpoints (docs/decisions/0021). */
export class TimeStamps1764208800000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of statements) await queryRunner.query(statement);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}

const statements = [
  `CREATE TABLE checkpoint_stamp (
    size bigint PRIMARY KEY CONSTRAINT checkpoint_stamp_checkpoint REFERENCES checkpoint,
    at timestamptz NOT NULL,
    authority text NOT NULL,
    response bytea NOT NULL,
    received_at timestamptz NOT NULL DEFAULT clock_timestamp()
  )`,
  `CREATE TRIGGER checkpoint_stamp_frozen BEFORE UPDATE OR DELETE ON checkpoint_stamp
   FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
  `CREATE TRIGGER checkpoint_stamp_kept BEFORE TRUNCATE ON checkpoint_stamp
   FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
  `DO $$
   DECLARE app text := current_setting('allmende.app_role', true);
   BEGIN
     IF coalesce(app, '') <> '' THEN
       EXECUTE format('REVOKE UPDATE, DELETE ON checkpoint_stamp FROM %I', app);
     END IF;
   END $$`,
];
