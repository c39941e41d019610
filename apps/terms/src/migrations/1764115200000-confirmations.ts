import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An organisation answers what a member agreed to for it: once, and only where the member could not bind it. */
export class Confirmations1764115200000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of statements) await queryRunner.query(statement);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}

const statements = [
  `ALTER TABLE acceptance
     ADD COLUMN answer text,
     ADD COLUMN answered_by uuid,
     ADD COLUMN answer_receipt_id uuid,
     ADD COLUMN answered_at timestamptz,
     ADD CONSTRAINT acceptance_answer CHECK (
       answer IS NULL OR (answer IN ('confirmed', 'refused') AND NOT is_binding)),
     ADD CONSTRAINT acceptance_answered CHECK (
       num_nonnulls(answer, answered_by, answer_receipt_id, answered_at) IN (0, 4)),
     ADD CONSTRAINT acceptance_refused CHECK (answer IS DISTINCT FROM 'refused' OR ended_at IS NOT NULL)`,
  `CREATE INDEX acceptance_waiting ON acceptance (organisation_id, accepted_at, acceptance_id)
     WHERE NOT is_binding AND answer IS NULL AND ended_at IS NULL AND superseded_at IS NULL`,
  `CREATE FUNCTION refuse_second_answer() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     RAISE EXCEPTION 'An agreement is answered once' USING ERRCODE = 'restrict_violation';
   END $$`,
  `CREATE TRIGGER acceptance_answered_once BEFORE UPDATE OF answer, answered_by, answer_receipt_id, answered_at
     ON acceptance FOR EACH ROW WHEN (OLD.answer IS NOT NULL) EXECUTE FUNCTION refuse_second_answer()`,
  `DO $$
   DECLARE app text := current_setting('allmende.app_role', true);
   BEGIN
     IF coalesce(app, '') <> '' THEN
       EXECUTE format(
         'GRANT UPDATE (answer, answered_by, answer_receipt_id, answered_at) ON acceptance TO %I', app);
     END IF;
   END $$`,
];
