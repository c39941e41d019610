import type { Language, TermsVersion } from '@allmende/contracts';
import { diffArrays, diffWordsWithSpace } from 'diff';

type Clause = TermsVersion['clauses'][number];
/** `sentence`: it came or went as a whole. */
export type Piece = { text: string; kind: 'same' | 'new' | 'gone'; sentence?: true };
export type ClauseChange = {
  clauseId: string;
  state: 'changed' | 'new' | 'gone';
  title: Piece[];
  text: Piece[];
  plain: Piece[];
};
export type LayerChanges = { clauses: ClauseChange[]; unchanged: number };

type Numbered = Pick<TermsVersion, 'versionId' | 'number'>;

/** Of one layer's versions, the newest first: the older one before; without a choice, the newest and the one before it. */
export function pairOf<V extends Numbered>(
  own: readonly V[],
  from: readonly string[],
  to: readonly string[],
): { before: V; after: V } | undefined {
  const named = (ids: readonly string[]) => own.find(({ versionId }) => ids.includes(versionId));
  const isChosen = from.length > 0 || to.length > 0;
  const after = named(to) ?? own[0];
  const before = named(from) ?? (isChosen ? undefined : own[1]);
  if (!before || !after || before.versionId === after.versionId) return undefined;
  return before.number < after.number ? { before, after } : { before: after, after: before };
}

/** Clause by clause, sentence by sentence and word by word, in one language; clauses that went stand where they stood. */
export function changesOf(before: TermsVersion, after: TermsVersion, language: Language): LayerChanges {
  const compared = inOrder(before.clauses, after.clauses).map((pair) => compare(pair, language));
  const clauses = compared.filter((clause) => clause !== undefined);
  return { clauses, unchanged: compared.length - clauses.length };
}

type Pair = { before?: Clause; after?: Clause };

function inOrder(before: readonly Clause[], after: readonly Clause[]): Pair[] {
  const earlier = new Map(before.map((clause) => [clause.clauseId, clause]));
  const stays = new Set(after.map(({ clauseId }) => clauseId));
  const pairs: Pair[] = after.map((clause) => {
    const known = earlier.get(clause.clauseId);
    return known ? { before: known, after: clause } : { after: clause };
  });
  for (const [place, clause] of before.entries()) {
    if (stays.has(clause.clauseId)) continue;
    const above = before[place - 1]?.clauseId;
    const at = pairs.findIndex(({ before: one }) => one?.clauseId === above);
    pairs.splice(at + 1, 0, { before: clause });
  }
  return pairs;
}

function compare({ before, after }: Pair, language: Language): ClauseChange | undefined {
  const pieces = (part: 'title' | 'text' | 'plain') =>
    piecesOf(before?.[part][language] ?? '', after?.[part][language] ?? '', language);
  const change = { title: pieces('title'), text: pieces('text'), plain: pieces('plain') };
  const { clauseId = '' } = after ?? before ?? {};
  if (!before) return { clauseId, state: 'new', ...change };
  if (!after) return { clauseId, state: 'gone', ...change };
  const isSame = Object.values(change).every((part) => part.every(({ kind }) => kind === 'same'));
  return isSame ? undefined : { clauseId, state: 'changed', ...change };
}

/**
 * Sentence by sentence, the words of a sentence that stayed alike marked one by one. Where most of it was written anew,
 * single words in turn cannot be read, so the old sentence stands whole before the new one.
 */
function piecesOf(before: string, after: string, language: Language): Piece[] {
  const [earlier, later] = [sentencesOf(before, language), sentencesOf(after, language)];
  const parts = diffArrays(earlier, later, { comparator: isAlike });
  let place = 0;
  return parts.flatMap(({ value, added, removed }) => {
    // Whole sentences stand in lines of their own already.
    const text = value.join('').replace(/\n+$/, '\n');
    if (added) return { text, kind: 'new', sentence: true };
    const from = place;
    place += value.length;
    if (removed) return { text, kind: 'gone', sentence: true };
    return value.flatMap((sentence, at) => wordsBetween(earlier[from + at] ?? '', sentence));
  });
}

function sentencesOf(text: string, language: Language): string[] {
  const sentences = new Intl.Segmenter(language, { granularity: 'sentence' }).segment(text);
  return Array.from(sentences, ({ segment }) => segment);
}

/** No more than a third of its words came or went. */
function isAlike(before: string, after: string): boolean {
  const pieces = wordsBetween(before, after);
  const count = (...kinds: Piece['kind'][]) =>
    pieces.reduce((sum, { text, kind }) => sum + (kinds.includes(kind) ? numberOfWords(text) : 0), 0);
  const changed = Math.max(count('gone'), count('new'));
  return changed * 3 <= Math.max(count('same', 'gone'), count('same', 'new'));
}

function numberOfWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+/gu)?.length ?? 0;
}

/** The space behind a sentence belongs to neither of its wordings. */
function wordsBetween(before: string, after: string): Piece[] {
  const pieces = diffWordsWithSpace(before.trimEnd(), after.trimEnd()).map(
    ({ value, added, removed }): Piece => ({
      text: value,
      kind: added ? 'new' : removed ? 'gone' : 'same',
    }),
  );
  const space = after.slice(after.trimEnd().length);
  return space === '' ? pieces : [...pieces, { text: space, kind: 'same' }];
}
