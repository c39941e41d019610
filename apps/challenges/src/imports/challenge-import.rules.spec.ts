import { foreignRecords } from './challenge-import.fixture.js';
import { type ImportFormat, understand } from './challenge-import.rules.js';
import { shorten } from './challenge-import.texts.js';

const whole = {
  id: 'challenge-gov-7',
  title: 'Quiet pumps',
  organisation: 'Invented Agency',
  summary: 'How can a pump be quiet?',
  descriptionMarkdown: 'Pumps hum.',
  submissionPeriod: { start: '2019-03-07T00:00', end: '2019-06-07T17:00' },
  totalPrize: { amount: 1, currency: 'USD', raw: '$30,000' },
  judgingCriteria: [
    { text: '**Silence** – 60%', weightPercent: 60, level: 0 },
    { text: 'Cost (40%): per year', weightPercent: 40, level: 0 },
  ],
  judgingMarkdown: 'Silence and cost.',
  rules: 'Be quiet.',
  howToEnter: 'Write.',
  prizesMarkdown: 'One.',
  categories: ['Ideas'],
  language: 'en',
  url: 'https://pumps.example/7',
  licence: 'CC0-1.0',
  sourceRepo: 'GSA/Challenge_gov',
};
const read = (changes: object, format: ImportFormat = 'challenges') =>
  understand(format, { ...whole, ...changes }, 0);
const reasons = (changes: object): string[] =>
  read(changes).findings.map(({ field, reason }) => `${field} ${reason}`);

describe('a foreign record', () => {
  it('is understood', () => {
    expect(read({})).toEqual({
      findings: [],
      challenge: {
        source: 'GSA/Challenge_gov',
        sourceId: '7',
        licence: 'CC0-1.0',
        url: 'https://pumps.example/7',
        organisation: 'Invented Agency',
        original: 'en',
        question: { en: 'Quiet pumps' },
        lead: { en: 'How can a pump be quiet?' },
        background: { en: 'Pumps hum.\n\n### Prizes\n\nOne.' },
        constraints: { en: 'Be quiet.\n\n### How to enter\n\nWrite.' },
        successMeasure: { en: 'Silence and cost.' },
        criteria: [
          { name: { en: 'Silence' }, weight: 60 },
          { name: { en: 'Cost (40%): per year' }, weight: 40 },
        ],
        reward: { kind: 'money', amount: { minor: 3_000_000, currency: 'USD' }, note: {} },
        keywords: ['Ideas'],
        opensAt: '2019-03-07T05:00:00.000Z',
        closesAt: '2019-06-07T21:00:00.000Z',
        zone: 'America/New_York',
      },
    });
  });

  it.each<[string, object, string[]]>([
    ['a foreign language', { language: 'fr' }, ['language other-language-kept-as-en']],
    ['no language', { language: null }, ['language not-stated-kept-as-en']],
    [
      'an end before the start',
      { submissionPeriod: { start: '2021-03-22', end: '2021-03-05' } },
      ['submissionPeriod ends-before-it-starts'],
    ],
    [
      'a year of five digits',
      { submissionPeriod: { start: '20199-03-22', end: null } },
      ['submissionPeriod year-out-of-range'],
    ],
    ['no dates', { submissionPeriod: null }, []],
    [
      'weights of 105',
      { judgingCriteria: [{ text: 'a', weightPercent: 105 }] },
      ['judgingCriteria weights-add-up-to-105'],
    ],
    ['criteria without weights', { judgingCriteria: [{ text: 'a', weightPercent: null }] }, []],
    ['an unclear prize', { totalPrize: { raw: '$20.000' } }, ['totalPrize ambiguous-separator']],
    ['no prize', { totalPrize: { raw: '$0.00' } }, ['totalPrize zero']],
    ['an address that is none', { url: 'javascript:alert(1)' }, ['url not-an-address']],
    ['a type that nobody knows', { categories: ['Juggling'] }, ['categories unknown-type: Juggling']],
    ['a text that is a list', { rules: ['a'] }, ['rules not-a-text']],
    ['a list that is a text', { judgingCriteria: 'all' }, ['judgingCriteria not-a-list']],
    ['a very long title', { title: 'x'.repeat(301) }, ['title cut-too-long']],
    ['a very long summary', { summary: 'word '.repeat(100) }, ['summary too-long-whole-in-background']],
    ['a very long text', { rules: 'x'.repeat(100_001) }, ['rules cut-too-long']],
  ])('says what it could not take: %s', (_title, changes, expected) => {
    expect(reasons(changes)).toEqual(expected);
    expect(read(changes).challenge).toMatchObject({ source: 'GSA/Challenge_gov', sourceId: '7' });
  });

  it.each<[string, unknown, string, string]>([
    ['no object', 'text', '', 'not-a-record'],
    ['null', null, '', 'not-a-record'],
    ['a list', [], '', 'not-a-record'],
    ['no id', { ...whole, id: ' ' }, 'id', 'no-id'],
    ['an id that is an object', { ...whole, id: {} }, 'id', 'no-id'],
    ['no title', { ...whole, title: '<b></b>' }, 'title', 'no-title'],
    ['no source', { ...whole, sourceRepo: null }, 'sourceRepo', 'no-source'],
    ['no licence', { ...whole, licence: '' }, 'licence', 'no-licence'],
  ])('is refused with %s', (_title, raw, field, reason) => {
    const { challenge, findings } = understand('challenges', raw, 4);
    expect(challenge).toBeUndefined();
    expect(findings).toMatchObject([{ field, reason, kept: false }]);
    if (reason === 'no-id' || field === '') expect(findings[0]?.record).toBe('#5');
  });

  it('of either format is the same challenge', () => {
    const feed = understand(
      'challenge-gov-feed',
      { 'challenge-id': '7', 'challenge-title': 'Quiet pumps' },
      0,
    );
    const { source, sourceId } = feed.challenge ?? {};
    expect({ source, sourceId }).toEqual({ source: 'GSA/Challenge_gov', sourceId: '7' });
  });

  it('keeps the whole of a summary that is too long for a lead', () => {
    const summary = 'Words without end. '.repeat(40).trim();
    const { challenge } = read({ summary });
    expect(challenge?.lead.en?.length).toBeLessThanOrEqual(400);
    expect(challenge?.background.en).toContain(summary);
    expect(shorten('one two three', 9)).toBe('one two…');
  });
});

const collections = (['challenges', 'challenge-gov-feed'] as const).map((format) => ({
  format,
  ...foreignRecords(format),
}));

describe.each(collections)('all of $format ($from)', ({ format, records }) => {
  const understood = records.map((record, index) => understand(format, record, index));
  const challenges = understood.flatMap(({ challenge }) => (challenge ? [challenge] : []));
  const texts = challenges.flatMap(({ question, lead, constraints, successMeasure, background, original }) =>
    [question, lead, constraints, successMeasure, background].map((text) => text[original] ?? ''),
  );

  it('is understood, record by record', () => {
    expect(understood.filter(({ challenge }) => !challenge)).toEqual([]);
    expect(challenges.every(({ question, original }) => Boolean(question[original]))).toBe(true);
    expect(challenges.every(({ licence, source, sourceId }) => licence && source && sourceId)).toBe(true);
  });

  it('leaves no markup, placeholder or invisible character behind', () => {
    const markup =
      /<\/?(?:p|div|span|a|img|iframe|script|table|td|br|strong)\b[^>]*>|\{\{|\]\((?:javascript|data|blob):|[\u00a0\u200b\u202f\ufeff]|\u0000/i;
    expect(texts.filter((text) => markup.test(text)).map((text) => markup.exec(text)?.[0])).toEqual([]);
  });

  it('has dates in order, criteria that add up and amounts that are whole', () => {
    for (const { opensAt, closesAt, criteria, reward } of challenges) {
      if (opensAt && closesAt) expect(opensAt < closesAt).toBe(true);
      if (criteria.length > 0) expect(criteria.reduce((sum, { weight }) => sum + (weight ?? 0), 0)).toBe(100);
      if (reward) expect(Number.isInteger(reward.amount?.minor)).toBe(true);
    }
    expect(challenges.filter(({ closesAt }) => closesAt).length / challenges.length).toBeGreaterThan(0.6);
  });

  it('is understood the same the second time', () => {
    const again = records.slice(0, 50).map((record, index) => understand(format, record, index));
    expect(again).toEqual(understood.slice(0, 50));
  });
});
