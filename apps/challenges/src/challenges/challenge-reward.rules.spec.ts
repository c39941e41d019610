import type { Reward } from '@allmende/contracts';
import { rewardInWords } from './challenge-reward.rules.js';

const amount = { minor: 500_000, currency: 'EUR' };

it.each<[string, Reward, { de: string; en: string } | null]>([
  [
    'an amount as each language writes it',
    { kind: 'money', amount, note: {} },
    { de: '5.000\u00a0€', en: '€5,000' },
  ],
  [
    'the note in the language that is read, a sentence as such',
    { kind: 'money', amount, note: { de: 'Einmalig gezahlt', en: 'paid once' } },
    { de: '5.000\u00a0€. Einmalig gezahlt', en: '€5,000, paid once' },
  ],
  [
    'a note in one language as it was written',
    { kind: 'order', note: { de: 'im Frühjahr', en: '' } },
    { de: 'Pilotauftrag, im Frühjahr', en: 'Pilot order, im Frühjahr' },
  ],
  ['a kind alone', { kind: 'project', note: {} }, { de: 'Gemeinsames Projekt', en: 'Joint project' }],
  ['nothing where nothing is said', { kind: 'other', note: {} }, null],
])('the terms name %s', (_, reward, words) => {
  expect(rewardInWords(reward)).toEqual(words);
});

it('the terms name no reward where there is none', () => {
  expect(rewardInWords(null)).toBeNull();
});
