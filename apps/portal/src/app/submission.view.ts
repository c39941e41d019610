import type { ChallengePage, Solution, Submission } from '@allmende/contracts';
import { calendarOf, formatDay, noonOf, type Step } from '@allmende/ui';
import { useOutletContext } from 'react-router';
import { inLanguage } from './language.js';
import type { Page } from './page.js';
import { isChangedSince, keptNoCopy } from './submission.rules.js';

export const stepNames = ['terms', 'solution', 'files', 'declarations', 'check'] as const;
export type StepName = (typeof stepNames)[number];

/** What every page of one submission is given by the frame around it. */
export type SubmissionFrame = {
  submission: Submission;
  challenge: ChallengePage | undefined;
  accountId: string;
};

export function useSubmission(): SubmissionFrame {
  return useOutletContext<SubmissionFrame>();
}

/** The challenge is stopped: nothing can be changed, and nothing has closed. */
export function isSuspended({ challenge }: Pick<SubmissionFrame, 'challenge'>): boolean {
  return challenge?.state === 'suspended';
}

export function wordsOf(text: string): number {
  return text.split(/\s+/u).filter(Boolean).length;
}

/** `1.240 Wörter`: how long a text is, in the page’s language. */
export function lengthOf(words: number, { texts, language }: Pick<Page, 'texts' | 'language'>): string {
  const number = new Intl.NumberFormat(language === 'de' ? 'de-DE' : 'en-GB').format(words);
  return texts.submission.notes.words(number, words === 1);
}

/** Whether the person may change it now: in the team, not only reading along, and in time. */
export function mayEdit({ open, role }: Pick<Submission, 'open' | 'role'>): boolean {
  return open && role !== 'reader';
}

/** Whether there is anything for the person to see: while it is open, only what somebody who agreed may see. */
export function mayWork({
  submission,
  accountId,
}: Pick<SubmissionFrame, 'submission' | 'accountId'>): boolean {
  return !submission.open || hasAgreed({ submission, accountId });
}

export function hasAgreed({
  submission,
  accountId,
}: Pick<SubmissionFrame, 'submission' | 'accountId'>): boolean {
  return submission.members.some((member) => member.accountId === accountId && member.agreed);
}

/** Members who have a part of their own and so declare. */
export function undeclaredOf({ members }: Pick<Submission, 'members'>): Submission['members'] {
  return members.filter(({ role, declared }) => role !== 'reader' && !declared);
}

/** Whether the person's own declaration is there, with all that it needs. */
export function hasDeclared({
  submission,
  accountId,
}: Pick<SubmissionFrame, 'submission' | 'accountId'>): boolean {
  return submission.members.some((member) => member.accountId === accountId && member.declared);
}

export type StepFact = { name: StepName; done: boolean; note: string };

export function stepFacts({ submission, texts, language }: FactInput): StepFact[] {
  const { notes } = texts.submission;
  const { solution, files, members } = submission;
  const agreed = members.every((member) => member.agreed);
  const confirmed = members.every((member) => !member.unconfirmed);
  const written = [solution.title, solution.summary, solution.body].every((text) => text.trim() !== '');
  const open = undeclaredOf(submission).length;
  const isDeleted = Boolean(submission.retention?.deletedAt);
  const submitted = submission.versions.length > 0;
  const changed = submission.open && isChangedSince(submission);
  return [
    {
      name: 'terms',
      done: agreed && confirmed,
      note: agreed && confirmed ? notes.agreed : agreed ? notes.notConfirmed : notes.notAgreed,
    },
    {
      name: 'solution',
      done: written || keptNoCopy(submission) || isDeleted,
      note: textNote({ submission, texts, language }),
    },
    {
      name: 'files',
      done: isDeleted || (files.length > 0 && files.every(({ state }) => state === 'complete')),
      note: filesNote({ submission, texts, language }),
    },
    {
      name: 'declarations',
      done: open === 0,
      note: open === 0 ? notes.allDeclared : notes.openDeclarations(open),
    },
    {
      name: 'check',
      done: submitted && !changed,
      note: changed ? notes.changed : submitted ? notes.submitted : '',
    },
  ];
}

function textNote({ submission, texts, language }: FactInput): string {
  const { notes } = texts.submission;
  if (!submission.mayRead) return notes.onceAgreed;
  if (submission.retention?.deletedAt) return texts.retention.gone;
  if (keptNoCopy(submission)) return notes.noCopy;
  const words = wordsOf(submission.solution.body);
  return words > 0 ? lengthOf(words, { texts, language }) : notes.noText;
}

function filesNote({ submission, texts }: FactInput): string {
  const { notes } = texts.submission;
  if (!submission.mayRead) return notes.onceAgreed;
  if (submission.retention?.deletedAt) return texts.retention.gone;
  if (keptNoCopy(submission)) return notes.noCopy;
  return submission.files.length > 0 ? notes.files(submission.files.length) : notes.noFiles;
}

type FactInput = { submission: Submission } & Pick<Page, 'texts' | 'language'>;

/** The path at the side: where the person is, and what still stands open. */
export function stepsOf(frame: FactInput, page: Page, current: StepName | undefined): Step[] {
  const { texts, to } = page;
  const { steps, stepStates } = texts.submission;
  return stepFacts(frame).map(({ name, done, note }) => {
    const state = name === current ? 'current' : done ? 'done' : 'open';
    return {
      title: steps[name],
      href: to(`/submissions/${frame.submission.submissionId}/${name}`),
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
  return undeclaredOf(submission).length > 0 ? 'declarations' : 'check';
}

export function questionText(challenge: ChallengePage | undefined, page: Page): string {
  if (!challenge) return page.texts.submission.challenge;
  return inLanguage(challenge.question, page.language, challenge.original).text;
}

/** `EP 26 1, angemeldet am 3. November`: what is said about a filing; empty where nothing is. */
export function filingText({ patentNumber = '', patentDate = '' }: Solution, page: Page): string {
  const day =
    patentDate && formatDay(noonOf(patentDate), calendarOf(page.dates()), { weekday: false, year: true });
  return page.texts.disclosing.patent.filing(patentNumber, day);
}

/** Times of a submission stand in its challenge's zone, by the server's clock. */
export function submissionDates({ submission, challenge }: Omit<SubmissionFrame, 'accountId'>, page: Page) {
  return { ...page.dates(challenge?.zone), now: new Date(submission.now) };
}
