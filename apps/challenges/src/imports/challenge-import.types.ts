/** Seven types of challenges and two later ones, with the spellings that occur. */
const spellings: [RegExp, string][] = [
  [/^software(?:\s*(?:\/|and|&)\s*apps)?$/, 'Software and apps'],
  [/^creative(?:\s*\((?:multimedia (?:&|and) design|design (?:&|and) multimedia)\))?$/, 'Creative'],
  [/^idea(?:s|tion)$/, 'Ideas'],
  [/^technology demonstration(?:\s*(?:and|\/|&)\s*hardware)?$/, 'Technology demonstration and hardware'],
  [/^business plans?$/, 'Business plans'],
  [
    /^analytics[,;]? (?:visuali[sz]ations?|visulizations)[,;]?(?: and)? algorithms$/,
    'Analytics, visualizations, algorithms',
  ],
  [/^scientific$/, 'Scientific'],
  [/^nominations?$/, 'Nominations'],
  [/^virtual reality$/, 'Virtual reality'],
];
/** Has commas in itself, so it is taken out before a list is split at commas. */
const withCommas = /analytics[,;]? (?:visuali[sz]ations?|visulizations)[,;]?(?: and)? algorithms/gi;

/** Reads a list, or one string with semicolons or commas between the types; unknown ones come as they stand. */
export function readTypes(value: unknown): { types: string[]; unknown: string[] } {
  const texts = Array.isArray(value) ? value : [value];
  const parts = texts.filter((text) => typeof text === 'string').flatMap(split);
  const types = new Set<string>();
  const unknown: string[] = [];
  for (const part of parts) {
    const known = spellings.find(([spelling]) => spelling.test(part.toLowerCase()))?.[1];
    if (!known) unknown.push(part);
    types.add(known ?? part);
  }
  return { types: [...types], unknown };
}

function split(text: string): string[] {
  const taken = text.match(withCommas) ?? [];
  return [...text.replace(withCommas, '').split(/[;,]/), ...taken]
    .map((part) => part.replace(/\s+/gu, ' ').trim())
    .filter((part) => part !== '');
}
