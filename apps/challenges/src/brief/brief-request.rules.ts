import type { BriefRequestOutcome, BriefRequestState } from '@allmende/contracts';

export type BriefAnswer = 'approve' | 'decline' | 'withdraw';

const steps: Record<BriefAnswer, { from: readonly BriefRequestState[]; to: BriefRequestState }> = {
  // A team may change its mind; whoever asked need not ask again.
  approve: { from: ['waiting', 'declined', 'withdrawn'], to: 'approved' },
  decline: { from: ['waiting'], to: 'declined' },
  withdraw: { from: ['approved'], to: 'withdrawn' },
};

/** What an answer makes of a request; undefined where it is none to it. */
export function answered(state: BriefRequestState, answer: BriefAnswer): BriefRequestState | undefined {
  const { from, to } = steps[answer];
  return from.includes(state) ? to : undefined;
}

/** How a request stands, once nobody answers any more. */
export function outcomeOf(state: BriefRequestState, askingEnded: boolean): BriefRequestOutcome {
  return askingEnded && state === 'waiting' ? 'ended' : state;
}
