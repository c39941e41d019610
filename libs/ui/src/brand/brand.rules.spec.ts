import fc from 'fast-check';
import { brandCss } from './brand-css.js';
import { deriveBrand, type Tokens } from './brand.rules.js';
import { contrast, lchOf } from './colour.rules.js';

const hex = fc.integer({ min: 0, max: 0xffffff }).map((number) => `#${number.toString(16).padStart(6, '0')}`);
const extremes = ['#000000', '#ffffff', '#ffff00', '#ff0000', '#00ff00', '#0000ff', '#808080'];

function misses(tokens: Tokens, dark: boolean): string[] {
  const grounds = ['paper', 'surface', 'surface-2'] as const;
  const rules: [keyof Tokens, readonly (keyof Tokens)[], number][] = [
    ['ink', grounds, 12],
    ['muted', grounds, 7],
    ['accent', grounds, 7],
    ['accent-hover', grounds, 7],
    ['on-accent', ['accent', 'accent-hover'], 7],
    ['rule-strong', grounds, 3],
    ['companion', ['paper'], dark ? 4.5 : 3],
    ['common-line', ['paper'], dark ? 4.5 : 3],
    ['ok', ['paper', 'ok-tint'], 7],
    ['warn', ['paper', 'warn-tint'], 7],
    ['error', ['paper', 'error-tint'], 7],
  ];
  return rules.flatMap(([name, on, least]) =>
    on
      .filter((ground) => contrast(tokens[name], tokens[ground]) < least)
      .map((ground) => `${name} on ${ground}`),
  );
}

describe('the colours of a brand', () => {
  it('keep every contrast for any two colours, light and dark', () => {
    fc.assert(
      fc.property(hex, hex, (lead, companion) => {
        const { light, dark } = deriveBrand({ lead, companion });
        expect([...misses(light, false), ...misses(dark, true)]).toEqual([]);
      }),
      { numRuns: 300, seed: 20261124 },
    );
  });

  it('keep every contrast for black, white and the pure colours', () => {
    for (const lead of extremes) {
      for (const companion of extremes) {
        const { light, dark } = deriveBrand({ lead, companion });
        expect([...misses(light, false), ...misses(dark, true)]).toEqual([]);
      }
    }
  });

  it.each([
    [
      { lead: '#0e4f43', companion: '#2f9c93' },
      { accent: '#0e4f43', muted: '#43524e', companion: '#2f9c93', surface: '#f1f7f6', 'field-c': '#9ac5ba' },
      { accent: '#82beaf', paper: '#0c1513', companion: '#3ba59c', 'field-d': '#335f55' },
    ],
    [
      { lead: '#1b4480', companion: '#b4532a' },
      { accent: '#1b4480', muted: '#484f5a', companion: '#b4532a', surface: '#f3f6fb', 'field-c': '#9fbce8' },
      { accent: '#85b3f7', paper: '#0f1319', companion: '#d7724a', 'field-d': '#355586' },
    ],
  ])('are those of the design for %o', (colours, light, dark) => {
    const tokens = deriveBrand(colours);
    for (const [name, value] of Object.entries(light)) expect(tokens.light).toHaveProperty([name], value);
    for (const [name, value] of Object.entries(dark)) expect(tokens.dark).toHaveProperty([name], value);
  });

  it('keep the hue of the lead', () => {
    const lead = lchOf('#7a1f3d');
    const { light } = deriveBrand({ lead: '#7a1f3d', companion: '#d98a2b' });
    expect(Math.abs(lchOf(light.accent).h - lead.h)).toBeLessThan(1);
  });

  it('darken a yellow until it can be read', () => {
    const { light } = deriveBrand({ lead: '#ffe600', companion: '#1b4480' });
    expect(lchOf(light.accent).l).toBeLessThan(0.5);
    expect(lchOf(light['field-e']).l).toBeLessThanOrEqual(0.425);
  });

  it('refuse what is no colour', () => {
    expect(() => deriveBrand({ lead: 'url(x)', companion: '#ffffff' })).toThrow(RangeError);
  });

  it('reach the page as plain hex values', () => {
    const css = brandCss(deriveBrand({ lead: '#0e4f43', companion: '#2f9c93' }));
    expect(css).toContain('--accent:#0e4f43');
    expect(css.replaceAll(/#[0-9a-f]{6}/g, '').match(/#/)).toBeNull();
    expect(css).toContain('prefers-color-scheme:dark');
  });
});
