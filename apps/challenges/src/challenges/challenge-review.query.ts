import { type EditableChallenge, type Id, newId } from '@allmende/contracts';
import type { EntityManager } from 'typeorm';
import { ChallengeFileEntity } from './challenge-file.entity.js';
import { ChallengeReviewEntity, type ReviewedFile } from './challenge-review.entity.js';
import { changesSince, filesSince } from './challenge-review.rules.js';
import { type ChallengeEntity, toDraft } from './challenge.entity.js';

type Kept = { last: ChallengeReviewEntity; round: number };

/** For the next review: what the draft says now, and why it is sent back. */
export async function keepReview(
  tx: EntityManager,
  challenge: ChallengeEntity,
  { accountId, reason }: { accountId: Id; reason: string },
): Promise<void> {
  const draft = toDraft(challenge);
  const files = await tx.findBy(ChallengeFileEntity, { challengeId: challenge.id });
  await tx.insert(ChallengeReviewEntity, {
    id: newId(),
    challengeId: challenge.id,
    accountId,
    reason,
    draft,
    files: files.map(({ fileId, name }) => ({ fileId, name })),
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

type Now = {
  challenge: ChallengeEntity;
  /** Of the brief; null for who does not read it. */
  files: readonly ReviewedFile[] | null;
  names: ReadonlyMap<Id, string>;
  /** That the person reads the brief now is on record, or needs no record. */
  readsBrief: boolean;
};

export function toLastReview(
  { last, round }: Kept,
  { challenge, files, names, readsBrief }: Now,
): EditableChallenge['lastReview'] {
  const { accountId, reason, at, draft } = last;
  return {
    ...{ round, by: names.get(accountId) ?? '', reason, at: at.toISOString() },
    changed: changesSince(draft, toDraft(challenge), { readsBrief }),
    files: files ? filesSince(last.files ?? files, files) : { added: [], removed: [] },
  };
}
