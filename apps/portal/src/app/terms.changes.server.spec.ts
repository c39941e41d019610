import type { TermsVersion } from '@allmende/contracts';
import { changesOf } from './terms.changes.server.js';

const both = (de: string, en: string) => ({ de, en });
const clause = (clauseId: string, text: string, plain = 'Ihre Sache') => ({
  clauseId,
  title: both('Titel', 'Title'),
  text: both(text, 'Text'),
  plain: both(plain, 'Yours'),
});
const version = (number: number, ...clauses: ReturnType<typeof clause>[]): TermsVersion => ({
  versionId: `00000000-0000-7000-8000-00000000000${number}`,
  layer: 'challenge',
  number,
  title: both('Teilnahmebedingungen', 'Challenge terms'),
  clauses,
  digest: 'a'.repeat(64),
  publishedAt: '2026-11-01T00:00:00.000Z',
  draftForLawyer: true,
  editorial: false,
});

describe('what changed between two versions of terms', () => {
  it('is marked by the word, clause by clause, and what stayed is counted', () => {
    const before = version(1, clause('owner', 'Es gehört Ihnen.'), clause('use', 'Zwei Jahre lang.'));
    const after = version(2, clause('owner', 'Es gehört Ihnen.'), clause('use', 'Fünf Jahre lang.'));
    expect(changesOf(before, after, 'de')).toEqual({
      unchanged: 1,
      clauses: [
        {
          clauseId: 'use',
          state: 'changed',
          title: [{ text: 'Titel', kind: 'same' }],
          text: [
            { text: 'Zwei', kind: 'gone' },
            { text: 'Fünf', kind: 'new' },
            { text: ' Jahre lang.', kind: 'same' },
          ],
          plain: [{ text: 'Ihre Sache', kind: 'same' }],
        },
      ],
    });
  });

  it('shows a clause that came and one that went at their places', () => {
    const before = version(1, clause('owner', 'A'), clause('use', 'B'), clause('pay', 'C'));
    const after = version(2, clause('owner', 'A'), clause('pay', 'C'), clause('law', 'D'));
    const { clauses, unchanged } = changesOf(before, after, 'de');
    expect(clauses.map(({ clauseId, state }) => [clauseId, state])).toEqual([
      ['use', 'gone'],
      ['law', 'new'],
    ]);
    expect(unchanged).toBe(2);
  });

  it('is nothing in a language whose words stayed', () => {
    const before = version(1, clause('owner', 'Es gehört Ihnen.'));
    const after = version(2, clause('owner', 'Es bleibt Ihres.'));
    expect(changesOf(before, after, 'en')).toEqual({ clauses: [], unchanged: 1 });
  });

  it('is nothing between a version and itself', () => {
    const one = version(1, clause('owner', 'A'));
    expect(changesOf(one, one, 'de')).toEqual({ clauses: [], unchanged: 1 });
  });
});
