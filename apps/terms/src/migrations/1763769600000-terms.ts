import { durableMigration } from '@allmende/messaging/durable';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Terms1763769600000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await durableMigration.up(queryRunner);
    for (const statement of [...tables, ...writtenOnce, ...rights]) await queryRunner.query(statement);
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}

const tables = [
  `CREATE TABLE challenge_window (
    challenge_id uuid PRIMARY KEY,
    revision integer NOT NULL,
    cluster_id uuid NOT NULL,
    state text NOT NULL,
    opens_at timestamptz,
    closes_at timestamptz,
    eligibility jsonb NOT NULL,
    seeker_account_ids uuid[] NOT NULL,
    organisation_id uuid
  )`,
  `CREATE TABLE terms_version (
    version_id uuid PRIMARY KEY,
    layer text NOT NULL CONSTRAINT terms_version_layer CHECK (layer IN ('platform', 'cluster', 'challenge')),
    scope_id uuid NOT NULL,
    number integer NOT NULL,
    title jsonb NOT NULL,
    clauses jsonb NOT NULL,
    digest text NOT NULL,
    draft_for_lawyer boolean NOT NULL DEFAULT true,
    cluster_id uuid,
    rights jsonb,
    basis jsonb,
    published_at timestamptz NOT NULL DEFAULT date_trunc('milliseconds', clock_timestamp()),
    CONSTRAINT terms_version_number UNIQUE (layer, scope_id, number),
    CONSTRAINT terms_version_challenge CHECK (
      layer <> 'challenge' OR (cluster_id IS NOT NULL AND rights IS NOT NULL AND basis IS NOT NULL))
  )`,
  `CREATE TABLE acceptance (
    acceptance_id uuid PRIMARY KEY,
    challenge_id uuid NOT NULL,
    account_id uuid NOT NULL,
    organisation_id uuid,
    is_binding boolean NOT NULL,
    platform_version_id uuid NOT NULL CONSTRAINT acceptance_platform REFERENCES terms_version,
    cluster_version_id uuid NOT NULL CONSTRAINT acceptance_cluster REFERENCES terms_version,
    challenge_version_id uuid NOT NULL CONSTRAINT acceptance_challenge REFERENCES terms_version,
    language text NOT NULL,
    portal_id uuid,
    receipt_id uuid NOT NULL,
    accepted_at timestamptz NOT NULL,
    ended_at timestamptz,
    superseded_at timestamptz
  )`,
  `CREATE UNIQUE INDEX acceptance_standing ON acceptance (challenge_id, account_id)
   WHERE ended_at IS NULL AND superseded_at IS NULL`,
  `CREATE INDEX acceptance_own ON acceptance (account_id, accepted_at, acceptance_id)`,
  `CREATE TABLE decline_reason (
    reason_id uuid PRIMARY KEY,
    challenge_id uuid NOT NULL,
    reason text NOT NULL,
    declined_on date NOT NULL
  )`,
  `CREATE TABLE evidence_head (
    is_only boolean PRIMARY KEY DEFAULT true CONSTRAINT evidence_head_only CHECK (is_only),
    seq bigint NOT NULL DEFAULT 0
  )`,
  `INSERT INTO evidence_head DEFAULT VALUES`,
  // The check makes the database itself vouch that no row enters whose leaf is not its statement's.
  `CREATE TABLE evidence (
    seq bigint PRIMARY KEY,
    leaf bytea NOT NULL,
    statement text NOT NULL,
    salt bytea NOT NULL CONSTRAINT evidence_salt CHECK (octet_length(salt) = 32),
    at timestamptz NOT NULL,
    CONSTRAINT evidence_leaf CHECK (leaf = sha256('\\x00'::bytea || salt || convert_to(statement, 'UTF8')))
  )`,
  `CREATE TABLE receipt_key (
    key_id text PRIMARY KEY,
    public_key text NOT NULL,
    since timestamptz NOT NULL DEFAULT date_trunc('milliseconds', clock_timestamp())
  )`,
  `CREATE TABLE receipt (
    receipt_id uuid PRIMARY KEY,
    seq bigint NOT NULL CONSTRAINT receipt_seq UNIQUE CONSTRAINT receipt_evidence REFERENCES evidence,
    number text NOT NULL,
    key_id text NOT NULL CONSTRAINT receipt_key_id REFERENCES receipt_key,
    signature bytea NOT NULL,
    statement_type text NOT NULL,
    challenge_id uuid NOT NULL,
    submission_id uuid
  )`,
  `CREATE INDEX receipt_submission ON receipt (submission_id, seq) WHERE submission_id IS NOT NULL`,
  `CREATE TABLE receipt_holder (
    account_id uuid NOT NULL,
    seq bigint NOT NULL CONSTRAINT receipt_holder_receipt REFERENCES receipt (seq),
    PRIMARY KEY (account_id, seq)
  )`,
  `CREATE INDEX receipt_holder_seq ON receipt_holder (seq)`,
];

const frozen = ['terms_version', 'evidence', 'receipt', 'receipt_key'];

/** Frozen for everyone, the owner included: who wants to change a row has to drop the trigger first. */
const writtenOnce = [
  `CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
   BEGIN
     RAISE EXCEPTION '% is written once and never changed', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
   END $$`,
  ...frozen.flatMap((table) => [
    `CREATE TRIGGER ${table}_frozen BEFORE UPDATE OR DELETE ON ${table}
     FOR EACH ROW EXECUTE FUNCTION refuse_change()`,
    `CREATE TRIGGER ${table}_kept BEFORE TRUNCATE ON ${table}
     FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()`,
  ]),
];

/** The service's role gets no right that it does not need; an agreement may end or be replaced, nothing else. */
const rights = [
  `DO $$
   DECLARE app text := current_setting('allmende.app_role', true);
   BEGIN
     IF coalesce(app, '') <> '' THEN
       EXECUTE format('REVOKE UPDATE, DELETE ON ${frozen.join(', ')}, decline_reason FROM %I', app);
       EXECUTE format('REVOKE INSERT, DELETE ON evidence_head FROM %I', app);
       EXECUTE format('REVOKE UPDATE, DELETE ON acceptance FROM %I', app);
       EXECUTE format('GRANT UPDATE (ended_at, superseded_at) ON acceptance TO %I', app);
     END IF;
   END $$`,
];
