const nbsp = '\u00a0';
/** A number, and the unit or month that belongs to it. */
const numberAndUnit =
  /(\d[.,]?) (?=(?:%|°C|°|€|\$|£|kg|g|mg|t|km|m|cm|mm|µm|nm|ml|l|KB|MB|GB|Uhr|Tage|Tagen|Stunden|Minuten|Wochen|Monate|Monaten|Jahre|Jahren|Euro|days|hours|minutes|weeks|months|years|Januar|Februar|März|April|Mai|Juni|Juli|August|September|Oktober|November|Dezember|Jan|Feb|Apr|Aug|Sept?|Okt|Nov|Dez|January|February|March|May|June|July|October|December|Oct|Dec)(?![\p{L}]))/gu;
/** One letter before a hyphen, as in X-ray and Z-Diode. */
const letterAndWord = /(?<![\p{L}\p{N}-])(\p{L})-(?=\p{L})/gu;
/** Has no width and no glyph, so that every typeface has it. */
const wordJoiner = '\u2060';
const titleAndName = /\b(Dr|Prof|Dipl\.-Ing|Hr|Fr)\. (?=\p{Lu})/gu;

/** Puts non-breaking spaces between number and unit, day and month, title and name; a single letter stays with its word. */
export function keepTogether(text: string): string {
  return text
    .replace(numberAndUnit, `$1${nbsp}`)
    .replace(titleAndName, `$1.${nbsp}`)
    .replace(letterAndWord, `$1-${wordJoiner}`);
}
