import { newId } from '@allmende/contracts';
import type { EntityManager } from 'typeorm';
import { clusterTerms1 } from '../texts/cluster-terms-1.js';
import type { TermsText } from '../texts/wording.js';
import type { TermsLayer, TermsVersionEntity } from './terms-version.entity.js';
import { termsDigest } from './terms.rules.js';

type NewVersion = TermsText &
  Partial<Pick<TermsVersionEntity, 'clusterId' | 'rights' | 'basis'>> & {
    layer: TermsLayer;
    scopeId: string;
  };

/** Anything that can run a statement: a transaction, or the runner of a migration. */
type Runner = Pick<EntityManager, 'query'>;
export type PublishedVersion = { versionId: string; digest: string };

/** Freezes a version under the next number of its layer and scope; the caller holds what keeps twins apart. */
export async function publishVersion(tx: Runner, version: NewVersion): Promise<PublishedVersion> {
  const { layer, scopeId, title, clauses, clusterId = null, rights = null, basis = null } = version;
  const published = { versionId: newId(), digest: termsDigest({ title, clauses }) };
  await tx.query(
    `INSERT INTO terms_version (version_id, layer, scope_id, number, title, clauses, digest, cluster_id, rights, basis)
     SELECT $1, $2, $3, coalesce(max(number), 0) + 1, $4, $5, $6, $7, $8, $9
     FROM terms_version WHERE layer = $2 AND scope_id = $3`,
    [
      published.versionId,
      layer,
      scopeId,
      JSON.stringify(title),
      JSON.stringify(clauses),
      published.digest,
      clusterId,
      rights && JSON.stringify(rights),
      basis && JSON.stringify(basis),
    ],
  );
  return published;
}

/**
 * Gives a cluster its terms when it has none yet. What it has stays: a change of its name or look is none of its terms,
 * and a later standard text reaches it by a migration that says so.
 */
export async function ensureClusterTerms(tx: Runner, clusterId: string): Promise<void> {
  await lock(tx, `cluster-terms:${clusterId}`);
  const rows = await tx.query<unknown[]>(
    `SELECT 1 FROM terms_version WHERE layer = 'cluster' AND scope_id = $1 LIMIT 1`,
    [clusterId],
  );
  if (rows.length === 0) await publishVersion(tx, { ...clusterTerms1, layer: 'cluster', scopeId: clusterId });
}

/** Makes transactions that name the same thing take turns, until they end. */
export async function lock(tx: Runner, name: string): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
}
