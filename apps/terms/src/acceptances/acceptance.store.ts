import type { EntityManager } from 'typeorm';
import { lock } from '../terms/publishing.js';
import { isCurrent, isStanding, termsInForce } from '../terms/terms.sql.js';
import type { Window } from '../windows/window.rules.js';
import { AcceptanceEntity } from './acceptance.entity.js';
import type { Facts, VersionInForce } from './acceptance.rules.js';

export type KnownFacts = Facts & { standing: (AcceptanceEntity & { isCurrent: boolean }) | null };

type Row = {
  now: Date;
  window: (Omit<Window, 'opensAt' | 'closesAt'> & { opensAt: string | null; closesAt: string | null }) | null;
  inForce: VersionInForce[] | null;
  shown: string[] | null;
};

/** Whatever changes one person's agreement to one challenge goes one after the other. */
export async function takeTurn(tx: EntityManager, challengeId: string, accountId: string): Promise<void> {
  await lock(tx, `agreement:${challengeId}:${accountId}`);
}

/** All that an agreement is judged by, at one moment of this database's clock. */
export async function factsFor(
  tx: EntityManager,
  challengeId: string,
  accountId: string,
): Promise<KnownFacts> {
  const [row] = await tx.query<Row[]>(readFacts, [challengeId, accountId]);
  if (!row) throw new Error('A query without a source gives one row');
  const { now, window, inForce, shown } = row;
  const standing = await standingOf(tx, challengeId, accountId);
  return {
    now,
    window: window && { ...window, opensAt: toDate(window.opensAt), closesAt: toDate(window.closesAt) },
    inForce: inForce ?? [],
    shown: shown ?? [],
    standing: standing && Object.assign(standing, { isCurrent: await staysCurrent(tx, standing) }),
  };
}

/** Whether an agreement still counts, though there may be other words by now for what was agreed to. */
export async function staysCurrent(
  tx: EntityManager,
  { acceptanceId }: Pick<AcceptanceEntity, 'acceptanceId'>,
): Promise<boolean> {
  const rows = await tx.query<unknown[]>(
    `SELECT FROM acceptance a WHERE a.acceptance_id = $1 AND ${isCurrent('a')}`,
    [acceptanceId],
  );
  return rows.length > 0;
}

export function standingOf(
  tx: EntityManager,
  challengeId: string,
  accountId: string,
): Promise<AcceptanceEntity | null> {
  return tx
    .createQueryBuilder(AcceptanceEntity, 'a')
    .where('a.challengeId = :challengeId AND a.accountId = :accountId', { challengeId, accountId })
    .andWhere(isStanding('a'))
    .getOne();
}

const readFacts = `
  WITH ${termsInForce}
  SELECT date_trunc('milliseconds', clock_timestamp()) AS now,
    (SELECT json_build_object('clusterId', cluster_id, 'state', state, 'opensAt', opens_at, 'closesAt', closes_at,
       'eligibility', eligibility, 'seekerAccountIds', seeker_account_ids,
       'formerSeekerAccountIds', former_seeker_account_ids, 'organisationId', organisation_id)
     FROM challenge_window WHERE challenge_id = $1) AS window,
    (SELECT json_agg(json_build_object(
       'versionId', v.version_id, 'layer', v.layer, 'number', v.number, 'digest', v.digest) ORDER BY v.place)
     FROM (SELECT 1 AS place, * FROM platform_terms UNION ALL SELECT 2, * FROM cluster_terms
       UNION ALL SELECT 3, * FROM challenge_terms) v) AS "inForce",
    (SELECT version_ids FROM terms_shown WHERE challenge_id = $1 AND account_id = $2) AS shown`;

function toDate(value: string | null): Date | null {
  return value === null ? null : new Date(value);
}
