import { type Language, moneyInWords, type Reward } from '@allmende/contracts';

const kinds = {
  de: { money: 'Preisgeld', order: 'Pilotauftrag', project: 'Gemeinsames Projekt', other: '' },
  en: { money: 'Prize money', order: 'Pilot order', project: 'Joint project', other: '' },
};

/** The reward as the terms name it in each language: `25.000 €, dazu ein Feldversuch`, `Pilot order`. */
export function rewardInWords(reward: Reward | null): Record<Language, string> | null {
  if (!reward) return null;
  const words = { de: wordsIn('de', reward), en: wordsIn('en', reward) };
  return words.de ? words : null;
}

/** The note in this language, else as it was written. */
function wordsIn(language: Language, { kind, amount, note }: Reward): string {
  const first = amount ? moneyInWords(amount, language) : kinds[language][kind];
  const second = note[language] || note.de || note.en || '';
  // A note that is a sentence of its own stays one.
  const between = /^\p{Lu}/u.test(second) ? '. ' : ', ';
  return [first, second].filter(Boolean).join(between);
}
