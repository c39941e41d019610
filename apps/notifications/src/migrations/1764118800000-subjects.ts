import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Notices say which challenge they are about, and which cluster did it; the paths of earlier ones name the challenge. */
export class Subjects1764118800000 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('ALTER TABLE notice ADD COLUMN challenge_id uuid, ADD COLUMN cluster_id uuid');
    await runner.query(`UPDATE notice SET challenge_id = substring(path from '^/(?:desk/)?challenges/([0-9a-f-]{36})')::uuid
      WHERE path ~ '^/(desk/)?challenges/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}'`);
  }

  down(): Promise<void> {
    return Promise.reject(new Error('Migrations go forward only'));
  }
}
