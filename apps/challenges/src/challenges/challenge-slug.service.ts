import type { EntityManager } from 'typeorm';
import { ChallengeEntity } from './challenge.entity.js';
import { freeSlug, slugOf } from './challenge-slug.rules.js';

/** A free address for a question. Publishing challenges take their addresses one after the other. */
export async function takeSlug(tx: EntityManager, question: string): Promise<string> {
  await tx.query(`SELECT pg_advisory_xact_lock(hashtext('challenge-slug'))`);
  const slug = slugOf(question);
  const rows = await tx
    .createQueryBuilder(ChallengeEntity, 'challenge')
    .select('challenge.slug', 'slug')
    .where('challenge.slug = :slug OR challenge.slug LIKE :numbered', { slug, numbered: `${slug}-%` })
    .getRawMany<{ slug: string }>();
  return freeSlug(slug, new Set(rows.map((row) => row.slug)));
}
