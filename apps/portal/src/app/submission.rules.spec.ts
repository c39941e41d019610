import type { ChallengePage, Submission } from '@allmende/contracts';
import {
  formerMembersOf,
  hasAgreed,
  hasDeclared,
  hasNothingNew,
  isAsHandedIn,
  isChangedSince,
  isDestroyed,
  isSuspended,
  keptNoCopy,
  laterMembersOf,
  mayEdit,
  mayWork,
  readersOf,
  replaceableVersion,
  textFileName,
  undeclaredOf,
  waitsForTeam,
} from './submission.rules.js';
import { textsOf } from './texts/index.js';

const at = '2026-11-25T10:00:00.000Z';
const later = '2026-11-25T10:05:00.000Z';
const file = { fileId: 'f1', name: 'a.pdf', size: 1, digest: 'd' };
const version = {
  ...{ version: 1, submittedAt: at, textDigest: 't', files: [file], receiptId: 'r' },
  ...{ counts: true, hasReceipt: true },
};
const solution = {
  title: 'Shell',
  summary: '',
  body: 'Text',
  answers: [],
  existingRights: '',
  patentFiled: null,
};
const submitted = {
  state: 'submitted',
  versions: [version],
  files: [{ ...file, state: 'complete' }],
  updatedAt: at,
  open: true,
  openedAt: null,
  closesAt: '2026-12-04T17:00:00.000Z',
  graceSeconds: 10,
  hasWorkingCopy: true,
  mayRead: true,
  solution,
} as unknown as Submission;

const over = { accessEnded: true } as Submission['retention'];

describe('what was handed in', () => {
  it.each<[string, Partial<Submission>, boolean]>([
    ['the same', {}, false],
    ['a later text', { updatedAt: later }, true],
    ['a file less', { files: [] }, true],
    ['no working copy kept', { files: [], hasWorkingCopy: false }, false],
    ['nothing handed in yet', { state: 'draft', versions: [], updatedAt: later }, false],
    ['withdrawn', { state: 'withdrawn', updatedAt: later }, false],
  ])('differs from the draft: %s', (_case, parts, expected) => {
    expect(isChangedSince({ ...submitted, ...parts })).toBe(expected);
  });

  it.each<[string, Partial<Submission>, boolean]>([
    ['as it was handed in', {}, true],
    ['changed since', { updatedAt: later }, false],
    ['without a working copy, while it is sealed', { hasWorkingCopy: false }, false],
    ['without a working copy, once it is opened', { hasWorkingCopy: false, openedAt: later }, true],
    ['never handed in', { versions: [] }, false],
    ['withdrawn', { state: 'withdrawn' }, false],
    ['for a member who has not agreed', { mayRead: false }, false],
  ])('the text that a receipt proves is there %s', (_case, parts, expected) => {
    expect(isAsHandedIn({ ...submitted, ...parts })).toBe(expected);
  });

  it.each<[string, Partial<Submission>, ReturnType<typeof readersOf>]>([
    ['while it is open', {}, 'nobody'],
    ['closed, not opened yet', { open: false }, 'nobody'],
    ['opened', { open: false, openedAt: later }, 'teamAndSeeker'],
    [
      'opened, without a working copy',
      { open: false, openedAt: later, hasWorkingCopy: false },
      'teamAndSeeker',
    ],
    ['withdrawn', { open: false, openedAt: later, state: 'withdrawn' }, 'onlyTeam'],
    ['never handed in', { open: false, openedAt: later, versions: [] }, 'onlyTeam'],
    ['not awarded, access over', { open: false, openedAt: later, retention: over }, 'onlyTeam'],
  ])('is read: %s', (_case, parts, expected) => {
    expect(readersOf({ ...submitted, ...parts })).toBe(expected);
  });

  it.each<[string, Partial<Submission>, number | undefined]>([
    ['while it is open', {}, 1],
    ['after the close', { open: false }, undefined],
    ['never handed in', { versions: [] }, undefined],
    [
      'replaced',
      {
        versions: [
          { ...version, version: 2 },
          { ...version, counts: false },
        ],
      },
      2,
    ],
  ])('stands until the next version: %s', (_case, parts, expected) => {
    expect(replaceableVersion({ ...submitted, ...parts })?.version).toBe(expected);
  });

  it('is all that is kept only where no working copy is', () => {
    expect(keptNoCopy(submitted)).toBe(false);
    expect(keptNoCopy({ ...submitted, hasWorkingCopy: false })).toBe(true);
    expect(keptNoCopy({ ...submitted, hasWorkingCopy: false, versions: [] })).toBe(false);
    expect(keptNoCopy({ ...submitted, hasWorkingCopy: false, state: 'withdrawn' })).toBe(false);
  });

  it('is destroyed once it is withdrawn and its texts are gone', () => {
    const empty = { ...solution, title: '', body: '' };
    expect(isDestroyed({ ...submitted, state: 'withdrawn', solution: empty })).toBe(true);
    expect(isDestroyed({ ...submitted, state: 'withdrawn' })).toBe(false);
    expect(isDestroyed({ ...submitted, solution: empty })).toBe(false);
  });

  it('is kept where it is withdrawn after the close, also without a working copy', () => {
    const empty = { ...solution, title: '', body: '' };
    const withdrawn = { ...submitted, state: 'withdrawn', solution: empty, graceSeconds: 10 } as const;
    const late = { ...withdrawn, closesAt: at, updatedAt: later };
    expect(isDestroyed(late)).toBe(false);
    expect(isDestroyed({ ...late, versions: [] })).toBe(true);
    expect(isDestroyed({ ...late, updatedAt: '2026-11-25T10:00:09.000Z' })).toBe(true);
  });
});

describe('the file of a text', () => {
  it.each<[string, Partial<Submission>, string]>([
    ['Kühlung ohne „Lüfter“, groß', {}, 'text-kuehlung-ohne-luefter-gross-fassung-1.json'],
    ['Équipe', { updatedAt: later }, 'text-equipe-entwurf.json'],
    ['', { submissionId: '0199c0de-0000-7000-8000-0123456789ab' }, 'text-0123456789ab-fassung-1.json'],
  ])('is named by title and version: %s', (title, parts, expected) => {
    expect(textFileName({ ...submitted, ...parts }, title, textsOf('de'))).toBe(expected);
  });
});

describe('a member of the team', () => {
  const [leads, reads] = ['a1', 'a2'];
  const members = [
    { accountId: leads, role: 'lead', agreed: true, declared: false },
    { accountId: reads, role: 'reader', agreed: false, declared: false },
  ] as Submission['members'];
  const submission = { ...submitted, members };

  it('edits while it is open, unless only reading along', () => {
    expect(mayEdit({ open: true, role: 'member' })).toBe(true);
    expect(mayEdit({ open: false, role: 'member' })).toBe(false);
    expect(mayEdit({ open: true, role: 'reader' })).toBe(false);
  });

  it('works on it after agreeing, and sees it after the close anyway', () => {
    expect(hasAgreed({ submission, accountId: leads })).toBe(true);
    expect(mayWork({ submission, accountId: leads })).toBe(true);
    expect(mayWork({ submission, accountId: reads })).toBe(false);
    expect(mayWork({ submission: { ...submission, open: false }, accountId: reads })).toBe(true);
  });

  it('declares, unless only reading along', () => {
    expect(undeclaredOf(submission).map(({ accountId }) => accountId)).toEqual([leads]);
    expect(hasDeclared({ submission, accountId: leads })).toBe(false);
    const declared = members.map((member) => ({ ...member, declared: true }));
    expect(hasDeclared({ submission: { ...submission, members: declared }, accountId: leads })).toBe(true);
  });

  it('waits for who has not agreed, confirmed, declared or answered an invitation', () => {
    const done = members.map((member) => ({ ...member, agreed: true, unconfirmed: false, declared: true }));
    const waits = (
      part: Partial<Submission['members'][number]>,
      invitations: Submission['invitations'] = [],
    ) => waitsForTeam({ members: done.map((member) => ({ ...member, ...part })), invitations });
    expect(waits({})).toBe(false);
    expect(waits({ agreed: false })).toBe(true);
    expect(waits({ unconfirmed: true })).toBe(true);
    expect(waits({ declared: false })).toBe(true);
    expect(waits({}, [{ invitationId: 'i', email: 'a@b.example', role: 'member', invitedAt: at }])).toBe(
      true,
    );
  });

  it('waits while the challenge is suspended', () => {
    expect(isSuspended({ challenge: { state: 'suspended' } as ChallengePage })).toBe(true);
    expect(isSuspended({ challenge: undefined })).toBe(false);
  });
});

it('those are former members whom the version that counts names and the team does not', () => {
  const [lead, gone] = [
    { accountId: 'l', name: 'Lea' },
    { accountId: 'g', name: 'Gero' },
  ];
  const members = [lead, { accountId: 'n', name: 'Neu' }] as Submission['members'];
  const of = (state: Submission['state'], versionTeam: Submission['versionTeam']) =>
    formerMembersOf({ state, members, versionTeam });
  expect(of('submitted', [lead, gone])).toEqual([gone]);
  expect(of('submitted', [lead])).toEqual([]);
  expect(of('draft', [])).toEqual([]);
  expect(of('withdrawn', [lead, gone])).toEqual([]);
});

it('knows who joined to take part after what was handed in, which is something to hand in anew', () => {
  const [lead, joiner, reader] = (['lead', 'member', 'reader'] as const).map((role) => ({
    ...{ accountId: role, name: role, role },
  })) as Submission['members'];
  const of = (change: object): Submission => ({ ...submitted, versionTeam: [lead], ...change }) as Submission;
  const grown = of({ members: [lead, joiner, reader] });
  expect(laterMembersOf(grown)).toEqual([joiner]);
  expect(laterMembersOf({ ...grown, state: 'draft' })).toEqual([]);
  expect(hasNothingNew(grown)).toBe(false);
  expect(hasNothingNew(of({ members: [lead, reader] }))).toBe(true);
  expect(hasNothingNew(of({ members: [lead], updatedAt: later }))).toBe(false);
});

it('compares nothing for somebody who reads nothing yet', () => {
  expect(isChangedSince({ ...submitted, files: [], updatedAt: later })).toBe(true);
  expect(isChangedSince({ ...submitted, files: [], updatedAt: later, mayRead: false })).toBe(false);
});
