import { clampChroma, converter, formatHex, wcagContrast } from 'culori';

/** A colour in OKLCH: lightness 0 to 1, chroma from 0, hue in degrees. */
export type Lch = { l: number; c: number; h: number };

const toOklch = converter('oklch');

/** @param hex `#rrggbb`. A grey has no hue of its own; it counts as 0. */
export function lchOf(hex: string): Lch {
  const colour = toOklch(hex);
  if (!colour) throw new RangeError(`Not a colour: ${hex}`);
  return { l: colour.l, c: colour.c, h: colour.h ?? 0 };
}

/** The nearest colour that a screen shows: it gives up chroma, never hue. */
export function hexOf({ l, c, h }: Lch): string {
  const lightness = Math.min(1, Math.max(0, l));
  return formatHex(clampChroma({ mode: 'oklch', l: lightness, c, h }, 'oklch', 'rgb'));
}

/** WCAG 2.2 contrast, 1 to 21. */
export function contrast(one: string, other: string): number {
  return wcagContrast(one, other);
}

export type Goal = {
  on: readonly string[];
  atLeast: number;
  go: 'darker' | 'lighter';
};

const step = 0.005;

/** Steps the lightness until the contrast holds on every ground; measured on the rounded colour that is shown. */
export function reach(from: Lch, { on, atLeast, go }: Goal): { hex: string; lch: Lch } {
  const direction = go === 'darker' ? -step : step;
  for (let l = from.l; l >= 0 && l <= 1; l += direction) {
    const lch = { ...from, l };
    const hex = hexOf(lch);
    if (on.every((ground) => contrast(hex, ground) >= atLeast)) return { hex, lch };
  }
  const end = { l: go === 'darker' ? 0 : 1, c: 0, h: from.h };
  return { hex: hexOf(end), lch: end };
}
