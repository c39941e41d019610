import { cutFurlongs, type Sheet } from './furlongs.rules.js';
import { emptyLayers, layParcels, type Layers } from './parcels.rules.js';
import { pair, roundedPath, short } from './path.rules.js';
import { centre, contains, extent, inset, softened, type Point, type Polygon } from './polygon.rules.js';
import { randomFrom, type Random } from './random.rules.js';

export type FieldMapOptions = Sheet & {
  strip: Point;
  scale: number;
  numbers: number;
  /** Where the path begins, as shares of width and height. */
  gate: Point;
  /** Width of the path. */
  road: number;
  stonesAtGate: boolean;
  /** How much land is drawn, over shares of width and height; below 0 is room for text. */
  presence: (at: Point) => number;
  /** The map leaves out rows until it is no larger. */
  maxBytes: number;
};

/** How far the text of a portal's home reaches to the right, by height: beside headline and lead, then free below them. */
const textEdges: readonly Point[] = [
  [0, 0.515],
  [0.13, 0.555],
  [0.48, 0.555],
  [0.62, 0.505],
  [0.8, 0.42],
  [1, 0.42],
];

function textEdge(y: number): number {
  const below = textEdges.findIndex(([at]) => at >= y);
  const [[y0, x0] = [0, 0.515], [y1, x1] = [1, 0.42]] = [textEdges[Math.max(0, below - 1)], textEdges[below]];
  return y1 === y0 ? x0 : x0 + (x1 - x0) * Math.min(1, (y - y0) / (y1 - y0));
}

/** Beside the text of a portal's home. */
export const heroMap: FieldMapOptions = {
  width: 1440,
  height: 608,
  furlong: 26_000,
  focus: [0.745, 0.48],
  strip: [13, 40],
  scale: 1,
  numbers: 9,
  gate: [1 / 12, 0.925],
  road: 11,
  stonesAtGate: true,
  presence: ([x, y]) => (x - textEdge(y)) / 0.26,
  maxBytes: 24_000,
};

/** The narrow band over inner pages. */
export const bandMap: FieldMapOptions = {
  width: 1440,
  height: 112,
  furlong: 9000,
  focus: [0.83, 0.3],
  strip: [8, 24],
  scale: 0.8,
  numbers: 0,
  gate: [1 / 12, 0.8],
  road: 8,
  stonesAtGate: true,
  presence: ([x]) => (x - 0.4) / 0.3,
  maxBytes: 12_000,
};

/**
 * Draws the land of a slug: same slug, same land. Colours come from CSS variables, so the dark repaints it.
 * @returns an SVG without a name (`aria-hidden`); it is ornament.
 */
export function fieldMap(slug: string, options: FieldMapOptions): string {
  let map = draw(slug, options, 1);
  for (let sparse = 1.25; map.length > options.maxBytes && sparse < 8; sparse *= 1.25) {
    map = draw(slug, options, sparse);
  }
  return map;
}

function draw(slug: string, options: FieldMapOptions, sparse: number): string {
  const random = randomFrom(slug);
  const { common, fields } = cutFurlongs(options, random);
  const layers = emptyLayers();
  const presence = ([x, y]: Point): number => options.presence([x / options.width, y / options.height]);
  const onSheet = fields.filter((field) => meets(field, options));
  // Where even the fewest rows are too many, the strips get wider.
  const wider = Math.max(1, sparse / 4);
  const strip: Point = [options.strip[0] * wider, options.strip[1] * wider];
  for (const field of onSheet) layParcels(field, layers, { ...options, strip, presence, sparse }, random);
  return [
    `<svg class="land" viewBox="0 0 ${options.width} ${options.height}" preserveAspectRatio="xMaxYMin slice" aria-hidden="true" focusable="false">`,
    paintParcels(layers),
    paintWay(options, centre(common), random),
    paintCommon(inset(common, 3 * options.scale), options),
    layers.numbers.length > 0 ? `<g class="land-numbers">${layers.numbers.join('')}</g>` : '',
    '</svg>',
  ].join('');
}

function meets(field: Polygon, { width, height }: Sheet): boolean {
  const [[left, right], [top, bottom]] = [extent(field, [1, 0]), extent(field, [0, 1])];
  return right > 0 && left < width && bottom > 0 && top < height;
}

function paintParcels({ numbers: _, ...paths }: Layers): string {
  return Object.entries(paths)
    .filter(([, d]) => d !== '')
    .map(([name, d]) => `<path class="land-${name}" d="${d}"/>`)
    .join('');
}

/** Three strokes over each other: bed, both edges, surface. */
function paintWay({ width, height, gate, road, stonesAtGate }: FieldMapOptions, end: Point, random: Random) {
  const start: Point = [width * gate[0], height * gate[1]];
  const [dx, dy] = [end[0] - start[0], end[1] - start[1]];
  const bend: Point = [start[0] + dx * 0.56 + random.between(-0.02, 0.03) * width, start[1]];
  const rise: Point = [start[0] + dx * 0.66, start[1] + dy * 0.72 + random.between(0, 0.1) * height];
  const d = `M${pair(start)}C${[bend, rise, end].map(pair).join(' ')}`;
  const strokes = [
    ['bed', road],
    ['edge', road - 3],
    ['top', road - 5],
  ] as const;
  const way = strokes
    .map(
      ([name, stroke]) =>
        `<path class="land-way-${name}" stroke-width="${short(Math.max(0.6, stroke))}" d="${d}"/>`,
    )
    .join('');
  const posts: Point[] = [-1, 1].map((side) => [start[0], start[1] + side * road * 0.9] as const);
  return stonesAtGate ? `${way}${stones(posts, 3)}` : way;
}

function paintCommon(common: Polygon, { scale }: FieldMapOptions): string {
  return (
    `<path class="land-common" d="${roundedPath(common)}"/>` +
    `<path class="land-tufts" d="${tufts(inset(softened(common), 10 * scale), scale)}"/>` +
    stones(common, 2.4 * scale)
  );
}

function stones(at: Polygon, radius: number): string {
  const circles = at.map(([x, y]) => `<circle cx="${short(x)}" cy="${short(y)}" r="${short(radius)}"/>`);
  return `<g class="land-stones">${circles.join('')}</g>`;
}

function tufts(pasture: Polygon, scale: number): string {
  if (pasture.length < 3) return '';
  const gap = 17 * scale;
  const [[left, right], [top, bottom]] = [extent(pasture, [1, 0]), extent(pasture, [0, 1])];
  let path = '';
  let odd = false;
  for (let y = top + 4; y < bottom; y += gap * 0.8) {
    odd = !odd;
    for (let x = left + (odd ? gap / 2 : 0); x < right; x += gap) {
      if (contains(pasture, [x, y])) path += tuft(x, y, scale);
    }
  }
  return path;
}

function tuft(x: number, y: number, scale: number): string {
  const [low, high, apart] = [short(-3 * scale), short(-4.6 * scale), 2.4 * scale];
  return `M${pair([x - apart, y])}v${low}M${pair([x, y])}v${high}M${pair([x + apart, y])}v${low}`;
}
