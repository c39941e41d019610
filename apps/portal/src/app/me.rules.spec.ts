import type { Acceptance, ChallengeName } from '@allmende/contracts';
import { deskRows, waitingOf, type Membership } from './desk.rules.js';
import { countOf, listsSolutions, nextStepsOf, notBegunOf, titlelessAs } from './me.rules.js';
import type { OwnChallenge, OwnSubmission } from './me.server.js';

const now = new Date('2026-12-01T12:00:00Z');

function submission(part: Partial<OwnSubmission>): OwnSubmission {
  return {
    submissionId: 's',
    challengeId: 'c',
    challengeSlug: 'slug',
    title: 'Shell',
    state: 'draft',
    role: 'lead',
    versions: 0,
    closesAt: '2026-12-04T17:00:00.000Z',
    suspended: false,
    awardLapsesAt: null,
    waitsForOffice: false,
    waitsForOrganisation: false,
    changed: false,
    declared: true,
    hasReceipt: true,
    teamGrew: false,
    updatedAt: '2026-11-30T12:00:00.000Z',
    ...part,
  };
}

function challenge(part: Partial<OwnChallenge>): OwnChallenge {
  return {
    challengeId: 'c',
    slug: 'slug',
    clusterId: 'k',
    question: { de: 'Frage' },
    original: 'de',
    state: 'open',
    opensAt: '2026-11-01T12:00:00.000Z',
    closesAt: '2026-11-30T12:00:00.000Z',
    decisionBy: '2027-01-15',
    zone: 'Europe/Berlin',
    organisationName: null,
    updatedAt: '2026-11-30T12:00:00.000Z',
    publishedAt: null,
    decidedAt: null,
    toldAt: null,
    award: null,
    briefRequests: null,
    decisionOverdue: false,
    role: 'seeker',
    ...part,
  };
}

const kinds = (submissions: OwnSubmission[], challenges: OwnChallenge[] = []) =>
  nextStepsOf({ submissions, challenges, now }).map(({ kind }) => kind);

describe('what waits for a person', () => {
  it('names a complaint that the person answers, with its last day', () => {
    const at = '2026-11-30T12:00:00.000Z';
    const answerBy = '2026-12-14T12:00:00.000Z';
    const complaint = { complaintId: 'x', number: '7F3K-2M9Q', challengeId: 'c', own: false, at, answerBy };
    const complaints = [{ ...complaint, state: 'received' as const }];
    expect(nextStepsOf({ complaints, submissions: [], challenges: [], now })).toMatchObject([
      { kind: 'complaint', path: '/complaints/x', at: answerBy },
    ]);
  });

  it('names the own draft until the close, and nothing after it or while the challenge is suspended', () => {
    expect(kinds([submission({})])).toEqual(['finish']);
    expect(kinds([submission({ closesAt: '2026-11-30T17:00:00.000Z' })])).toEqual([]);
    expect(kinds([submission({ suspended: true })])).toEqual([]);
  });

  it('names changes to what was handed in to the lead, who alone can hand them in, until the close', () => {
    const changed = submission({ state: 'submitted', versions: 1, changed: true });
    expect(nextStepsOf({ submissions: [changed], challenges: [], now })).toMatchObject([
      { kind: 'replace', path: '/submissions/s/check', at: changed.closesAt },
    ]);
    expect(kinds([{ ...changed, changed: false }])).toEqual([]);
    expect(kinds([{ ...changed, role: 'member' }])).toEqual([]);
    expect(kinds([{ ...changed, suspended: true }])).toEqual([]);
    expect(kinds([{ ...changed, closesAt: '2026-11-30T17:00:00.000Z' }])).toEqual([]);
  });

  it('says of the own draft that submitting it waits for an office', () => {
    expect(kinds([submission({ waitsForOffice: true })])).toEqual(['finishHeld']);
    expect(kinds([submission({ waitsForOrganisation: true })])).toEqual(['finishUnconfirmed']);
  });

  it('names the own declaration to a member, also of what was submitted before they joined', () => {
    for (const state of ['draft', 'submitted'] as const) {
      const joined = submission({ state, role: 'member', declared: false, waitsForOffice: true });
      expect(nextStepsOf({ submissions: [joined], challenges: [], now })).toMatchObject([
        { kind: 'declare', path: '/submissions/s/declarations', at: joined.closesAt },
      ]);
      expect(kinds([{ ...joined, role: 'reader' }])).toEqual([]);
      expect(kinds([{ ...joined, waitsForOffice: false, declared: true }])).toEqual([]);
      expect(kinds([{ ...joined, closesAt: '2026-11-30T17:00:00.000Z' }])).toEqual([]);
    }
  });

  it('names a team that has grown to the lead, who alone can hand in with all of it', () => {
    const grown = submission({ state: 'submitted', versions: 1, teamGrew: true });
    expect(nextStepsOf({ submissions: [grown], challenges: [], now })).toMatchObject([
      { kind: 'grew', path: '/submissions/s/check', at: grown.closesAt },
    ]);
    expect(kinds([{ ...grown, changed: true }])).toEqual(['replace']);
    expect(kinds([{ ...grown, role: 'member' }])).toEqual([]);
  });

  it('says of what was submitted that anything new waits for an office, while it is open', () => {
    const held = submission({ state: 'submitted', versions: 1, waitsForOffice: true });
    for (const role of ['lead', 'member'] as const)
      expect(nextStepsOf({ submissions: [{ ...held, role }], challenges: [], now })).toMatchObject([
        { kind: 'held', path: '/submissions/s/terms', at: held.closesAt },
      ]);
    expect(kinds([{ ...held, changed: true }])).toEqual(['held']);
    expect(kinds([{ ...held, role: 'reader' }])).toEqual([]);
    expect(kinds([{ ...held, closesAt: '2026-11-30T17:00:00.000Z' }])).toEqual([]);
  });

  it('names what was agreed to and not begun in the last week before its close', () => {
    const agreed = { challengeId: 'c', slug: 'shell', closesAt: '2026-12-08T12:00:00.000Z' };
    const stepsAt = (closesAt: string) =>
      nextStepsOf({
        ...{ submissions: [], challenges: [], now },
        notBegun: [{ ...agreed, closesAt } as ChallengeName],
      });
    expect(stepsAt(agreed.closesAt)).toMatchObject([{ kind: 'begin', path: '/challenges/shell' }]);
    expect(stepsAt('2026-12-08T12:00:01.000Z')).toEqual([]);
  });

  it('names what has no title for what it is', () => {
    const states = ['draft', 'submitted', 'withdrawn', 'not-awarded', 'award-offered'] as const;
    expect(states.map((state) => titlelessAs({ state }))).toEqual([
      ...['untitled', 'sealed', 'gone', 'gone', 'ofTeam'],
    ]);
  });

  it('leaves an award to the team lead', () => {
    const awardLapsesAt = '2026-12-10T09:00:00.000Z';
    const offered = submission({ state: 'award-offered', awardLapsesAt });
    const steps = nextStepsOf({ submissions: [offered], challenges: [], now });
    expect(steps).toMatchObject([{ kind: 'award', at: awardLapsesAt }]);
    expect(kinds([submission({ state: 'award-offered', role: 'member' })])).toEqual([]);
  });

  it('asks an office for an answer, and names what it holds while an award waits for it', () => {
    const consent = {
      ...{ consentId: 'x', challengeId: 'c', organisation: { organisationId: 'o', name: 'Werk' } },
      ...{ state: 'asked' as const, askedAt: '2026-11-20T12:00:00.000Z', dueAt: '2026-12-02T12:00:00.000Z' },
      ...{ note: '', answeredAt: null, receiptId: null, awardUntil: null },
      person: { accountId: 'a', name: 'Mira' },
    };
    const awardUntil = '2026-12-10T09:00:00.000Z';
    const consents = [consent, { ...consent, consentId: 'y', state: 'held' as const, awardUntil }];
    expect(nextStepsOf({ consents, submissions: [], challenges: [], now })).toMatchObject([
      { kind: 'consent', path: '/consents/x', at: consent.dueAt },
      { kind: 'consentAward', path: '/consents/y', at: awardUntil },
    ]);
  });

  it('says of an award that accepting it waits for an office', () => {
    expect(kinds([submission({ state: 'award-offered', waitsForOffice: true })])).toEqual(['awardHeld']);
  });

  it('asks for a decision once the close has passed, also while the state still says open', () => {
    expect(kinds([], [challenge({})])).toEqual(['decide']);
    expect(kinds([], [challenge({ closesAt: '2026-12-02T12:00:00.000Z' })])).toEqual([]);
  });

  it('waits with the decision while an award is offered, and asks for the outcome after it', () => {
    const award = {
      state: 'offered' as const,
      offeredAt: '2026-11-30T13:00:00.000Z',
      lapsesAt: '2026-12-14T13:00:00.000Z',
    };
    expect(kinds([], [challenge({ state: 'closed', award })])).toEqual([]);
    expect(kinds([], [challenge({ state: 'decided' })])).toEqual(['tell']);
    expect(kinds([], [challenge({ state: 'decided', toldAt: '2026-12-01T10:00:00.000Z' })])).toEqual([]);
  });

  it('asks managers to review and seekers to revise', () => {
    expect(kinds([], [challenge({ role: 'manager', state: 'in-review' })])).toEqual(['review']);
    expect(kinds([], [challenge({ state: 'changes-requested' })])).toEqual(['revise']);
    expect(kinds([], [challenge({ role: 'partner', state: 'in-review' })])).toEqual([]);
  });

  it('asks a signatory to confirm, with the challenge’s close as its date where that is known', () => {
    const waiting = {
      acceptanceId: 'a',
      challengeId: 'c',
      state: 'waiting' as const,
      member: { accountId: 'm', name: 'Mira' },
      organisation: { organisationId: 'o', name: 'Werk' },
      versionIds: [],
      at: '2026-11-30T12:00:00.000Z',
      answer: null,
    };
    const closesAt = '2026-12-03T17:00:00.000Z';
    const confirmations = [waiting, { ...waiting, acceptanceId: 'b', closesAt }];
    expect(
      nextStepsOf({ confirmations, submissions: [submission({})], challenges: [], now }).map(
        ({ kind, path, at }) => [kind, path, at],
      ),
    ).toEqual([
      ['confirm', '/me/confirmations/b', closesAt],
      ['finish', '/submissions/s', '2026-12-04T17:00:00.000Z'],
      ['confirm', '/me/confirmations/a', null],
    ]);
  });

  it('asks for an answer to an open invitation', () => {
    const invitation = {
      kind: 'join-group' as const,
      path: '/i/g.a',
      invitedBy: 'Hanna',
      groupName: 'Kreis',
      expiresAt: '2026-12-10T12:00:00.000Z',
    };
    const steps = nextStepsOf({ invitations: [invitation], submissions: [], challenges: [], now });
    expect(steps).toMatchObject([
      { kind: 'join-group', path: '/i/g.a', at: invitation.expiresAt, invitation },
    ]);
  });

  it('asks managers about requests to join', () => {
    const membership = {
      membershipId: 'm',
      name: 'Noor',
      requestedAt: '2026-11-30T12:00:00.000Z',
    } as Membership;
    const steps = nextStepsOf({ requests: [membership], submissions: [], challenges: [], now });
    expect(steps).toMatchObject([{ kind: 'admit', path: '/desk', at: null, membership }]);
  });

  it('counts what the desk counts', () => {
    const challenges = [
      challenge({ role: 'manager', state: 'in-review' }),
      challenge({ role: 'manager', state: 'closed', decisionOverdue: true }),
      challenge({ role: 'manager', closesAt: '2026-12-02T12:00:00.000Z' }),
    ];
    expect(kinds([], challenges).sort()).toEqual(
      waitingOf(deskRows({ challenges, memberships: [] }, now))
        .map(({ kind }) => kind)
        .sort(),
    );
  });

  it('names all that waits at a manager’s desk as one step, by the date of what is first there, and counts each', () => {
    const challenges = [
      challenge({ role: 'manager', state: 'in-review', closesAt: '2026-12-20T12:00:00.000Z' }),
      challenge({ role: 'manager', state: 'closed', decisionOverdue: true, decisionBy: '2026-11-28' }),
    ];
    const steps = nextStepsOf({ submissions: [submission({})], challenges, manages: true, now });
    expect(steps).toMatchObject([
      { kind: 'desk', path: '/desk', at: '2026-11-28T18:00:00.000Z' },
      { kind: 'finish' },
    ]);
    expect(countOf(steps)).toBe(3);
    expect(nextStepsOf({ submissions: [], challenges: [], manages: true, now })).toEqual([]);
  });

  it('takes the close that a draft wants for no date of its review', () => {
    const challenges = [
      challenge({ role: 'manager', state: 'in-review', closesAt: '2026-12-20T12:00:00.000Z' }),
    ];
    const steps = nextStepsOf({ submissions: [], challenges, manages: true, now });
    expect(steps).toMatchObject([{ kind: 'desk', at: null }]);
  });

  it('puts the nearest date first and what has none last', () => {
    expect(kinds([submission({})], [challenge({ state: 'draft' }), challenge({})])).toEqual([
      'finish',
      'decide',
      'write',
    ]);
  });
});

describe('the list of one’s solutions', () => {
  it('begins with open challenges that were agreed to last and not begun', () => {
    const answer = (challengeId: string, state: Acceptance['state']) =>
      ({ challengeId, state }) as Acceptance;
    const name = (challengeId: string, part: Partial<ChallengeName> = {}): ChallengeName => ({
      ...{ challengeId, slug: 'slug', question: { de: 'Frage' }, original: 'de', state: 'open' },
      ...{ closesAt: '2026-12-04T17:00:00.000Z', ...part },
    });
    const names = [
      ...[name('agreed'), name('ended'), name('begun'), name('again')],
      ...[name('over', { closesAt: '2026-11-30T17:00:00.000Z' }), name('stopped', { state: 'suspended' })],
    ];
    const found = notBegunOf({
      acceptances: [
        ...[answer('agreed', 'accepted'), answer('ended', 'ended'), answer('ended', 'accepted')],
        ...[answer('begun', 'accepted'), answer('again', 'accepted'), answer('again', 'ended')],
        ...[answer('over', 'accepted'), answer('stopped', 'accepted'), answer('hidden', 'accepted')],
      ],
      submissions: [submission({ challengeId: 'begun' })],
      names: new Map(names.map((one) => [one.challengeId, one])),
      now,
    });
    expect(found.map(({ challengeId }) => challengeId).sort()).toEqual(['again', 'agreed']);
  });

  const nobody = { operator: false, manages: false, office: false };

  it('stands where there are any, and empty only for who is there for nothing else', () => {
    expect(listsSolutions({ ...nobody, manages: true }, { submissions: [submission({})] })).toBe(true);
    expect(listsSolutions(nobody, { submissions: [] })).toBe(true);
    for (const role of ['operator', 'manages', 'office'] as const)
      expect(listsSolutions({ ...nobody, [role]: true }, { submissions: [] })).toBe(false);
    expect(listsSolutions(nobody, { submissions: [], challenges: [challenge({})] })).toBe(false);
  });
});
