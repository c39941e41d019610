import type { Language, TermsVersion } from '@allmende/contracts';
import { diffWordsWithSpace } from 'diff';

type Clause = TermsVersion['clauses'][number];
export type Piece = { text: string; kind: 'same' | 'new' | 'gone' };
export type ClauseChange = {
  clauseId: string;
  state: 'changed' | 'new' | 'gone';
  title: Piece[];
  text: Piece[];
  plain: Piece[];
};
export type LayerChanges = { clauses: ClauseChange[]; unchanged: number };

/** Clause by clause and word by word, in one language; clauses that went stand where they stood. */
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
    piecesOf(before?.[part][language] ?? '', after?.[part][language] ?? '');
  const change = { title: pieces('title'), text: pieces('text'), plain: pieces('plain') };
  const { clauseId = '' } = after ?? before ?? {};
  if (!before) return { clauseId, state: 'new', ...change };
  if (!after) return { clauseId, state: 'gone', ...change };
  const isSame = Object.values(change).every((part) => part.every(({ kind }) => kind === 'same'));
  return isSame ? undefined : { clauseId, state: 'changed', ...change };
}

function piecesOf(before: string, after: string): Piece[] {
  return diffWordsWithSpace(before, after).map(({ value, added, removed }) => ({
    text: value,
    kind: added ? 'new' : removed ? 'gone' : 'same',
  }));
}
