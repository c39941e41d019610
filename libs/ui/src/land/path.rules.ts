import { edges, type Point, type Polygon } from './polygon.rules.js';

/** Tenths of a unit, written as short as SVG reads them: `.5`, `-3`, `12.4`. */
export function short(value: number): string {
  const rounded = Math.round(value * 10) / 10;
  return String(rounded === 0 ? 0 : rounded).replace(/^(-?)0\./, '$1.');
}

/** Corners as one closed path, relative to the first, which halves the bytes of absolute ones. */
export function closedPath(polygon: Polygon): string {
  return polygon.length < 3 ? '' : `${openPath(polygon)}z`;
}

export function openPath(points: readonly Point[]): string {
  const [first, ...rest] = points.map(toTenths);
  if (!first) return '';
  let last = first;
  let path = `M${pair(first)}`;
  for (const point of rest) {
    const step = pair([point[0] - last[0], point[1] - last[1]]);
    path += last === first ? `l${step}` : separated(step);
    last = point;
  }
  return path;
}

/** A closed curve that takes the corners as control points and passes through the middles of the sides. */
export function roundedPath(polygon: Polygon): string {
  const sides = edges(polygon);
  const middle = ([a, b]: readonly [Point, Point]): Point => [(a[0] + b[0]) / 2, (a[1] + b[1]) / 2];
  const last = sides.at(-1);
  if (!last || sides.length < 3) return '';
  const curves = sides.map((side) => `Q${pair(side[0])} ${pair(middle(side))}`);
  return `M${pair(middle(last))}${curves.join('')}z`;
}

export function pair([x, y]: Point): string {
  const [first, second] = [short(x), short(y)];
  return second.startsWith('-') ? first + second : `${first} ${second}`;
}

function separated(step: string): string {
  return step.startsWith('-') ? step : ` ${step}`;
}

function toTenths([x, y]: Point): Point {
  return [Math.round(x * 10) / 10, Math.round(y * 10) / 10];
}
