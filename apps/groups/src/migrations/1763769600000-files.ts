import { durableMigration } from '@allmende/messaging/durable';
import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Files1763769600000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await durableMigration.up(queryRunner);
    for (const statement of statements) await queryRunner.query(statement);
  }

  async down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}

const statements = [
  `CREATE TABLE file (
    id uuid PRIMARY KEY,
    owner_service text NOT NULL,
    owner_id uuid NOT NULL,
    name text NOT NULL,
    version integer,
    size integer NOT NULL CHECK (size >= 0),
    type text NOT NULL,
    declared_type text NOT NULL,
    digest text CHECK (digest ~ '^[0-9a-f]{64}$'),
    sha256 text CHECK (sha256 ~ '^[0-9a-f]{64}$'),
    state text NOT NULL CHECK (state IN ('uploading', 'complete', 'removed')),
    uploaded_by uuid NOT NULL,
    announced_by text,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    uploaded_at timestamptz,
    removed_at timestamptz,
    CHECK (state <> 'complete' OR (digest IS NOT NULL AND uploaded_at IS NOT NULL AND version IS NOT NULL))
  )`,
  `CREATE INDEX file_owner ON file (owner_service, owner_id)`,
  `CREATE UNIQUE INDEX file_announced_by ON file (announced_by)`,

  `CREATE TABLE file_grant (
    token_hash bytea PRIMARY KEY,
    kind text NOT NULL CHECK (kind IN ('upload', 'download')),
    file_id uuid NOT NULL CONSTRAINT file_grant_file_id REFERENCES file (id) ON DELETE CASCADE,
    account_id uuid NOT NULL,
    session_id uuid NOT NULL,
    given_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    expires_at timestamptz NOT NULL,
    used_at timestamptz,
    ends_at timestamptz
  )`,
  `CREATE INDEX file_grant_file ON file_grant (file_id)`,
  `CREATE INDEX file_grant_account ON file_grant (account_id)`,

  `CREATE TABLE file_upload (
    file_id uuid PRIMARY KEY CONSTRAINT file_upload_file_id REFERENCES file (id) ON DELETE CASCADE,
    address_hash bytea NOT NULL,
    account_id uuid NOT NULL,
    session_id uuid,
    bound_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    storage_upload_id text NOT NULL,
    received integer NOT NULL DEFAULT 0 CHECK (received >= 0),
    turn integer NOT NULL DEFAULT 0,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    expires_at timestamptz NOT NULL
  )`,
  `CREATE UNIQUE INDEX file_upload_address ON file_upload (address_hash)`,
  `CREATE INDEX file_upload_account ON file_upload (account_id)`,

  `CREATE TABLE file_part (
    file_id uuid NOT NULL CONSTRAINT file_part_file_id REFERENCES file (id) ON DELETE CASCADE,
    number integer NOT NULL,
    digest bytea NOT NULL CHECK (length(digest) = 32),
    storage_number integer NOT NULL,
    etag text NOT NULL,
    PRIMARY KEY (file_id, number)
  )`,
];
