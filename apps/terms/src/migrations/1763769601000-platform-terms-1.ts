import type { MigrationInterface, QueryRunner } from 'typeorm';
import { publishVersion } from '../terms/publishing.js';
import { platformScope } from '../terms/terms-version.entity.js';
import { platformTerms1 } from '../texts/platform-terms-1.js';

/** Publishes the terms of use. A migration, not a start: each version is published once and on purpose. */
export class PlatformTerms1763769601000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await publishVersion(queryRunner, { ...platformTerms1, layer: 'platform', scopeId: platformScope });
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
