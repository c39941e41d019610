import {
  type Actor,
  challengesEvents,
  type Id,
  isId,
  isPerson,
  type Language,
  newId,
  ProblemError,
} from '@allmende/contracts';
import { createHash } from 'node:crypto';
import { type EntityManager, Raw } from 'typeorm';
import type { ChallengeOutbox } from '../challenges/challenge-outbox.service.js';
import type { ChallengeEntity } from '../challenges/challenge.entity.js';
import { SeekerInvitationEntity, SeekerInvitationTokenEntity } from './seeker-invitation.entity.js';

/** As for an invitation into a team. */
const daysToAnswer = 14;

/** Of those that can be answered. */
export const stillOpen = () => ({
  state: 'open' as const,
  expiresAt: Raw((column) => `${column} > clock_timestamp()`),
});

/** Asks under the challenge's lock; again, the days begin anew and another message goes out. */
export async function inviteSeeker(
  tx: EntityManager,
  { challenge, outbox }: { challenge: ChallengeEntity; outbox: ChallengeOutbox },
  { accountId, by }: { accountId: Id; by: Id },
): Promise<void> {
  const [{ id: invitationId }] = await tx.query<[{ id: Id }]>(
    `INSERT INTO seeker_invitation (id, challenge_id, account_id, invited_by, expires_at)
     VALUES ($1, $2, $3, $4, clock_timestamp() + make_interval(days => $5))
     ON CONFLICT (challenge_id, account_id) WHERE state = 'open'
       DO UPDATE SET invited_by = excluded.invited_by, expires_at = excluded.expires_at
     RETURNING id`,
    [newId(), challenge.id, accountId, by, daysToAnswer],
  );
  await outbox.state(tx, challengesEvents.seekerInvited, challenge, { invitationId, accountId });
}

export type InvitedAddress = { email: string; language: Language | null; portalId: Id | null; by: Id };

/** As `inviteSeeker`, for somebody without an account. */
export async function inviteAddress(
  tx: EntityManager,
  { challenge, outbox }: { challenge: ChallengeEntity; outbox: ChallengeOutbox },
  { email, language, portalId, by }: InvitedAddress,
): Promise<void> {
  const [{ id: invitationId }] = await tx.query<[{ id: Id }]>(
    `INSERT INTO seeker_invitation (id, challenge_id, email, language, portal_id, invited_by, expires_at)
     VALUES ($1, $2, $3, $4, $5, $6, clock_timestamp() + make_interval(days => $7))
     ON CONFLICT (challenge_id, email) WHERE state = 'open' DO UPDATE SET invited_by = excluded.invited_by,
       language = excluded.language, portal_id = excluded.portal_id, expires_at = excluded.expires_at
     RETURNING id`,
    [newId(), challenge.id, email, language, portalId, by, daysToAnswer],
  );
  await outbox.state(tx, challengesEvents.seekerAddressInvited, challenge, { invitationId });
}

/** An account's own by its id; somebody else's, without an account, by the secret of its mail. */
export async function findOpen(
  tx: EntityManager,
  key: string,
  actor: Actor,
): Promise<SeekerInvitationEntity | undefined> {
  const invitation = isId(key)
    ? isPerson(actor) &&
      (await tx.findOneBy(SeekerInvitationEntity, { id: key, accountId: actor.accountId, ...stillOpen() }))
    : await findByToken(tx, key);
  return invitation || undefined;
}

async function findByToken(tx: EntityManager, token: string): Promise<SeekerInvitationEntity | null> {
  const link = await tx.findOneBy(SeekerInvitationTokenEntity, { tokenHash: hashOf(token) });
  return link && tx.findOneBy(SeekerInvitationEntity, { id: link.invitationId, ...stillOpen() });
}

export function hashOf(token: string): Buffer {
  return createHash('sha256').update(token).digest();
}

/** The address goes with the answer. Of two answers at once, or an answer and a taking back, the second finds it gone. */
export async function endInvitation(
  tx: EntityManager,
  where: { id: Id; challengeId?: Id },
  state: SeekerInvitationEntity['state'],
  answeredBy: { accountId?: Id } = {},
): Promise<void> {
  const answer = { ...answeredBy, state, email: null };
  const { affected } = await tx.update(SeekerInvitationEntity, { ...where, ...stillOpen() }, answer);
  if (!affected) throw new ProblemError('invitation.not-found');
}
