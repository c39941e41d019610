import { type ChallengeState, type Id, openersOf } from '@allmende/contracts';
import { allows, isPublished } from '../challenges/challenge-state.rules.js';
import type { ChallengeEntity } from '../challenges/challenge.entity.js';

export type Departure = { challengeId: Id; accountId: Id; by: Id };
type Team = Pick<ChallengeEntity, 'seekerAccountIds' | 'formerSeekerAccountIds' | 'openerAccountIds'>;

/** States in which nothing is opened any more. */
export const opensNothing: readonly ChallengeState[] = [
  'imported',
  'withdrawn',
  'decided',
  'completed',
  'ended-without-award',
];

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

/**
 * What goes on without a closed account; undefined where nothing changes. Of those who approve opening, the others stay;
 * where there is none, somebody else of the team that asks. The last one of a team stays in it.
 */
export function withoutAccount({ state, ...challenge }: ChallengeEntity, accountId: Id): Team | undefined {
  const isOther = (one: Id) => one !== accountId;
  const others = challenge.seekerAccountIds.filter(isOther);
  const isNamed = !opensNothing.includes(state) && openersOf(challenge).includes(accountId);
  const openers = challenge.openerAccountIds.filter(isOther);
  const followers = openers.length > 0 ? openers : others.slice(0, 1);
  const leaves = others.length > 0 && others.length < challenge.seekerAccountIds.length;
  const former = leaves && isPublished(state) ? [accountId] : [];
  const changes = {
    seekerAccountIds: leaves ? others : challenge.seekerAccountIds,
    formerSeekerAccountIds: [...challenge.formerSeekerAccountIds, ...former],
    openerAccountIds: isNamed && followers.length > 0 ? followers : challenge.openerAccountIds,
  };
  return leaves || changes.openerAccountIds !== challenge.openerAccountIds ? changes : undefined;
}
