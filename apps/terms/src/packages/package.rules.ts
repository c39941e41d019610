import {
  type RightsModel,
  type RightsPackage,
  type RightsPackageInFull,
  sevenLines,
  type TermsBlanks,
} from '@allmende/contracts';
import { attachment, closingClauses, openingClauses } from '../texts/common-clauses.js';
import { firstTalk } from '../texts/first-talk.js';
import { joint } from '../texts/joint.js';
import { licenceExclusive } from '../texts/licence-exclusive.js';
import { licence } from '../texts/licence.js';
import { open } from '../texts/open.js';
import { option } from '../texts/option.js';
import { solverKeeps } from '../texts/solver-keeps.js';
import { transfer } from '../texts/transfer.js';
import type { Both, ClauseText, RightsPackageText, SevenLine, TermsText } from '../texts/wording.js';
import {
  type ChallengeFacts,
  fill,
  inLanguage,
  type Words,
  wordsBeforeChallenge,
  wordsFor,
} from './package.words.js';

export const packages: Record<RightsModel, RightsPackageText> = {
  'solver-keeps': solverKeeps,
  'first-talk': firstTalk,
  licence,
  'licence-exclusive': licenceExclusive,
  option,
  transfer,
  joint,
  open,
};

export type BlankName = keyof TermsBlanks;
export type Blank = { name: BlankName; required: boolean };

const required = (name: BlankName): Blank => ({ name, required: true });
const optional = (name: BlankName): Blank => ({ name, required: false });

const blanks: Record<RightsModel, Blank[]> = {
  'solver-keeps': [],
  'first-talk': [required('firstTalkWeeks')],
  licence: [required('licenceField'), optional('licenceYears')],
  'licence-exclusive': [required('licenceField'), required('licenceYears')],
  option: [required('optionUntil'), optional('transferFee')],
  transfer: [optional('transferFee')],
  joint: [required('jointAgreement')],
  open: [required('openLicence')],
};

/** Which blanks a package has; others are ignored when it is filled in. */
export function blanksOf(code: RightsModel): Blank[] {
  return blanks[code];
}

export function missingBlanks(code: RightsModel, given: TermsBlanks): BlankName[] {
  return blanksOf(code)
    .filter(({ name, required: isRequired }) => isRequired && isEmpty(given[name]))
    .map(({ name }) => name);
}

/** Only what this package asks for, so that a leftover of another model changes nothing. */
export function ownBlanks(code: RightsModel, given: TermsBlanks): TermsBlanks {
  const names = blanksOf(code).map(({ name }) => name);
  return Object.fromEntries(names.filter((name) => !isEmpty(given[name])).map((name) => [name, given[name]]));
}

/** The package as pages show it; blanks that are not filled in yet show as what belongs there, “(Datum)”. */
export function filledPackage(code: RightsModel, given: TermsBlanks): RightsPackage {
  return packageIn(code, writer(ownBlanks(code, given)));
}

/** The package for comparing: each blank says that the challenge states it. */
export function comparedPackage(code: RightsModel): RightsPackage {
  return packageIn(code, beforeChallenge());
}

/** The same in full. */
export function packageInFull(code: RightsModel): RightsPackageInFull {
  const write = beforeChallenge();
  return { ...packageIn(code, write), clauses: clausesIn(code, write) };
}

function packageIn(code: RightsModel, write: Write): RightsPackage {
  const { name, line, lines } = packages[code];
  return {
    code,
    name,
    line: write(line),
    lines: sevenLines.map((key) => ({ key, answer: write(lines[key]) })),
    blanks: blanksOf(code),
  };
}

/** Layer 3 in full: what stands around every rights model, and the model's seven clauses with their plain lines. */
export function challengeText(code: RightsModel, given: TermsBlanks, facts: ChallengeFacts): TermsText {
  const { name } = packages[code];
  return {
    title: { de: `Teilnahmebedingungen: ${name.de}`, en: `Challenge terms: ${name.en}` },
    clauses: clausesIn(code, writer(ownBlanks(code, given), facts)),
  };
}

function clausesIn(code: RightsModel, write: Write): ClauseText[] {
  const { lines, clauses } = packages[code];
  const ofModel = sevenLines.map((key): ClauseText => ({
    ...sevenTitles[key],
    text: clauses[key],
    plain: lines[key],
  }));
  const attached = code === 'joint' ? [attachment] : [];
  return [...openingClauses, ...ofModel, ...closingClauses, ...attached].map((clause) => ({
    ...clause,
    text: write(clause.text),
    plain: write(clause.plain),
  }));
}

const sevenTitles: Record<SevenLine, Pick<ClauseText, 'clauseId' | 'title'>> = {
  owner: {
    clauseId: 'ownership',
    title: { de: 'Wem der Lösungsvorschlag gehört', en: 'Who owns the solution' },
  },
  'if-awarded': {
    clauseId: 'use-if-awarded',
    title: { de: 'Nutzung bei Auszeichnung', en: 'Use if awarded' },
  },
  'if-not': {
    clauseId: 'use-if-not-awarded',
    title: { de: 'Nutzung ohne Auszeichnung', en: 'Use if not awarded' },
  },
  'still-allowed': {
    clauseId: 'still-allowed',
    title: { de: 'Was Sie weiterhin dürfen', en: 'What you may still do' },
  },
  'existing-rights': {
    clauseId: 'existing-rights',
    title: { de: 'Bestehende Rechte', en: 'Existing rights' },
  },
  'binding-period': { clauseId: 'binding-period', title: { de: 'Bindefrist', en: 'Binding period' } },
  payment: { clauseId: 'payment', title: { de: 'Preisgeld und Zahlung', en: 'Reward and payment' } },
};

type Write = (text: Both) => Both;

function writer(given: TermsBlanks, facts?: ChallengeFacts): Write {
  return writing(wordsFor('de', given, facts), wordsFor('en', given, facts));
}

function beforeChallenge(): Write {
  const write = writing(wordsBeforeChallenge('de'), wordsBeforeChallenge('en'));
  // No quotation marks around what is no name yet.
  const bare = (text: string): string => text.replaceAll(/[„“](\{\w+\})[“”]/g, '$1');
  return ({ de, en }) => write({ de: bare(de), en: bare(en) });
}

function writing(german: Words, english: Words): Write {
  return ({ de, en }) => ({ de: fill(de, german), en: fill(en, english) });
}

function isEmpty(value: TermsBlanks[BlankName]): boolean {
  if (value === undefined || value === '') return true;
  return typeof value === 'object' && !('currency' in value) && inLanguage(value, 'de') === undefined;
}
