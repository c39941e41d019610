import type { ChallengePage, Solution, Submission } from '@allmende/contracts';
import { calendarOf, formatDay, noonOf } from '@allmende/ui';
import { useOutletContext } from 'react-router';
import { inLanguage } from './language.js';
import type { Page } from './page.js';

/** What every page of one submission is given by the frame around it. */
export type SubmissionFrame = {
  submission: Submission;
  challenge: ChallengePage | undefined;
  accountId: string;
};

export function useSubmission(): SubmissionFrame {
  return useOutletContext<SubmissionFrame>();
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
