const mostCharacters = 260;

/** The first sentences of a text, in one line and without Markdown's signs. */
export function beginningOf(source: string): string {
  const plain = source
    .replaceAll(/^#+ |[*_`>]|^\s*[-*] /gm, '')
    .replaceAll(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replaceAll(/\s+/g, ' ')
    .trim();
  if (plain.length <= mostCharacters) return plain;
  const cut = plain.slice(0, mostCharacters);
  const end = Math.max(cut.lastIndexOf('. '), cut.lastIndexOf('? '));
  return end > 120 ? cut.slice(0, end + 1) : `${cut.slice(0, cut.lastIndexOf(' '))}\u00a0…`;
}
