import { type EditableChallenge, type Id, newId } from '@allmende/contracts';
import type { EntityManager } from 'typeorm';
import { ChallengeReviewEntity } from './challenge-review.entity.js';
import { changesSince } from './challenge-review.rules.js';
import { type ChallengeEntity, toDraft } from './challenge.entity.js';

type Kept = { last: ChallengeReviewEntity; round: number };

/** For the next review: what the draft says now, and why it is sent back. */
export async function keepReview(
  tx: EntityManager,
  challenge: ChallengeEntity,
  { accountId, reason }: { accountId: Id; reason: string },
): Promise<void> {
  const draft = toDraft(challenge);
  await tx.insert(ChallengeReviewEntity, {
    id: newId(),
    challengeId: challenge.id,
    accountId,
    reason,
    draft,
  });
}

export async function forgetReviews(tx: EntityManager, challengeId: Id): Promise<void> {
  await tx.delete(ChallengeReviewEntity, { challengeId });
}

/** The review before the one that a draft waits for; nothing for a first one. */
export async function lastReviewOf(
  manager: EntityManager,
  { id: challengeId, state }: ChallengeEntity,
): Promise<Kept | undefined> {
  if (state !== 'in-review') return undefined;
  const reviews = await manager.find(ChallengeReviewEntity, {
    where: { challengeId },
    order: { at: 'DESC' },
  });
  return reviews[0] && { last: reviews[0], round: reviews.length + 1 };
}

export function toLastReview(
  { last, round }: Kept,
  challenge: ChallengeEntity,
  names: ReadonlyMap<Id, string>,
): EditableChallenge['lastReview'] {
  const { accountId, reason, at, draft } = last;
  const changed = changesSince(draft, toDraft(challenge));
  return { round, by: names.get(accountId) ?? '', reason, at: at.toISOString(), changed };
}
