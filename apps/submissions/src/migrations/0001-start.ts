import { durableMigration } from '@allmende/messaging/durable';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Start1763769600000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await durableMigration.up(queryRunner);
    for (const statement of statements) await queryRunner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}

const statements = [
  `CREATE TABLE challenge_window (
    challenge_id uuid PRIMARY KEY,
    revision integer NOT NULL,
    cluster_id uuid NOT NULL,
    state text NOT NULL,
    slug text,
    opens_at timestamptz(3),
    closes_at timestamptz(3),
    eligibility jsonb NOT NULL,
    seeker_account_ids uuid[] NOT NULL,
    close_confirmed boolean NOT NULL DEFAULT false,
    decided_at timestamptz(3)
  )`,
  `CREATE TABLE submission (
    id uuid PRIMARY KEY,
    challenge_id uuid NOT NULL CONSTRAINT submission_challenge_id REFERENCES challenge_window (challenge_id),
    portal_id uuid,
    state text NOT NULL,
    revision integer NOT NULL DEFAULT 0,
    solution jsonb NOT NULL,
    last_version integer NOT NULL DEFAULT 0,
    created_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
    updated_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
    withdrawn_by uuid,
    withdrawn_at timestamptz(3),
    feedback text,
    feedback_by uuid,
    feedback_at timestamptz(3),
    award_id uuid,
    award_lapses_at timestamptz(3),
    decided_at timestamptz(3)
  )`,
  'CREATE INDEX submission_challenge ON submission (challenge_id, state)',
  `CREATE TABLE team_member (
    submission_id uuid CONSTRAINT team_member_submission_id REFERENCES submission (id),
    account_id uuid,
    challenge_id uuid NOT NULL,
    live boolean NOT NULL DEFAULT true,
    role text NOT NULL,
    joined_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
    agreed_at timestamptz(3),
    declaration jsonb,
    PRIMARY KEY (submission_id, account_id)
  )`,
  'CREATE INDEX team_member_account ON team_member (account_id, submission_id)',
  'CREATE UNIQUE INDEX team_member_one_team ON team_member (challenge_id, account_id) WHERE live',
  `CREATE TABLE team_invitation (
    id uuid PRIMARY KEY,
    submission_id uuid NOT NULL CONSTRAINT team_invitation_submission_id REFERENCES submission (id),
    email text NOT NULL,
    account_id uuid,
    role text NOT NULL,
    state text NOT NULL DEFAULT 'open',
    invited_by uuid NOT NULL,
    portal_id uuid,
    invited_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
    expires_at timestamptz(3) NOT NULL,
    answered_by uuid
  )`,
  `CREATE UNIQUE INDEX team_invitation_once ON team_invitation (submission_id, email) WHERE state = 'open'`,
  `CREATE TABLE invitation_token (
    token_hash bytea PRIMARY KEY,
    invitation_id uuid NOT NULL CONSTRAINT invitation_token_invitation_id REFERENCES team_invitation (id)
  )`,
  'CREATE INDEX invitation_token_invitation ON invitation_token (invitation_id)',
  `CREATE TABLE submission_file (
    file_id uuid PRIMARY KEY,
    submission_id uuid NOT NULL CONSTRAINT submission_file_submission_id REFERENCES submission (id),
    name text NOT NULL,
    size bigint NOT NULL,
    type text NOT NULL,
    digest text,
    state text NOT NULL DEFAULT 'uploading',
    in_draft boolean NOT NULL DEFAULT true,
    added_at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
    uploaded_at timestamptz(3)
  )`,
  'CREATE INDEX submission_file_submission ON submission_file (submission_id)',
  `CREATE TABLE submission_version (
    submission_id uuid CONSTRAINT submission_version_submission_id REFERENCES submission (id),
    version integer,
    submitted_at timestamptz(3) NOT NULL,
    submitted_by uuid NOT NULL,
    portal_id uuid,
    text text,
    text_digest text NOT NULL,
    files jsonb NOT NULL,
    team_account_ids uuid[] NOT NULL,
    receipt_id uuid NOT NULL,
    PRIMARY KEY (submission_id, version)
  )`,
  `CREATE TABLE refused_attempt (
    id uuid PRIMARY KEY,
    submission_id uuid NOT NULL CONSTRAINT refused_attempt_submission_id REFERENCES submission (id),
    account_id uuid NOT NULL,
    at timestamptz(3) NOT NULL,
    closes_at timestamptz(3) NOT NULL
  )`,
  'CREATE INDEX refused_attempt_submission ON refused_attempt (submission_id)',
  `CREATE TABLE opening (
    id uuid PRIMARY KEY,
    submission_id uuid NOT NULL CONSTRAINT opening_submission_id REFERENCES submission (id),
    version integer NOT NULL,
    account_id uuid NOT NULL,
    role text NOT NULL,
    file_id uuid,
    at timestamptz(3) NOT NULL,
    hour timestamptz(3) NOT NULL
  )`,
  'CREATE INDEX opening_list ON opening (submission_id, at, id)',
  `CREATE UNIQUE INDEX opening_once ON opening (submission_id, version, account_id, file_id, hour)
    NULLS NOT DISTINCT`,
];
