import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who is asked to join the team that asks, once its challenge is published (docs/decisions/0031). */
export class SeekerInvitations1764223100000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of statements) await queryRunner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}

const statements = [
  `CREATE TABLE seeker_invitation (
    id uuid CONSTRAINT seeker_invitation_pkey PRIMARY KEY,
    challenge_id uuid NOT NULL,
    account_id uuid NOT NULL,
    invited_by uuid NOT NULL,
    state text NOT NULL DEFAULT 'open',
    at timestamptz(3) NOT NULL DEFAULT clock_timestamp(),
    expires_at timestamptz(3) NOT NULL
  )`,
  `CREATE UNIQUE INDEX seeker_invitation_once ON seeker_invitation (challenge_id, account_id) WHERE state = 'open'`,
  `CREATE INDEX seeker_invitation_own ON seeker_invitation (account_id) WHERE state = 'open'`,
];
