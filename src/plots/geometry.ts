/** Plane geometry on the page: boxes that turn, rings that contain, lines that are clipped. All lengths in pt. */
import type {Point} from "./svg.js";

/** A rectangle around a centre, turned by an angle [radians, clockwise on the page]. */
export interface Box {
  readonly x: number;
  readonly y: number;
  readonly halfWidth: number;
  readonly halfHeight: number;
  readonly angle: number;
}

export interface Frame {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** The four corners of a box, in order. */
export function corners(box: Box): readonly Point[] {
  const c = Math.cos(box.angle);
  const s = Math.sin(box.angle);
  return [[-1, -1], [1, -1], [1, 1], [-1, 1]].map(([u, v]) => {
    const a = u! * box.halfWidth;
    const b = v! * box.halfHeight;
    return [box.x + c * a - s * b, box.y + s * a + c * b];
  });
}

/** True where two boxes share area: no edge of either separates them. */
export function overlap(first: Box, second: Box): boolean {
  const reach = Math.hypot(first.halfWidth, first.halfHeight) + Math.hypot(second.halfWidth, second.halfHeight);
  if (Math.hypot(first.x - second.x, first.y - second.y) >= reach) return false;
  const a = corners(first);
  const b = corners(second);
  for (const angle of [first.angle, first.angle + Math.PI / 2, second.angle, second.angle + Math.PI / 2]) {
    const c = Math.cos(angle);
    const s = Math.sin(angle);
    const along = (points: readonly Point[]): readonly number[] => points.map(([x, y]) => c * x + s * y);
    const [p, q] = [along(a), along(b)];
    if (Math.max(...p) <= Math.min(...q) || Math.max(...q) <= Math.min(...p)) return false;
  }
  return true;
}

export const insideFrame = (box: Box, frame: Frame, margin: number): boolean =>
  corners(box).every(([x, y]) => x >= frame.left + margin && x <= frame.right - margin && y >= frame.top + margin && y <= frame.bottom - margin);

/** Shares [t0, t1] of the segment that lie in the frame, or null. - Liang & Barsky, ACM Trans. Graph. 3, 1 (1984) */
export function clippedShares(p: Point, q: Point, frame: Frame): readonly [number, number] | null {
  const [dx, dy] = [q[0] - p[0], q[1] - p[1]];
  let t0 = 0;
  let t1 = 1;
  for (const [slope, room] of [[-dx, p[0] - frame.left], [dx, frame.right - p[0]], [-dy, p[1] - frame.top], [dy, frame.bottom - p[1]]] as const) {
    if (slope === 0) {
      if (room < 0) return null;
    } else if (slope < 0) t0 = Math.max(t0, room / slope);
    else t1 = Math.min(t1, room / slope);
  }
  return t0 <= t1 ? [t0, t1] : null;
}

const between = (p: Point, q: Point, t: number): Point => [p[0] + t * (q[0] - p[0]), p[1] + t * (q[1] - p[1])];

/** The stretches of a polyline inside the frame. */
export function clippedLine(points: readonly Point[], frame: Frame): readonly (readonly Point[])[] {
  const pieces: Point[][] = [];
  let open = false;
  for (let i = 1; i < points.length; i++) {
    const [p, q] = [points[i - 1]!, points[i]!];
    const shares = clippedShares(p, q, frame);
    if (!shares || shares[1] - shares[0] < 1e-12) {
      open = open && shares !== null && shares[1] === 1;
      continue;
    }
    if (!open || shares[0] > 0) pieces.push([between(p, q, shares[0])]);
    pieces[pieces.length - 1]!.push(between(p, q, shares[1]));
    open = shares[1] === 1;
  }
  return pieces;
}

/** The polygon inside the frame, edge by edge. - Sutherland & Hodgman, CACM 17, 32 (1974) */
export function clippedPolygon(ring: readonly Point[], frame: Frame): readonly Point[] {
  const rooms: readonly ((p: Point) => number)[] = [(p) => p[0] - frame.left, (p) => frame.right - p[0], (p) => p[1] - frame.top, (p) => frame.bottom - p[1]];
  let points = ring;
  for (const room of rooms) {
    const kept: Point[] = [];
    points.forEach((q, i) => {
      const p = points[(i + points.length - 1) % points.length]!;
      const [a, b] = [room(p), room(q)];
      if ((a < 0) !== (b < 0)) kept.push(between(p, q, a / (a - b)));
      if (b >= 0) kept.push(q);
    });
    points = kept;
  }
  return points;
}

/** Even-odd rule over all rings, so that holes are outside. */
export function contains(rings: readonly (readonly Point[])[], [x, y]: Point): boolean {
  let inside = false;
  for (const ring of rings) {
    for (let i = 0, j = ring.length - 1; i < ring.length; j = i++) {
      const p = ring[i]!, q = ring[j]!;
      if (p[1] > y !== q[1] > y && x < ((q[0] - p[0]) * (y - p[1])) / (q[1] - p[1]) + p[0]) inside = !inside;
    }
  }
  return inside;
}

/** Distance from a point to the nearest of some lines. */
export function distanceTo(lines: readonly (readonly Point[])[], [x, y]: Point): number {
  let nearest = Infinity;
  for (const line of lines) {
    for (let i = 1; i < line.length; i++) {
      const p = line[i - 1]!, q = line[i]!;
      if (Math.min(p[0], q[0]) - x > nearest || x - Math.max(p[0], q[0]) > nearest || Math.min(p[1], q[1]) - y > nearest || y - Math.max(p[1], q[1]) > nearest) continue;
      const dx = q[0] - p[0], dy = q[1] - p[1];
      const t = Math.min(1, Math.max(0, ((x - p[0]) * dx + (y - p[1]) * dy) / (dx * dx + dy * dy || 1)));
      nearest = Math.min(nearest, Math.hypot(x - p[0] - t * dx, y - p[1] - t * dy));
    }
  }
  return nearest;
}

/** Length of a polyline that runs under a box. */
export function lengthUnder(box: Box, line: readonly Point[]): number {
  const c = Math.cos(box.angle);
  const s = Math.sin(box.angle);
  const frame: Frame = {left: -box.halfWidth, right: box.halfWidth, top: -box.halfHeight, bottom: box.halfHeight};
  const reach = Math.hypot(box.halfWidth, box.halfHeight);
  const turned = ([x, y]: Point): Point => [c * (x - box.x) + s * (y - box.y), -s * (x - box.x) + c * (y - box.y)];
  let length = 0;
  for (let i = 1; i < line.length; i++) {
    const [p, q] = [line[i - 1]!, line[i]!];
    if (Math.min(p[0], q[0]) > box.x + reach || Math.max(p[0], q[0]) < box.x - reach || Math.min(p[1], q[1]) > box.y + reach || Math.max(p[1], q[1]) < box.y - reach) continue;
    const shares = clippedShares(turned(p), turned(q), frame);
    if (shares) length += (shares[1] - shares[0]) * Math.hypot(q[0] - p[0], q[1] - p[1]);
  }
  return length;
}

/** How often a straight line crosses a polyline; touching with its end is not crossing. */
export function crossings([a, b]: readonly [Point, Point], line: readonly Point[]): number {
  const side = (p: Point, q: Point, r: Point): number => (q[0] - p[0]) * (r[1] - p[1]) - (q[1] - p[1]) * (r[0] - p[0]);
  const [left, right, top, bottom] = [Math.min(a[0], b[0]), Math.max(a[0], b[0]), Math.min(a[1], b[1]), Math.max(a[1], b[1])];
  const end = 0.02 * Math.hypot(b[0] - a[0], b[1] - a[1]);
  let count = 0;
  for (let i = 1; i < line.length; i++) {
    const [p, q] = [line[i - 1]!, line[i]!];
    if (Math.min(p[0], q[0]) > right || Math.max(p[0], q[0]) < left || Math.min(p[1], q[1]) > bottom || Math.max(p[1], q[1]) < top) continue;
    if (side(a, b, p) > 0 === side(a, b, q) > 0) continue;
    const [from, to] = [side(p, q, a), side(p, q, b)];
    const length = Math.hypot(q[0] - p[0], q[1] - p[1]);
    if (from > 0 !== to > 0 && Math.min(Math.abs(from), Math.abs(to)) > end * length) count++;
  }
  return count;
}

/**
 * A polyline without the points that no eye would miss: none lies farther than `tolerance` from what is left. - Douglas & Peucker, Cartographica 10, 112 (1973)
 */
export function simplified(line: readonly Point[], tolerance: number): readonly Point[] {
  if (line.length < 3) return line;
  const kept = new Uint8Array(line.length), open: [number, number][] = [[0, line.length - 1]];
  kept[0] = kept[line.length - 1] = 1;
  for (let piece = open.pop(); piece !== undefined; piece = open.pop()) {
    const [first, last] = piece, [ax, ay] = line[first]!, [dx, dy] = [line[last]![0] - ax, line[last]![1] - ay], square = dx * dx + dy * dy;
    let farthest = -1, worst = tolerance * tolerance;
    for (let i = first + 1; i < last; i++) {
      const [ux, uy] = [line[i]![0] - ax, line[i]![1] - ay], along = square > 0 ? Math.min(Math.max((ux * dx + uy * dy) / square, 0), 1) : 0;
      const distance = (ux - along * dx) ** 2 + (uy - along * dy) ** 2;
      if (distance > worst) [worst, farthest] = [distance, i];
    }
    if (farthest < 0) continue;
    kept[farthest] = 1;
    open.push([first, farthest], [farthest, last]);
  }
  return line.filter((_, i) => kept[i] === 1);
}

/** The same of a closed ring, whose last point joins the first without being repeated. */
export const simplifiedRing = (ring: readonly Point[], tolerance: number): readonly Point[] => (ring.length < 4 ? ring : simplified([...ring, ring[0]!], tolerance).slice(0, -1));
