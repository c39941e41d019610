import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What is kept can be found without opening it, and reading it can be refused (docs/decisions/0030). */
export class RestrictedReadings1764230000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of statements) await queryRunner.query(statement);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}

const statements = [
  `ALTER TABLE restricted_entry ADD listed jsonb NOT NULL DEFAULT '[]'`,
  `ALTER TABLE restricted_reading
     ADD declined_by uuid, ADD declined_at timestamptz, ADD declined_because text,
     ADD CONSTRAINT restricted_reading_declined
       CHECK (num_nulls(declined_by, declined_at, declined_because) IN (0, 3)),
     ADD CONSTRAINT restricted_reading_other CHECK (declined_by <> asked_by),
     ADD CONSTRAINT restricted_reading_one_answer CHECK (declined_by IS NULL OR approved_by IS NULL)`,
  `CREATE OR REPLACE FUNCTION refuse_other_reading() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     IF TG_OP = 'UPDATE' THEN
       IF (NEW.reading_id, NEW.account_id, NEW.reason, NEW.asked_by, NEW.asked_at)
           = (OLD.reading_id, OLD.account_id, OLD.reason, OLD.asked_by, OLD.asked_at)
         AND (OLD.approved_by IS NULL OR (NEW.approved_by, NEW.approved_at) = (OLD.approved_by, OLD.approved_at))
         AND OLD.declined_by IS NULL AND OLD.read_at IS NULL THEN RETURN NEW;
       END IF;
     END IF;
     RAISE EXCEPTION '% is written once and never changed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
   END $$`,
];
