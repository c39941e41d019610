import { hexOf, lchOf, reach, type Goal, type Lch } from './colour.rules.js';

/** The two colours a cluster chooses, as `#rrggbb`. */
export type BrandColours = { lead: string; companion: string };

export const tokenNames = [
  'paper',
  'surface',
  'surface-2',
  'rule',
  'rule-strong',
  'ink',
  'muted',
  'accent',
  'accent-hover',
  'on-accent',
  'accent-tint',
  'companion',
  'field-a',
  'field-b',
  'field-c',
  'field-d',
  'field-e',
  'field-g',
  'field-line',
  'field-row',
  'field-row-2',
  'common',
  'common-line',
  'mark-2',
  'mark-3',
  'ok',
  'ok-tint',
  'warn',
  'warn-tint',
  'error',
  'error-tint',
] as const;

export type TokenName = (typeof tokenNames)[number];
/** Every colour a page reads, as `#rrggbb`. */
export type Tokens = Record<TokenName, string>;
export type BrandTokens = { light: Tokens; dark: Tokens };

/** Derives every colour of a portal. Contrasts hold for any two colours: text 7:1, edges and companion 3:1 (4.5:1 in the dark). */
export function deriveBrand({ lead, companion }: BrandColours): BrandTokens {
  const colours = { lead: withChroma(lchOf(lead)), companion: lchOf(companion) };
  return { light: deriveLight(colours), dark: deriveDark(colours) };
}

type Sources = { lead: Lch; companion: Lch };

/** States mean the same in every portal, so no brand may tint them. */
const lightStates = {
  ok: '#125433',
  'ok-tint': '#e6f2ea',
  warn: '#6f3c00',
  'warn-tint': '#fbeed9',
  error: '#8f1717',
  'error-tint': '#fbe9e7',
};
const darkStates = {
  ok: '#8fd3a8',
  'ok-tint': '#163524',
  warn: '#f0b866',
  'warn-tint': '#3b2a10',
  error: '#ff9e94',
  'error-tint': '#43201d',
};

function deriveLight({ lead, companion }: Sources): Tokens {
  const shade = shadesOf(lead.h);
  const grounds = { paper: '#ffffff', surface: shade(0.972, 0.007), 'surface-2': shade(0.945, 0.012) };
  const text: Goal = { on: Object.values(grounds), atLeast: 7, go: 'darker' };
  const accent = reach({ ...lead, l: Math.min(lead.l, 0.5) }, text);
  const path = reach(companion, { on: [grounds.paper], atLeast: 3, go: 'darker' }).hex;
  return {
    ...grounds,
    rule: shade(0.885, 0.012),
    'rule-strong': reach({ l: 0.62, c: 0.02, h: lead.h }, { ...text, atLeast: 3 }).hex,
    ink: reach({ l: 0.235, c: 0.022, h: lead.h }, { ...text, atLeast: 12 }).hex,
    muted: reach({ l: 0.5, c: 0.02, h: lead.h }, text).hex,
    accent: accent.hex,
    'accent-hover': hexOf({ ...accent.lch, l: accent.lch.l - 0.07 }),
    'on-accent': '#ffffff',
    'accent-tint': shade(0.945, Math.min(0.035, lead.c * 0.4)),
    companion: path,
    'field-a': shade(0.945, 0.02),
    'field-b': shade(0.885, Math.min(0.045, lead.c * 0.5)),
    'field-c': shade(0.79, Math.min(0.07, lead.c * 0.75)),
    'field-d': shade(Math.min(0.55, lead.l + 0.14), lead.c * 0.9),
    'field-e': shade(Math.min(0.42, lead.l), lead.c),
    'field-g': hexOf({ l: 0.85, c: Math.min(0.055, companion.c * 0.5), h: companion.h }),
    'field-line': shade(0.72, 0.035),
    'field-row': shade(0.7, Math.min(0.05, lead.c * 0.5)),
    'field-row-2': shade(0.94, 0.03),
    common: hexOf({ l: 0.95, c: Math.min(0.028, companion.c * 0.3), h: companion.h }),
    'common-line': path,
    'mark-2': hexOf({ ...accent.lch, l: accent.lch.l + 0.2, c: accent.lch.c * 0.9 }),
    'mark-3': hexOf({ ...accent.lch, l: accent.lch.l + 0.4, c: accent.lch.c * 0.6 }),
    ...lightStates,
  };
}

function deriveDark({ lead, companion }: Sources): Tokens {
  const shade = shadesOf(lead.h);
  const grounds = {
    paper: shade(0.185, 0.014),
    surface: shade(0.222, 0.017),
    'surface-2': shade(0.265, 0.02),
  };
  const text: Goal = { on: Object.values(grounds), atLeast: 7, go: 'lighter' };
  const accent = reach({ l: Math.max(lead.l, 0.7), c: Math.min(lead.c, 0.11), h: lead.h }, text);
  const path = reach(
    { ...companion, l: Math.max(companion.l, 0.66) },
    { on: [grounds.paper], atLeast: 4.5, go: 'lighter' },
  ).hex;
  return {
    ...grounds,
    rule: shade(0.335, 0.02),
    'rule-strong': reach({ l: 0.58, c: 0.025, h: lead.h }, { ...text, atLeast: 3 }).hex,
    ink: reach({ l: 0.95, c: 0.008, h: lead.h }, { ...text, atLeast: 12 }).hex,
    muted: reach({ l: 0.7, c: 0.018, h: lead.h }, text).hex,
    accent: accent.hex,
    'accent-hover': hexOf({ ...accent.lch, l: accent.lch.l + 0.06, c: Math.min(accent.lch.c, 0.1) }),
    'on-accent': grounds.paper,
    'accent-tint': shade(0.29, Math.min(0.045, lead.c * 0.5)),
    companion: path,
    'field-a': shade(0.225, 0.022),
    'field-b': shade(0.27, Math.min(0.035, lead.c * 0.5)),
    'field-c': shade(0.34, Math.min(0.05, lead.c * 0.7)),
    'field-d': shade(0.45, lead.c * 0.8),
    'field-e': shade(0.6, lead.c * 0.9),
    'field-g': hexOf({ l: 0.36, c: Math.min(0.05, companion.c * 0.5), h: companion.h }),
    'field-line': shade(0.4, 0.03),
    'field-row': shade(0.4, 0.035),
    'field-row-2': shade(0.3, 0.03),
    common: hexOf({ l: 0.3, c: Math.min(0.04, companion.c * 0.4), h: companion.h }),
    'common-line': path,
    'mark-2': hexOf({ ...accent.lch, l: accent.lch.l - 0.2, c: accent.lch.c * 0.9 }),
    'mark-3': hexOf({ ...accent.lch, l: accent.lch.l - 0.4, c: accent.lch.c * 0.6 }),
    ...darkStates,
  };
}

/** A lead without colour would make a portal of greys, whose accent nobody sees as one. */
function withChroma(lead: Lch): Lch {
  return { ...lead, c: Math.max(lead.c, 0.06) };
}

function shadesOf(hue: number): (l: number, c: number) => string {
  return (l, c) => hexOf({ l, c, h: hue });
}
