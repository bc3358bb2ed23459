/** Direct labels of the plane: names inside their regions, limits and lifetimes along their lines. */
import {contains, distanceTo, lengthUnder, corners, type Box, type Frame} from "./geometry.js";
import {typesetLabel, type Typeset} from "./glyphs.js";
import {labelPlacer, placesAlong, placesOver, resampled, type Candidate, type Obstacle, type Placer} from "./labelPlacement.js";
import {inks, regionStyles} from "./palette.js";
import type {LineShape, RegionShape} from "./planeShapes.js";
import {element, lineData, textPath, type Point} from "./svg.js";

export interface LabelSizes {
  readonly regionPt: number;
  readonly linePt: number;
}

interface Kind {
  readonly fill: string;
  readonly halo: number;
}

/** Draws a line of text centred in its box. */
function centred(line: Typeset, box: Box, size: number, {fill, halo}: Kind): string {
  const drop = ((line.ascent - line.descent) / 2) * size;
  const degrees = (box.angle * 180) / Math.PI;
  const [x, y] = [box.x - Math.sin(box.angle) * drop, box.y + Math.cos(box.angle) * drop];
  return textPath(line, x, y, {size, fill, anchor: "middle", angle: degrees, halo});
}

const heightOf = (line: Typeset, size: number): number => (line.ascent + line.descent) * size;

const joined = (ring: readonly Point[]): readonly Point[] => [...ring, ring[0]!];

/** Places for a name wholly inside its region, the roomiest first, those outside all other regions preferred. */
function placesInside(shape: RegionShape, others: readonly RegionShape[], frame: Frame, width: number, height: number): readonly Candidate[] {
  const lines = shape.rings.map(joined);
  return placesOver(frame, width, height, 3, (box) => {
    if (!contains(shape.rings, [box.x, box.y]) || !corners(box).every((corner) => contains(shape.rings, corner))) return Infinity;
    if (lines.some((line) => lengthUnder(box, line) > 0)) return Infinity;
    const shared = others.filter(({rings}) => contains(rings, [box.x, box.y])).length;
    return 14 * shared - 0.5 * Math.min(distanceTo(lines, [box.x, box.y]), 30);
  });
}

/** From an upright box to the nearest of some points: the shortest line between them. */
function leader(box: Box, points: readonly Point[]): readonly [Point, Point] {
  const held = (v: number, centre: number, half: number): number => Math.min(Math.max(v, centre - half), centre + half);
  let best: readonly [Point, Point] = [[box.x, box.y], [Infinity, Infinity]];
  let nearest = Infinity;
  for (const [x, y] of points) {
    const from: Point = [held(x, box.x, box.halfWidth), held(y, box.y, box.halfHeight)];
    const length = Math.hypot(x - from[0], y - from[1]);
    if (length < nearest) [nearest, best] = [length, [from, [x, y]]];
  }
  return best;
}

/** Upright places near a line too short or too steep to carry its name; a leader that crosses no label joins the two. */
const placesNear = (points: readonly Point[], taken: readonly Box[], frame: Frame, width: number, height: number): readonly Candidate[] =>
  placesOver(frame, width, height, 2.5, (box) => {
    const line = leader(box, points);
    const gap = Math.hypot(line[1][0] - line[0][0], line[1][1] - line[0][1]);
    if (gap < 1 || gap > 40 || taken.some((other) => lengthUnder(other, line) > 0)) return Infinity;
    return 12 + 0.8 * gap;
  });

const linePadding = 1.2;

async function lineLabel(shape: LineShape, placer: Placer, frame: Frame, size: number, kind: Kind, withLeader: boolean): Promise<string | null> {
  const line = await typesetLabel(shape.label);
  for (const shrink of [1, 0.88]) {
    const [width, height] = [line.width * size * shrink + linePadding, heightOf(line, size * shrink)];
    const box = placer.place(shape.pieces.flatMap((piece) => placesAlong(piece, width, height, 1)), 40);
    if (box) return centred(line, box, size * shrink, kind);
  }
  if (!withLeader) return null;
  const points = shape.pieces.flatMap((piece) => resampled(piece, 2));
  const box = placer.place(placesNear(points, placer.taken, frame, line.width * size + linePadding, heightOf(line, size)), 90);
  if (!box) return null;
  const ends = leader(box, points);
  placer.block(ends);
  return `${element("path", {d: lineData(ends), fill: "none", stroke: inks.laboratoryText, "stroke-width": 0.35})}\n${centred(line, box, size, kind)}`;
}

export interface PlaneLabels {
  readonly svg: string;
  /** Lines whose label found no room; the footnotes name them. (A region without room is in the key.) */
  readonly missing: readonly string[];
  readonly boxes: readonly Box[];
}

export async function planeLabels(
  regions: readonly RegionShape[],
  laboratory: readonly LineShape[],
  lifetimes: readonly LineShape[],
  frame: Frame,
  sizes: LabelSizes,
): Promise<PlaneLabels> {
  const obstacles: Obstacle[] = [
    ...regions.flatMap(({region, edges}) => edges.map((line) => ({line, weight: region.name === "combined" ? 1.6 : 1.2}))),
    ...laboratory.flatMap(({pieces}) => pieces.map((line) => ({line, weight: 0.8}))),
    ...lifetimes.flatMap(({pieces}) => pieces.map((line) => ({line, weight: 0.6}))),
  ];
  const placer = labelPlacer(frame, obstacles);
  const drawn: string[] = [];
  const missing: string[] = [];
  const inner = regions.filter(({region}) => region.name !== "combined");
  for (const shape of inner) {
    const line = await typesetLabel(shape.region.label);
    for (const size of [1, 0.85, 0.7].map((shrink) => shrink * sizes.regionPt)) {
      const others = inner.filter((other) => other !== shape);
      const box = placer.place(placesInside(shape, others, frame, line.width * size + 3, heightOf(line, size) + 3));
      if (!box) continue;
      drawn.push(centred(line, box, size, {fill: regionStyles[shape.region.name].line, halo: 0.8}));
      break;
    }
  }
  const length = ({pieces}: LineShape): number => pieces.flat().length && Math.max(...pieces.map((p) => Math.hypot(p[p.length - 1]![0] - p[0]![0], p[p.length - 1]![1] - p[0]![1])));
  const lines = [
    ...[...laboratory].sort((a, b) => length(a) - length(b)).map((shape) => ({shape, kind: {fill: inks.laboratoryText, halo: 0.7}, withLeader: true})),
    ...lifetimes.map((shape) => ({shape, kind: {fill: inks.lifetime, halo: 0.7}, withLeader: false})),
  ];
  for (const {shape, kind, withLeader} of lines) {
    const text = await lineLabel(shape, placer, frame, sizes.linePt, kind, withLeader);
    if (text) drawn.push(text);
    else missing.push(shape.label);
  }
  return {svg: element("g", {id: "labels"}, drawn), missing, boxes: placer.taken};
}
