import { domainToASCII } from 'node:url';

/** Legal forms and what joins their parts; two letters and more, as they stand once dots are gone. */
const legalForms = new Set(
  [
    'gmbh mbh ggmbh ag kg kgaa ohg ug haftungsbeschrankt gbr ek eg ev se ewiv partg partgmbb stiftung co cie und and',
    'gesellschaft mit beschrankter haftung aktiengesellschaft kommanditgesellschaft inc incorporated ltd limited llc llp',
    'plc corp corporation company sa sas sarl spa srl sl bv nv vof ab as asa aps oy oyj kft zrt sro doo spzoo',
  ].flatMap((line) => line.split(' ')),
);

/** Words as a person compares them: in any case, `Ü` as `ue` and as `u`, `S.p.A.` as `spa`, without signs. */
export function plainWords(text: string): string[] {
  const plain = text.normalize('NFKC').toLowerCase().replaceAll('ß', 'ss').normalize('NFD');
  return plain
    .replaceAll(/\p{M}/gu, '')
    .replaceAll(/(?<![\p{L}\p{N}])(?:\p{L}\.\s?)+\p{L}(?![\p{L}\p{N}])\.?/gu, (form) =>
      form.replaceAll(/[.\s]/g, ''),
    )
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map(withoutUmlauts);
}

/** A name without its legal form; of one that is nothing else, all of it. */
export function nameWords(name: string): string[] {
  const words = plainWords(name);
  let end = words.length;
  while (end > 0 && legalForms.has(words[end - 1] ?? '')) end -= 1;
  return end === 0 ? words : words.slice(0, end);
}

/** `https://www.example.com/path`, `name@example.com`, `Example.COM` → `example.com`; undefined for what is no domain. */
export function domainIn(text: string): string | undefined {
  const address = text
    .trim()
    .toLowerCase()
    .replace(/^\w+:\/\//, '')
    .replace(/[/?#].*$/s, '');
  const domain = domainToASCII(address.replace(/^.*@/s, '').replace(/^www\./, ''));
  return /^(?:[a-z0-9-]+\.)+[a-z][a-z0-9-]+$/.test(domain) ? domain : undefined;
}

export function isWithin(domain: string, owner: string): boolean {
  return domain === owner || domain.endsWith(`.${owner}`);
}

/** `Müller`, `Mueller` and `Muller` are one. */
function withoutUmlauts(word: string): string {
  return word.replaceAll(/([aou])e/g, '$1');
}
