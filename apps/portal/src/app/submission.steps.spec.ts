import type { Submission } from '@allmende/contracts';
import { nextStep, stepFacts, stepsOf } from './submission.steps.js';
import { textsOf } from './texts/index.js';

const member = { accountId: 'a1', role: 'lead', agreed: true, declared: true, unconfirmed: false };
const reader = { ...member, accountId: 'a2', role: 'reader', declared: false };
const solution = { title: 'Shell', summary: 'Two layers', body: 'Two layers of clay.', answers: [] };
const version = {
  ...{ version: 1, submittedAt: '2026-11-25T10:00:00.000Z', textDigest: 't', files: [], receiptId: 'r' },
  ...{ counts: true, hasReceipt: true },
};
const draft = {
  ...{ submissionId: 's1', state: 'draft', open: true, mayRead: true, hasWorkingCopy: true },
  ...{ solution, files: [], members: [member], versionTeam: [member], versions: [] },
  ...{ updatedAt: '2026-11-25T10:05:00.000Z' },
} as unknown as Submission;
const handedIn: Partial<Submission> = { state: 'submitted', versions: [version] };
const members = (...parts: object[]) =>
  parts.map((part) => ({ ...member, ...part })) as Submission['members'];
const grown: Partial<Submission> = { ...handedIn, members: members({}, { accountId: 'a3', role: 'member' }) };
const page = { texts: textsOf('en'), language: 'en' as const, to: (path: string) => `/en${path}` };
const { notes } = page.texts.submission;

describe('a step of a submission', () => {
  it.each<[string, Partial<Submission>, string, boolean, string]>([
    ['terms that all agreed to', {}, 'terms', true, notes.agreed],
    ['terms that one has not', { members: members({}, { agreed: false }) }, 'terms', false, notes.notAgreed],
    [
      'terms that an organisation has to confirm',
      { members: members({ unconfirmed: true }) },
      'terms',
      false,
      notes.notConfirmed,
    ],
    [
      'terms that all agreed to, while an office holds its consent',
      { members: members({}, { consent: 'held' }) },
      'terms',
      false,
      notes.held,
    ],
    ['a text', {}, 'solution', true, '4 words'],
    ['a text without a title', { solution: { ...draft.solution, title: ' ' } }, 'solution', false, '4 words'],
    ['no text', { solution: { ...draft.solution, body: '' } }, 'solution', false, notes.noText],
    ['a text not shown yet', { mayRead: false }, 'solution', true, notes.onceAgreed],
    ['a sealed version alone', { ...handedIn, hasWorkingCopy: false }, 'solution', true, notes.noCopy],
    ['files, which are optional', {}, 'files', false, notes.noFiles],
    ['no files, once it is handed in', handedIn, 'files', true, notes.noneHandedIn],
    [
      'declarations, of readers none',
      { members: members({}, reader) },
      'declarations',
      true,
      notes.allDeclared,
    ],
    [
      'declarations that are open',
      { members: members({ declared: false }) },
      'declarations',
      false,
      notes.openDeclarations(1),
    ],
    [
      'files of what one does not read yet',
      { ...handedIn, mayRead: false },
      'files',
      false,
      notes.onceAgreed,
    ],
    ['what was never handed in', {}, 'check', false, ''],
    ['a team that grew', { ...grown, updatedAt: version.submittedAt }, 'check', false, notes.grew],
    ['a team that grew, when it has closed', { ...grown, open: false }, 'check', true, notes.submitted],
    ['what was changed since', handedIn, 'check', false, notes.changed],
    ['what was changed and has closed', { ...handedIn, open: false }, 'check', true, notes.submitted],
    [
      'what was deleted',
      { solution: { ...draft.solution, body: '' }, retention: { deletedAt: version.submittedAt } as never },
      'solution',
      true,
      page.texts.retention.gone,
    ],
  ])('says how it stands: %s', (_case, parts, name, done, note) => {
    const facts = stepFacts({ ...draft, ...parts }, page);
    expect(facts.find((step) => step.name === name)).toEqual({ name, done, note });
  });

  it('is led to, and says open or done where it is not the current one', () => {
    const steps = stepsOf(draft, page, 'files');
    expect(steps.map(({ href, state, stateText }) => [href, state, stateText])).toEqual([
      ['/en/submissions/s1/terms', 'done', '(done)'],
      ['/en/submissions/s1/solution', 'done', '(done)'],
      ['/en/submissions/s1/files', 'current', undefined],
      ['/en/submissions/s1/declarations', 'done', '(done)'],
      ['/en/submissions/s1/check', 'open', '(open)'],
    ]);
    expect(steps.at(-1)?.note).toBeUndefined();
  });

  it.each<[string, Partial<Submission>, string]>([
    ['the terms, until all agreed', { members: members({}, { agreed: false }) }, 'terms'],
    ['the text, until it is written', { solution: { ...draft.solution, summary: '' } }, 'solution'],
    ['the declarations, until all are there', { members: members({ declared: false }) }, 'declarations'],
    ['the text, for a member who has not declared', { role: 'member', ownDeclaration: null }, 'solution'],
    ['the check, where nothing stands open', {}, 'check'],
  ])('is gone on with: %s', (_case, parts, expected) => {
    expect(nextStep({ ...draft, ...parts })).toBe(expected);
  });
});
