import fc from 'fast-check';
import { bandMap, fieldMap, heroMap } from './field-map.js';
import { mark } from './mark.js';
import { closedPath, short } from './path.rules.js';
import { area, contains, inset, split, type Polygon } from './polygon.rules.js';
import { randomFrom } from './random.rules.js';
import { seal } from './seal.js';

const clusters = [
  'biocluster-isartal',
  'medizintechnik-regnitz',
  'kunststoffnetz-fichtelgebirge',
  'optikverbund-neckar',
  'keramikforum-saale',
  'windkraft-nordlicht',
  'wandel-lausitz',
  'logistik-ruhrbogen',
  'agrartechnik-elbaue',
  'luftfahrt-bodensee',
  'holzbau-eifel',
  'wasserstoff-weser',
];
const slugs = fc.stringMatching(/^[a-z0-9-]{1,40}$/);
const sheet: Polygon = [
  [0, 0],
  [100, 0],
  [100, 60],
  [0, 60],
];

describe('the field map', () => {
  it('draws the same land for the same slug', () => {
    expect(fieldMap('biocluster-isartal', heroMap)).toBe(fieldMap('biocluster-isartal', heroMap));
    expect(fieldMap('biocluster-isartal', heroMap)).not.toBe(fieldMap('biocluster-isarta', heroMap));
  });

  it.each(clusters)('stays within its size for %s', (slug) => {
    expect(fieldMap(slug, heroMap).length).toBeLessThanOrEqual(24_000);
    expect(fieldMap(slug, heroMap).length).toBeGreaterThan(8000);
    expect(fieldMap(slug, bandMap).length).toBeLessThanOrEqual(12_000);
    expect(mark(slug, { size: 44 }).length).toBeLessThanOrEqual(600);
  });

  it('stays within its size and whole for any slug', () => {
    fc.assert(
      fc.property(slugs, (slug) => {
        const map = fieldMap(slug, heroMap);
        expect(map.length).toBeLessThanOrEqual(24_000);
        expect(map).not.toMatch(/NaN|Infinity|undefined/);
        expect(map).toContain('class="land-common"');
        expect(mark(slug, { size: 24 }).length).toBeLessThanOrEqual(600);
        expect(mark(slug, { size: 24 })).toMatch(/class="mark-1"/);
      }),
      { numRuns: 60, seed: 7 },
    );
  });

  it('leaves room for the text on its left', () => {
    const firstPoints = [...fieldMap('optikverbund-neckar', heroMap).matchAll(/land-[a-eg]" d="M(\d+)/g)];
    expect(firstPoints.length).toBeGreaterThan(3);
    for (const [, x] of firstPoints) expect(Number(x)).toBeGreaterThan(597);
  });

  it('carries no markup from its seed', () => {
    expect(fieldMap('"><script>', heroMap)).not.toContain('<script>');
    expect(mark('"><script>', { size: 24 })).not.toContain('<script>');
  });
});

describe('the seal', () => {
  it('differs with one digit of the check sum', () => {
    const name = 'Siegelbild';
    expect(seal('9f2c61ae', { size: 144, name })).not.toBe(seal('9f2c61af', { size: 144, name }));
    expect(seal('9f2c61ae', { size: 144, name }).length).toBeLessThan(18_000);
  });

  it('escapes its name', () => {
    expect(seal('00', { size: 24, name: '"<b>' })).toContain('aria-label="&quot;&lt;b>"');
  });
});

describe('polygons', () => {
  it('lose no area when they are cut', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: Math.PI, noNaN: true }), (angle) => {
        const parts = split(sheet, [50, 30], angle);
        expect(parts.reduce((sum, part) => sum + Math.abs(area(part)), 0)).toBeCloseTo(6000, 5);
      }),
    );
  });

  it('shrink to nothing when nothing is left', () => {
    expect(Math.abs(area(inset(sheet, 5)))).toBeCloseTo(90 * 50, 5);
    expect(inset(sheet, 31)).toEqual([]);
  });

  it('know what lies inside', () => {
    expect(contains(sheet, [1, 1])).toBe(true);
    expect(contains(sheet, [101, 1])).toBe(false);
  });

  it('become short relative paths', () => {
    expect(closedPath(sheet)).toBe('M0 0l100 0 0 60-100 0z');
    expect([short(0.5), short(-0.04), short(-0.25), short(12)]).toEqual(['.5', '0', '-.2', '12']);
  });
});

describe('the random source', () => {
  it('gives the same numbers for the same seed, all from 0 to below 1', () => {
    const [one, other] = [randomFrom('x'), randomFrom('x')];
    for (let i = 0; i < 1000; i++) {
      const value = one.next();
      expect(value).toBe(other.next());
      expect(value >= 0 && value < 1).toBe(true);
    }
  });
});
