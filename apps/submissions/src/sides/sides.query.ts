import { ProblemError } from '@allmende/contracts';
import type { EntityManager } from 'typeorm';

type Side = { challengeId: string; accountId: string };

/** SQL for whether an account belongs to those who ask, asked or open in the challenge of a window `w`. */
export const isOfSeekersSql = (accountId: string): string =>
  `(${accountId} = ANY (w.seeker_account_ids || w.former_seeker_account_ids || w.opener_account_ids) OR EXISTS (SELECT 1 FROM seeker_side x
    WHERE x.challenge_id = w.challenge_id AND x.account_id = ${accountId}))`;

/** Whoever begins or joins on one side at the same instant as on the other waits here for the rest of the transaction. */
export async function lockSide(tx: EntityManager, { challengeId, accountId }: Side): Promise<void> {
  await tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 0))', [
    `side:${challengeId}:${accountId}`,
  ]);
}

export async function assertNotOfSeekers(tx: EntityManager, side: Side): Promise<void> {
  await lockSide(tx, side);
  const rows = await tx.query<unknown[]>(
    'SELECT 1 FROM seeker_side WHERE challenge_id = $1 AND account_id = $2',
    [side.challengeId, side.accountId],
  );
  if (rows.length > 0) throw new ProblemError('challenge.not-eligible');
}

/**
 * The submission by which a person takes part: in its team, named in the version that counts, or withdrawn only after
 * the close, when it had been in the procedure already.
 */
export async function takenPartIn(
  tx: EntityManager,
  { challengeId, accountId }: Side,
): Promise<string | undefined> {
  const rows = await tx.query<{ submissionId: string }[]>(
    `SELECT s.id AS "submissionId" FROM submission s
       LEFT JOIN challenge_window w ON w.challenge_id = s.challenge_id
     WHERE s.challenge_id = $1 AND (
       EXISTS (SELECT 1 FROM team_member m WHERE m.submission_id = s.id AND m.account_id = $2
         AND (m.live OR s.withdrawn_at >= w.closes_at))
       OR s.state <> 'withdrawn' AND EXISTS (SELECT 1 FROM submission_version v
         WHERE v.submission_id = s.id AND v.version = s.last_version AND $2 = ANY (v.team_account_ids)))
     LIMIT 1`,
    [challengeId, accountId],
  );
  return rows[0]?.submissionId;
}
