import type { ChallengePage } from '@allmende/contracts';
import { calendarOf, formatDay, formatTime, noonOf } from '@allmende/ui';
import { rightsText, seekerText } from './challenge.view.js';
import { inLanguage } from './language.js';
import { portalUrl, type Page } from './page.js';

export type OfficeLetter = { subject: string; body: string };

/** What the office knows of it, and how far the team has come. */
export type OfficeStanding = { isAsked: boolean; hasSubmitted: boolean };

type LetterOf = { challenge: ChallengePage; standing: OfficeStanding; summary?: string };

/** What a team can send to its transfer office: public facts of the challenge, and the summary only where it wants so. */
export function officeLetter({ challenge, standing, summary = '' }: LetterOf, page: Page): OfficeLetter {
  const { texts, language } = page;
  const { office } = texts.disclosing;
  const dates = page.dates(challenge.zone);
  const { text: question } = inLanguage(challenge.question, language, challenge.original);
  const { closesAt, decisionBy } = challenge;
  const url = `${portalUrl(page.platformUrl, challenge.owner.slug)}/${language}/challenges/${challenge.slug}`;
  const facts = [
    office.seeker(seekerText(challenge, texts, language)),
    closesAt &&
      office.close(`${formatDay(closesAt, dates)}, ${formatTime(closesAt, dates, { zoned: true })}`),
    decisionBy && office.decision(formatDay(noonOf(decisionBy), calendarOf(dates))),
    office.rights(rightsText(challenge, texts, dates)),
    office.terms(`${url}/terms`),
  ];
  const paragraphs = [
    office.greeting,
    askOf(standing, page),
    `${question}\n${url}`,
    facts.filter(Boolean).join('\n'),
    challenge.brief && office.brief,
    summary && office.summary(summary),
    office.unseen,
  ];
  return { subject: office.subject(question), body: `${paragraphs.filter(Boolean).join('\n\n')}\n` };
}

function askOf({ isAsked, hasSubmitted }: OfficeStanding, page: Page): string {
  const { office } = page.texts.disclosing;
  if (hasSubmitted) return office.askAfter;
  return isAsked ? office.askAgain : office.ask;
}

export function mailTo({ subject, body }: OfficeLetter): string {
  return `mailto:?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`;
}
