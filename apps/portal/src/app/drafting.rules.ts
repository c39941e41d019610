import {
  type ChallengeDraft,
  type ChallengePage,
  type ChallengeState,
  type Criterion,
  type EditableChallenge,
  type Localized,
  type Money,
  openersOf,
  type TermsBlanks,
} from '@allmende/contracts';
import { instantIn, localIn } from './drafting.dates.js';
import { differing, type Draft } from './solution.rules.js';

export const draftTexts = [
  'question',
  'lead',
  'wantedResult',
  'constraints',
  'successMeasure',
  'background',
  'alreadyTried',
  'forMembers',
  'brief',
  'briefNote',
  'seekerDescription',
] as const;
export type DraftText = (typeof draftTexts)[number];

/** Most characters a text may have. */
export const draftLimits: Record<DraftText, number> = {
  question: 140,
  lead: 400,
  wantedResult: 8000,
  constraints: 8000,
  successMeasure: 4000,
  background: 16_000,
  alreadyTried: 8000,
  forMembers: 8000,
  brief: 40_000,
  briefNote: 300,
  seekerDescription: 160,
};
export const mostCriteria = 10;

type Sides = Pick<EditableChallenge, 'draft' | 'seekers'> & Partial<Pick<EditableChallenge, 'left'>>;

/** Who opens what is handed in, or did before leaving; undefined for somebody outside the team that asks. */
function openersIn({ draft, seekers, left = [] }: Sides): (Sides['seekers'][number] | undefined)[] {
  const seekerAccountIds = seekers.map(({ accountId }) => accountId);
  const ids = openersOf({ openerAccountIds: draft.openerAccountIds, seekerAccountIds });
  return ids.map((id) => [...seekers, ...left].find(({ accountId }) => accountId === id));
}

/** By name; `other` stands for somebody outside the team that asks. */
export function openerNames(challenge: Sides, other: string): string[] {
  return openersIn(challenge).map((seeker) => seeker?.name ?? other);
}

/** How many of each side open, as everybody reads it. */
export function openerCounts(challenge: Sides): ChallengePage['openers'] {
  const openers = openersIn(challenge);
  const seeker = openers.filter(Boolean).length;
  return { seeker, manager: openers.length - seeker };
}

/** A challenge as its form holds it: one text a field, named as the platform names the field. */
export function formOf(draft: ChallengeDraft): Draft {
  const { criteria, reward, eligibility } = draft;
  const form: Draft = {
    original: draft.original,
    topic: draft.topic ?? '',
    ...Object.assign({}, ...draftTexts.map((name) => both(name, draft[name]))),
    ...Object.assign({}, ...criteria.map((one, i) => criterionForm(one, i))),
    'reward.kind': reward?.kind ?? '',
    'reward.amount': amountText(reward?.amount),
    ...both('reward.note', reward?.note ?? {}),
    ...rightsForm(draft),
    'eligibility.kind': eligibility.kind,
    'eligibility.clusterIds': eligibility.kind === 'clusters' ? listText(eligibility.clusterIds) : '',
    shownBy: listText(draft.shownBy),
    seekerNamed: draft.seekerNamed ? 'yes' : 'no',
    ...datesForm(draft),
    openerAccountIds: listText(draft.openerAccountIds),
    heldConsents: draft.heldConsents,
    ...contactForm(draft),
    ...briefForm(draft),
  };
  return Object.fromEntries(Object.entries(form).filter(([, text]) => text !== ''));
}

function rightsForm({ rightsModel, termsBlanks: blanks }: ChallengeDraft): Draft {
  return {
    rightsModel: rightsModel ?? '',
    'termsBlanks.optionUntil': blanks.optionUntil ?? '',
    'termsBlanks.firstTalkWeeks': String(blanks.firstTalkWeeks ?? ''),
    'termsBlanks.licenceYears': String(blanks.licenceYears ?? ''),
    'termsBlanks.openLicence': blanks.openLicence ?? '',
    'termsBlanks.transferFee': amountText(blanks.transferFee),
    ...both('termsBlanks.licenceField', blanks.licenceField ?? {}),
    ...both('termsBlanks.jointAgreement', blanks.jointAgreement ?? {}),
  };
}

function datesForm({ zone, opensAt, closesAt, decisionBy }: ChallengeDraft): Draft {
  return {
    zone,
    opensAt: opensAt ? localIn(zone, opensAt) : '',
    closesAt: closesAt ? localIn(zone, closesAt) : '',
    decisionBy: decisionBy ?? '',
  };
}

function briefForm({ briefOnRequest, briefVerifiedOnly, briefExcluded }: ChallengeDraft): Draft {
  return {
    briefOnRequest: briefOnRequest ? 'yes' : 'no',
    briefVerifiedOnly: briefVerifiedOnly ? 'yes' : '',
    briefExcluded: briefExcluded.join('\n'),
  };
}

function contactForm({ contact }: ChallengeDraft): Draft {
  return {
    'contact.name': contact?.name ?? '',
    'contact.phone': contact?.phone ?? '',
    'contact.email': contact?.email ?? '',
  };
}

function criterionForm({ name, weight }: Criterion, index: number): Draft {
  return { ...both(`criteria.${index}.name`, name), [`criteria.${index}.weight`]: String(weight ?? '') };
}

export function isDraftPart(name: string): boolean {
  return /^(original|topic|briefOnRequest|briefVerifiedOnly|briefExcluded|rightsModel|shownBy|openerAccountIds|heldConsents|seekerNamed|zone|opensAt|closesAt|decisionBy)$|^(criteria|reward|termsBlanks|eligibility|contact)\.|\.(de|en)$/.test(
    name,
  );
}

/** The whole challenge from its form. */
export function draftFrom(form: Draft): ChallengeDraft {
  const of = (name: string): string => (form[name] ?? '').trim();
  const zone = of('zone') || 'Europe/Berlin';
  const texts = Object.fromEntries(draftTexts.map((name) => [name, localizedFrom(form, name)]));
  return {
    ...(texts as Record<DraftText, Localized>),
    original: of('original') === 'en' ? 'en' : 'de',
    topic: (of('topic') || null) as ChallengeDraft['topic'],
    criteria: criteriaFrom(form),
    reward: rewardFrom(form),
    rightsModel: (of('rightsModel') || null) as ChallengeDraft['rightsModel'],
    termsBlanks: blanksFrom(form),
    eligibility: eligibilityFrom(form),
    shownBy: listFrom(of('shownBy')),
    seekerNamed: of('seekerNamed') !== 'no',
    zone,
    opensAt: instantIn(zone, of('opensAt')),
    closesAt: instantIn(zone, of('closesAt')),
    decisionBy: of('decisionBy') || null,
    contact: contactFrom(form),
    briefOnRequest: of('briefOnRequest') === 'yes',
    briefVerifiedOnly: of('briefVerifiedOnly') === 'yes',
    briefExcluded: linesFrom(of('briefExcluded')),
    openerAccountIds: listFrom(of('openerAccountIds')),
    heldConsents: of('heldConsents') === 'told' ? 'told' : 'wait',
  };
}

/** Only what changed. */
export function draftChanges(base: Draft, mine: Draft): Partial<ChallengeDraft> | undefined {
  const names = new Set(differing(base, mine).map((name) => name.split('.')[0] ?? name));
  // The same hour is another moment in another zone.
  if (names.has('zone')) for (const name of ['opensAt', 'closesAt']) names.add(name);
  const changes = Object.entries(draftFrom(mine)).filter(([name]) => names.has(name));
  return changes.length === 0 ? undefined : (Object.fromEntries(changes) as Partial<ChallengeDraft>);
}

/** What the weights come to: their sum, or `equal` without any; `mixed` if some criteria have none. */
export function weightsOf(form: Draft): number | 'none' | 'equal' | 'mixed' {
  const weights = criteriaFrom(form).map(({ weight }) => weight);
  if (weights.length === 0) return 'none';
  if (weights.every((weight) => weight === null)) return 'equal';
  if (weights.includes(null)) return 'mixed';
  return weights.reduce<number>((sum, weight) => sum + (weight ?? 0), 0);
}

function criteriaFrom(form: Draft): Criterion[] {
  return Array.from({ length: mostCriteria }, (_, i) => ({
    name: localizedFrom(form, `criteria.${i}.name`),
    weight: form[`criteria.${i}.weight`]?.trim() ?? '',
  }))
    .filter(({ name, weight }) => name.de || name.en || weight !== '')
    .map(({ name, weight }) => ({ name, weight: weight === '' ? null : Number(weight) }));
}

function rewardFrom(form: Draft): ChallengeDraft['reward'] {
  const kind = form['reward.kind'];
  if (kind !== 'money' && kind !== 'order' && kind !== 'project' && kind !== 'other') return null;
  const amount = amountFrom(form['reward.amount']);
  return { kind, ...(amount ? { amount } : {}), note: localizedFrom(form, 'reward.note') };
}

function blanksFrom(form: Draft): TermsBlanks {
  const of = (name: keyof TermsBlanks): string => form[`termsBlanks.${name}`]?.trim() ?? '';
  const numberOf = (text: string): number | undefined => (text === '' ? undefined : Number(text));
  const textOf = (name: keyof TermsBlanks): Localized | undefined => {
    const text = localizedFrom(form, `termsBlanks.${name}`);
    return text.de || text.en ? text : undefined;
  };
  const blanks: TermsBlanks = {
    optionUntil: of('optionUntil') || undefined,
    firstTalkWeeks: numberOf(of('firstTalkWeeks')),
    licenceYears: numberOf(of('licenceYears')),
    openLicence: of('openLicence') || undefined,
    licenceField: textOf('licenceField'),
    jointAgreement: textOf('jointAgreement'),
    transferFee: amountFrom(of('transferFee')),
  };
  return Object.fromEntries(Object.entries(blanks).filter(([, value]) => value !== undefined));
}

function eligibilityFrom(form: Draft): ChallengeDraft['eligibility'] {
  const kind = form['eligibility.kind'];
  if (kind === 'own-cluster') return { kind };
  if (kind === 'clusters') return { kind, clusterIds: listFrom(form['eligibility.clusterIds'] ?? '') };
  return { kind: 'everyone' };
}

function contactFrom(form: Draft): ChallengeDraft['contact'] {
  const of = (name: string): string => form[`contact.${name}`]?.trim() ?? '';
  const [name, phone, email] = [of('name'), of('phone'), of('email')];
  if (!name && !phone && !email) return null;
  return { name, phone, ...(email ? { email } : {}) };
}

function both(name: string, { de = '', en = '' }: Localized): Draft {
  return { [`${name}.de`]: de, [`${name}.en`]: en };
}

function localizedFrom(form: Draft, name: string): Localized {
  const of = (language: string): Localized => {
    const text = form[`${name}.${language}`]?.trim();
    return text ? { [language]: text } : {};
  };
  return { ...of('de'), ...of('en') };
}

/** Whole euros and cents: `25000`, `1250,50`. */
function amountFrom(text = ''): Money | undefined {
  const amount = Number(text.replace(',', '.'));
  return text.trim() === '' || Number.isNaN(amount)
    ? undefined
    : { minor: Math.round(amount * 100), currency: 'EUR' };
}

function amountText(amount: Money | undefined): string {
  return amount ? String(amount.minor / 100) : '';
}

/** In one order, so that the same choice is the same text. */
function listText(ids: string[]): string {
  return [...ids].sort().join(',');
}

/** One entry a line. */
function linesFrom(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean);
}

function listFrom(text: string): string[] {
  return text.split(',').filter(Boolean);
}

const weekMs = 7 * 86_400_000;

/** Whether it would be open for less than a week; allowed, yet rarely meant. */
export function opensBriefly({ opensAt, closesAt }: OpenTime, now: Date): boolean {
  if (closesAt === null) return false;
  const opens = Math.max(now.getTime(), opensAt ? new Date(opensAt).getTime() : 0);
  return new Date(closesAt).getTime() - opens < weekMs;
}

type OpenTime = Pick<ChallengeDraft, 'opensAt' | 'closesAt'>;

/** From the close until submissions can be read. */
const quietMs = 30_000;

/** When received submissions can be read; null without a closing date. */
export function readableAt(closesAt: string | null): string | null {
  return closesAt && new Date(new Date(closesAt).getTime() + quietMs).toISOString();
}

export function isDecided(state: ChallengeState): boolean {
  return state === 'decided' || state === 'completed' || state === 'ended-without-award';
}
