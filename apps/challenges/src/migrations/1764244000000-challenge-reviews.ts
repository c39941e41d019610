import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a draft said when it was sent back, until it is published. */
export class ChallengeReviews1764244000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of statements) await queryRunner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}

const statements = [
  `CREATE TABLE challenge_review (
    id uuid CONSTRAINT challenge_review_pkey PRIMARY KEY,
    challenge_id uuid NOT NULL,
    account_id uuid NOT NULL,
    reason text NOT NULL,
    draft jsonb NOT NULL,
    at timestamptz(3) NOT NULL DEFAULT clock_timestamp()
  )`,
  'CREATE INDEX challenge_review_of ON challenge_review (challenge_id)',
];
