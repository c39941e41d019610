import { tokenNames, type BrandTokens, type Tokens } from './brand.rules.js';

/**
 * The style sheet of one brand: light by default, dark where the system or `data-theme` asks for it, light on paper.
 * Holds hex colours only, so that it may be cached under a name made from its content.
 */
export function brandCss({ light, dark }: BrandTokens): string {
  const bright = `color-scheme:light;${declarations(light)}`;
  const dim = `color-scheme:dark;${declarations(dark)}`;
  return [
    `:root{${bright}}`,
    `@media screen{:root[data-theme=dark]{${dim}}}`,
    `@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){${dim}}}`,
  ].join('\n');
}

function declarations(tokens: Tokens): string {
  return tokenNames.map((name) => `--${name}:${tokens[name]}`).join(';');
}
