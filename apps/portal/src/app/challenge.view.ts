import type { ChallengePage, ChallengeRow, ChallengeState, Language, Reward } from '@allmende/contracts';
import {
  calendarOf,
  daysUntil,
  formatDay,
  formatMoment,
  formatMoney,
  formatRelative,
  keepTogether,
  noonAfter,
  noonOf,
  type DateContext,
  type StateKind,
} from '@allmende/ui';
import type { Standing } from './challenge.server.js';
import { inLanguage } from './language.js';
import type { OfficeStanding } from './office.letter.js';
import type { Texts } from './texts/index.js';

/** What a reader sees of a state: a word, its shape, and what it means for taking part. */
export type ShownState = { kind: StateKind; word: string; phase: Phase };
/** `stopped`: no clock runs. */
type Phase = 'before' | 'open' | 'stopped' | 'after';

const closingSoonDays = 7;

type Dated = Pick<ChallengeRow, 'state' | 'opensAt' | 'closesAt' | 'decisionBy'> &
  Partial<Pick<ChallengeRow, 'outcomeFollows'>>;

/** Closing is a fact of time: an open challenge whose time has passed is in evaluation, whatever its column says. */
export function stateOf(row: Dated, texts: Texts, dates: DateContext): ShownState {
  const words = texts.common.states;
  const state = phaseOf(row, dates.now);
  const when = (at: string | null): string => (at ? formatRelative(at, dates) : '');
  if (state === 'scheduled')
    return { kind: 'scheduled', word: words.scheduled(when(row.opensAt)), phase: 'before' };
  if (state === 'open') {
    return isClosingSoon(row, dates)
      ? { kind: 'closing', word: words.closing(when(row.closesAt)), phase: 'open' }
      : { kind: 'open', word: words.open, phase: 'open' };
  }
  if (state === 'closed' && isOverdue(row, dates))
    return { kind: 'overdue', word: words.overdue, phase: 'after' };
  if (row.outcomeFollows) return { kind: 'assessing', word: words.decided, phase: 'after' };
  const { kind, word, phase = 'after' } = settled[state];
  return { kind, word: words[word], phase };
}

type Own = Dated & {
  /** What was handed in is not opened yet. */
  sealed?: boolean;
  award?: { state: string } | null;
  toldAt: string | null;
};

/** The same for whoever works on it, who also knows whether it is opened, an award is offered, and its outcome told. */
export function ownStateOf(
  { sealed, award, toldAt, ...row }: Own,
  texts: Texts,
  dates: DateContext,
): ShownState {
  const shown = stateOf(row, texts, dates);
  const { states } = texts.common;
  if (shown.kind === 'assessing' && award?.state === 'offered') return { ...shown, word: states.offered };
  if (shown.kind === 'assessing' && sealed) return { ...shown, word: states.unopened };
  const isUntold = shown.kind === 'outcome' && row.state !== 'imported' && toldAt === null;
  return isUntold ? { ...shown, word: states.decided } : shown;
}

type Settled = { kind: StateKind; word: PlainWord; phase?: Phase };
type PlainWord = Exclude<keyof Texts['common']['states'], 'scheduled' | 'closing'>;

/** States whose word depends on nothing else. */
const settled: Record<Exclude<ChallengeRow['state'], 'scheduled' | 'open'>, Settled> = {
  draft: { kind: 'draft', word: 'draft', phase: 'before' },
  'changes-requested': { kind: 'draft', word: 'draft', phase: 'before' },
  'in-review': { kind: 'draft', word: 'review', phase: 'before' },
  closed: { kind: 'assessing', word: 'assessing' },
  decided: { kind: 'outcome', word: 'outcome' },
  completed: { kind: 'outcome', word: 'outcome' },
  suspended: { kind: 'suspended', word: 'suspended', phase: 'stopped' },
  'ended-without-award': { kind: 'ended', word: 'withoutAward' },
  withdrawn: { kind: 'ended', word: 'withdrawn' },
  imported: { kind: 'outcome', word: 'imported' },
};

function isClosingSoon({ closesAt }: Dated, dates: DateContext): boolean {
  return closesAt !== null && daysUntil(closesAt, dates) <= closingSoonDays;
}

function isOverdue({ decisionBy }: Dated, dates: DateContext): boolean {
  return decisionBy !== null && daysUntil(noonOf(decisionBy), calendarOf(dates)) < 0;
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

/** `25.000 €, dazu ein bezahlter Feldversuch`; `short` leaves the note to the challenge's own page. */
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
  // A note that is a sentence of its own stays one.
  return amount ? `${amount}${/^\p{Lu}/u.test(note) ? '.' : ','} ${note}` : note;
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

/** Until when both sides talk to each other first, once an award is accepted; undefined where the terms say nothing of it. */
export function talksText(
  { rightsModel, firstTalkWeeks }: Pick<ChallengeRow, 'rightsModel' | 'firstTalkWeeks'>,
  acceptedAt: string,
  texts: Texts,
  dates: DateContext,
): string | undefined {
  if (rightsModel !== 'first-talk' || !firstTalkWeeks) return undefined;
  const last = noonAfter(acceptedAt, firstTalkWeeks * 7, dates);
  return texts.common.talksUntil(formatDay(last, calendarOf(dates), { weekday: false, year: true }));
}

/** Why a challenge is suspended, and since when; undefined where it is not. */
export function suspensionOf({
  state,
  changes,
}: Pick<ChallengePage, 'state' | 'changes'>): ChallengePage['changes'][number] | undefined {
  return state === 'suspended' ? changes.findLast(({ kind }) => kind === 'suspended') : undefined;
}

/**
 * What leads to a person's own submission. A draft that is late and one that was withdrawn have no receipt; who joined
 * after a version was handed in holds none of it, and first declares.
 */
export function submissionAct(
  { submissionId, state, role, declared, hasReceipt }: NonNullable<Standing['submission']>,
  open: boolean,
  { challenges: { actions } }: Texts,
): { path: string; text: string } {
  const path = `/submissions/${submissionId}`;
  if (open && state === 'draft') return { path, text: actions.resume };
  if (open && state === 'submitted' && role !== 'reader' && !declared)
    return { path: `${path}/declarations`, text: actions.declare };
  return { path, text: hasReceipt && state !== 'withdrawn' ? actions.receipt : actions.own };
}

/** What the platform has told the person's office already, and whether something of theirs stands submitted. */
export function officeKnows(standing: Standing | undefined): OfficeStanding {
  const items = standing?.consents?.items ?? [];
  const submission = standing?.submission;
  return {
    isAsked: items.some(({ state }) => state !== 'withdrawn'),
    hasSubmitted: submission !== undefined && submission.versions > 0 && submission.state !== 'withdrawn',
  };
}

/** Who may take part, as short as a list needs it; undefined where the source did not say. */
export function eligibleText(
  { eligibility, owner }: Pick<ChallengeRow, 'eligibility' | 'owner'>,
  { challenges: { eligibleShort } }: Texts,
): string | undefined {
  if (!eligibility) return undefined;
  return eligibility.kind === 'own-cluster'
    ? eligibleShort['own-cluster'](owner.name)
    : eligibleShort[eligibility.kind];
}

/** Whoever stays unnamed is described; many descriptions say themselves that the name is confidential. */
export function seekerText(
  { seeker, original, state }: Pick<ChallengeRow, 'seeker' | 'original' | 'state'>,
  texts: Texts,
  language: Language,
): string {
  if (seeker.name !== null) return seeker.name;
  const { text } = inLanguage(seeker.description, language, original);
  if (state === 'imported') return text || texts.common.rightsNotStated;
  return /vertraulich|confidential/i.test(text) ? text : texts.common.seekerUnnamed(text);
}

/** Opening and reading are two acts: one sentence for both, the same beside a challenge and in a draft. */
export function openingText(challenge: Pick<ChallengePage, 'openers'> | undefined, texts: Texts): string {
  return `${texts.challenges.openedBy(challenge?.openers ?? { seeker: 0, manager: 0 })}.`;
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

/** What changed between two sets of versions, at most one of each layer; without any, between the newest two. */
export function termsChangesPath(
  slug: string,
  from: readonly string[] = [],
  to: readonly string[] = [],
): string {
  const query = new URLSearchParams([
    ...from.map((versionId) => ['from', versionId]),
    ...to.map((versionId) => ['to', versionId]),
  ]);
  return `/challenges/${slug}/terms/changes${query.size > 0 ? `?${query}` : ''}`;
}

/** To the terms as they were agreed to, which stay as they were; without an agreement, to those in force. */
export function termsPath(slug: string, agreed: readonly string[] = []): string {
  const query = new URLSearchParams(agreed.map((versionId) => ['version', versionId]));
  return `/challenges/${slug}/terms${agreed.length > 0 ? `?${query}` : ''}`;
}

/** On the page of the terms: where an agreement is ended. */
export const endPlace = 'end';

/** What is shown of it is a preview. */
function isUnpublished(state: ChallengeState): boolean {
  return state === 'draft' || state === 'changes-requested' || state === 'in-review';
}

/** A brief that is given on request is asked for until the close. */
export function isAskedFor(state: ChallengeState): boolean {
  return state === 'scheduled' || state === 'open' || state === 'suspended' || isUnpublished(state);
}

/** What leads to the confidential brief: agreeing opens it, or asking comes in between. */
export function briefLink({ brief, state }: Pick<ChallengePage, 'brief' | 'state'>, texts: Texts): string {
  if (brief?.onRequest && isAskedFor(state)) return texts.brief.openOnRequest;
  return brief?.onRequest || brief?.verifiedOnly ? texts.brief.open : texts.challenges.brief.open;
}
