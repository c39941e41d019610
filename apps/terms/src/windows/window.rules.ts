import { type ChallengeState, type Eligibility, isAdmittedIn, type Person } from '@allmende/contracts';

export type Window = {
  clusterId: string;
  state: ChallengeState;
  opensAt: Date | null;
  closesAt: Date | null;
  eligibility: Eligibility;
  seekerAccountIds: string[];
  organisationId: string | null;
};

const hidden: ReadonlySet<ChallengeState> = new Set(['draft', 'in-review', 'changes-requested']);
/** Opening and closing are facts of time; these are the states in which only time decides. */
const timed: ReadonlySet<ChallengeState> = new Set(['scheduled', 'open', 'closed']);

export function isVisible({ state }: Window): boolean {
  return !hidden.has(state);
}

export function isOpen({ state, opensAt, closesAt }: Window, now: Date): boolean {
  return timed.has(state) && opensAt !== null && closesAt !== null && opensAt <= now && now < closesAt;
}

/** Those who ask do not take part. */
export function mayTakePart({ eligibility, clusterId, seekerAccountIds }: Window, who: Person): boolean {
  if (seekerAccountIds.includes(who.accountId)) return false;
  if (eligibility.kind === 'everyone') return true;
  return isAdmittedIn(who, eligibility.kind === 'clusters' ? eligibility.clusterIds : [clusterId]);
}
