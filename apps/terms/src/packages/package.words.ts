import {
  type Language,
  type Localized,
  moneyInWords,
  restPeriods,
  type TermsBlanks,
} from '@allmende/contracts';

/** What fills the blanks of the texts beside `TermsBlanks`; known once a challenge is published. */
export type ChallengeFacts = {
  closesAt: string;
  zone: string;
  decisionBy: string;
  /** In words, as the challenge states it. */
  reward: Record<Language, string> | null;
};

/** What stands in a text for a blank that is still open. */
export const openBlanks = {
  de: {
    optionUntil: '(Datum)',
    firstTalkWeeks: '(Zahl)',
    licenceField: '(Nutzungsbereich)',
    licenceYears: '(Zahl)',
    openLicence: '(Name)',
    jointAgreement: '(Text der Vereinbarung)',
    closesAt: '(Datum und Uhrzeit)',
    decisionBy: '(Datum)',
  },
  en: {
    optionUntil: '(date)',
    firstTalkWeeks: '(number)',
    licenceField: '(field of use)',
    licenceYears: '(number)',
    openLicence: '(name)',
    jointAgreement: '(text of the agreement)',
    closesAt: '(date and time)',
    decisionBy: '(date)',
  },
};

const months = {
  de: 'Januar Februar März April Mai Juni Juli August September Oktober November Dezember'.split(' '),
  en: 'January February March April May June July August September October November December'.split(' '),
};

const counted = (count: number | string, one: string, many: string): string =>
  count === 1 ? one : `${count} ${many}`;

const phrases = {
  de: {
    weeks: (count: number | string) => counted(count, 'eine Woche', 'Wochen'),
    years: (count: number | string) => counted(count, 'ein Jahr', 'Jahre'),
    term: (years?: string) => (years ? `für ${years} ab der Zahlung` : 'ohne zeitliche Begrenzung'),
    optionPrice: (fee?: string) =>
      fee ? `zum Preis von ${fee}` : 'zu einem angemessenen Preis, den beide Seiten vereinbaren',
    asStated: 'das, was die Challenge unter „Das erwartet Sie“ nennt',
    quoted: (reward: string) => `„${reward}“ (im Wortlaut der Challenge)`,
  },
  en: {
    weeks: (count: number | string) => counted(count, 'one week', 'weeks'),
    years: (count: number | string) => counted(count, 'one year', 'years'),
    term: (years?: string) => (years ? `for ${years} from the payment` : 'without a time limit'),
    optionPrice: (fee?: string) =>
      fee ? `at the price of ${fee}` : 'at a fair price that both sides agree on',
    asStated: 'what the challenge states as its reward',
    quoted: (reward: string) => `“${reward}” (in the words of the challenge)`,
  },
};

/**
 * The words that stand in the texts for their blanks. Written out here rather than by `Intl`, whose output changes
 * between releases: the same blanks have to give the same bytes for ever.
 */
export function wordsFor(language: Language, blanks: TermsBlanks, facts?: ChallengeFacts) {
  const say = phrases[language];
  const open = openBlanks[language];
  const { optionUntil, firstTalkWeeks, licenceYears, transferFee } = blanks;
  const fee = transferFee && moneyInWords(transferFee, language);
  return {
    until: optionUntil ? dateWords(optionUntil, language) : open.optionUntil,
    weeks: say.weeks(firstTalkWeeks ?? open.firstTalkWeeks),
    years: say.years(licenceYears ?? open.licenceYears),
    term: say.term(licenceYears === undefined ? undefined : say.years(licenceYears)),
    field: inLanguage(blanks.licenceField, language) ?? open.licenceField,
    openLicence: blanks.openLicence || open.openLicence,
    jointAgreement: inLanguage(blanks.jointAgreement, language) ?? open.jointAgreement,
    optionPrice: say.optionPrice(fee),
    price: fee ?? say.asStated,
    accessDays: String(restPeriods.accessDays),
    deletionDays: String(restPeriods.deletionDays),
    documentDays: String(restPeriods.documentDays),
    ...factWords(language, facts),
  };
}

/** What a blank says before there is a challenge to fill it. */
const statedByChallenge: Record<Language, Partial<Words>> = {
  de: {
    until: 'zu einem in der Challenge genannten Tag',
    weeks: 'eine in der Challenge genannte Zahl von Wochen',
    years: 'eine feste Zahl von Jahren',
    term: 'für eine feste Zeit, wenn die Challenge eine nennt, sonst unbegrenzt',
    field: 'laut Challenge',
    openLicence: '(siehe Challenge)',
    jointAgreement: '(Wortlaut: siehe Challenge)',
    optionPrice: 'zum dort genannten Preis, sonst zu einem angemessenen, den beide Seiten vereinbaren',
    price: 'die in der Challenge genannte Summe, sonst das, was sie unter „Das erwartet Sie“ nennt',
    closesAt: 'den in der Challenge genannten Zeitpunkt',
    decisionBy: 'den dort genannten Tag',
  },
  en: {
    until: 'a date named in the challenge',
    weeks: 'a number of weeks named in the challenge',
    years: 'a fixed number of years',
    term: 'for a fixed time if the challenge names one, otherwise without limit',
    field: 'named in the challenge',
    openLicence: '(see the challenge)',
    jointAgreement: '(wording: see the challenge)',
    optionPrice: 'at the price named there, otherwise at a fair one that both sides agree on',
    price: 'the sum named in the challenge, otherwise what it names as its reward',
    closesAt: 'the time named in the challenge',
    decisionBy: 'the date named there',
  },
};

export function wordsBeforeChallenge(language: Language): Words {
  return { ...wordsFor(language, {}), ...statedByChallenge[language] };
}

function factWords(language: Language, facts?: ChallengeFacts) {
  const { asStated, quoted } = phrases[language];
  const open = openBlanks[language];
  return {
    reward: facts?.reward ? quoted(facts.reward[language]) : asStated,
    closesAt: facts ? instantWords(facts.closesAt, facts.zone, language) : open.closesAt,
    decisionBy: facts ? dateWords(facts.decisionBy, language) : open.decisionBy,
  };
}

export type Words = ReturnType<typeof wordsFor>;

/** In one pass, so that braces inside a blank's content stay what they are. */
export function fill(template: string, words: Words): string {
  return template.replaceAll(/\{(\w+)\}/g, (found, name: string) => words[name as keyof Words] ?? found);
}

/** The text in this language or, where only the other one was written, in that. */
export function inLanguage(text: Localized | undefined, language: Language): string | undefined {
  return text?.[language] || text?.de || text?.en || undefined;
}

function dateWords(date: string, language: Language): string {
  const [year, month, day] = date.split('-').map(Number);
  const name = months[language][Number(month) - 1];
  return `${day}${language === 'de' ? '.' : ''} ${name} ${year}`;
}

/** In the challenge's own zone, which is named because readers live in several. */
function instantWords(instant: string, zone: string, language: Language): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(new Date(instant));
  const { year, month, day, hour, minute } = Object.fromEntries(
    parts.map(({ type, value }) => [type, value]),
  );
  const time = language === 'de' ? `${hour}:${minute} Uhr` : `${hour}:${minute}`;
  return `${dateWords(`${year}-${month}-${day}`, language)}, ${time} (${zone})`;
}
