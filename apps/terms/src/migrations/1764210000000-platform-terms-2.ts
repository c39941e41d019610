import type { MigrationInterface, QueryRunner } from 'typeorm';
import { publishVersion } from '../terms/publishing.js';
import { platformScope } from '../terms/terms-version.entity.js';
import { platformTerms2 } from '../texts/platform-terms-2.js';

/** Publishes the terms of use that know of sealing; whoever agreed to those before is asked again. */
export class PlatformTerms21764210000000 implements MigrationInterface {
  async up(queryRunner: QueryRunner): Promise<void> {
    await publishVersion(queryRunner, { ...platformTerms2, layer: 'platform', scopeId: platformScope });
  }

  down(): Promise<void> {
    throw new Error('Migrations go forward only');
  }
}
