const letters: Record<string, string> = {
  ä: 'ae',
  ö: 'oe',
  ü: 'ue',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'oe',
  å: 'aa',
  ð: 'd',
  þ: 'th',
  ł: 'l',
  đ: 'd',
  ı: 'i',
};
/** Leaves room for a suffix within the 80 characters of an address. */
const maxLength = 70;

/** A question as a part of an address: `Wie trocknet Öl?` becomes `wie-trocknet-oel`. */
export function slugOf(question: string): string {
  const words = question
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüßæœøåðþłđı]/g, (letter) => letters[letter] ?? '')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
  return shorten(words) || 'challenge';
}

function shorten(slug: string): string {
  if (slug.length <= maxLength) return slug;
  const cut = slug.slice(0, maxLength + 1);
  const lastWord = cut.lastIndexOf('-');
  return cut.slice(0, lastWord > maxLength / 2 ? lastWord : maxLength);
}

/** Words that stand in the place of a slug in addresses. */
const reserved: ReadonlySet<string> = new Set(['counts', 'import', 'names', 'new', 'own']);

/** The slug itself if it is free, else the first free one with a number. */
export function freeSlug(slug: string, taken: ReadonlySet<string>): string {
  if (!taken.has(slug) && !reserved.has(slug)) return slug;
  for (let number = 2; ; number += 1) {
    const candidate = `${slug}-${number}`;
    if (!taken.has(candidate)) return candidate;
  }
}
