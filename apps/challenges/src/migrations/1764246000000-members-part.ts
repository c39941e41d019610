import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What a challenge says to people who are signed in. */
export class MembersPart1764246000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await queryRunner.query("ALTER TABLE challenge ADD for_members jsonb NOT NULL DEFAULT '{}'");
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
