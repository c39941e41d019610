import type { ChallengeRow as Row, OutputOf, challengesRpc } from '@allmende/contracts';
import {
  calendarOf,
  ChallengeCard,
  ChallengeRow,
  daysUntil,
  formatDay,
  formatDayOfMonth,
  formatMonth,
  formatRelative,
  formatShortDay,
  formatTime,
  noonOf,
  StateWord,
  type DateContext,
} from '@allmende/ui';
import {
  closeText,
  eligibleText,
  questionOf,
  rewardText,
  rightsText,
  seekerText,
  stateOf,
  topicText,
  type ShownState,
} from '../challenge.view.js';
import { inLanguage } from '../language.js';
import { beginningOf } from '../markdown.view.js';
import type { Page } from '../page.js';
import { WrittenIn } from './written-in.js';

export type OutcomeRow = OutputOf<typeof challengesRpc.listOutcomes>['items'][number];

/** A challenge on a portal's home. */
export function CardOf({ row, page }: { row: Row; page: Page }) {
  const { texts, language } = page;
  const dates = page.dates(row.zone);
  const state = stateOf(row, texts, dates);
  const { facts } = texts.home;
  const foreign = page.portal?.clusterId !== row.owner.clusterId;
  const { question, lang } = questionOf(row, language);
  return (
    <ChallengeCard
      href={page.to(`/challenges/${row.slug}`)}
      question={question}
      lang={lang}
      topic={topicText(row, texts)}
      state={<StateWord kind={state.kind}>{state.word}</StateWord>}
      by={[
        <bdi key="seeker">{seekerText(row, texts, language)}</bdi>,
        ...(foreign ? [texts.common.via(row.owner.name)] : []),
        ...(lang ? [<WrittenIn key="language" lang={lang} first />] : []),
      ]}
      facts={[
        { term: facts.closes, value: <CloseTime row={row} page={page} /> },
        { term: facts.reward, value: rewardText(row.reward, texts, language, { short: true }) },
        { term: facts.rights, value: rightsText(row, texts, dates) },
      ]}
    />
  );
}

function CloseTime({ row, page }: { row: Row; page: Page }) {
  const text = closeText(row, page.texts, page.dates(row.zone));
  return row.closesAt ? <time dateTime={row.closesAt}>{text}</time> : text;
}

/** A challenge in a list: the numeral says what comes next, closing, decision or opening. */
export function RowOf({ row, page }: { row: Row; page: Page }) {
  const { texts, language } = page;
  const dates = page.dates(row.zone);
  const state = stateOf(row, texts, dates);
  const foreign = page.portal?.clusterId !== row.owner.clusterId;
  const seeker = seekerText(row, texts, language);
  const { question, lang } = questionOf(row, language);
  return (
    <ChallengeRow
      href={page.to(`/challenges/${row.slug}`)}
      question={question}
      lang={lang}
      {...dayOf(row, state.phase, page, dates)}
      by={
        <>
          <bdi>{foreign ? `${seeker}, ${texts.common.via(row.owner.name)}` : seeker}</bdi>
          <WrittenIn lang={lang} />
        </>
      }
      state={<StateWord kind={state.kind}>{rowState(row, state, page)}</StateWord>}
      {...termsOf(row, state, page)}
    />
  );
}

/** An imported challenge says only what its source said. */
function termsOf(row: Row, { phase }: ShownState, { texts, language, dates }: Page) {
  const imported = row.state === 'imported';
  return {
    reward: imported && !row.reward ? undefined : rewardText(row.reward, texts, language, { short: true }),
    rights: imported ? undefined : rightsText(row, texts, dates(row.zone)),
    topic: imported && !row.topic ? undefined : topicText(row, texts),
    eligible: phase === 'after' ? undefined : eligibleText(row, texts),
    brief: row.hasBrief && phase !== 'after' ? texts.challenges.briefs.with : undefined,
  };
}

/** The numeral beside it counts the days already. */
function rowState({ closesAt, zone }: Row, state: ShownState, page: Page): string {
  const dates = page.dates(zone);
  if (state.kind !== 'closing' || !closesAt || daysUntil(closesAt, dates) < 1) return state.word;
  const weekday = formatDay(closesAt, dates).split(', ')[0] ?? '';
  return page.texts.challenges.closesOn(weekday, formatTime(closesAt, dates));
}

type Day = { numeral: string; month?: string; note?: string };

function dayOf(row: Row, phase: ShownState['phase'], { texts }: Page, dates: DateContext): Day {
  if (phase === 'open' && row.closesAt) {
    return { ...dateOf(row.closesAt, dates), note: formatRelative(row.closesAt, dates) };
  }
  if (phase === 'before' && row.opensAt) {
    return { ...dateOf(row.opensAt, dates), note: texts.challenges.opens };
  }
  const waiting = row.state === 'open' || row.state === 'closed';
  if (waiting && row.decisionBy && daysUntil(noonOf(row.decisionBy), calendarOf(dates)) >= -365) {
    return { ...dateOf(noonOf(row.decisionBy), calendarOf(dates)), note: texts.challenges.decision };
  }
  return row.closesAt
    ? {
        ...dateOf(row.closesAt, dates),
        note: new Date(row.closesAt) <= dates.now ? texts.challenges.facts.over : undefined,
      }
    : { numeral: '–' };
}

function dateOf(at: string | Date, dates: DateContext): Day {
  const year = new Date(at).getUTCFullYear();
  const month = formatMonth(at, dates);
  return {
    numeral: formatDayOfMonth(at, dates),
    month:
      year === dates.now.getUTCFullYear() || Math.abs(daysUntil(at, dates)) < 300
        ? month
        : `${month} ${year}`,
  };
}

/** What came of a challenge: the number of solutions large, then the story in two or three sentences. */
export function StoryOf({ row, page, level = 3 }: { row: OutcomeRow; page: Page; level?: 2 | 3 }) {
  const Heading = level === 2 ? 'h2' : 'h3';
  const { texts, language } = page;
  const { question, lang } = questionOf(row, language);
  const { outcome } = row;
  const href = page.to(`/challenges/${row.slug}`);
  const told = inLanguage(outcome.story, language, row.original);
  const story = told.text ? told : inLanguage(outcome.reason, language, row.original);
  return (
    <article className="story">
      <p className="story-count">
        {outcome.submissions ?? '–'}
        <small>{texts.home.solutions(outcome.submissions ?? 0, outcome.clusters)}</small>
      </p>
      <div>
        <Heading>
          <a href={href} lang={lang} dir="auto">
            {question}
          </a>
        </Heading>
        <p lang={story.lang} dir="auto">
          {beginningOf(story.text)}
        </p>
        <p>
          <a
            href={href}
            aria-label={`${outcome.awarded ? texts.home.readOutcome : texts.home.readReason}: ${question}`}
          >
            {outcome.awarded ? texts.home.readOutcome : texts.home.readReason}
          </a>
          {outcome.decidedAt ? (
            <span className="story-date">{formatShortDay(outcome.decidedAt, page.dates(row.zone))}</span>
          ) : null}
          {story.lang ? (
            <span className="story-date">
              <WrittenIn lang={story.lang} first />
            </span>
          ) : null}
        </p>
      </div>
    </article>
  );
}
