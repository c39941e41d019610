import { type Id, openersOf } from '@allmende/contracts';
import { allows, isPublished } from '../challenges/challenge-state.rules.js';
import type { ChallengeEntity } from '../challenges/challenge.entity.js';

export type Departure = { challengeId: Id; accountId: Id; by: Id };
type Team = Pick<ChallengeEntity, 'seekerAccountIds' | 'formerSeekerAccountIds' | 'openerAccountIds'>;

/** Whether those who take part were told that somebody like this person opens: somebody else is named first. */
export function isStillToOpen(challenge: ChallengeEntity, accountId: Id): boolean {
  return allows(challenge.state, 'replace-opener') && openersOf(challenge).includes(accountId);
}

/**
 * Once it is published they stay on this side. In a draft nobody was asked whether they want to be there, so leaving it
 * means nothing; who was named to open there is followed by a colleague.
 */
export function teamWithout(challenge: ChallengeEntity, { accountId, by }: Departure): Team {
  const { formerSeekerAccountIds, openerAccountIds } = challenge;
  const seekerAccountIds = challenge.seekerAccountIds.filter((one) => one !== accountId);
  if (isPublished(challenge.state)) {
    const former = [...new Set([...formerSeekerAccountIds, accountId])];
    return { seekerAccountIds, formerSeekerAccountIds: former, openerAccountIds };
  }
  const [first = by] = seekerAccountIds;
  const heir = by === accountId ? first : by;
  const openers = openerAccountIds.map((one) => (one === accountId ? heir : one));
  return { seekerAccountIds, formerSeekerAccountIds, openerAccountIds: [...new Set(openers)] };
}
