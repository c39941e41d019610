import { clusterTerms1 } from '../texts/cluster-terms-1.js';
import { platformTerms1 } from '../texts/platform-terms-1.js';
import { platformTerms2 } from '../texts/platform-terms-2.js';
import { datesToState, termsDigest } from './terms.rules.js';

describe('published texts', () => {
  // A change here means that people agreed to something else: write a new file and a migration that publishes it.
  it.each([
    [
      'the terms of use, version 1',
      platformTerms1,
      '2d243d696eccdab836f14d10867d948a3e381f55c7752ba5c7d6aa6e04745581',
    ],
    [
      'the terms of use, version 2',
      platformTerms2,
      '159e503a9643ff101ce63947d9d818bf82d59f697bbac2ae7c90b69f827c489e',
    ],
    [
      'the standard terms of a cluster, version 1',
      clusterTerms1,
      'e0873fce3cd03798308001f1e5edfec95b6a21f22bf131f367977e3114e4af0f',
    ],
  ])('%s never change', (_, text, digest) => {
    expect(termsDigest(text)).toBe(digest);
  });

  it('have a digest that depends on every word, title and order, and on nothing else', () => {
    const [first, second, ...rest] = clusterTerms1.clauses;
    const swapped = { ...clusterTerms1, clauses: [second!, first!, ...rest] };
    const retitled = { ...clusterTerms1, title: { ...clusterTerms1.title, en: 'Terms' } };
    const reordered = { clauses: clusterTerms1.clauses, title: clusterTerms1.title, note: 'ignored' };
    const digests = [clusterTerms1, swapped, retitled].map(termsDigest);
    expect(new Set(digests).size).toBe(3);
    expect(termsDigest(reordered)).toBe(digests[0]);
  });
});

describe('the dates that terms state', () => {
  const first = {
    closesAt: '2026-12-04T17:00:00.000Z',
    zone: 'Europe/Berlin',
    decisionBy: '2027-01-15',
    reward: null,
  };

  it.each([
    ['are the challenge’s own at first', undefined, {}, {}],
    ['stay when the close is extended', first, { closesAt: '2026-12-11T17:00:00.000Z' }, {}],
    ['stay when the decision is put off', first, { decisionBy: '2027-02-01' }, {}],
    [
      'are stated anew when the close comes earlier',
      first,
      { closesAt: '2026-12-01T17:00:00.000Z' },
      { closesAt: '2026-12-01T17:00:00.000Z' },
    ],
    [
      'are stated anew when the decision comes earlier',
      first,
      { decisionBy: '2027-01-02' },
      { decisionBy: '2027-01-02' },
    ],
  ])('%s', (_, earlier, change, expected) => {
    const { closesAt, zone, decisionBy } = first;
    expect(datesToState(earlier, { ...first, ...change })).toEqual({
      closesAt,
      zone,
      decisionBy,
      ...expected,
    });
  });
});
