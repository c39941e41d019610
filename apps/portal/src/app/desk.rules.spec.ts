import {
  deskRows,
  lastDone,
  pathOfRow,
  runningOf,
  waitingOf,
  type Membership,
  type OwnChallenge,
} from './desk.rules.js';

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
  publishedAt: null,
  decidedAt: null,
  toldAt: null,
  award: null,
  briefRequests: null,
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

  it('names the closing date that a draft in review wants, and is in no hurry but on its last day', () => {
    const wanted = (closesAt: string) => rowsOf(challenge({ state: 'in-review', closesAt }))[0];
    const later = '2027-02-01T17:00:00.000Z';
    expect(wanted(later)).toMatchObject({ until: later, urgency: 'week' });
    expect(wanted('2026-11-24T09:00:00.000Z')).toMatchObject({ urgency: 'today' });
  });

  it('calls nothing due of a draft whose wanted close has passed', () => {
    const [row] = rowsOf(challenge({ state: 'in-review', closesAt: '2026-11-24T07:00:00.000Z' }));
    expect(row).toMatchObject({ kind: 'review', urgency: 'week' });
  });

  it('puts an overdue decision under today, and what closes by itself below what is to be done', () => {
    const rows = rowsOf(
      challenge({ state: 'open', closesAt: '2026-11-24T17:00:00.000Z' }),
      challenge({ state: 'closed', decisionBy: '2026-11-20', decisionOverdue: true }),
    );
    expect(rows.map(({ kind, urgency }) => [kind, urgency])).toEqual([
      ['overdue', 'today'],
      ['closing', 'itself'],
    ]);
    expect(waitingOf(rows).map(({ kind }) => kind)).toEqual(['overdue']);
  });

  it('asks the team to answer requests for its brief, whatever else waits', () => {
    const since = '2026-11-23T09:00:00.000Z';
    const open = challenge({ state: 'open', role: 'seeker', closesAt: '2026-12-24T17:00:00.000Z' });
    const rows = rowsOf({ ...open, briefRequests: { waiting: 2, since } });
    expect(rows).toMatchObject([{ kind: 'answer', urgency: 'week', since, until: open.closesAt }]);
    expect(rows.map(pathOfRow)).toEqual(['/desk/challenges/open/requests']);
  });

  it('asks the team that asked to decide, and nobody of a partner cluster', () => {
    const closed = { state: 'closed', decisionBy: '2026-12-20' } as const;
    expect(rowsOf(challenge({ ...closed, role: 'seeker' }))[0]?.kind).toBe('decide');
    expect(rowsOf(challenge({ ...closed, role: 'partner' }))).toEqual([]);
  });

  it('asks the team to have the solutions opened before it can decide', () => {
    const closed = challenge({ state: 'closed', decisionBy: '2026-12-20', role: 'seeker', sealed: true });
    expect(rowsOf(closed)[0]?.kind).toBe('unseal');
    expect(rowsOf(closed).map(pathOfRow)).toEqual([`/desk/challenges/${closed.challengeId}/submissions`]);
  });

  it('waits for the team that an award is offered to, and asks again when it declined', () => {
    const closed = { state: 'closed', decisionBy: '2026-12-20', role: 'seeker' } as const;
    const award = (state: 'offered' | 'declined') => ({
      state,
      offeredAt: '2026-11-23T08:00:00.000Z',
      lapsesAt: '2026-12-07T08:00:00.000Z',
    });
    expect(rowsOf(challenge({ ...closed, award: award('offered') }))).toMatchObject([
      { kind: 'waitsAnswer', urgency: 'others', until: '2026-12-07T08:00:00.000Z' },
    ]);
    expect(rowsOf(challenge({ ...closed, award: award('declined') }))).toMatchObject([
      { kind: 'decideAgain', urgency: 'later' },
    ]);
  });

  it('asks the manager to resume what is suspended, and the company to wait', () => {
    expect(rowsOf(challenge({ state: 'suspended' }))).toMatchObject([{ kind: 'resume', urgency: 'week' }]);
    expect(rowsOf(challenge({ state: 'suspended', role: 'seeker' }))).toMatchObject([
      { kind: 'waitsResume', urgency: 'others' },
    ]);
  });

  it('asks for the outcome until it is told', () => {
    const decided = { state: 'decided', decidedAt: '2026-11-23T08:00:00.000Z' } as const;
    expect(rowsOf(challenge({ ...decided, role: 'seeker' }))[0]?.kind).toBe('tell');
    expect(rowsOf(challenge(decided))[0]).toMatchObject({ kind: 'waitsOutcome', urgency: 'others' });
    expect(rowsOf(challenge({ ...decided, toldAt: '2026-11-24T07:00:00.000Z' }))).toEqual([]);
  });

  it('asks to confirm non-use beside the outcome, and shows managers that it is overdue', () => {
    const decided = { state: 'decided', decidedAt: '2026-11-01T08:00:00.000Z' } as const;
    const nonUseBy = '2026-12-01T08:00:00.000Z';
    const asked = rowsOf(challenge({ ...decided, role: 'seeker', nonUseBy, maySign: true }));
    expect(asked).toMatchObject([
      { kind: 'tell', key: 'decided' },
      { kind: 'confirmNonUse', key: 'decided-non-use', until: nonUseBy, urgency: 'later' },
    ]);
    const [, unsigned] = rowsOf(challenge({ ...decided, role: 'seeker', nonUseBy, maySign: false }));
    expect(unsigned).toMatchObject({ kind: 'findSignatory', until: nonUseBy });
    const told = { ...decided, toldAt: decided.decidedAt, nonUseBy: '2026-11-20T08:00:00.000Z' };
    const [row, ...more] = rowsOf(challenge(told));
    expect(more).toEqual([]);
    expect(row).toMatchObject({ kind: 'nonUseOverdue', urgency: 'today' });
    expect(pathOfRow(row!)).toBe('/desk/challenges/decided#rest');
  });

  it('says what was done last, if it is not long ago', () => {
    const published = challenge({ state: 'open', publishedAt: '2026-11-22T08:00:00.000Z' });
    const back = challenge({ state: 'changes-requested', updatedAt: '2026-11-23T08:00:00.000Z' });
    expect(lastDone([published, back], now)).toMatchObject({ step: 'sentBack', challenge: back });
    expect(lastDone([published], now)?.step).toBe('published');
    expect(lastDone([challenge({ state: 'open', publishedAt: '2026-10-01T08:00:00.000Z' })], now)).toBe(
      undefined,
    );
  });

  it('lists who asks to be admitted', () => {
    const membership = { membershipId: 'm', requestedAt: '2026-11-22T08:00:00.000Z' } as Membership;
    expect(deskRows({ challenges: [], memberships: [membership] }, now)).toMatchObject([
      { kind: 'admit', urgency: 'week', since: '2026-11-22T08:00:00.000Z' },
    ]);
  });

  it('shows one’s own running challenges before those of partners, and few of theirs', () => {
    const partners = Array.from({ length: 6 }, (_, i) =>
      challenge({ challengeId: `p${i}`, state: 'open', role: 'partner', closesAt: `2026-12-0${i + 1}` }),
    );
    const own = challenge({ challengeId: 'own', state: 'closed' });
    expect(runningOf([...partners, own]).map(({ challengeId }) => challengeId)).toEqual([
      'own',
      'p0',
      'p1',
      'p2',
    ]);
  });

  it('shows open challenges before closed ones, the next close first', () => {
    const running = runningOf([
      challenge({ state: 'closed' }),
      challenge({ state: 'decided' }),
      challenge({ state: 'suspended', closesAt: '2026-12-01T17:00:00.000Z' }),
      challenge({ challengeId: 'late', state: 'open', closesAt: '2026-12-20T17:00:00.000Z' }),
      challenge({ challengeId: 'soon', state: 'open', closesAt: '2026-12-04T17:00:00.000Z' }),
    ]);
    expect(running.map(({ challengeId }) => challengeId)).toEqual(['suspended', 'soon', 'late', 'closed']);
  });
});
