import { readMoney } from './challenge-import.money.js';
import { readTypes } from './challenge-import.types.js';

describe('money of imported challenges', () => {
  it.each([
    ['$220,000', 22_000_000, 'USD', false],
    ['$15,000,000.00', 1_500_000_000, 'USD', false],
    ['30000', 3_000_000, 'USD', false],
    ['$500', 50_000, 'USD', false],
    ['$1 Million', 100_000_000, 'USD', false],
    ['$2.5M', 250_000_000, 'USD', false],
    ['Up to $25,000', 2_500_000, 'USD', true],
    ['€ 10,000', 1_000_000, 'EUR', false],
    ['50k CHF', 5_000_000, 'CHF', false],
    ['£1,000.50', 100_050, 'GBP', false],
    ['$1,000\u00a0', 100_000, 'USD', false],
  ])('%s', (text, minor, currency, atMost) => {
    expect(readMoney(text, 'USD')).toEqual({ amount: { minor, currency }, atMost });
  });

  it.each([
    ['', 'no-amount'],
    ['\\N', 'no-amount'],
    ['$0.00', 'zero'],
    ['$50,00', 'ambiguous-separator'],
    ['$20.000', 'ambiguous-separator'],
    ['$1,0000', 'ambiguous-separator'],
    ['$99 billion', 'too-large'],
    ['a trip to Rome', 'unknown-shape'],
    ['$10,000 and $5,000', 'unknown-shape'],
  ])('%s is refused: %s', (text, reason) => {
    expect(readMoney(text, 'USD')).toEqual({ reason });
  });
});

describe('types of imported challenges', () => {
  it.each<[unknown, string[]]>([
    ['Software/Apps', ['Software and apps']],
    [['Creative (design & multimedia)', 'creative'], ['Creative']],
    ['Ideation, Technology Demonstration/Hardware', ['Ideas', 'Technology demonstration and hardware']],
    [
      'Software and apps; Analytics, visulizations, algorithms; Scientific',
      ['Software and apps', 'Scientific', 'Analytics, visualizations, algorithms'],
    ],
    ['Analytics, visualization, and algorithms', ['Analytics, visualizations, algorithms']],
    [null, []],
    [[1, { a: 2 }], []],
  ])('%j', (value, types) => {
    expect(readTypes(value)).toEqual({ types, unknown: [] });
  });

  it('keeps a type that it does not know and says so', () => {
    expect(readTypes('Ideas; Juggling')).toEqual({ types: ['Ideas', 'Juggling'], unknown: ['Juggling'] });
  });
});
