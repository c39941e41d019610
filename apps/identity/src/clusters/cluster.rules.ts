import { type Brand, hasClusterRole, type Actor, reservedSlugs } from '@allmende/contracts';

export function isReserved(slug: string): boolean {
  return reservedSlugs.some((reserved) => reserved === slug);
}

/** Editors and managers look after a portal; the operator does not. */
export function mayEditPortal(actor: Actor, clusterId: string): boolean {
  return hasClusterRole(actor, clusterId, 'editor') || hasClusterRole(actor, clusterId, 'manager');
}

/**
 * Two colours drawn from a slug, the same ones for ever: a dark lead of any hue, and a lighter companion from the
 * other half of the circle.
 */
export function drawBrand(slug: string): Brand {
  const random = seededBy(slug);
  const hue = random() * 360;
  const lead = { lightness: 0.36 + random() * 0.08, chroma: 0.07 + random() * 0.06, hue };
  const companion = {
    lightness: 0.55 + random() * 0.08,
    chroma: 0.1 + random() * 0.05,
    hue: hue + 100 + random() * 160,
  };
  return { lead: toHex(lead), companion: toHex(companion) };
}

/** FNV-1a over the slug, then mulberry32: numbers from 0 up to 1. */
function seededBy(slug: string): () => number {
  let state = 0x811c9dc5;
  for (const byte of Buffer.from(slug)) state = Math.imul(state ^ byte, 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

type Oklch = { lightness: number; chroma: number; hue: number };

/** The colour in sRGB, as strong as sRGB can show it. */
function toHex(colour: Oklch): string {
  let { chroma } = colour;
  let channels = toLinear({ ...colour, chroma });
  while (chroma > 0 && channels.some((value) => value < 0 || value > 1)) {
    chroma -= 0.005;
    channels = toLinear({ ...colour, chroma });
  }
  return `#${channels.map(toByte).join('')}`;
}

// Björn Ottosson, "A perceptual color space for image processing" (2020).
function toLinear({ lightness, chroma, hue }: Oklch): [number, number, number] {
  const angle = (hue * Math.PI) / 180;
  const a = chroma * Math.cos(angle);
  const b = chroma * Math.sin(angle);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  return [
    4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
    -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
    -0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s,
  ];
}

function toByte(linear: number): string {
  const clipped = Math.min(1, Math.max(0, linear));
  const encoded = clipped <= 0.0031308 ? 12.92 * clipped : 1.055 * clipped ** (1 / 2.4) - 0.055;
  return Math.round(encoded * 255)
    .toString(16)
    .padStart(2, '0');
}

/** Free of what jsonb refuses; addresses may carry it, all other texts are clean already. */
export function storable<T>(value: T): T {
  const clean = (_key: string, part: unknown): unknown =>
    typeof part === 'string' ? part.toWellFormed().replaceAll('\0', '') : part;
  return JSON.parse(JSON.stringify(value, clean)) as T;
}
