import { newId } from '@allmende/contracts';
import type { EntityManager } from 'typeorm';
import { clusterTerms1 } from '../texts/cluster-terms-1.js';
import type { TermsText } from '../texts/wording.js';
import { materialDifference } from './terms-text.rules.js';
import { platformScope, type TermsLayer, type TermsVersionEntity } from './terms-version.entity.js';
import { termsDigest } from './terms.rules.js';

type NewVersion = TermsText &
  Partial<Pick<TermsVersionEntity, 'clusterId' | 'rights' | 'basis' | 'editorial' | 'draftForLawyer'>> & {
    layer: TermsLayer;
    scopeId: string;
  };

/** Anything that can run a statement: a transaction, or the runner of a migration. */
type Runner = Pick<EntityManager, 'query'>;
export type PublishedVersion = { versionId: string; digest: string };

/**
 * Freezes a version under the next number of its layer and scope; the caller holds what keeps twins apart. What is not
 * given is not written, so that a migration fits the table of its time.
 */
export async function publishVersion(tx: Runner, version: NewVersion): Promise<PublishedVersion> {
  const { layer, scopeId, title, clauses, clusterId, rights, basis, editorial, draftForLawyer } = version;
  const published = { versionId: newId(), digest: termsDigest({ title, clauses }) };
  const columns = Object.entries({
    version_id: published.versionId,
    title: JSON.stringify(title),
    clauses: JSON.stringify(clauses),
    digest: published.digest,
    cluster_id: clusterId,
    rights: rights && JSON.stringify(rights),
    basis: basis && JSON.stringify(basis),
    editorial,
    draft_for_lawyer: draftForLawyer,
  }).filter(([, value]) => value !== undefined);
  const names = columns.map(([name]) => name);
  await tx.query(
    `INSERT INTO terms_version (layer, scope_id, number, ${names.join(', ')})
     SELECT $1, $2, coalesce(max(number), 0) + 1, ${names.map((_, place) => `$${place + 3}`).join(', ')}
     FROM terms_version WHERE layer = $1 AND scope_id = $2`,
    [layer, scopeId, ...columns.map(([, value]) => value)],
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

type PublishOptions = { clusterId: string | undefined; editorial: boolean; draftForLawyer: boolean };
type Newest = TermsText & { number: number; digest: string; draftForLawyer: boolean };

/**
 * The next version of the platform's terms or, with `clusterId`, of a cluster's. Nothing happens when it is the newest
 * already. @throws Error when nothing was published before, or an editorial change is none
 */
export async function publishText(
  tx: Runner,
  text: TermsText,
  { clusterId, editorial, draftForLawyer }: PublishOptions,
): Promise<{ number: number; digest: string; isNew: boolean }> {
  const [layer, scopeId] = clusterId
    ? (['cluster', clusterId] as const)
    : (['platform', platformScope] as const);
  await lock(tx, `${layer}-terms:${scopeId}`);
  const [newest] = (await tx.query(
    `SELECT number, digest, title, clauses, draft_for_lawyer AS "draftForLawyer" FROM terms_version
     WHERE layer = $1 AND scope_id = $2 ORDER BY number DESC LIMIT 1`,
    [layer, scopeId],
  )) as Newest[];
  if (!newest) throw new Error('There are no terms of this layer that could have a next version');
  if (newest.digest === termsDigest(text) && newest.draftForLawyer === draftForLawyer) {
    return { number: newest.number, digest: newest.digest, isNew: false };
  }
  const difference = editorial ? materialDifference(newest, text) : undefined;
  if (difference) throw new Error(`This change is no matter of wording. ${difference}`);
  const { digest } = await publishVersion(tx, { ...text, layer, scopeId, editorial, draftForLawyer });
  return { number: newest.number + 1, digest, isNew: true };
}

/** Makes transactions that name the same thing take turns, until they end. */
export async function lock(tx: Runner, name: string): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [name]);
}
