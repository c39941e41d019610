import type { ChallengeDraft, DiscretionFinding, Localized } from '@allmende/contracts';
import {
  domainsIn,
  type Mention,
  mentionsOf,
  personWords,
  spokenNames,
  wordsIn,
} from '../names/mention.rules.js';

export type Sought = { names: readonly string[]; domains: readonly string[]; people: readonly string[] };

/** A text that somebody else will read. */
export type ShownText = Pick<DiscretionFinding, 'field' | 'seenBy'> & { text: string };

/** What everybody reads once a challenge is published; the brief is not among it. */
export const publicTexts = [
  'question',
  'lead',
  'wantedResult',
  'constraints',
  'successMeasure',
  'background',
  'alreadyTried',
  'briefNote',
  'seekerDescription',
] as const;
const around = 40;
/** A name on every page of a text is found soon enough. */
const mostPerField = 5;

/** Each text of a challenge by its field, with who will read it. */
export function shownTexts(draft: ChallengeDraft): ShownText[] {
  const { criteria, reward, termsBlanks, forMembers, brief } = draft;
  const everyone: [string, Localized | undefined][] = [
    ...publicTexts.map((name): [string, Localized] => [name, draft[name]]),
    ...criteria.map(({ name }, index): [string, Localized] => [`criteria.${index}.name`, name]),
    ['reward.note', reward?.note],
    ['termsBlanks.licenceField', termsBlanks.licenceField],
    ['termsBlanks.jointAgreement', termsBlanks.jointAgreement],
  ];
  const openLicence = { field: 'termsBlanks.openLicence', text: termsBlanks.openLicence ?? '' };
  return [
    ...everyone.flatMap(([field, text]) => inLanguages(field, text, 'everyone')),
    { ...openLicence, seenBy: 'everyone' },
    ...inLanguages('forMembers', forMembers, 'members'),
    ...inLanguages('brief', brief, 'readers'),
  ];
}

export function inLanguages(field: string, text: Localized = {}, seenBy: ShownText['seenBy']): ShownText[] {
  return (['de', 'en'] as const).map((language) => ({
    ...{ field: `${field}.${language}`, text: text[language] ?? '', seenBy },
  }));
}

/** Where somebody would recognise what is sought, in the order of the texts. */
export function findingsIn(texts: readonly ShownText[], sought: Sought): DiscretionFinding[] {
  return texts.flatMap(({ field, text, seenBy }) =>
    mentionsIn(text, sought)
      .slice(0, mostPerField)
      .map(({ kind, start, end }) => ({
        ...{ field, seenBy, kind, found: plainLine(text.slice(start, end)) },
        before: beginning(text, start),
        after: rest(text, end),
      })),
  );
}

type KindOfMention = Mention & Pick<DiscretionFinding, 'kind'>;

/** From left to right; what stands within an earlier mention is none of its own. */
function mentionsIn(text: string, { names, domains, people }: Sought): KindOfMention[] {
  const words = wordsIn(text);
  const all: KindOfMention[] = [
    ...domains.flatMap((domain) => as('domain', domainsIn(domain, text))),
    ...names.flatMap(spokenNames).flatMap((name) => as('name', mentionsOf(name, words))),
    ...people.flatMap((name) => as('person', mentionsOf(personWords(name), words))),
  ];
  const ordered = all.sort((one, other) => one.start - other.start || other.end - one.end);
  let reached = -1;
  return ordered.filter(({ start, end }) => {
    if (start < reached) return false;
    reached = end;
    return true;
  });
}

function as(kind: KindOfMention['kind'], mentions: readonly Mention[]): KindOfMention[] {
  return mentions.map((mention) => ({ ...mention, kind }));
}

function beginning(text: string, start: number): string {
  const from = Math.max(0, start - around);
  return (from > 0 ? '…' : '') + plainLine(text.slice(from, start));
}

function rest(text: string, end: number): string {
  const to = Math.min(text.length, end + around);
  return plainLine(text.slice(end, to)) + (to < text.length ? '…' : '');
}

/** In one line, without the marks of Markdown; an address of a link stays, since it may be what is found. */
function plainLine(text: string): string {
  return text
    .toWellFormed()
    .replaceAll(/(^|\n)[ \t]*(#{1,6}|[>*+-])[ \t]+/g, '$1')
    .replaceAll(/[*`~]+|(?<![\p{L}\p{N}])_+|_+(?![\p{L}\p{N}])/gu, '')
    .replaceAll('](', ' (')
    .replaceAll(/!?\[/g, '')
    .replaceAll(/\s+/g, ' ');
}
