import { platformScope } from './terms-version.entity.js';

/** An instant as the contracts write it. */
export const iso = (column: string) =>
  `to_char(${column} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;

export const base64url = (column: string) => `translate(encode(${column}, 'base64'), E'+/=\\n', '-_')`;

const head = (v: string) => `'versionId', ${v}.version_id, 'layer', ${v}.layer, 'number', ${v}.number,
  'title', ${v}.title, 'digest', ${v}.digest, 'publishedAt', ${iso(`${v}.published_at`)},
  'draftForLawyer', ${v}.draft_for_lawyer, 'editorial', ${v}.editorial`;

/** One layer as `termsVersion` of the contracts, and the same without its text. */
export const versionJson = (v: string) => `json_build_object(${head(v)}, 'clauses', ${v}.clauses)`;
export const versionHead = (v: string) => `json_build_object(${head(v)})`;

/**
 * The versions in force for the challenge in `$1`: relations `platform_terms`, `cluster_terms` and `challenge_terms`
 * of one row each, the last two empty while nothing is published for the challenge.
 */
export const termsInForce = termsFirst('number DESC');

/** The same relations, with the versions of the ids in `$2` where there are such; others than theirs stay in force. */
export const termsAsked = termsFirst('version_id = ANY($2::uuid[]) DESC, number DESC');

function termsFirst(order: string): string {
  return `
  challenge_terms AS (
    SELECT * FROM terms_version WHERE layer = 'challenge' AND scope_id = $1 ORDER BY ${order} LIMIT 1),
  cluster_terms AS (
    SELECT * FROM terms_version WHERE layer = 'cluster' AND scope_id = (SELECT cluster_id FROM challenge_terms)
    ORDER BY ${order} LIMIT 1),
  platform_terms AS (
    SELECT * FROM terms_version WHERE layer = 'platform' AND scope_id = '${platformScope}'
    ORDER BY ${order} LIMIT 1)`;
}

/** An agreement that was neither ended nor replaced by one to newer versions or for another party. */
export const isStanding = (a: string) => `(${a}.ended_at IS NULL AND ${a}.superseded_at IS NULL)`;

/** An agreement for an organisation by a member who cannot bind it, which no signatory has confirmed. */
export const isUnconfirmed = (a: string) =>
  `(NOT ${a}.is_binding AND ${a}.answer IS DISTINCT FROM 'confirmed')`;

/** Whether there is no newer version of any of the three layers. */
export const isNewest = (a: string) => `NOT EXISTS (${newerThan(a)})`;

/** Whether nothing but wording has changed in any of the three layers since they were agreed to. */
export const isCurrent = (a: string) => `NOT EXISTS (${newerThan(a)} AND NOT newer.editorial)`;

function newerThan(a: string): string {
  return `SELECT FROM terms_version agreed JOIN terms_version newer USING (layer, scope_id)
  WHERE agreed.version_id IN (${a}.platform_version_id, ${a}.cluster_version_id, ${a}.challenge_version_id)
    AND newer.number > agreed.number`;
}
