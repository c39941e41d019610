import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Statements can be taken out of the log; their leaves stay (docs/decisions/0028). */
export class Erasure1764221000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of [...forgetting, ...restricted, ...rights]) await queryRunner.query(statement);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}

/** A row may lose its statement and its salt, both at once and nothing else; then its receipt may go. */
const forgetting = [
  `ALTER TABLE evidence ALTER COLUMN statement DROP NOT NULL, ALTER COLUMN salt DROP NOT NULL,
     ADD CONSTRAINT evidence_whole CHECK ((statement IS NULL) = (salt IS NULL))`,
  `CREATE FUNCTION refuse_all_but_forgetting() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     IF TG_OP = 'UPDATE' THEN
       IF OLD.statement IS NOT NULL AND NEW.statement IS NULL
         AND (NEW.seq, NEW.leaf, NEW.at) = (OLD.seq, OLD.leaf, OLD.at) THEN RETURN NEW;
       END IF;
     END IF;
     RAISE EXCEPTION '% is written once and never changed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
   END $$`,
  'DROP TRIGGER evidence_frozen ON evidence',
  `CREATE TRIGGER evidence_frozen BEFORE UPDATE OR DELETE ON evidence
   FOR EACH ROW EXECUTE FUNCTION refuse_all_but_forgetting()`,
  `CREATE FUNCTION refuse_unless_forgotten() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     IF TG_OP = 'DELETE' THEN
       IF EXISTS (SELECT FROM evidence e WHERE e.seq = OLD.seq AND e.statement IS NULL) THEN RETURN OLD; END IF;
     END IF;
     RAISE EXCEPTION '% is written once and never changed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
   END $$`,
  'DROP TRIGGER receipt_frozen ON receipt',
  `CREATE TRIGGER receipt_frozen BEFORE UPDATE OR DELETE ON receipt
   FOR EACH ROW EXECUTE FUNCTION refuse_unless_forgotten()`,
  `CREATE TABLE erasure (
    account_id uuid PRIMARY KEY,
    at timestamptz NOT NULL DEFAULT clock_timestamp()
  )`,
  // The service's role has no right to change or remove these rows: it may only let go what nobody holds.
  `CREATE FUNCTION forget_statements(rows bigint[]) RETURNS void LANGUAGE sql
     SECURITY DEFINER SET search_path = public, pg_temp AS $$
     UPDATE evidence e SET statement = NULL, salt = NULL
       WHERE e.seq = ANY(rows) AND NOT EXISTS (SELECT FROM receipt_holder h WHERE h.seq = e.seq);
     DELETE FROM receipt r
       WHERE r.seq = ANY(rows) AND NOT EXISTS (SELECT FROM receipt_holder h WHERE h.seq = r.seq);
   $$`,
  `CREATE FUNCTION forget_agreements(account uuid) RETURNS void LANGUAGE sql
     SECURITY DEFINER SET search_path = public, pg_temp AS $$
     DELETE FROM acceptance WHERE account_id = account AND EXISTS (SELECT FROM erasure WHERE account_id = account);
   $$`,
];

/** Asking, approving and reading are each written once. */
const restricted = [
  `CREATE TABLE restricted_entry (
    entry_id uuid PRIMARY KEY,
    account_id uuid NOT NULL,
    sealed bytea NOT NULL,
    until date NOT NULL,
    made_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    is_final boolean NOT NULL
  )`,
  'CREATE INDEX restricted_entry_account ON restricted_entry (account_id)',
  `CREATE TABLE restricted_reading (
    reading_id uuid PRIMARY KEY,
    account_id uuid NOT NULL,
    reason text NOT NULL,
    asked_by uuid NOT NULL,
    asked_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    approved_by uuid,
    approved_at timestamptz,
    read_at timestamptz,
    CONSTRAINT restricted_reading_two CHECK (approved_by <> asked_by),
    CONSTRAINT restricted_reading_approved CHECK ((approved_by IS NULL) = (approved_at IS NULL)),
    CONSTRAINT restricted_reading_read CHECK (read_at IS NULL OR approved_at IS NOT NULL)
  )`,
  'CREATE INDEX restricted_reading_account ON restricted_reading (account_id)',
  `CREATE FUNCTION refuse_other_reading() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     IF TG_OP = 'UPDATE' THEN
       IF (NEW.reading_id, NEW.account_id, NEW.reason, NEW.asked_by, NEW.asked_at)
           = (OLD.reading_id, OLD.account_id, OLD.reason, OLD.asked_by, OLD.asked_at)
         AND (OLD.approved_by IS NULL OR (NEW.approved_by, NEW.approved_at) = (OLD.approved_by, OLD.approved_at))
         AND OLD.read_at IS NULL THEN RETURN NEW;
       END IF;
     END IF;
     RAISE EXCEPTION '% is written once and never changed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
   END $$`,
  `CREATE TRIGGER restricted_reading_frozen BEFORE UPDATE OR DELETE ON restricted_reading
   FOR EACH ROW EXECUTE FUNCTION refuse_other_reading()`,
  `CREATE TRIGGER restricted_reading_kept BEFORE TRUNCATE ON restricted_reading
   FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
];

const rights = [
  'REVOKE EXECUTE ON FUNCTION forget_statements(bigint[]), forget_agreements(uuid) FROM PUBLIC',
  `DO $$
   DECLARE app text := current_setting('allmende.app_role', true);
   BEGIN
     IF coalesce(app, '') <> '' THEN
       EXECUTE format('GRANT EXECUTE ON FUNCTION forget_statements(bigint[]), forget_agreements(uuid) TO %I', app);
       EXECUTE format('REVOKE DELETE ON restricted_reading FROM %I', app);
     END IF;
   END $$`,
];
