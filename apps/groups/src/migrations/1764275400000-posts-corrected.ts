import type { MigrationInterface, QueryRunner } from 'typeorm';

const statements = [
  `ALTER TABLE group_post
     ADD COLUMN revision integer NOT NULL DEFAULT 0,
     ADD COLUMN removed_at timestamptz,
     ADD COLUMN removed_as text CONSTRAINT group_post_removed_as_check CHECK (removed_as IN ('author', 'moderator')),
     ADD COLUMN removal_reason text,
     ADD CONSTRAINT group_post_removed_check
       CHECK ((removed_at IS NULL) = (removed_as IS NULL) AND (removed_at IS NULL OR text = ''))`,
  // Answers that were kept for a repeated call held the text of a post; what is kept from now on does not.
  `DELETE FROM idempotency WHERE answer LIKE '%"editedAt":%'`,
];

/** A post is corrected in place, or its text goes and the place stays. */
export class PostsCorrected1764275400000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    for (const statement of statements) await queryRunner.query(statement);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
