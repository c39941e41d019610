import { textsOf } from './index.js';

/** Every sentence, also those that are made with values. */
function sentencesOf(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function')
    return sentencesOf((value as (...args: unknown[]) => unknown)('X', 2, 'Y'));
  if (typeof value !== 'object' || value === null) return [];
  return Object.values(value).flatMap(sentencesOf);
}

function keysOf(value: unknown, path = ''): string[] {
  if (typeof value !== 'object' || value === null) return [path];
  return Object.entries(value).flatMap(([key, inner]) => keysOf(inner, `${path}.${key}`));
}

const german = sentencesOf(textsOf('de'));
const english = sentencesOf(textsOf('en'));

describe('the texts', () => {
  it('say the same things in both languages', () => {
    expect(keysOf(textsOf('en'))).toEqual(keysOf(textsOf('de')));
  });

  it('use no word of procurement and none that promises what is not there', () => {
    const banned =
      /versiegel|akzeptier|Ausschreibung|Zuschlag|Submission|Bieter|Quittung|Freigabe|Interessengruppe/i;
    expect(german.filter((text) => banned.test(text))).toEqual([]);
    expect(english.filter((text) => /\bsealed\b|\bsealing\b|tender|bidder/i.test(text))).toEqual([]);
  });

  it('address people formally and without exclamation marks', () => {
    expect(german.filter((text) => /\b(du|dein|deine|dir|dich|euch|eure)\b/i.test(text))).toEqual([]);
    expect([...german, ...english].filter((text) => text.includes('!'))).toEqual([]);
  });

  it('say plainly who could read a solution', () => {
    expect(german.some((text) => /Wer die Server betreibt, könnte .* lesen/.test(text))).toBe(true);
    expect(english.some((text) => /Whoever operates the servers could .* read/.test(text))).toBe(true);
  });
});
