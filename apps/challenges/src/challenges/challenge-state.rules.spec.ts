import { challengeStates, type ChallengeState } from '@allmende/contracts';
import { allows, assertAllows, type ChallengeStep, isPublished, stateAt } from './challenge-state.rules.js';

const table: [ChallengeStep, ChallengeState[]][] = [
  ['edit', ['draft', 'changes-requested']],
  ['edit-in-review', ['draft', 'changes-requested', 'in-review']],
  ['send-to-review', ['draft', 'changes-requested']],
  ['send-back', ['in-review']],
  ['publish', ['in-review']],
  ['open', ['scheduled']],
  ['close', ['open']],
  ['extend', ['scheduled', 'open']],
  ['suspend', ['scheduled', 'open']],
  ['resume', ['suspended']],
  ['replace-opener', ['scheduled', 'open', 'suspended', 'closed']],
  ['read-brief', ['scheduled', 'open', 'closed', 'decided', 'completed', 'ended-without-award']],
  ['withdraw', ['draft', 'in-review', 'changes-requested', 'scheduled']],
  ['award', ['closed']],
  ['decide', ['closed']],
  ['end-without-award', ['closed']],
  ['tell-outcome', ['decided', 'completed', 'ended-without-award']],
];

describe('the states of a challenge', () => {
  it.each(table)('%s is possible in exactly: %s', (step, states) => {
    expect(challengeStates.filter((state) => allows(state, step))).toEqual(
      challengeStates.filter((state) => states.includes(state)),
    );
  });

  it('an imported challenge is read-only for every step', () => {
    for (const [step] of table) {
      expect(() => assertAllows('imported', step)).toThrow(
        expect.objectContaining({ code: 'challenge.read-only' }),
      );
    }
  });

  it('a step in a wrong state names the state', () => {
    expect(() => assertAllows('open', 'publish')).toThrow(
      expect.objectContaining({ code: 'challenge.state', details: { facts: { state: 'open' } } }),
    );
  });

  it('drafts and what was withdrawn are not published', () => {
    expect(challengeStates.filter((state) => !isPublished(state))).toEqual([
      'draft',
      'in-review',
      'changes-requested',
      'withdrawn',
    ]);
  });
});

describe('the state at a time', () => {
  const opensAt = new Date('2026-03-01T10:00:00Z');
  const closesAt = new Date('2026-03-01T10:00:20Z');
  it.each([
    ['scheduled', '2026-03-01T09:59:59.999Z', 'scheduled'],
    ['scheduled', '2026-03-01T10:00:00Z', 'open'],
    ['open', '2026-03-01T10:00:19.999Z', 'open'],
    ['open', '2026-03-01T10:00:20Z', 'closed'],
    ['scheduled', '2026-03-01T10:00:20Z', 'closed'],
    ['decided', '2026-03-01T10:00:10Z', 'decided'],
    ['draft', '2026-03-01T10:00:30Z', 'draft'],
    ['suspended', '2026-03-01T10:00:30Z', 'suspended'],
  ] as const)('%s at %s is %s', (state, now, expected) => {
    expect(stateAt({ state, opensAt, closesAt }, new Date(now))).toBe(expected);
  });
});
