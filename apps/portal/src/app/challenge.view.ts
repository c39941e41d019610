import type { ChallengeRow, Language, Reward } from '@allmende/contracts';
import {
  calendarOf,
  daysUntil,
  formatDay,
  formatMoment,
  formatMoney,
  formatRelative,
  keepTogether,
  noonOf,
  type DateContext,
  type StateKind,
} from '@allmende/ui';
import { inLanguage } from './language.js';
import type { Texts } from './texts/index.js';

/** What a reader sees of a state: a word, its shape, and what it means for taking part. */
export type ShownState = { kind: StateKind; word: string; phase: 'before' | 'open' | 'after' };

const closingSoonDays = 7;

/** Closing is a fact of time: an open challenge whose time has passed is in evaluation, whatever its column says. */
export function stateOf(
  row: Pick<ChallengeRow, 'state' | 'opensAt' | 'closesAt' | 'decisionBy'>,
  texts: Texts,
  dates: DateContext,
): ShownState {
  const words = texts.common.states;
  const { now } = dates;
  const state = phaseOf(row, now);
  switch (state) {
    case 'scheduled':
      return {
        kind: 'scheduled',
        word: words.scheduled(row.opensAt ? formatRelative(row.opensAt, dates) : ''),
        phase: 'before',
      };
    case 'open': {
      const soon = row.closesAt && daysUntil(row.closesAt, dates) <= closingSoonDays;
      return soon
        ? { kind: 'closing', word: words.closing(formatRelative(row.closesAt ?? now, dates)), phase: 'open' }
        : { kind: 'open', word: words.open, phase: 'open' };
    }
    case 'closed':
      return row.decisionBy && daysUntil(noonOf(row.decisionBy), calendarOf(dates)) < 0
        ? { kind: 'overdue', word: words.overdue, phase: 'after' }
        : { kind: 'assessing', word: words.assessing, phase: 'after' };
    case 'decided':
    case 'completed':
      return { kind: 'outcome', word: words.outcome, phase: 'after' };
    case 'ended-without-award':
      return { kind: 'ended', word: words.withoutAward, phase: 'after' };
    case 'suspended':
      return { kind: 'suspended', word: words.suspended, phase: 'after' };
    case 'withdrawn':
      return { kind: 'ended', word: words.withdrawn, phase: 'after' };
    case 'imported':
      return { kind: 'outcome', word: words.imported, phase: 'after' };
    case 'in-review':
      return { kind: 'draft', word: words.review, phase: 'before' };
    default:
      return { kind: 'draft', word: words.draft, phase: 'before' };
  }
}

function phaseOf(
  { state, opensAt, closesAt }: Pick<ChallengeRow, 'state' | 'opensAt' | 'closesAt'>,
  now: Date,
): ChallengeRow['state'] {
  const begun = opensAt !== null && new Date(opensAt) <= now;
  const over = closesAt !== null && new Date(closesAt) <= now;
  if ((state === 'scheduled' || state === 'open') && begun && over) return 'closed';
  if (state === 'scheduled' && begun) return 'open';
  return state;
}

/** `25.000 € und ein bezahlter Feldversuch`; `short` leaves the note to the challenge's own page. */
export function rewardText(
  reward: Reward | null,
  texts: Texts,
  language: Language,
  { short = false }: { short?: boolean } = {},
): string {
  if (!reward) return texts.common.noReward;
  const amount = reward.amount ? formatMoney(reward.amount, language) : '';
  const note = inLanguage(reward.note, language).text;
  if (short || note === '') return amount || texts.common.rewards[reward.kind];
  return [amount || texts.common.rewards[reward.kind], note].join(', ');
}

/** `Option bis 30. Juni 2027`: the rights model in one line. */
export function rightsText(
  row: Pick<ChallengeRow, 'rightsModel' | 'rightsUntil' | 'firstTalkWeeks'>,
  texts: Texts,
  dates: DateContext,
): string {
  if (!row.rightsModel) return texts.common.rightsNotStated;
  const name = texts.common.rights[row.rightsModel];
  if (row.rightsUntil) {
    const date = formatDay(noonOf(row.rightsUntil.slice(0, 10)), calendarOf(dates), { weekday: false });
    return texts.common.rightsUntil(name, date);
  }
  return row.firstTalkWeeks ? texts.common.rightsWeeks(name, row.firstTalkWeeks) : name;
}

export function seekerText(
  { seeker, original }: Pick<ChallengeRow, 'seeker' | 'original'>,
  texts: Texts,
  language: Language,
): string {
  return seeker.name ?? texts.common.seekerUnnamed(inLanguage(seeker.description, language, original).text);
}

export function topicText({ topic }: Pick<ChallengeRow, 'topic'>, texts: Texts): string {
  return topic ? texts.common.topics[topic] : texts.common.topics.other;
}

export function closeText(row: Pick<ChallengeRow, 'closesAt'>, texts: Texts, dates: DateContext): string {
  return row.closesAt ? formatMoment(row.closesAt, dates, { short: true }) : texts.challenges.facts.noClose;
}

/** The question as it is shown: numbers stay with their units. */
export function questionOf(
  row: Pick<ChallengeRow, 'question' | 'original'>,
  language: Language,
): { question: string; lang: Language | undefined } {
  const { text, lang } = inLanguage(row.question, language, row.original);
  return { question: keepTogether(text), lang };
}
