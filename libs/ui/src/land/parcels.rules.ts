import { cutStrips } from './furlongs.rules.js';
import { openPath, closedPath, pair, short } from './path.rules.js';
import {
  across,
  along,
  area,
  centre,
  chord,
  contains,
  extent,
  inset,
  mainAxis,
  split,
  type Point,
  type Polygon,
} from './polygon.rules.js';
import type { Random } from './random.rules.js';

/** `a` to `e`: five steps of the lead; `g`: the companion; `o`: an outline. */
export type Fill = 'a' | 'b' | 'c' | 'd' | 'e' | 'g' | 'o';

/** Everything of one class collected into one path, so that a map is a dozen elements. */
export type Layers = Record<Fill | 'rows' | 'rows2' | 'dots', string> & { numbers: string[] };

export type ParcelOptions = {
  /** Widths of strips, narrowest and widest. */
  strip: Point;
  /** 1 for a hero; smaller sheets draw everything closer. */
  scale: number;
  numbers: number;
  /** How much land is drawn at a point: 1 and more all of it, then outlines; no parcel reaches below 0, where text is. */
  presence: (at: Point) => number;
  /** 1 draws every row; larger leaves more between them. */
  sparse: number;
};

export function emptyLayers(): Layers {
  return { a: '', b: '', c: '', d: '', e: '', g: '', o: '', rows: '', rows2: '', dots: '', numbers: [] };
}

/** Cuts one furlong into parcels and draws them into the layers. */
export function layParcels(furlong: Polygon, layers: Layers, options: ParcelOptions, random: Random): void {
  const block = inset(furlong, 2.6 * options.scale);
  if (block.length < 3) return;
  const turned = random.chance(0.24) ? Math.PI / 2 : 0;
  const angle = mainAxis(block) + turned + random.between(-0.04, 0.04);
  const width = random.between(...options.strip) * options.scale;
  for (const strip of cutStrips(block, angle, width, random)) {
    const halves = random.chance(0.2)
      ? split(strip, centre(strip), angle + Math.PI / 2 + random.between(-0.2, 0.2))
      : [strip];
    for (const half of halves) layParcel(inset(half, 0.7 * options.scale), angle, layers, options, random);
  }
}

function layParcel(
  parcel: Polygon,
  angle: number,
  layers: Layers,
  options: ParcelOptions,
  random: Random,
): void {
  // Always the same number of draws, so that leaving a parcel out does not move its neighbours.
  const [kind, texture, gap, fray] = [random.next(), random.next(), random.between(3.6, 6.5), random.next()];
  const [number, part] = [random.between(12, 298), random.next()];
  if (parcel.length < 3 || Math.abs(area(parcel)) < 60 * options.scale) return;
  const presence = options.presence(centre(parcel)) + (fray - 0.5) * 0.34;
  if (presence < 0.16 || parcel.some((corner) => options.presence(corner) < 0)) return;
  const spacing = gap * options.scale * options.sparse;
  if (presence < 0.4) {
    layers.o += closedPath(parcel);
    if (presence > 0.3 && texture < 0.3) layers.rows += rows(parcel, angle, spacing * 1.2);
    return;
  }
  const fill = fillOf(kind, presence);
  layers[fill] += closedPath(parcel);
  layTexture({ parcel, angle, fill, texture, spacing }, layers, options);
  const large = Math.abs(area(parcel)) > 1500 * options.scale;
  const free = (fill === 'a' || fill === 'o') && texture > 0.5 && texture < 0.8;
  if (large && free && layers.numbers.length < options.numbers) {
    layers.numbers.push(parcelNumber(centre(parcel), angle, number, part));
  }
}

/** Most parcels are light, all where the land ends; one in nine takes the companion, one in eight stays empty. */
function fillOf(kind: number, presence: number): Fill {
  const bounds: [number, Fill][] = [
    [0.25, 'a'],
    [0.48, 'b'],
    [0.64, 'c'],
    [0.71, 'd'],
    [0.775, 'e'],
    [0.87, 'g'],
  ];
  const fill = bounds.find(([below]) => kind < below)?.[1] ?? 'o';
  return presence < 0.75 && (fill === 'd' || fill === 'e') ? 'a' : fill;
}

type Textured = { parcel: Polygon; angle: number; fill: Fill; texture: number; spacing: number };

function layTexture(
  { parcel, angle, fill, texture, spacing }: Textured,
  layers: Layers,
  options: ParcelOptions,
) {
  const inner = (by: number): Polygon => inset(parcel, by * options.scale);
  const light = fill === 'a' || fill === 'b' || fill === 'o';
  if (light && texture < 0.5) {
    layers.rows += rows(inner(1.5), angle + (texture < 0.08 ? Math.PI / 2 : 0), spacing);
  } else if (!light && texture < 0.22) {
    layers.rows2 += rows(inner(1.5), angle, spacing * 1.1);
  } else if (light && fill !== 'b' && texture > 0.82) {
    layers.dots += orchard(inner(4), angle, 7.5 * options.scale);
  }
}

/** Ploughed rows: parallel lines clipped by the parcel. */
function rows(parcel: Polygon, angle: number, gap: number): string {
  if (parcel.length < 3) return '';
  const normal = across(angle);
  const [low, high] = extent(parcel, normal);
  let path = '';
  for (let at = low + gap * 0.6; at < high - 1; at += gap) {
    const line = chord(parcel, [normal[0] * at, normal[1] * at], along(angle));
    if (line && Math.hypot(line[1][0] - line[0][0], line[1][1] - line[0][1]) > 4) path += openPath(line);
  }
  return path;
}

function orchard(parcel: Polygon, angle: number, gap: number): string {
  if (parcel.length < 3) return '';
  const [u, n] = [along(angle), across(angle)];
  const [[u0, u1], [n0, n1]] = [extent(parcel, u), extent(parcel, n)];
  let path = '';
  for (let i = n0 + gap / 2; i < n1; i += gap) {
    for (let j = u0 + gap / 2; j < u1; j += gap) {
      const tree: Point = [u[0] * j + n[0] * i, u[1] * j + n[1] * i];
      if (contains(parcel, tree)) path += `M${pair(tree)}h0`;
    }
  }
  return path;
}

function parcelNumber([x, y]: Point, angle: number, number: number, part: number): string {
  const degrees = (angle * 180) / Math.PI;
  const upright = ((((degrees + 90) % 180) + 180) % 180) - 90;
  const text = part < 0.5 ? `${Math.floor(number)}/${1 + Math.floor(part * 16)}` : `${Math.floor(number)}`;
  return `<text transform="translate(${short(x)} ${short(y)})rotate(${Math.round(upright)})">${text}</text>`;
}
