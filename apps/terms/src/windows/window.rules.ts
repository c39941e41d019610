import {
  type ChallengeState,
  type Eligibility,
  isAdmittedIn,
  isManagerOf,
  type Person,
} from '@allmende/contracts';

export type Window = {
  clusterId: string;
  state: ChallengeState;
  opensAt: Date | null;
  closesAt: Date | null;
  eligibility: Eligibility;
  seekerAccountIds: string[];
  formerSeekerAccountIds: string[];
  openerAccountIds: string[];
  organisationId: string | null;
};

const hidden: ReadonlySet<ChallengeState> = new Set(['draft', 'in-review', 'changes-requested']);
/** Opening and closing are facts of time; these are the states in which only time decides. */
const timed: ReadonlySet<ChallengeState> = new Set(['scheduled', 'open', 'closed']);

/** Seconds after the close from which on nothing can be on its way any more, and what was handed in may be opened. */
const openingDelaySeconds = 30;
const published: ReadonlySet<ChallengeState> = new Set([
  ...timed,
  'decided',
  'completed',
  'ended-without-award',
]);

export function isVisible({ state }: Pick<Window, 'state'>): boolean {
  return !hidden.has(state);
}

export function isOpen({ state, opensAt, closesAt }: Window, now: Date): boolean {
  return timed.has(state) && opensAt !== null && closesAt !== null && opensAt <= now && now < closesAt;
}

/** Whether the closing date has passed, and nothing else stopped the challenge. */
export function isOver({ state, closesAt }: Pick<Window, 'state' | 'closesAt'>, now: Date): boolean {
  return published.has(state) && closesAt !== null && closesAt <= now;
}

/** Whether what was handed in may be opened by now; while a challenge is suspended no clock runs. */
export function isOpenable({ state, closesAt }: Pick<Window, 'state' | 'closesAt'>, now: Date): boolean {
  if (!published.has(state) || closesAt === null) return false;
  return now.getTime() >= closesAt.getTime() + openingDelaySeconds * 1_000;
}

/** Whether a confidential brief is given to others than those who work on it; while a challenge is suspended it is not. */
export function isBriefGiven({ state }: Pick<Window, 'state'>): boolean {
  return published.has(state);
}

/** Those who ask or asked and those who run it do not take part. */
export function mayTakePart(window: Window, who: Person): boolean {
  const { eligibility, clusterId, seekerAccountIds, formerSeekerAccountIds } = window;
  const asking = [...seekerAccountIds, ...formerSeekerAccountIds];
  if (asking.includes(who.accountId) || isManagerOf(who, clusterId)) return false;
  if (eligibility.kind === 'everyone') return true;
  return isAdmittedIn(who, eligibility.kind === 'clusters' ? eligibility.clusterIds : [clusterId]);
}
