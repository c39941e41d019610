import {
  type ChallengeState,
  challengeStates,
  type ConsentState,
  type PersonConsent,
  type Solution,
} from '@allmende/contracts';
import { person, visitor } from '@allmende/testing';
import { createHash } from 'node:crypto';
import {
  type Candidate,
  canonicalText,
  emptySolution,
  findingsOf,
  isEligible,
  isReadable,
  phaseOf,
  refusalOf,
  textDigest,
} from './submission.rules.js';

const close = Date.parse('2026-12-04T17:00:00.000Z');
const at = (ms: number) => new Date(close + ms);
const dates = (state: ChallengeState = 'open') => ({ state, opensAt: at(-86_400_000), closesAt: at(0) });

describe('late', () => {
  it.each([
    [-86_400_001, 'ahead'],
    [-86_400_000, 'open'],
    [-1, 'open'],
    [0, 'open'],
    [9_000, 'open'],
    [10_000, 'open'],
    [10_001, 'over'],
    [11_000, 'over'],
    [86_400_000, 'over'],
  ])('is %i ms from the close: %s', (ms, phase) => {
    expect(phaseOf(dates(), at(ms))).toBe(phase);
  });

  const byTime = [
    ['scheduled', 'open', 'over'],
    ['open', 'open', 'over'],
    ['closed', 'open', 'over'],
    ['decided', 'stopped', 'over'],
    ['completed', 'stopped', 'over'],
    ['ended-without-award', 'stopped', 'over'],
    ['suspended', 'stopped', 'stopped'],
    ['draft', 'unpublished', 'unpublished'],
    ['in-review', 'unpublished', 'unpublished'],
    ['changes-requested', 'unpublished', 'unpublished'],
    ['withdrawn', 'unpublished', 'unpublished'],
    ['imported', 'imported', 'imported'],
  ] as const;
  it.each(byTime)(
    'goes by time where a clock runs: %s is %s before and %s after the close',
    (state, before, after) => {
      expect(phaseOf(dates(state), at(-1_000))).toBe(before);
      expect(phaseOf(dates(state), at(11_000))).toBe(after);
    },
  );

  it('knows every state of a challenge', () => {
    expect(byTime.map(([state]) => state).sort()).toEqual([...challengeStates].sort());
  });

  it('has no close without a date', () => {
    expect(phaseOf({ state: 'open', opensAt: null, closesAt: null }, at(0))).toBe('unpublished');
  });

  it('is refused with the reason', () => {
    expect(refusalOf(dates(), at(10_000))).toBeUndefined();
    expect(refusalOf(dates(), at(10_001))).toBe('submission.deadline-passed');
    expect(refusalOf(dates(), at(-86_400_001))).toBe('submission.not-open');
    expect(refusalOf(dates('suspended'), at(0))).toBe('submission.not-open');
    expect(refusalOf(dates('draft'), at(0))).toBe('challenge.not-found');
    expect(refusalOf(dates('imported'), at(0))).toBe('challenge.read-only');
  });
});

describe('reading by others', () => {
  it.each([
    [-1, false],
    [0, false],
    [10_001, false],
    [29_999, false],
    [30_000, true],
  ])('%i ms after the close: %s', (ms, readable) => {
    expect(isReadable(dates(), at(ms))).toBe(readable);
    expect(isReadable(dates('closed'), at(ms))).toBe(readable);
  });

  it('does not begin while the clock is stopped or where there was none', () => {
    for (const state of ['suspended', 'withdrawn', 'draft', 'imported'] as const)
      expect(isReadable(dates(state), at(60_000))).toBe(false);
  });

  it('goes on after the decision', () => {
    expect(isReadable(dates('decided'), at(60_000))).toBe(true);
  });
});

describe('who may take part', () => {
  const [own, other, third] = ['c1', 'c2', 'c3'];
  const member = (clusterId: string) => person({ memberships: [{ clusterId, roles: ['member'] }] });

  it.each([
    ['own-cluster', { kind: 'own-cluster' as const }, [true, false, false]],
    ['chosen clusters', { kind: 'clusters' as const, clusterIds: [other] }, [false, true, false]],
    ['everyone', { kind: 'everyone' as const }, [true, true, true]],
  ])('%s', (_name, eligibility, expected) => {
    const entry = { clusterId: own, eligibility };
    expect([own, other, third].map((clusterId) => isEligible(entry, member(clusterId)))).toEqual(expected);
  });

  it('is nobody without an account where membership counts', () => {
    expect(isEligible({ clusterId: own, eligibility: { kind: 'own-cluster' } }, visitor())).toBe(false);
  });
});

const solution: Solution = {
  title: 'Kühlung ohne Lüfter 🧊',
  summary: '<b>kurz</b> & "gut"',
  body: 'Zeile 1\nZeile 2\t€ שלום',
  answers: [{ criterion: 1, text: 'ja' }],
  existingRights: '',
  patentFiled: 'in-preparation',
};

describe('text v1', () => {
  const written =
    '{"answers":[{"criterion":1,"text":"ja"}],"body":"Zeile 1\\nZeile 2\\t€ שלום","existingRights":"",' +
    '"patentFiled":"in-preparation","summary":"<b>kurz</b> & \\"gut\\"","title":"Kühlung ohne Lüfter 🧊"}';

  it('is the canonical JSON of the six members', () => {
    expect(canonicalText(solution)).toBe(written);
  });

  it('does not depend on the order in which a store gives the members back', () => {
    const shuffled = Object.fromEntries(Object.entries(solution).reverse()) as Solution;
    shuffled.answers = [{ text: 'ja', criterion: 1 }];
    expect(canonicalText(shuffled)).toBe(written);
  });

  it('has a digest that anyone can compute', () => {
    expect(textDigest(written)).toBe(createHash('sha256').update(Buffer.from(written)).digest('hex'));
    expect(textDigest(canonicalText(emptySolution))).toBe(
      createHash('sha256')
        .update('{"answers":[],"body":"","existingRights":"","patentFiled":null,"summary":"","title":""}')
        .digest('hex'),
    );
  });

  it('holds number and day of a filing where they are stated, and is as it was where nothing is', () => {
    const filed: Solution = {
      ...emptySolution,
      patentFiled: 'yes',
      patentNumber: 'EP 26 000 001.5',
      patentDate: '2026-11-03',
    };
    expect(canonicalText(filed)).toBe(
      '{"answers":[],"body":"","existingRights":"","patentDate":"2026-11-03","patentFiled":"yes",' +
        '"patentNumber":"EP 26 000 001.5","summary":"","title":""}',
    );
    const unsaid: Solution = { ...filed, patentFiled: 'unknown' };
    expect(canonicalText(unsaid)).toBe(canonicalText({ ...emptySolution, patentFiled: 'unknown' }));
  });

  it('changes with every letter and with the order of the answers', () => {
    const digests = [
      solution,
      { ...solution, title: `${solution.title}.` },
      { ...solution, patentFiled: null },
      { ...solution, answers: [] },
    ].map((each) => textDigest(canonicalText(each)));
    expect(new Set(digests).size).toBe(digests.length);
  });
});

describe('what stands in the way of handing in', () => {
  const complete: Candidate = {
    solution,
    files: [{ fileId: 'f1', state: 'complete', digest: 'd' }],
    members: [
      { accountId: 'lead', role: 'lead', declared: true },
      { accountId: 'member', role: 'member', declared: true },
      { accountId: 'reader', role: 'reader', declared: false },
    ],
    agreed: new Set(['lead', 'member', 'reader']),
    unconfirmed: new Set(),
    consents: [],
    heldConsents: 'wait',
  };
  const offices = (member: ConsentState): PersonConsent[] => [
    { accountId: 'lead', organisationId: 'one', state: 'asked' },
    { accountId: 'member', organisationId: 'one', state: 'given' },
    { accountId: 'member', organisationId: 'two', state: member },
  ];
  const codes = (candidate: Candidate) =>
    findingsOf(candidate).map(({ step, field, code, accountId }) =>
      [step, field, code, ...(accountId ? [accountId] : [])].join(' '),
    );

  it.each<[string, Partial<Candidate>, string[]]>([
    ['nothing', {}, []],
    ['no file is needed', { files: [] }, []],
    [
      'a member who has not agreed',
      { agreed: new Set(['lead', 'reader']) },
      ['terms terms not-agreed member'],
    ],
    [
      'a reader who has not agreed',
      { agreed: new Set(['lead', 'member']) },
      ['terms terms not-agreed reader'],
    ],
    [
      'a member whose organisation has not confirmed',
      { unconfirmed: new Set(['member']) },
      ['terms terms not-confirmed member'],
    ],
    ['an office that holds', { consents: offices('held') }, ['terms consents consent-held member']],
    ['no office without an answer', { consents: offices('asked') }, []],
    ['no office that holds where readers are told', { consents: offices('held'), heldConsents: 'told' }, []],
    [
      'empty texts',
      { solution: { ...emptySolution, body: ' \n ' } },
      [
        'solution solution.title required',
        'solution solution.summary required',
        'solution solution.body required',
      ],
    ],
    [
      'a file under way',
      { files: [{ fileId: 'f1', state: 'uploading', digest: null }] },
      ['files files.f1 not-complete'],
    ],
    [
      'a file without a digest',
      { files: [{ fileId: 'f1', state: 'complete', digest: null }] },
      ['files files.f1 not-complete'],
    ],
    [
      'too many files',
      { files: Array.from({ length: 21 }, () => ({ fileId: 'f', state: 'complete', digest: 'd' })) },
      ['files files too-many'],
    ],
    [
      'a member who has not declared',
      { members: [{ accountId: 'lead', role: 'lead', declared: false }] },
      ['declarations declaration required lead'],
    ],
  ])('%s', (_name, parts, expected) => {
    expect(codes({ ...complete, ...parts })).toEqual(expected);
  });
});
