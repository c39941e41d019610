import {
  languages,
  periodBounds,
  restPeriods,
  rightsModels,
  rightsPackage,
  sevenLines,
  type TermsBlanks,
} from '@allmende/contracts';
import { attachment, closingClauses, openingClauses } from '../texts/common-clauses.js';
import { clusterTerms1 } from '../texts/cluster-terms-1.js';
import { platformTerms2 } from '../texts/platform-terms-2.js';
import type { Both } from '../texts/wording.js';
import {
  blanksOf,
  challengeText,
  filledPackage,
  missingBlanks,
  packageInFull,
  packages,
} from './package.rules.js';
import { openBlanks, wordsFor } from './package.words.js';

const full: Required<TermsBlanks> = {
  optionUntil: '2027-03-31',
  firstTalkWeeks: 6,
  licenceField: { de: 'Abwasserreinigung', en: 'waste water treatment' },
  licenceYears: 5,
  openLicence: 'CERN-OHL-S-2.0',
  jointAgreement: { de: 'Beide halten je die Hälfte.', en: 'Each side holds one half.' },
  transferFee: { minor: 2_500_000, currency: 'EUR' },
};
const facts = {
  closesAt: '2026-12-04T17:00:00.000Z',
  zone: 'Europe/Berlin',
  decisionBy: '2027-01-15',
  reward: { de: '25.000\u00a0€', en: '€25,000' },
};

describe.each(rightsModels)('the package %s', (code) => {
  const text = challengeText(code, full, facts);

  it('is what the contract says, with seven answers in the one order', () => {
    const filled = filledPackage(code, full);
    expect(rightsPackage.parse(filled)).toEqual(filled);
    expect(filled.lines.map(({ key }) => key)).toEqual([...sevenLines]);
  });

  it('has no blank left open once everything is filled in', () => {
    expect(missingBlanks(code, full)).toEqual([]);
    const shown = JSON.stringify([filledPackage(code, full), text]);
    expect(shown).not.toMatch(/…|\{\w+\}|undefined/);
    expect(allOpenBlanks.filter((words) => shown.includes(words))).toEqual([]);
  });

  it('names each of its blanks while it is empty, in both languages, and asks for the required ones', () => {
    const required = blanksOf(code)
      .filter((blank) => blank.required)
      .map(({ name }) => name);
    expect(missingBlanks(code, {})).toEqual(required);
    const { line, lines } = filledPackage(code, {});
    const { clauses } = challengeText(code, {}, facts);
    for (const language of languages) {
      const words: Partial<Record<string, string>> = openBlanks[language];
      const shown = allTexts([line, lines, clauses])
        .map((both) => both[language])
        .join('\n');
      const named = Object.values(words).filter((open = '') => shown.includes(open));
      expect(new Set(named)).toEqual(new Set(required.map((name) => words[name])));
      expect(shown).not.toMatch(/…|\{\w+\}|\(\(|undefined/);
    }
  });

  it('says before a challenge that the challenge states what is blank', () => {
    const compared = packageInFull(code);
    const shown = JSON.stringify(compared);
    expect(shown).not.toMatch(/…|\{\w+\}|undefined/);
    expect(allOpenBlanks.filter((words) => shown.includes(words))).toEqual([]);
    const asks = blanksOf(code).some(({ name }) => name !== 'jointAgreement');
    const says = {
      de: /in der Challenge genannt|(laut|siehe) Challenge/,
      en: /(named in|see) the challenge/,
    };
    for (const language of languages) {
      const answers = allTexts([compared.line, compared.lines]).map((both) => both[language]);
      expect(answers.some((text) => says[language].test(text))).toBe(asks);
    }
  });

  it('says the same in both languages: every text has both, with the same blanks', () => {
    for (const both of allTexts(packages[code])) {
      expect(both.de.length).toBeGreaterThan(0);
      expect(blanksIn(both.en)).toEqual(blanksIn(both.de));
    }
  });

  it('covers every clause that a participant has to find, once each, with a plain line', () => {
    const ids = text.clauses.map(({ clauseId }) => clauseId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(mustHave));
    expect(ids.includes('joint-agreement')).toBe(code === 'joint');
    expect(text.clauses.every(({ plain }) => plain.de !== '' && plain.en !== '')).toBe(true);
  });

  it('states when access to the rest ends and when it is deleted, as the data says', () => {
    const rest = text.clauses.find(({ clauseId }) => clauseId === 'rest-and-deletion');
    const documents = text.clauses.find(({ clauseId }) => clauseId === 'confidential-documents');
    const { accessDays, deletionDays, documentDays } = restPeriods;
    expect(documents?.text.de).toContain(`Ihre Kopien innerhalb von ${documentDays} Tagen`);
    expect(documents?.text.en).toContain(`your copies within ${documentDays} days`);
    for (const said of [rest?.text.de, rest?.text.en, rest?.plain.de, rest?.plain.en]) {
      expect(said?.match(/\d+/g)).toEqual([String(accessDays), String(deletionDays)]);
    }
  });

  it('binds both sides to confidentiality no longer than it is kept who opened what', () => {
    const bound = text.clauses.filter(({ clauseId }) => clauseId.startsWith('confidential-'));
    expect(bound).toHaveLength(2);
    for (const clause of bound) {
      expect(clause.text.de).toContain('endet fünf Jahre nach der Entscheidung');
      expect(clause.text.en).toContain('ends five years after the decision');
    }
    expect(periodBounds.accessLists).toMatchObject({ unit: 'years', least: 5 });
  });

  it('ignores blanks of other models', () => {
    const own = Object.fromEntries(blanksOf(code).map(({ name }) => [name, full[name]]));
    expect(challengeText(code, own, facts)).toEqual(text);
  });
});

describe('blanks', () => {
  it.each([
    ['first-talk', { firstTalkWeeks: 1 }, 'eine Woche', 'one week'],
    ['first-talk', { firstTalkWeeks: 6 }, '6 Wochen', '6 weeks'],
    ['option', { optionUntil: '2027-03-31' }, '31. März 2027', '31 March 2027'],
    ['licence-exclusive', { licenceYears: 1, licenceField: { de: 'X' } }, 'ein Jahr', 'one year'],
    ['open', { openLicence: 'CC-BY-4.0' }, 'CC-BY-4.0', 'CC-BY-4.0'],
  ] as const)('%s says them in words', (code, blanks, german, english) => {
    const { line } = filledPackage(code, blanks);
    expect(line.de).toContain(german);
    expect(line.en).toContain(english);
  });

  it.each([
    [{ minor: 2_500_000, currency: 'EUR' }, '25.000\u00a0€', '€25,000'],
    [{ minor: 123_456_789, currency: 'CHF' }, '1.234.567,89\u00a0CHF', 'CHF\u00a01,234,567.89'],
    [{ minor: 5, currency: 'EUR' }, '0,05\u00a0€', '€0.05'],
    [{ minor: 5_000, currency: 'JPY' }, '5.000\u00a0JPY', 'JPY\u00a05,000'],
  ])('writes money as each language does', (transferFee, german, english) => {
    expect(wordsFor('de', { transferFee }).price).toBe(german);
    expect(wordsFor('en', { transferFee }).price).toBe(english);
  });

  it('state the reward in the language that is read', () => {
    const text = challengeText('solver-keeps', {}, facts);
    const payment = text.clauses.find(({ clauseId }) => clauseId === 'payment')?.text;
    expect(payment?.de).toContain('zugesagt: „25.000\u00a0€“ (im Wortlaut der Challenge)');
    expect(payment?.en).toContain('award: “€25,000” (in the words of the challenge)');
  });

  it.each([
    ['2026-12-04T17:00:00.000Z', 'Europe/Berlin', '4. Dezember 2026, 18:00 Uhr (Europe/Berlin)'],
    ['2026-07-01T22:00:00.000Z', 'Europe/Berlin', '2. Juli 2026, 00:00 Uhr (Europe/Berlin)'],
    ['2026-07-01T22:00:00.000Z', 'America/New_York', '1. Juli 2026, 18:00 Uhr (America/New_York)'],
  ])('states %s in the zone of the challenge', (closesAt, zone, german) => {
    expect(wordsFor('de', {}, { ...facts, closesAt, zone }).closesAt).toBe(german);
  });

  it('uses the one language that was written for both', () => {
    const { line } = filledPackage('licence', { licenceField: { de: 'Abwasser' } });
    expect(line.en).toContain('Abwasser');
    expect(missingBlanks('licence', { licenceField: {} })).toEqual(['licenceField']);
    expect(missingBlanks('licence', { licenceField: { de: '' } })).toEqual(['licenceField']);
  });

  it('never reads a blank inside what was filled in, nor a pattern of replacement', () => {
    const licenceField = { de: '{closesAt} $& $1 {nope}', en: '<script>{until}</script>' };
    const { line } = filledPackage('licence', { licenceField });
    expect(line.de).toContain('{closesAt} $& $1 {nope}');
    expect(line.en).toContain('<script>{until}</script>');
  });
});

describe('a licence', () => {
  it('says in its plain lines who else may use the solution, and what an exclusive one leaves behind', () => {
    for (const code of ['licence', 'licence-exclusive'] as const) {
      const plain = packages[code].lines['if-awarded'];
      expect(plain.de).toContain('verbundene Unternehmen und Auftragnehmer');
      expect(plain.en).toContain('affiliated companies and contractors');
    }
    const exclusive = packages['licence-exclusive'].lines['if-awarded'];
    expect(exclusive.de).toContain('darf es danach weiter nutzen');
    expect(exclusive.en).toContain('may go on using afterwards');
  });
});

describe('words', () => {
  const all = [
    ...Object.values(packages).flatMap(allTexts),
    ...allTexts([openingClauses, closingClauses, attachment, platformTerms2, clusterTerms1]),
  ];

  it('follow the glossary', () => {
    for (const { de, en } of all) {
      expect(de).not.toMatch(
        /akzeptier|Ausschreibung|Zuschlag|Submission|Bieter|Quittung|Freigabe|Beitrag|Interessengruppe|!/i,
      );
      expect(en).not.toMatch(/tender|bidder|\baccepts? the terms|!/i);
    }
  });

  it('address readers formally and are written out in both languages', () => {
    for (const { de, en } of all) {
      expect(de).not.toMatch(/\b(du|dein|deine|dir|dich|euch|euer)\b/i);
      expect(en).not.toBe(de.length > 40 ? de : '');
      if (de.length > 60) expect(Math.abs(Math.log(en.length / de.length))).toBeLessThan(0.5);
    }
  });
});

const mustHave = [
  'scope',
  'ownership',
  'use-if-awarded',
  'use-if-not-awarded',
  'still-allowed',
  'existing-rights',
  'binding-period',
  'payment',
  'confidential-documents',
  'confidential-solution',
  'selection',
  'rest-and-deletion',
  'withdrawal',
  'liability',
  'language-and-law',
  'complaints',
];

const allOpenBlanks = languages.flatMap((language) => Object.values<string>(openBlanks[language]));

function allTexts(value: unknown): Both[] {
  if (typeof value !== 'object' || value === null) return [];
  if ('de' in value && 'en' in value) return [value as Both];
  return Object.values(value).flatMap(allTexts);
}

function blanksIn(text: string): string[] {
  return [...new Set(text.match(/\{\w+\}/g))].sort();
}
