import { person, visitor } from '@allmende/testing';
import { drawBrand, isReserved, mayEditPortal, storable } from './cluster.rules.js';

describe('a drawn brand', () => {
  const slugs = Array.from({ length: 300 }, (_, index) => `cluster-${index}`);

  it('is the same for a slug for ever', () => {
    expect(drawBrand('biocluster-isartal')).toEqual(drawBrand('biocluster-isartal'));
    expect(drawBrand('cluster-ma')).toMatchInlineSnapshot(`
      {
        "companion": "#0f8287",
        "lead": "#643958",
      }
    `);
  });

  it('is two colours, and differs from slug to slug', () => {
    const brands = slugs.map(drawBrand);
    for (const { lead, companion } of brands) {
      expect(lead).toMatch(/^#[0-9a-f]{6}$/);
      expect(companion).toMatch(/^#[0-9a-f]{6}$/);
    }
    expect(new Set(brands.map(({ lead, companion }) => lead + companion)).size).toBeGreaterThan(295);
  });

  it('has a lead that white text can stand on', () => {
    for (const { lead } of slugs.map(drawBrand)) expect(contrastToWhite(lead)).toBeGreaterThan(4.5);
  });
});

it.each(['files', 'www', 'api', 'mail', 'archive'])('%s is reserved', (slug) => {
  expect(isReserved(slug)).toBe(true);
});

describe('a portal', () => {
  const clusterId = '019a0000-0000-7000-8000-00000000000a';
  it.each(['editor', 'manager'] as const)('is edited by its %s', (role) => {
    expect(mayEditPortal(person({ memberships: [{ clusterId, roles: [role] }] }), clusterId)).toBe(true);
  });

  it('is edited by no one else, not even the operator', () => {
    const others = [
      visitor(),
      person({ operator: true }),
      person({ memberships: [{ clusterId, roles: ['member'] }] }),
    ];
    for (const other of others) expect(mayEditPortal(other, clusterId)).toBe(false);
  });
});

it('drops what jsonb refuses, however deep', () => {
  expect(storable({ links: [{ url: 'https://a.example/\0\ud83d' }] })).toEqual({
    links: [{ url: 'https://a.example/\ufffd' }],
  });
});

function contrastToWhite(hex: string): number {
  const [r, g, b] = [1, 3, 5].map((at) => {
    const value = parseInt(hex.slice(at, at + 2), 16) / 255;
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 1.05 / (0.2126 * r! + 0.7152 * g! + 0.0722 * b! + 0.05);
}
