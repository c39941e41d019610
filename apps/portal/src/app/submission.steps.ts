import type { HeldConsents, Submission } from '@allmende/contracts';
import type { Step } from '@allmende/ui';
import type { Page } from './page.js';
import { heldMembers, isChangedSince, keptNoCopy, laterMembersOf, undeclaredOf } from './submission.rules.js';
import type { Texts } from './texts/index.js';

export const stepNames = ['terms', 'solution', 'files', 'declarations', 'check'] as const;
export type StepName = (typeof stepNames)[number];

type Words = Pick<Page, 'texts' | 'language'>;

export type StepFact = { name: StepName; done: boolean; note: string };

/** `heldConsents`: as the challenge says it. */
export function stepFacts(
  submission: Submission,
  page: Words,
  heldConsents: HeldConsents = 'wait',
): StepFact[] {
  const { notes } = page.texts.submission;
  const { solution, files } = submission;
  const written = [solution.title, solution.summary, solution.body].every((text) => text.trim() !== '');
  const open = undeclaredOf(submission).length;
  const isDeleted = Boolean(submission.retention?.deletedAt);
  const submitted = submission.versions.length > 0;
  return [
    termsFact(submission, page, heldConsents),
    {
      name: 'solution',
      done: written || keptNoCopy(submission) || isDeleted,
      note: textNote(submission, page),
    },
    {
      name: 'files',
      done:
        isDeleted ||
        (files.length > 0
          ? files.every(({ state }) => state === 'complete')
          : submitted && submission.mayRead),
      note: filesNote(submission, page.texts),
    },
    {
      name: 'declarations',
      done: open === 0,
      note: open === 0 ? notes.allDeclared : notes.openDeclarations(open),
    },
    checkFact(submission, page),
  ];
}

/** Not done while one has not agreed, an organisation has not confirmed, or an office keeps the team from submitting. */
function termsFact(submission: Submission, page: Words, heldConsents: HeldConsents): StepFact {
  const { notes } = page.texts.submission;
  const { members } = submission;
  const open = (note: string): StepFact => ({ name: 'terms', done: false, note });
  if (members.some(({ agreed }) => !agreed)) return open(notes.notAgreed);
  if (members.some(({ unconfirmed }) => unconfirmed)) return open(notes.notConfirmed);
  if (heldConsents === 'wait' && heldMembers(submission).length > 0) return open(notes.held);
  return { name: 'terms', done: true, note: notes.agreed };
}

/** Not done while what is handed in is not what stands here, or does not name all of the team. */
function checkFact(submission: Submission, page: Words): StepFact {
  const { notes } = page.texts.submission;
  const { open, versions } = submission;
  if (open && isChangedSince(submission)) return { name: 'check', done: false, note: notes.changed };
  if (open && laterMembersOf(submission).length > 0) return { name: 'check', done: false, note: notes.grew };
  const done = versions.length > 0;
  return { name: 'check', done, note: done ? notes.submitted : '' };
}

function textNote(submission: Submission, page: Words): string {
  const { texts } = page;
  const { notes } = texts.submission;
  if (!submission.mayRead) return notes.onceAgreed;
  if (submission.retention?.deletedAt) return texts.retention.gone;
  if (keptNoCopy(submission)) return notes.noCopy;
  const words = wordsOf(submission.solution.body);
  return words > 0 ? lengthOf(words, page) : notes.noText;
}

function filesNote(submission: Submission, texts: Texts): string {
  const { notes } = texts.submission;
  if (!submission.mayRead) return notes.onceAgreed;
  if (submission.retention?.deletedAt) return texts.retention.gone;
  if (keptNoCopy(submission)) return notes.noCopy;
  if (submission.files.length > 0) return notes.files(submission.files.length);
  return submission.versions.length > 0 ? notes.noneHandedIn : notes.noFiles;
}

/** The path at the side: where the person is, and what still stands open. */
export function stepsOf(
  submission: Submission,
  page: Words & Pick<Page, 'to'>,
  current: StepName | undefined,
  heldConsents?: HeldConsents,
): Step[] {
  const { steps, stepStates } = page.texts.submission;
  return stepFacts(submission, page, heldConsents).map(({ name, done, note }) => {
    const state = name === current ? 'current' : done ? 'done' : 'open';
    return {
      title: steps[name],
      href: page.to(`/submissions/${submission.submissionId}/${name}`),
      note: note === '' ? undefined : note,
      state,
      stateText: state === 'current' ? undefined : `(${stepStates[state]})`,
    };
  });
}

/** The step that a person who comes back goes on with. */
export function nextStep(submission: Submission): StepName {
  const { solution, members } = submission;
  if (members.some(({ agreed }) => !agreed)) return 'terms';
  if ([solution.title, solution.summary, solution.body].some((text) => text.trim() === '')) return 'solution';
  // Whoever joined reads what the own declaration is to be about.
  if (submission.role === 'member' && submission.ownDeclaration === null) return 'solution';
  return undeclaredOf(submission).length > 0 ? 'declarations' : 'check';
}

export function wordsOf(text: string): number {
  return text.split(/\s+/u).filter(Boolean).length;
}

/** `1.240 Wörter`: how long a text is, in the page’s language. */
export function lengthOf(words: number, { texts, language }: Words): string {
  const number = new Intl.NumberFormat(language === 'de' ? 'de-DE' : 'en-GB').format(words);
  return texts.submission.notes.words(number, words === 1);
}
