import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Offices of organisations are asked when one of their people begins a draft, and answer in time or not. */
export class Consents1764211300000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of statements) await queryRunner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}

const statements = [
  `CREATE TABLE office (organisation_id uuid PRIMARY KEY, rule text NOT NULL, days integer NOT NULL)`,
  `CREATE TABLE participation (
     challenge_id uuid NOT NULL,
     account_id uuid NOT NULL,
     organisation_ids uuid[] NOT NULL,
     PRIMARY KEY (challenge_id, account_id)
   )`,
  'CREATE INDEX participation_account ON participation (account_id)',
  'CREATE INDEX participation_organisations ON participation USING gin (organisation_ids)',
  `CREATE TABLE consent (
     consent_id uuid PRIMARY KEY,
     challenge_id uuid NOT NULL,
     account_id uuid NOT NULL,
     organisation_id uuid NOT NULL,
     state text NOT NULL CONSTRAINT consent_state CHECK (
       state IN ('not-needed', 'asked', 'given', 'given-in-part', 'held', 'lapsed')),
     asked_at timestamptz NOT NULL,
     due_at timestamptz NOT NULL,
     reminded_at timestamptz,
     note text NOT NULL DEFAULT '',
     answered_by uuid,
     answered_at timestamptz,
     receipt_id uuid,
     CONSTRAINT consent_answered CHECK ((state = 'asked') = (answered_at IS NULL)),
     CONSTRAINT consent_proved CHECK (num_nonnulls(answered_at, receipt_id) IN (0, 2)),
     CONSTRAINT consent_said CHECK ((note <> '') = (state IN ('given-in-part', 'held')))
   )`,
  'CREATE UNIQUE INDEX consent_once ON consent (challenge_id, account_id, organisation_id)',
  `CREATE INDEX consent_waiting ON consent (due_at) WHERE state = 'asked'`,
  'CREATE INDEX consent_organisation ON consent (organisation_id)',
];
