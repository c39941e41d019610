import type { Criterion, Language, Localized, Reward } from '@allmende/contracts';
import { criteriaOf } from './challenge-import.criteria.js';
import { readDate } from './challenge-import.dates.js';
import { readMoney } from './challenge-import.money.js';
import { ForeignRecord, type ImportFinding, isObject } from './challenge-import.record.js';
import { feed, type Source, sourceOf } from './challenge-import.sources.js';
import {
  markdownOfHtml,
  markdownOfMixed,
  plainLine,
  shorten,
  type TextOptions,
  tidy,
} from './challenge-import.texts.js';
import { readTypes } from './challenge-import.types.js';

export type ImportFormat = 'challenges' | 'challenge-gov-feed';

/**
 * Which format wins when both have a record: the tidied collection names criteria with weights and single prizes,
 * which the feed has in prose only. A poorer format never overwrites a richer one, so their order does not matter.
 */
export const richness: Record<ImportFormat, number> = { 'challenge-gov-feed': 1, challenges: 2 };

/** What was understood of a record, in the columns of a challenge. */
export type ImportedChallenge = {
  source: string;
  sourceId: string;
  licence: string;
  url: string | null;
  organisation: string | null;
  original: Language;
  question: Localized;
  lead: Localized;
  constraints: Localized;
  successMeasure: Localized;
  background: Localized;
  criteria: Criterion[];
  reward: Reward | null;
  keywords: string[];
  opensAt: string | null;
  closesAt: string | null;
  zone: string;
};

export type Understood = { challenge: ImportedChallenge | undefined; findings: ImportFinding[] };

const maxTitle = 300;
const maxLead = 400;
const maxBody = 100_000;
const maxKeywords = 30;

/** Reads one record; without a challenge it was refused, and the last finding says why. */
export function understand(format: ImportFormat, raw: unknown, position: number): Understood {
  const own = isObject(raw) ? raw[format === 'challenges' ? 'id' : 'challenge-id'] : undefined;
  const id = typeof own === 'string' || typeof own === 'number' ? tidy(String(own)) : '';
  const record = new ForeignRecord(raw, id === '' ? `#${position + 1}` : id.slice(0, 120));
  const refusal = isObject(raw) ? refusalOf(format, record, id) : { field: '', reason: 'not-a-record' };
  if (refusal) return { challenge: undefined, findings: [{ record: record.name, ...refusal, kept: false }] };
  const challenge = format === 'challenges' ? readTidied(record, id) : readFeed(record, id);
  return { challenge, findings: record.findings };
}

type Refusal = { field: string; reason: string };

function refusalOf(format: ImportFormat, record: ForeignRecord, id: string): Refusal | undefined {
  const [idField, titleField] =
    format === 'challenges' ? ['id', 'title'] : ['challenge-id', 'challenge-title'];
  if (id === '' || id.length > 120) return { field: idField, reason: 'no-id' };
  if (plainLine(record.text(titleField)) === '') return { field: titleField, reason: 'no-title' };
  if (format === 'challenge-gov-feed') return undefined;
  if (record.text('sourceRepo') === '') return { field: 'sourceRepo', reason: 'no-source' };
  return record.text('licence') === '' ? { field: 'licence', reason: 'no-licence' } : undefined;
}

function readTidied(record: ForeignRecord, id: string): ImportedChallenge {
  const sourceName = record.text('sourceRepo');
  const source = sourceOf(sourceName);
  const title = plainLine(record.text('title'));
  const description = mixed(record, 'descriptionMarkdown', source);
  const original = languageOf(record, `${title} ${description}`);
  const summary = plainLine(record.markup('summary')) || plainLine(description).slice(0, 300);
  const period = record.inner('submissionPeriod');
  const words = sections[original];
  return {
    ...identityOf(sourceName, id, source),
    licence: record.text('licence'),
    url: urlOf(record, ['url']),
    organisation: record.text('organisation') || null,
    ...textsOf(record, original, { title, summary, titleField: 'title', summaryField: 'summary' }),
    background: body(record, original, 'descriptionMarkdown', [
      ['', overflow(summary)],
      ['', description],
      [words.prizes, mixed(record, 'prizesMarkdown', source)],
    ]),
    constraints: body(record, original, 'rules', [
      ['', mixed(record, 'rules', source)],
      [words.howToEnter, mixed(record, 'howToEnter', source)],
    ]),
    successMeasure: body(record, original, 'judgingMarkdown', [
      ['', mixed(record, 'judgingMarkdown', source)],
    ]),
    criteria: criteriaOf(record, original),
    reward: rewardOf(record, record.inner('totalPrize').text('raw'), 'totalPrize'),
    keywords: keywordsOf(record, 'categories', sourceName === feed.source),
    ...datesOf(
      record,
      period.text('start'),
      period.text('end'),
      ['submissionPeriod', 'submissionPeriod'],
      source,
    ),
  };
}

function readFeed(record: ForeignRecord, id: string): ImportedChallenge {
  const source = sourceOf(feed.source);
  const title = plainLine(record.text('challenge-title'));
  const summary = plainLine(record.markup('tagline'));
  const words = sections.en;
  const fields: [string, string] = ['submission-start', 'submission-end'];
  return {
    ...identityOf(feed.source, id, source),
    licence: feed.licence,
    url: urlOf(record, ['permalink', 'external-url']),
    organisation: record.text('agency') || null,
    ...textsOf(record, 'en', {
      title,
      summary,
      titleField: 'challenge-title',
      summaryField: 'tagline',
    }),
    background: body(record, 'en', 'description', [
      ['', overflow(summary)],
      ['', html(record, 'description', source)],
      [words.prizes, html(record, 'prizes', source)],
    ]),
    constraints: body(record, 'en', 'rules', [
      ['', html(record, 'rules', source)],
      [words.howToEnter, html(record, 'how-to-enter', source)],
    ]),
    successMeasure: body(record, 'en', 'judging', [['', html(record, 'judging', source)]]),
    criteria: [],
    reward: rewardOf(record, record.text('total-prize-offered-cash'), 'total-prize-offered-cash'),
    keywords: keywordsOf(record, 'type-of-challenge', true),
    ...datesOf(record, record.text(fields[0]), record.text(fields[1]), fields, source),
  };
}

/** A source's own id, without what a collection of several sources puts in front of it. */
function identityOf(source: string, id: string, { prefix }: Source): { source: string; sourceId: string } {
  return { source, sourceId: prefix !== '' && id.startsWith(prefix) ? id.slice(prefix.length) : id };
}

const sections: Record<Language, { prizes: string; howToEnter: string }> = {
  de: { prizes: 'Preise', howToEnter: 'Teilnahme' },
  en: { prizes: 'Prizes', howToEnter: 'How to enter' },
};

const germanWords = /\b(?:der|die|das|und|für|mit|ein|eine|wie|auf|von|zu|im|ist|sind|werden|soll)\b/giu;
const englishWords = /\b(?:the|and|for|with|how|on|of|to|in|is|are|will|should|that|this)\b/giu;

function languageOf(record: ForeignRecord, text: string): Language {
  const stated = record.text('language').toLowerCase();
  if (stated === 'de' || stated === 'en') return stated;
  const read = (text.match(germanWords) ?? []).length > (text.match(englishWords) ?? []).length ? 'de' : 'en';
  record.found('language', stated === '' ? `not-stated-kept-as-${read}` : `other-language-kept-as-${read}`);
  return read;
}

type Heads = { title: string; summary: string; titleField: string; summaryField: string };

function textsOf(
  record: ForeignRecord,
  original: Language,
  { title, summary, titleField, summaryField }: Heads,
): Pick<ImportedChallenge, 'original' | 'question' | 'lead'> {
  if (title.length > maxTitle) record.found(titleField, 'cut-too-long');
  if (summary.length > maxLead) record.found(summaryField, 'too-long-whole-in-background');
  return {
    original,
    question: { [original]: shorten(title, maxTitle) },
    lead: summary === '' ? {} : { [original]: shorten(summary, maxLead) },
  };
}

function overflow(summary: string): string {
  return summary.length > maxLead ? summary : '';
}

function body(
  record: ForeignRecord,
  language: Language,
  field: string,
  parts: [string, string][],
): Localized {
  const text = parts
    .filter(([, content]) => content !== '')
    .map(([title, content]) => (title === '' ? content : `### ${title}\n\n${content}`))
    .join('\n\n');
  if (text.length > maxBody) record.found(field, 'cut-too-long');
  return text === '' ? {} : { [language]: shorten(text, maxBody) };
}

function optionsFor(record: ForeignRecord, field: string, { base }: Source): TextOptions {
  return { base, found: (reason) => record.found(field, reason) };
}

function mixed(record: ForeignRecord, field: string, source: Source): string {
  return markdownOfMixed(record.markup(field), optionsFor(record, field, source));
}

function html(record: ForeignRecord, field: string, source: Source): string {
  return markdownOfHtml(record.markup(field), optionsFor(record, field, source));
}

function urlOf(record: ForeignRecord, fields: string[]): string | null {
  for (const field of fields) {
    const text = record.text(field);
    const url = text === '' ? null : URL.parse(text);
    if (url?.protocol === 'https:' || url?.protocol === 'http:') return url.href;
    if (text !== '') record.found(field, 'not-an-address');
  }
  return null;
}

function rewardOf(record: ForeignRecord, text: string, field: string): Reward | null {
  const read = readMoney(text, 'USD');
  if (read.amount)
    return { kind: 'money', amount: read.amount, note: read.atMost ? { de: 'bis zu', en: 'up to' } : {} };
  if (read.reason !== 'no-amount') record.found(field, read.reason);
  return null;
}

function keywordsOf(record: ForeignRecord, field: string, hasTypes: boolean): string[] {
  const value = record.value(field);
  if (hasTypes) {
    const { types, unknown } = readTypes(value);
    if (unknown.length > 0) record.found(field, `unknown-type: ${shorten(unknown.join('; '), 200)}`);
    return types.map((type) => shorten(tidy(type), 100)).slice(0, maxKeywords);
  }
  const words = record.list(field).filter((word) => typeof word === 'string');
  const tidied = words.map((word) => shorten(plainLine(word.replaceAll('_', ' ').replace(':', ': ')), 100));
  return [...new Set(tidied)].filter(Boolean).slice(0, maxKeywords);
}

function datesOf(
  record: ForeignRecord,
  start: string,
  end: string,
  [startField, endField]: [string, string],
  { zone }: Source,
): Pick<ImportedChallenge, 'opensAt' | 'closesAt' | 'zone'> {
  const opens = readDate(start, { zone, edge: 'start' });
  const closes = readDate(end, { zone, edge: 'end' });
  if (opens.reason && opens.reason !== 'no-date') record.found(startField, opens.reason);
  if (closes.reason && closes.reason !== 'no-date') record.found(endField, closes.reason);
  // Either date may be the wrong one.
  if (opens.at && closes.at && closes.at <= opens.at) {
    record.found(endField, 'ends-before-it-starts');
    return { opensAt: null, closesAt: null, zone };
  }
  return { opensAt: opens.at?.toISOString() ?? null, closesAt: closes.at?.toISOString() ?? null, zone };
}
