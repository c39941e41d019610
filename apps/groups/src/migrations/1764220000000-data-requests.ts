import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People ask for a copy of everything about them, one at a time (docs/decisions/0028). */
export class DataRequests1764220000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query(`CREATE TABLE data_request (
      account_id uuid PRIMARY KEY,
      id uuid NOT NULL,
      requested_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      try_at timestamptz NOT NULL DEFAULT clock_timestamp(),
      expires_at timestamptz,
      fetched_at timestamptz,
      token_hash bytea CONSTRAINT data_request_token UNIQUE,
      token_ends_at timestamptz,
      session_id uuid
    )`);
    await queryRunner.query(
      'CREATE INDEX data_request_due ON data_request (try_at) WHERE expires_at IS NULL',
    );
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
