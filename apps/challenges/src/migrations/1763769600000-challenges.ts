import { durableMigration } from '@allmende/messaging/durable';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Challenges1763769600000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await durableMigration.up(queryRunner);
    for (const statement of statements) await queryRunner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}

const statements = [
  `CREATE TABLE challenge (
    id uuid PRIMARY KEY,
    slug text UNIQUE,
    cluster_id uuid NOT NULL,
    organisation_id uuid,
    organisation_name text,
    seeker_account_ids uuid[] NOT NULL,
    state text NOT NULL CHECK (state IN ('draft', 'in-review', 'changes-requested', 'scheduled', 'open', 'closed',
      'decided', 'completed', 'suspended', 'ended-without-award', 'withdrawn', 'imported')),
    revision integer NOT NULL,
    original text NOT NULL CHECK (original IN ('de', 'en')),
    question jsonb NOT NULL,
    lead jsonb NOT NULL,
    wanted_result jsonb NOT NULL,
    constraints jsonb NOT NULL,
    success_measure jsonb NOT NULL,
    background jsonb NOT NULL,
    already_tried jsonb NOT NULL,
    brief jsonb NOT NULL,
    brief_note jsonb NOT NULL,
    topic text,
    criteria jsonb NOT NULL,
    reward jsonb,
    rights_model text,
    terms_blanks jsonb NOT NULL,
    eligibility jsonb,
    shown_by uuid[] NOT NULL,
    seeker_named boolean NOT NULL,
    seeker_description jsonb NOT NULL,
    opens_at timestamptz(3),
    closes_at timestamptz(3),
    decision_by date,
    zone text NOT NULL,
    contact jsonb,
    review_note text,
    terms_version_id uuid,
    keywords text[] NOT NULL DEFAULT '{}',
    published_at timestamptz(3),
    created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
    updated_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
    CHECK (state NOT IN ('scheduled', 'open', 'closed', 'decided', 'completed', 'suspended', 'ended-without-award')
      OR (slug IS NOT NULL AND opens_at < closes_at AND published_at IS NOT NULL AND rights_model IS NOT NULL
        AND eligibility IS NOT NULL AND terms_version_id IS NOT NULL)),
    CHECK (state <> 'imported' OR (slug IS NOT NULL AND published_at IS NOT NULL))
  )`,
  // What the clock looks for every second, and the lists of one person's or one cluster's own.
  `CREATE INDEX challenge_to_open ON challenge (opens_at) WHERE state = 'scheduled'`,
  `CREATE INDEX challenge_to_close ON challenge (closes_at) WHERE state = 'open'`,
  `CREATE INDEX challenge_seekers ON challenge USING gin (seeker_account_ids)`,
  `CREATE INDEX challenge_cluster ON challenge (cluster_id, updated_at DESC) WHERE state <> 'imported'`,

  `CREATE TABLE challenge_file (
    file_id uuid PRIMARY KEY,
    challenge_id uuid NOT NULL,
    name text NOT NULL,
    size integer NOT NULL,
    type text NOT NULL,
    digest text,
    state text NOT NULL CHECK (state IN ('uploading', 'complete')),
    uploaded_at timestamptz(3),
    created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp()
  )`,
  `CREATE INDEX challenge_file_of ON challenge_file (challenge_id)`,

  `CREATE TABLE challenge_change (
    id uuid PRIMARY KEY,
    challenge_id uuid NOT NULL,
    kind text NOT NULL CHECK (kind IN ('extended', 'edited', 'suspended', 'resumed')),
    note jsonb NOT NULL,
    closes_at timestamptz(3),
    account_id uuid NOT NULL,
    at timestamptz(3) NOT NULL DEFAULT clock_timestamp()
  )`,
  `CREATE INDEX challenge_change_of ON challenge_change (challenge_id)`,

  `CREATE TABLE award (
    id uuid PRIMARY KEY,
    challenge_id uuid NOT NULL,
    submission_id uuid NOT NULL,
    state text NOT NULL CHECK (state IN ('offered', 'accepted', 'declined', 'lapsed')),
    reason text NOT NULL,
    offered_by uuid NOT NULL,
    submissions integer NOT NULL,
    portals integer NOT NULL,
    offered_at timestamptz(3) NOT NULL,
    lapses_at timestamptz(3) NOT NULL,
    answered_at timestamptz(3)
  )`,
  `CREATE INDEX award_of ON award (challenge_id)`,
  `CREATE UNIQUE INDEX award_standing ON award (challenge_id) WHERE state IN ('offered', 'accepted')`,
  `CREATE INDEX award_to_lapse ON award (lapses_at) WHERE state = 'offered'`,

  `CREATE TABLE outcome (
    challenge_id uuid PRIMARY KEY,
    decided_at timestamptz(3) NOT NULL,
    awarded boolean NOT NULL,
    winner text,
    reason jsonb NOT NULL DEFAULT '{}',
    story jsonb NOT NULL DEFAULT '{}',
    submissions integer,
    clusters integer,
    told_at timestamptz(3)
  )`,
  `CREATE INDEX outcome_newest ON outcome (decided_at)`,

  `CREATE TABLE cluster (
    id uuid PRIMARY KEY,
    slug text NOT NULL,
    name text,
    contact jsonb,
    archive boolean NOT NULL
  )`,

  `CREATE TABLE challenge_import (
    challenge_id uuid PRIMARY KEY,
    source text NOT NULL,
    source_id text NOT NULL,
    format text NOT NULL,
    licence text NOT NULL,
    url text,
    organisation text,
    content_hash text NOT NULL,
    CONSTRAINT challenge_import_record UNIQUE (source, source_id)
  )`,
];
