import { challengesEvents, type Id, newId, ProblemError } from '@allmende/contracts';
import { type EntityManager, Raw } from 'typeorm';
import type { ChallengeOutbox } from '../challenges/challenge-outbox.service.js';
import type { ChallengeEntity } from '../challenges/challenge.entity.js';
import { SeekerInvitationEntity } from './seeker-invitation.entity.js';

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

/** Of two answers at once, or an answer and a taking back, the second finds it gone. */
export async function endInvitation(
  tx: EntityManager,
  where: Partial<Pick<SeekerInvitationEntity, 'id' | 'accountId' | 'challengeId'>>,
  state: SeekerInvitationEntity['state'],
): Promise<void> {
  const { affected } = await tx.update(SeekerInvitationEntity, { ...where, ...stillOpen() }, { state });
  if (!affected) throw new ProblemError('invitation.not-found');
}
