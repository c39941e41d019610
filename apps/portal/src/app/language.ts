import { languages, type FactText, type Language, type Localized } from '@allmende/contracts';

export function isLanguage(value: string | undefined): value is Language {
  return languages.some((language) => language === value);
}

/** `/de/challenges` → `de`; undefined for an address without a language. */
export function languageOfPath(path: string): Language | undefined {
  const first = path.split('/')[1];
  return isLanguage(first) ? first : undefined;
}

/** `/de/me` → `/me`: the path that is the same in every language. */
export function withoutLanguage(path: string): string {
  return languageOfPath(path) ? path.replace(/^\/[^/?]+/, '') || '/' : path;
}

/** The same page in another language, and where it leads on to, too. */
export function inOtherLanguage(path: string, language: Language): string {
  if (!languageOfPath(path)) return `/${language}`;
  return path
    .replace(/^\/[^/?]+/, `/${language}`)
    .replace(/([?&]next=%2F)(?:de|en)(?=%2F|%3F|&|$)/i, `$1${language}`);
}

type Wishes = {
  chosen: Language | undefined;
  acceptLanguage: string;
  portal: Language;
};

/** The reader's choice, then the browser's wishes by their weight, then the portal's own. */
export function chooseLanguage({ chosen, acceptLanguage, portal }: Wishes): Language {
  if (chosen) return chosen;
  const wished = acceptLanguage
    .split(',')
    .map((entry) => {
      const [tag = '', ...parameters] = entry.trim().toLowerCase().split(';');
      const weight = parameters.find((parameter) => parameter.trim().startsWith('q='));
      return { tag: tag.split('-')[0] ?? '', weight: weight ? Number(weight.trim().slice(2)) || 0 : 1 };
    })
    .filter(({ weight }) => weight > 0)
    .sort((one, other) => other.weight - one.weight);
  return wished.map(({ tag }) => tag).find(isLanguage) ?? portal;
}

/** A path of this portal to go on to; anything else falls back, so that no link leads elsewhere. */
export function safePath(value: unknown, fallback: string): string {
  if (typeof value !== 'string' || value.length > 500) return fallback;
  return /^\/(?![/\\])[^\\\p{Cc}]*$/u.test(value) ? value : fallback;
}

export type ShownText = {
  text: string;
  /** Set where it is not the page's language. */ lang: Language | undefined;
};

/** A text in the reader's language, else the original, else whichever there is. */
export function inLanguage(text: Localized, language: Language, original: Language = 'de'): ShownText {
  const order = [language, original, language === 'de' ? 'en' : 'de'] as const;
  for (const each of order) {
    const value = text[each];
    if (value) return { text: value, lang: each === language ? undefined : each };
  }
  return { text: '', lang: undefined };
}

/** What was found without its language is taken for the language of the cluster that it is about. */
export function factIn(fact: FactText, language: Language, original: Language = 'de'): ShownText {
  return inLanguage(typeof fact === 'string' ? { [original]: fact } : fact, language, original);
}
