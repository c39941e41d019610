import type { Language, Money } from '@allmende/contracts';

/** English is the international one: day before month, 24 hours. */
export const localeOf: Record<Language, string> = { de: 'de-DE', en: 'en-GB' };

/** `25.000 €` / `€25,000`; cents only where there are some. */
export function formatMoney({ minor, currency }: Money, language: Language): string {
  const digits =
    numberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2;
  const major = minor / 10 ** digits;
  const shown = Number.isInteger(major) ? 0 : digits;
  return numberFormat(localeOf[language], {
    style: 'currency',
    currency,
    currencyDisplay: 'narrowSymbol',
    minimumFractionDigits: shown,
    maximumFractionDigits: shown,
  }).format(major);
}

export function formatNumber(value: number, language: Language): string {
  return numberFormat(localeOf[language], {}).format(value);
}

const words: Record<Language, string[]> = {
  de: 'null eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf'.split(' '),
  en: 'zero one two three four five six seven eight nine ten eleven twelve'.split(' '),
};

/** `neun`, `99`: a count inside a sentence; one has its article there and never comes. */
export function formatCount(value: number, language: Language): string {
  return words[language][value] ?? formatNumber(value, language);
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export function formatPercent(share: number, language: Language): string {
  return numberFormat(localeOf[language], { style: 'percent' }).format(share);
}

const units = ['B', 'KB', 'MB', 'GB'] as const;

/** Decimal units: 1 MB is a million bytes. One decimal below ten, as `2,4 MB`. */
export function formatSize(bytes: number, language: Language): string {
  let [value, unit] = [bytes, 0];
  while (value >= 999.5 && unit < units.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit > 1 && value < 99.95 ? 1 : 0;
  const number = numberFormat(localeOf[language], { maximumFractionDigits: digits }).format(value);
  return `${number}\u00a0${units[unit]}`;
}

const formats = new Map<string, Intl.NumberFormat>();

/** Making a format costs a hundred times more than using one. */
export function numberFormat(locale: string, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = locale + JSON.stringify(options);
  const format = formats.get(key) ?? new Intl.NumberFormat(locale, options);
  formats.set(key, format);
  return format;
}
