import type { MigrationInterface, QueryRunner } from 'typeorm';

/** People without an account are asked to join the team that asks, too. */
export class InvitedAddresses1764240300000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of statements) await queryRunner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}

const statements = [
  `ALTER TABLE seeker_invitation ALTER COLUMN account_id DROP NOT NULL,
    ADD COLUMN email text, ADD COLUMN language text, ADD COLUMN portal_id uuid`,
  `CREATE UNIQUE INDEX seeker_invitation_address ON seeker_invitation (challenge_id, email) WHERE state = 'open'`,
  `CREATE TABLE seeker_invitation_token (
    token_hash bytea CONSTRAINT seeker_invitation_token_pkey PRIMARY KEY,
    invitation_id uuid NOT NULL
      CONSTRAINT seeker_invitation_token_invitation REFERENCES seeker_invitation ON DELETE CASCADE
  )`,
  'CREATE INDEX seeker_invitation_token_of ON seeker_invitation_token (invitation_id)',
];
