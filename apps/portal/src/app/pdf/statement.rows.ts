import type { AgreementsStated, Statement } from '@allmende/contracts';
import { type DateContext, formatCount, formatDay, formatNumber, formatTime, grouped } from '@allmende/ui';
import type { Texts } from '../texts/index.js';
import type { Row } from './paper.server.js';

export type Wording = { texts: Texts; dates: DateContext };

/** What happened, in a sentence. */
export function sentenceOf(statement: Statement, wording: Wording): string {
  const { paper } = wording.texts;
  return paper.on(momentOf(statement.at, wording.dates), predicateOf(statement, wording));
}

function predicateOf(statement: Statement, { texts, dates }: Wording): string {
  const { said } = texts.paper;
  if (isOpening(statement)) return said.opened[statement.type];
  if (isRefused(statement)) return said.notAccepted[statement.type];
  if (isRest(statement)) return aboutRest(statement, texts);
  if (isAboutAward(statement)) return aboutAward(statement, texts);
  if (isOfOffice(statement)) return ofOffice(statement, texts);
  switch (statement.type) {
    case 'brief-answered':
      return said.brief[statement.answer];
    case 'submission': {
      const { version, files } = statement;
      return said.submission(version, files.length, formatCount(files.length, dates.language));
    }
    case 'deposit':
      return said.deposit(statement.files.length, formatCount(statement.files.length, dates.language));
    case 'agreement':
      return said.agreement[statement.party.kind];
    case 'agreement-answered':
      return statement.confirmed ? said.confirmed : said.refused;
    case 'agreement-ended':
      return said.agreementEnded;
    case 'withdrawal':
      return said.withdrawal;
    default: {
      const { type }: { type: Statement['type'] } = statement;
      return said.other(texts.receipts.types[type]);
    }
  }
}

const openings = [
  'brief-opened',
  'submission-read',
  'deposit-opened',
  'opening-approved',
  'submissions-opened',
] as const;
type Opening = Extract<Statement, { type: (typeof openings)[number] }>;

function isOpening(statement: Statement): statement is Opening {
  return openings.some((type) => type === statement.type);
}

const refused = ['refused-agreement', 'refused-submission', 'refused-deposit'] as const;
type Refused = Extract<Statement, { type: (typeof refused)[number] }>;

function isRefused(statement: Statement): statement is Refused {
  return refused.some((type) => type === statement.type);
}

const rest = ['access-ended', 'contents-deleted', 'non-use-confirmed'] as const;
type Rest = Extract<Statement, { type: (typeof rest)[number] }>;

function isRest(statement: Statement): statement is Rest {
  return rest.some((type) => type === statement.type);
}

function aboutRest(statement: Rest, { paper: { said } }: Texts): string {
  const isInWords = statement.type === 'non-use-confirmed' && statement.words !== undefined;
  return isInWords ? said.nonUseInWords : said.rest[statement.type];
}

const office = ['consent', 'office-confidentiality', 'manager-confidentiality'] as const;
type OfOffice = Extract<Statement, { type: (typeof office)[number] }>;

function isOfOffice(statement: Statement): statement is OfOffice {
  return office.some((type) => type === statement.type);
}

function ofOffice(statement: OfOffice, { paper: { said } }: Texts): string {
  if (statement.type === 'consent') return said.consent[statement.consent];
  return said.confidentiality[statement.type];
}

const award = ['award-offered', 'award-answered', 'award-taken-back', 'decision'] as const;
type AboutAward = Extract<Statement, { type: (typeof award)[number] }>;

function isAboutAward(statement: Statement): statement is AboutAward {
  return award.some((type) => type === statement.type);
}

function aboutAward(statement: AboutAward, { paper: { said } }: Texts): string {
  switch (statement.type) {
    case 'award-offered':
      return said.awardOffered;
    case 'award-answered':
      return statement.accepted ? said.awardAccepted : said.awardDeclined;
    case 'award-taken-back':
      return said.awardTakenBack;
    default:
      return statement.submissionId ? said.awarded : said.notAwarded;
  }
}

/** `Mittwoch, 25. November 2026, 23:39:21 Uhr (MEZ)`. */
export function momentOf(at: string, dates: DateContext): string {
  return `${formatDay(at, dates, { year: true })}, ${formatTime(at, dates, { zoned: true, seconds: true })}`;
}

/** Everything that a statement says, in the words and in the order of the page that checks receipts. */
export function statementRows(statement: Statement, wording: Wording): Row[] {
  const { members } = wording.texts.verify;
  const order = Object.keys(members);
  const place = (name: string): number => (order.includes(name) ? order.indexOf(name) : order.length);
  return Object.entries(statement)
    .sort(([one], [other]) => place(one) - place(other))
    .flatMap(([name, value]) => rowsOf(name, value, wording));
}

function rowsOf(name: string, value: unknown, wording: Wording): Row[] {
  if (name === 'files') return (value as Files).map((file, at) => fileRow(file, at + 1, wording));
  if (name === 'versions') return (value as Versions).map((version) => versionRow(version, wording));
  if (name === 'agreements') return (value as AgreementsStated).map((each) => agreementRow(each, wording));
  if (Array.isArray(value)) return [{ term: wordFor(name, wording), value: value.join('\n'), code: true }];
  if (typeof value === 'object' && value !== null) {
    return Object.entries(value).flatMap(([inner, each]) => rowsOf(inner, each, wording));
  }
  const code = typeof value === 'string' && /^[\da-f-]{16,}$/.test(value);
  return [{ term: wordFor(name, wording), value: inWords(name, value, wording), code }];
}

type Files = Extract<Statement, { type: 'submission' }>['files'];
type Versions = Extract<Statement, { type: 'agreement' }>['versions'];

function fileRow({ fileId, size, digest }: Files[number], place: number, { texts, dates }: Wording): Row {
  const { paper, verify } = texts;
  const value = `${grouped(digest)}\n${paper.id} ${fileId}, ${formatNumber(size, dates.language)}\u00a0${verify.bytes}`;
  return { term: paper.file(place), value, code: true };
}

function versionRow({ layer, number, digest, versionId }: Versions[number], { texts }: Wording): Row {
  const { rows } = texts.receipts;
  const term = rows.layerVersion(rows.layers[layer], number);
  return { term, value: `${grouped(digest)}\n${texts.paper.id} ${versionId}`, code: true };
}

function agreementRow({ accountId, receiptId }: AgreementsStated[number], { texts }: Wording): Row {
  const { members } = texts.verify;
  return { term: members.receiptId, value: `${receiptId}\n${members.accountId} ${accountId}`, code: true };
}

function wordFor(name: string, { texts }: Wording): string {
  const members: Record<string, string> = texts.verify.members;
  return (Object.hasOwn(members, name) && members[name]) || name;
}

function inWords(name: string, value: unknown, { texts, dates }: Wording): string {
  const { verify, paper } = texts;
  if (value === null) return verify.none;
  if (typeof value === 'boolean') return value ? verify.yes : verify.no;
  const plain = String(value);
  if (/^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(plain)) return `${momentOf(plain, dates)}\n${paper.utc(plain)}`;
  if (/^[\da-f]{64}$/.test(plain)) return grouped(plain);
  const values = (verify.values as Record<string, Record<string, string>>)[name];
  return values?.[plain] ?? plain;
}
