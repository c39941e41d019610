import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Groups1763769700000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of statements) await queryRunner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}

const statements = [
  `CREATE TABLE "group" (
    id uuid PRIMARY KEY,
    name text NOT NULL,
    purpose text NOT NULL,
    kind text NOT NULL CHECK (kind IN ('open', 'application', 'invited', 'hidden')),
    cluster_id uuid NOT NULL,
    challenge_id uuid,
    ends_on date,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp()
  )`,

  `CREATE TABLE group_member (
    group_id uuid NOT NULL CONSTRAINT group_member_group_id REFERENCES "group" (id),
    account_id uuid NOT NULL,
    role text NOT NULL CHECK (role IN ('moderator', 'member')),
    since timestamptz NOT NULL DEFAULT clock_timestamp(),
    confidentiality_since timestamptz NOT NULL DEFAULT clock_timestamp(),
    CONSTRAINT pk_group_member PRIMARY KEY (group_id, account_id)
  )`,
  `CREATE INDEX group_member_account ON group_member (account_id)`,

  `CREATE TABLE group_invitation (
    id uuid PRIMARY KEY,
    group_id uuid NOT NULL CONSTRAINT group_invitation_group_id REFERENCES "group" (id),
    email text NOT NULL,
    account_id uuid,
    invited_by uuid NOT NULL,
    note text NOT NULL,
    portal_id uuid,
    state text NOT NULL DEFAULT 'sent' CHECK (state IN ('sent', 'accepted', 'declined', 'revoked')),
    invited_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    expires_at timestamptz NOT NULL
  )`,
  `CREATE UNIQUE INDEX group_invitation_open ON group_invitation (group_id, email) WHERE state = 'sent'`,

  `CREATE TABLE group_invitation_token (
    token_hash bytea PRIMARY KEY,
    invitation_id uuid NOT NULL CONSTRAINT group_invitation_token_invitation_id REFERENCES group_invitation (id)
  )`,

  `CREATE TABLE group_thread (
    id uuid PRIMARY KEY,
    group_id uuid NOT NULL CONSTRAINT group_thread_group_id REFERENCES "group" (id),
    title text NOT NULL,
    started_by uuid NOT NULL,
    started_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    last_post_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    posts integer NOT NULL DEFAULT 0
  )`,
  `CREATE INDEX group_thread_order ON group_thread (group_id, last_post_at, id)`,

  `CREATE TABLE group_post (
    id uuid PRIMARY KEY,
    thread_id uuid NOT NULL CONSTRAINT group_post_thread_id REFERENCES group_thread (id),
    author_id uuid NOT NULL,
    text text NOT NULL,
    at timestamptz NOT NULL DEFAULT clock_timestamp(),
    edited_at timestamptz
  )`,
  `CREATE INDEX group_post_order ON group_post (thread_id, at, id)`,

  `CREATE TABLE group_thread_reading (
    thread_id uuid NOT NULL CONSTRAINT group_thread_reading_thread_id REFERENCES group_thread (id),
    account_id uuid NOT NULL,
    read_at timestamptz NOT NULL,
    CONSTRAINT pk_group_thread_reading PRIMARY KEY (thread_id, account_id)
  )`,

  `CREATE TABLE group_file_opening (
    file_id uuid NOT NULL,
    account_id uuid NOT NULL,
    at timestamptz NOT NULL,
    CONSTRAINT pk_group_file_opening PRIMARY KEY (file_id, account_id)
  )`,
];
