import { deskRows, runningOf, type Membership, type OwnChallenge } from './desk.rules.js';

const now = new Date('2026-11-24T08:00:00Z');
const challenge = (part: Partial<OwnChallenge>): OwnChallenge => ({
  challengeId: part.state ?? 'x',
  slug: null,
  clusterId: 'c',
  question: { de: 'Frage' },
  original: 'de',
  state: 'draft',
  opensAt: null,
  closesAt: null,
  decisionBy: null,
  zone: 'Europe/Berlin',
  organisationName: null,
  updatedAt: '2026-11-20T08:00:00.000Z',
  decisionOverdue: false,
  role: 'manager',
  ...part,
});
const rowsOf = (...challenges: OwnChallenge[]) => deskRows({ challenges, memberships: [] }, now);

describe('the desk', () => {
  it('asks the manager to check a draft that waits, and shows what waits for others below', () => {
    const rows = rowsOf(challenge({ state: 'changes-requested' }), challenge({ state: 'in-review' }));
    expect(rows.map(({ kind, urgency }) => [kind, urgency])).toEqual([
      ['review', 'week'],
      ['waitsRevise', 'others'],
    ]);
  });

  it('puts an overdue decision under today, before what closes today', () => {
    const rows = rowsOf(
      challenge({ state: 'open', closesAt: '2026-11-24T17:00:00.000Z' }),
      challenge({ state: 'closed', decisionBy: '2026-11-20', decisionOverdue: true }),
    );
    expect(rows.map(({ kind, urgency }) => [kind, urgency])).toEqual([
      ['overdue', 'today'],
      ['closing', 'today'],
    ]);
  });

  it('asks the team that asked to decide, and nobody of a partner cluster', () => {
    const closed = { state: 'closed', decisionBy: '2026-12-20' } as const;
    expect(rowsOf(challenge({ ...closed, role: 'seeker' }))[0]?.kind).toBe('decide');
    expect(rowsOf(challenge({ ...closed, role: 'partner' }))).toEqual([]);
  });

  it('lists who asks to be admitted', () => {
    const membership = { membershipId: 'm', requestedAt: '2026-11-22T08:00:00.000Z' } as Membership;
    expect(deskRows({ challenges: [], memberships: [membership] }, now)).toMatchObject([
      { kind: 'admit', urgency: 'week', since: '2026-11-22T08:00:00.000Z' },
    ]);
  });

  it('shows open challenges before closed ones, the next close first', () => {
    const running = runningOf([
      challenge({ state: 'closed' }),
      challenge({ state: 'decided' }),
      challenge({ challengeId: 'late', state: 'open', closesAt: '2026-12-20T17:00:00.000Z' }),
      challenge({ challengeId: 'soon', state: 'open', closesAt: '2026-12-04T17:00:00.000Z' }),
    ]);
    expect(running.map(({ challengeId }) => challengeId)).toEqual(['soon', 'late', 'closed']);
  });
});
