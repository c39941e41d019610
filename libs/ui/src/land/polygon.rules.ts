/** Points are [x, y] with y downwards; polygons are convex, and every cut keeps them so. */
export type Point = readonly [number, number];
export type Polygon = readonly Point[];

/** Signed: positive when the corners run clockwise as seen on the screen. */
export function area(polygon: Polygon): number {
  return edges(polygon).reduce((sum, [[ax, ay], [bx, by]]) => sum + ax * by - bx * ay, 0) / 2;
}

export function centre(polygon: Polygon): Point {
  const [x, y] = polygon.reduce(([sx, sy], [px, py]) => [sx + px, sy + py] as const, [0, 0] as const);
  return [x / polygon.length, y / polygon.length];
}

export function distance([ax, ay]: Point, [bx, by]: Point): number {
  return Math.hypot(ax - bx, ay - by);
}

export function along(angle: number): Point {
  return [Math.cos(angle), Math.sin(angle)];
}

export function across(angle: number): Point {
  return [-Math.sin(angle), Math.cos(angle)];
}

/** What lies on the side of the line through `origin` that `normal` points to. */
export function keepSide(polygon: Polygon, origin: Point, normal: Point): Polygon {
  const side = ([x, y]: Point): number => (x - origin[0]) * normal[0] + (y - origin[1]) * normal[1];
  return edges(polygon).flatMap(([a, b]) => {
    const [sideA, sideB] = [side(a), side(b)];
    const kept: Point[] = sideA >= 0 ? [a] : [];
    if (sideA * sideB < 0) kept.push(between(a, b, sideA / (sideA - sideB)));
    return kept;
  });
}

/** Both parts of a cut through `origin` in the direction `angle`; a part without area is left out. */
export function split(polygon: Polygon, origin: Point, angle: number): Polygon[] {
  const [nx, ny] = across(angle);
  const parts = [keepSide(polygon, origin, [nx, ny]), keepSide(polygon, origin, [-nx, -ny])];
  return parts.filter((part) => part.length > 2);
}

/** The polygon with every edge moved inwards; empty when nothing is left. */
export function inset(polygon: Polygon, by: number): Polygon {
  const clockwise = area(polygon) < 0 ? [...polygon].reverse() : polygon;
  let rest: Polygon = clockwise;
  for (const [a, b] of edges(clockwise)) {
    const length = distance(a, b) || 1;
    const normal: Point = [-(b[1] - a[1]) / length, (b[0] - a[0]) / length];
    rest = keepSide(rest, [a[0] + normal[0] * by, a[1] + normal[1] * by], normal);
    if (rest.length < 3) return [];
  }
  return rest;
}

/** The corners cut three times, close to the round shape of `roundedPath`; clockwise. */
export function softened(polygon: Polygon): Polygon {
  const cutCorners = (each: Polygon): Polygon =>
    edges(each).flatMap(([a, b]) => [between(a, b, 0.25), between(a, b, 0.75)]);
  return cutCorners(cutCorners(cutCorners(polygon)));
}

/** The direction of the longer side, in radians. */
export function mainAxis(polygon: Polygon): number {
  const [cx, cy] = centre(polygon);
  let [xx, yy, xy] = [0, 0, 0];
  for (const [x, y] of polygon) {
    xx += (x - cx) ** 2;
    yy += (y - cy) ** 2;
    xy += (x - cx) * (y - cy);
  }
  return Math.atan2(2 * xy, xx - yy) / 2;
}

/** How far the polygon reaches along a direction, measured from the sheet's origin. */
export function extent(polygon: Polygon, [ux, uy]: Point): readonly [number, number] {
  const values = polygon.map(([x, y]) => x * ux + y * uy);
  return [Math.min(...values), Math.max(...values)];
}

export function contains(polygon: Polygon, [x, y]: Point): boolean {
  return edges(polygon).every(([a, b]) => (b[0] - a[0]) * (y - a[1]) - (b[1] - a[1]) * (x - a[0]) >= 0);
}

/** The part of the line through `origin` along `direction` that runs inside. */
export function chord(
  polygon: Polygon,
  origin: Point,
  direction: Point,
): readonly [Point, Point] | undefined {
  let [from, to] = [-Infinity, Infinity];
  for (const [a, b] of edges(polygon)) {
    const normal: Point = [-(b[1] - a[1]), b[0] - a[0]];
    const slope = direction[0] * normal[0] + direction[1] * normal[1];
    const gap = (a[0] - origin[0]) * normal[0] + (a[1] - origin[1]) * normal[1];
    if (Math.abs(slope) < 1e-9) continue;
    if (slope > 0) from = Math.max(from, gap / slope);
    else to = Math.min(to, gap / slope);
  }
  if (!(from < to)) return undefined;
  const at = (t: number): Point => [origin[0] + direction[0] * t, origin[1] + direction[1] * t];
  return [at(from), at(to)];
}

export function edges(polygon: Polygon): (readonly [Point, Point])[] {
  return polygon.map((point, i) => [point, polygon[(i + 1) % polygon.length] ?? point] as const);
}

function between(a: Point, b: Point, t: number): Point {
  return [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t];
}
