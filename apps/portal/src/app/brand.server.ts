import { createHash } from 'node:crypto';
import { bandMap, brandCss, deriveBrand, fieldMap, heroMap, mark, type BrandColours } from '@allmende/ui';
import type { MarkPalette } from '@allmende/ui';

export type DrawnBrand = { css: string; version: string; palette: MarkPalette };

/** Of the bare host, and of every page whose portal is not known. */
export const neutralColours: BrandColours = { lead: '#2f3b47', companion: '#6b7c8c' };

const brands = new Map<string, DrawnBrand>();
const drawings = new Map<string, string>();
/** As many portals as one platform is planned for, a few times over. */
const mostKept = 500;

/** Deriving takes some milliseconds, so each pair of colours is derived once. */
export function drawBrand(colours: BrandColours): DrawnBrand {
  return keep(brands, `${colours.lead}${colours.companion}`, () => {
    const tokens = deriveBrand(colours);
    const css = brandCss(tokens);
    const { light } = tokens;
    const palette = { '1': light.accent, '2': light['mark-2'], '3': light['mark-3'], c: light.companion };
    return { css, version: createHash('sha256').update(css).digest('hex').slice(0, 10), palette };
  });
}

/** The address of a brand's style sheet: another colour or another rule gives another address. */
export function brandPath(colours: BrandColours): string {
  const name = [colours.lead, colours.companion].map((hex) => hex.slice(1)).join('-');
  return `/brand/${name}-${drawBrand(colours).version}.css`;
}

/** The address of the mark in the browser's tab: a portal's, or the platform's on its bare host. */
export function iconPath(portal: { slug: string; brand: BrandColours } | null): string {
  const { slug, brand } = portal ?? { slug: 'allmende', brand: neutralColours };
  const name = [brand.lead, brand.companion].map((hex) => hex.slice(1)).join('-');
  return `/brand/${slug}-${name}.svg`;
}

export function heroOf(slug: string): string {
  return keep(drawings, `hero:${slug}`, () => fieldMap(slug, heroMap));
}

export function bandOf(slug: string): string {
  return keep(drawings, `band:${slug}`, () => fieldMap(slug, bandMap));
}

/** A cluster's mark in its own colours, for lists and for the browser's tab. */
export function ownMarkOf(slug: string, colours: BrandColours, size = 44): string {
  return keep(drawings, `mark:${slug}:${colours.lead}${colours.companion}:${size}`, () =>
    mark(slug, { size, palette: drawBrand(colours).palette }),
  );
}

/** The oldest goes first; an attacker who asks for many colours only costs himself the wait. */
function keep<T>(kept: Map<string, T>, key: string, make: () => T): T {
  const known = kept.get(key);
  if (known !== undefined) return known;
  const made = make();
  const oldest = kept.keys().next();
  if (kept.size >= mostKept && !oldest.done) kept.delete(oldest.value);
  kept.set(key, made);
  return made;
}
