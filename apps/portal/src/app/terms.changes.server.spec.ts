import type { TermsVersion } from '@allmende/contracts';
import { changesOf, pairOf } from './terms.changes.server.js';

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

  const textOf = (before: string, after: string, part: 'text' | 'plain' = 'text') => {
    const of = (words: string) => (part === 'text' ? clause('use', words) : clause('use', 'A', words));
    const { clauses } = changesOf(version(1, of(before)), version(2, of(after)), 'de');
    return clauses[0]?.[part].map(({ text, kind, sentence }) => [kind, text, sentence ?? false]);
  };

  it.each(['text', 'plain'] as const)(
    'shows a sentence of which more than a third was written anew whole, the old one first (%s)',
    (part) => {
      const before =
        'Es gehört Ihnen. Das Unternehmen nutzt nichts davon vor der Entscheidung. Das bleibt so.';
      const after = 'Es gehört Ihnen. Niemand verwendet davon etwas ohne Ihr Einverständnis. Das bleibt so.';
      expect(textOf(before, after, part)).toEqual([
        ['same', 'Es gehört Ihnen.', false],
        ['same', ' ', false],
        ['gone', 'Das Unternehmen nutzt nichts davon vor der Entscheidung. ', true],
        ['new', 'Niemand verwendet davon etwas ohne Ihr Einverständnis. ', true],
        ['same', 'Das bleibt so.', false],
      ]);
    },
  );

  it('marks single words up to a third of a sentence, beside a sentence that was added', () => {
    expect(textOf('Es gilt zwei Jahre.', 'Es gilt fünf Jahre. Danach endet es.')).toEqual([
      ['same', 'Es gilt ', false],
      ['gone', 'zwei', false],
      ['new', 'fünf', false],
      ['same', ' Jahre.', false],
      ['same', ' ', false],
      ['new', 'Danach endet es.', true],
    ]);
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

describe('the two versions of a layer that are compared', () => {
  const own = [3, 2, 1].map((number) => ({ versionId: `v${number}`, number }));
  it.each<[string, string[], string[], [number, number] | undefined]>([
    ['the newest and the one before it, if none is named', [], [], [2, 3]],
    ['any two, the older one first', ['v1'], ['v3'], [1, 3]],
    ['any two, named the other way round', ['v3'], ['v1'], [1, 3]],
    ['the named and the newest, if one is named', ['v1'], [], [1, 3]],
    ['the named among those of other layers', ['other', 'v1'], ['another', 'v2'], [1, 2]],
    ['none, if one is named twice', ['v2'], ['v2'], undefined],
    ['none, if those of another layer are named', ['other'], ['another'], undefined],
  ])('are %s', (_, from, to, numbers) => {
    const pair = pairOf(own, from, to);
    expect(pair && [pair.before.number, pair.after.number]).toEqual(numbers);
  });

  it('are none where there is only one', () => {
    expect(pairOf(own.slice(2), [], [])).toBeUndefined();
  });
});
