import {
  across,
  area,
  centre,
  distance,
  extent,
  keepSide,
  mainAxis,
  split,
  type Point,
  type Polygon,
} from './polygon.rules.js';
import type { Random } from './random.rules.js';

export type Sheet = {
  width: number;
  height: number;
  /** Area of a furlong, about. */
  furlong: number;
  /** Where the common lies, as shares of width and height. */
  focus: Point;
};

export type Furlongs = { common: Polygon; fields: Polygon[] };

/** How far the land runs on beyond the sheet, so that no parcel ends at its edge. */
const overlap = 40;

/**
 * Cuts the sheet again and again. Each cut follows or crosses the grain, a direction that turns slowly over the
 * sheet, whichever halves the longer side. The furlong nearest the focus stays whole: the common.
 */
export function cutFurlongs(sheet: Sheet, random: Random): Furlongs {
  const grain = grainOf(sheet, random);
  const furlongs: Polygon[] = [];
  const todo: Polygon[] = [wholeOf(sheet)];
  for (let piece = todo.pop(); piece; piece = todo.pop()) {
    if (Math.abs(area(piece)) < sheet.furlong * random.between(0.7, 1.7)) furlongs.push(piece);
    else todo.push(...cutOnce(piece, grain(centre(piece)), random));
  }
  const focus: Point = [sheet.width * sheet.focus[0], sheet.height * sheet.focus[1]];
  const common = furlongs.reduce((best, each) =>
    distance(centre(each), focus) < distance(centre(best), focus) ? each : best,
  );
  return { common, fields: furlongs.filter((each) => each !== common) };
}

function wholeOf({ width, height }: Sheet): Polygon {
  const [left, top, right, bottom] = [-overlap, -overlap, width + overlap, height + overlap];
  return [
    [left, top],
    [right, top],
    [right, bottom],
    [left, bottom],
  ];
}

function grainOf({ width, height }: Sheet, random: Random): (at: Point) => number {
  // Never near the level: land that lies square on the sheet looks like a chart.
  const base = random.between(0.5, 0.85) * (random.chance(0.5) ? -1 : 1);
  const phase = random.between(0, 2 * Math.PI);
  return ([x, y]) =>
    base + 0.36 * Math.sin((x / width) * 3.1 + phase) + 0.24 * Math.sin((y / height) * 2.3 + phase * 2);
}

const jitter = 0.13;

function cutOnce(piece: Polygon, grain: number, random: Random): Polygon[] {
  const shortWay = mainAxis(piece) + Math.PI / 2;
  const off = (angle: number): number => Math.abs(Math.sin(angle - shortWay));
  const straight = off(grain) < off(grain + Math.PI / 2) ? grain : grain + Math.PI / 2;
  const angle = straight + random.between(-jitter, jitter);
  const [low, high] = extent(piece, across(angle));
  const [nx, ny] = across(angle);
  const shift = (high - low) * random.between(-0.14, 0.14);
  const [x, y] = centre(piece);
  const parts = split(piece, [x + nx * shift, y + ny * shift], angle);
  return parts.length === 2 ? parts : split(piece, centre(piece), shortWay);
}

/** Cuts a furlong into strips of uneven width that run along `angle`. */
export function cutStrips(furlong: Polygon, angle: number, width: number, random: Random): Polygon[] {
  const [nx, ny] = across(angle);
  const [low, high] = extent(furlong, [nx, ny]);
  const strips: Polygon[] = [];
  let rest = furlong;
  let at = low;
  while (at < high - width * 0.7) {
    at += width * random.between(0.55, 1.5);
    const origin: Point = [nx * at, ny * at];
    const strip = keepSide(rest, origin, [-nx, -ny]);
    if (strip.length > 2) strips.push(strip);
    rest = keepSide(rest, origin, [nx, ny]);
    if (rest.length < 3) return strips;
  }
  return [...strips, rest];
}
