import { closedPath } from './path.rules.js';
import {
  across,
  area,
  centre,
  extent,
  inset,
  keepSide,
  split,
  type Point,
  type Polygon,
} from './polygon.rules.js';
import { randomFrom, type Random } from './random.rules.js';

/** Three steps of the lead and the companion. */
const shades = ['1', '2', '3', 'c'] as const;
type Shade = (typeof shades)[number];
export type MarkPalette = Record<Shade, string>;

export type MarkOptions = {
  /** Edge in CSS pixels. */
  size: number;
  /** Colours of its own; without them the mark takes those of the portal. */
  palette?: MarkPalette;
};

const side = 40;
const square: Polygon = [
  [0, 0],
  [side, 0],
  [side, side],
  [0, side],
];

/** The same idea as the map in forty units: one path across a square, strips on one side, the common on the other. */
export function mark(slug: string, { size, palette }: MarkOptions): string {
  const paths = cutMark(randomFrom(`mark:${slug}`));
  const painted = shades
    .filter((shade) => paths[shade] !== '')
    .map((shade) => `<path ${paint(shade, palette)} d="${paths[shade]}"/>`)
    .join('');
  const kind = palette ? 'mark mark-own' : 'mark';
  return `<svg class="${kind}" width="${size}" height="${size}" viewBox="0 0 40 40" aria-hidden="true">${painted}</svg>`;
}

function paint(shade: Shade, palette: MarkPalette | undefined): string {
  return palette ? `fill="${palette[shade]}"` : `class="mark-${shade}"`;
}

function cutMark(random: Random): Record<Shade, string> {
  const angle = random.between(0.35, 1.2) * (random.chance(0.5) ? -1 : 1);
  const way: Point = [side * random.between(0.42, 0.58), side * random.between(0.42, 0.58)];
  const [strips, pasture] = sides(split(square, way, angle), random.chance(0.35));
  const paths: Record<Shade, string> = { '1': '', '2': '', '3': '', c: '' };
  layStrips(inset(strips, 1.3), angle + Math.PI / 2 + random.between(-0.5, 0.5), paths, random);
  layPasture(inset(pasture, 1.3), angle + Math.PI / 2 + random.between(-0.4, 0.4), paths, random);
  return paths;
}

/** The larger side takes the strips, unless the draw says otherwise. */
function sides(parts: Polygon[], swapped: boolean): [Polygon, Polygon] {
  const [one = square, other = square] = parts;
  const larger = Math.abs(area(one)) >= Math.abs(area(other));
  return larger === swapped ? [other, one] : [one, other];
}

const order: Shade[] = ['1', '2', '1', '3', '2', '1'];

function layStrips(field: Polygon, angle: number, paths: Record<Shade, string>, random: Random): void {
  const count = 3 + Math.floor(random.between(0, 2.4));
  const first = Math.floor(random.between(0, 3));
  const [nx, ny] = across(angle);
  const [low, high] = extent(field, [nx, ny]);
  let rest = field;
  for (let i = 1; i <= count; i++) {
    const share = i < count ? i / count + random.between(-0.07, 0.07) : 2;
    const origin: Point = [nx * (low + (high - low) * share), ny * (low + (high - low) * share)];
    paths[order[(i + first) % order.length] ?? '1'] += closedPath(
      inset(keepSide(rest, origin, [-nx, -ny]), 0.55),
    );
    rest = keepSide(rest, origin, [nx, ny]);
  }
}

function layPasture(field: Polygon, angle: number, paths: Record<Shade, string>, random: Random): void {
  const parts = random.chance(0.6) ? split(field, centre(field), angle) : [field];
  const [common, corner] = parts.sort((a, b) => Math.abs(area(b)) - Math.abs(area(a)));
  if (!common) return;
  paths.c += closedPath(corner ? inset(common, 0.55) : common);
  if (corner) paths[random.chance(0.5) ? '3' : '2'] += closedPath(inset(corner, 0.55));
}
