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

  it('use no word of procurement', () => {
    const banned = /akzeptier|Ausschreibung|Zuschlag|Submission|Bieter|Quittung|Freigabe|Interessengruppe/i;
    expect(german.filter((text) => banned.test(text))).toEqual([]);
    expect(english.filter((text) => /tender|bidder/i.test(text))).toEqual([]);
  });

  it('address people formally and without exclamation marks', () => {
    expect(german.filter((text) => /\b(du|dein|deine|dir|dich|euch|eure)\b/i.test(text))).toEqual([]);
    expect([...german, ...english].filter((text) => text.includes('!'))).toEqual([]);
  });

  it('say plainly who could read a solution', () => {
    const inGerman = /Wer die laufenden Server betreibt, könnte .* lesen/i;
    const inEnglish = /Whoever operates the running servers could .* read/i;
    for (const [language, said] of [
      ['de', inGerman],
      ['en', inEnglish],
    ] as const) {
      const { submission, desk, drafting, pages } = textsOf(language);
      const places = [
        submission.side.operator,
        submission.check.operator,
        desk.quiet,
        drafting.overview.quiet,
      ];
      expect([...places, pages.how.honest.paragraphs.join(' ')].filter((text) => !said.test(text))).toEqual(
        [],
      );
    }
  });
});
