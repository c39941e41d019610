import { ProblemError } from '@allmende/contracts';
import type { EntityManager } from 'typeorm';
import { assertNotOfSeekers } from '../sides/sides.query.js';
import type { TeamRole } from './team-member.entity.js';

type Joining = {
  submissionId: string;
  challengeId: string;
  accountId: string;
  role: TeamRole;
  hasAgreed?: boolean;
};

/** Adds a person to a team; `submission.exists` if they are in a live team of the same challenge already. */
export async function joinTeam(tx: EntityManager, joining: Joining): Promise<void> {
  const { submissionId, challengeId, accountId, role, hasAgreed = false } = joining;
  await assertNotOfSeekers(tx, joining);
  const added = await tx.query<unknown[]>(
    `INSERT INTO team_member (submission_id, account_id, challenge_id, role, agreed_at)
     VALUES ($1, $2, $3, $4, CASE WHEN $5 THEN clock_timestamp() END)
     ON CONFLICT (challenge_id, account_id) WHERE live DO NOTHING RETURNING 1`,
    [submissionId, accountId, challengeId, role, hasAgreed],
  );
  if (added.length > 0) return;
  const rows = await tx.query<{ submissionId: string }[]>(
    `SELECT submission_id AS "submissionId" FROM team_member WHERE challenge_id = $1 AND account_id = $2 AND live`,
    [challengeId, accountId],
  );
  throw new ProblemError('submission.exists', { facts: { submissionId: rows[0]?.submissionId } });
}

export async function teamOf(tx: EntityManager, submissionId: string): Promise<string[]> {
  const rows = await tx.query<{ accountId: string }[]>(
    `SELECT account_id AS "accountId" FROM team_member WHERE submission_id = $1 ORDER BY joined_at, account_id`,
    [submissionId],
  );
  return rows.map(({ accountId }) => accountId);
}
