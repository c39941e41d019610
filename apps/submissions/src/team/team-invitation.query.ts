import { type Actor, isId, isPerson, ProblemError } from '@allmende/contracts';
import { createHash } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { isOfSeekersSql } from '../sides/sides.query.js';
import { iso } from '../submissions/submission.sql.js';
import type { InvitationState } from './team-invitation.entity.js';
import type { TeamRole } from './team-member.entity.js';

export type Invitation = {
  id: string;
  submissionId: string;
  challengeId: string;
  challengeSlug: string | null;
  invitedBy: string;
  email: string;
  role: TeamRole;
  state: InvitationState;
  answeredBy: string | null;
  /** Open, not expired, and there is still something to join. */
  isUsable: boolean;
};

/** One of a person's own, by the id of who invited. */
export type OpenInvitation = Pick<Invitation, 'challengeId' | 'challengeSlug' | 'invitedBy' | 'role'> & {
  invitationId: string;
  expiresAt: string;
};

/** What an invitation is looked up by: one of its secrets, or its id and the account that is invited. */
export type InvitationKey = { tokenHash: Buffer } | { id: string; accountId: string };

/** An id opens an invitation to its own account only; for everybody else it is a secret that was never given out. */
export function keyOf(invitation: string, actor: Actor): InvitationKey {
  if (isId(invitation) && isPerson(actor)) return { id: invitation, accountId: actor.accountId };
  return { tokenHash: hashOf(invitation) };
}

export function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/**
 * SQL for whether an invitation `i` to a submission `s` can be answered, as far as the team goes. One to somebody who asks
 * or opens in the challenge of its window `w` is not there: they may not come, and need not learn who takes part.
 */
export const usableSql = `i.state = 'open' AND i.expires_at > now() AND s.state IN ('draft', 'submitted')
  AND NOT coalesce(${isOfSeekersSql('i.account_id')}, false)`;

const meant = `(i.id = (SELECT t.invitation_id FROM invitation_token t WHERE t.token_hash = $1)
  OR (i.id = $2 AND i.account_id = $3))`;

function parametersOf(key: InvitationKey): unknown[] {
  return 'tokenHash' in key ? [key.tokenHash, null, null] : [null, key.id, key.accountId];
}

export async function findInvitation(tx: EntityManager, key: InvitationKey): Promise<Invitation | undefined> {
  const rows = await tx.query<Invitation[]>(
    `SELECT i.id, s.id AS "submissionId", s.challenge_id AS "challengeId", w.slug AS "challengeSlug",
       i.invited_by AS "invitedBy", i.email, i.role, i.state, i.answered_by AS "answeredBy",
       ${usableSql} AS "isUsable"
     FROM team_invitation i JOIN submission s ON s.id = i.submission_id
       JOIN challenge_window w ON w.challenge_id = s.challenge_id
     WHERE ${meant}`,
    parametersOf(key),
  );
  return rows[0];
}

const mostListed = 50;

/** Those of an account that it can answer now; once the challenge is closed there is nothing to join. */
export async function openInvitationsOf(tx: EntityManager, accountId: string): Promise<OpenInvitation[]> {
  return tx.query<OpenInvitation[]>(
    `SELECT i.id AS "invitationId", s.challenge_id AS "challengeId", w.slug AS "challengeSlug",
       i.invited_by AS "invitedBy", i.role, ${iso('i.expires_at')} AS "expiresAt"
     FROM team_invitation i JOIN submission s ON s.id = i.submission_id
       JOIN challenge_window w ON w.challenge_id = s.challenge_id
     WHERE i.account_id = $1 AND ${usableSql} AND (w.closes_at IS NULL OR w.closes_at > now())
     ORDER BY i.invited_at DESC, i.id DESC LIMIT ${mostListed}`,
    [accountId],
  );
}

/** Locks the invitation behind a key; of two answers at once the second finds it answered. */
export async function lockInvitation(tx: EntityManager, key: InvitationKey): Promise<{ id: string }> {
  const rows = await tx.query<{ id: string }[]>(
    `SELECT i.id FROM team_invitation i WHERE i.state = 'open' AND i.expires_at > now() AND ${meant} FOR UPDATE`,
    parametersOf(key),
  );
  if (!rows[0]) throw new ProblemError('invitation.not-found');
  return rows[0];
}
