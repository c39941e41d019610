import { type ChallengeState, ProblemError } from '@allmende/contracts';

/** What may happen to a challenge, and in which states. Times are other rules: a challenge past its close is closed. */
const steps = {
  edit: ['draft', 'changes-requested'],
  'edit-in-review': ['draft', 'changes-requested', 'in-review'],
  'send-to-review': ['draft', 'changes-requested'],
  'send-back': ['in-review'],
  publish: ['in-review'],
  open: ['scheduled'],
  close: ['open'],
  extend: ['scheduled', 'open'],
  suspend: ['scheduled', 'open'],
  resume: ['suspended'],
  'replace-opener': ['scheduled', 'open', 'suspended', 'closed'],
  withdraw: ['draft', 'in-review', 'changes-requested', 'scheduled'],
  award: ['closed'],
  decide: ['closed'],
  'end-without-award': ['closed'],
  'tell-outcome': ['decided', 'completed', 'ended-without-award'],
  'read-brief': ['scheduled', 'open', 'closed', 'decided', 'completed', 'ended-without-award'],
  'ask-for-brief': ['scheduled', 'open', 'suspended'],
  'add-seeker': [
    'draft',
    'in-review',
    'changes-requested',
    'scheduled',
    'open',
    'suspended',
    'closed',
    'decided',
    'ended-without-award',
  ],
  'remove-seeker': [
    'draft',
    'in-review',
    'changes-requested',
    'withdrawn',
    'scheduled',
    'open',
    'suspended',
    'closed',
    'decided',
    'completed',
    'ended-without-award',
  ],
} as const satisfies Record<string, readonly ChallengeState[]>;

export type ChallengeStep = keyof typeof steps;

export function allows(state: ChallengeState, step: ChallengeStep): boolean {
  return (steps[step] as readonly ChallengeState[]).includes(state);
}

export function assertAllows(state: ChallengeState, step: ChallengeStep): void {
  if (state === 'imported') throw new ProblemError('challenge.read-only');
  if (!allows(state, step)) throw new ProblemError('challenge.state', { facts: { state } });
}

const unpublished: readonly ChallengeState[] = ['draft', 'in-review', 'changes-requested', 'withdrawn'];

/** Listed and readable; a challenge withdrawn before it opened is not. */
export function isPublished(state: ChallengeState): boolean {
  return !unpublished.includes(state);
}

/** Its brief is given to others than those who work on it. */
export function assertGiven({ state }: { state: ChallengeState }): void {
  if (!isPublished(state) || state === 'imported') throw new ProblemError('challenge.not-found');
}

/** The state that the clock on the wall says, whatever the work on it has come to. */
export function stateAt(
  { state, opensAt, closesAt }: { state: ChallengeState; opensAt: Date | null; closesAt: Date | null },
  now: Date,
): ChallengeState {
  if (state !== 'scheduled' && state !== 'open') return state;
  if (closesAt && closesAt <= now) return 'closed';
  return opensAt && opensAt <= now ? 'open' : 'scheduled';
}
