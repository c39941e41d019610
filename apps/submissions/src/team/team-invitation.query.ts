import { ProblemError } from '@allmende/contracts';
import type { EntityManager } from 'typeorm';
import type { InvitationState } from './team-invitation.entity.js';
import type { TeamRole } from './team-member.entity.js';

export type Invitation = {
  id: string;
  submissionId: string;
  challengeId: string;
  challengeSlug: string | null;
  invitedBy: string;
  role: TeamRole;
  state: InvitationState;
  answeredBy: string | null;
  /** Open, not expired, and there is still something to join. */
  isUsable: boolean;
};

export async function invitationByToken(
  tx: EntityManager,
  tokenHash: Buffer,
): Promise<Invitation | undefined> {
  const rows = await tx.query<Invitation[]>(
    `SELECT i.id, s.id AS "submissionId", s.challenge_id AS "challengeId", w.slug AS "challengeSlug",
       i.invited_by AS "invitedBy", i.role, i.state, i.answered_by AS "answeredBy",
       i.state = 'open' AND i.expires_at > now() AND s.state IN ('draft', 'submitted') AS "isUsable"
     FROM invitation_token t JOIN team_invitation i ON i.id = t.invitation_id
       JOIN submission s ON s.id = i.submission_id JOIN challenge_window w ON w.challenge_id = s.challenge_id
     WHERE t.token_hash = $1`,
    [tokenHash],
  );
  return rows[0];
}

/** Locks the invitation behind a token; of two answers at once the second finds it answered. */
export async function openInvitation(tx: EntityManager, tokenHash: Buffer): Promise<{ id: string }> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT i.id FROM team_invitation i WHERE i.state = 'open' AND i.expires_at > now()
       AND i.id = (SELECT t.invitation_id FROM invitation_token t WHERE t.token_hash = $1) FOR UPDATE`,
    [tokenHash],
  );
  if (!rows[0]) throw new ProblemError('invitation.not-found');
  return rows[0];
}
