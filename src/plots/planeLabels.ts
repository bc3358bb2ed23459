/** Direct labels of the plane: names inside their regions, limits and lifetimes along their lines. */
import {majorLength} from "./axes.js";
import {contains, corners, distanceTo, insideFrame, lengthUnder, simplified, simplifiedRing, type Box, type Frame} from "./geometry.js";
import {typesetLabel, type Typeset} from "./glyphs.js";
import {labelPlacer, placesAlong, placesOver, resampled, type Candidate, type Obstacle, type Segment} from "./labelPlacement.js";
import {bandStyle, inks, regionStyles} from "./palette.js";
import type {BandShape, LineShape, RegionShape} from "./planeShapes.js";
import {element, lineData, textPath, type Point} from "./svg.js";

export interface LabelSizes {
  readonly regionPt: number;
  readonly linePt: number;
  /** Where room is short nothing shrinks below this. */
  readonly smallestPt: number;
}

/** Sizes to try, from the one wished for down to the smallest allowed. */
const sizesFrom = (wishedPt: number, {smallestPt}: LabelSizes): readonly number[] => [...new Set([1, 0.85, 0.7].map((shrink) => Math.max(shrink * wishedPt, smallestPt)))];

interface Kind {
  readonly fill: string;
  readonly halo: number;
}

/** Longest ticks inside the frame and a little air [pt]. */
const frameMargin = majorLength + 0.6;

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
  return placesOver(frame, width, height, Math.max(3, (frame.right - frame.left) / 90), (box) => {
    if (!contains(shape.rings, [box.x, box.y]) || !corners(box).every((corner) => contains(shape.rings, corner))) return Infinity;
    if (lines.some((line) => lengthUnder(box, line) > 0)) return Infinity;
    const shared = others.filter(({rings}) => contains(rings, [box.x, box.y])).length;
    return 20 * shared - 0.5 * Math.min(distanceTo(lines, [box.x, box.y]), 30);
  });
}

/** The shortest line from an upright box to a point. */
function leaderTo(box: Box, [x, y]: Point): Segment {
  const held = (v: number, centre: number, half: number): number => Math.min(Math.max(v, centre - half), centre + half);
  return [[held(x, box.x, box.halfWidth), held(y, box.y, box.halfHeight)], [x, y]];
}

/**
 * Upright places near a line too short, too steep or too crowded to carry its name; a leader joins the two. It ends
 * where no other line makes it doubtful which one is meant.
 */
function placesNear(points: readonly Point[], others: readonly (readonly Point[])[], frame: Frame, width: number, height: number): readonly Candidate[] {
  const clearOfTicks = points.filter(([x, y]) => insideFrame({x, y, halfWidth: 0, halfHeight: 0, angle: 0}, frame, frameMargin));
  const [halfWidth, halfHeight] = [width / 2, height / 2], candidates: Candidate[] = [];
  /** Centres of boxes on one lattice for all targets, within reach of a target and within the frame. */
  const centres = (target: number, half: number, from: number, to: number): number[] => {
    const first = Math.max(Math.ceil((target - farthest - half - from) / latticePt), Math.ceil(half / latticePt)), last = Math.min(Math.floor((target + farthest + half - from) / latticePt), Math.floor((to - from - half) / latticePt));
    return Array.from({length: Math.max(0, last - first + 1)}, (_, i) => from + (first + i) * latticePt);
  };
  for (const target of clearOfTicks) {
    const doubt = 8 * Math.max(0, 2 - distanceTo(others, target)), rows = centres(target[1], halfHeight, frame.top, frame.bottom);
    for (const x of centres(target[0], halfWidth, frame.left, frame.right)) {
      for (const y of rows) {
        const length = Math.hypot(Math.max(Math.abs(target[0] - x) - halfWidth, 0), Math.max(Math.abs(target[1] - y) - halfHeight, 0));
        if (length < 2 || length > farthest) continue;
        const box = {x, y, halfWidth, halfHeight, angle: 0};
        candidates.push({box, leader: leaderTo(box, target), cost: 10 + 0.5 * length + doubt});
      }
    }
  }
  return candidates;
}

/** Longest leader and spacing of the places that are tried [pt]. */
const farthest = 45, latticePt = 4;
/** At most so many ends of leaders along a line, and their spacing at least [pt]. */
const mostTargets = 30, targetSpacing = 5;

/** Points spread over the pieces of a line. */
function targetsOn(pieces: readonly (readonly Point[])[]): readonly Point[] {
  const length = pieces.reduce((sum, piece) => sum + piece.reduce((own, [x, y], i) => (i === 0 ? 0 : own + Math.hypot(x - piece[i - 1]![0], y - piece[i - 1]![1])), 0), 0);
  return pieces.flatMap((piece) => resampled(piece, Math.max(targetSpacing, length / mostTargets)));
}

const linePadding = 1.2;

/** Places outside all regions for the name of one without room, joined by a leader to one of its roomiest points. */
function placesBeside(shape: RegionShape, regions: readonly RegionShape[], frame: Frame, width: number, height: number): readonly Candidate[] {
  const lines = regions.flatMap(({rings}) => rings.map(joined));
  const inside = placesOver(frame, 2, 2, 5, ({x, y}) => {
    const others = regions.filter((other) => other !== shape && contains(other.rings, [x, y])).length;
    return contains(shape.rings, [x, y]) ? 20 * others - distanceTo(lines, [x, y]) : Infinity;
  });
  const targets = [...inside].sort((a, b) => a.cost - b.cost).slice(0, 8).map(({box: {x, y}}): Point => [x, y]);
  return placesNear(targets, [], frame, width, height).filter(({box}) => [[box.x, box.y] as const, ...corners(box)].every((place) => regions.every(({rings}) => !contains(rings, place))));
}

type LineCandidate = Candidate & {readonly size: number};

interface NamedLine {
  readonly shape: LineShape;
  readonly kind: Kind;
  /** Lines that the label should not be taken to name; absent where a leader is not worth its ink. */
  readonly others?: readonly (readonly Point[])[];
}

/** A limit is best named where it is not inside what the regions exclude anyway. */
const shade = (regions: readonly RegionShape[], point: Point): number => (regions.some(({rings}) => contains(rings, point)) ? 14 : 0);

/** Along the line, a little smaller along the line, or beside it with a leader; the cheapest first. */
function linePlaces({shape, others}: NamedLine, regions: readonly RegionShape[], line: Typeset, frame: Frame, sizes: LabelSizes): readonly LineCandidate[] {
  const size = sizes.linePt;
  const room = (shrunk: number): readonly [number, number] => [line.width * shrunk + linePadding, heightOf(line, shrunk)];
  // A name must be nearest to its own line.
  const doubt = ({x, y, halfHeight}: Box): number => (others && distanceTo(others, [x, y]) < distanceTo(shape.pieces, [x, y]) + halfHeight / 2 ? 45 : 0);
  const along = [...new Set([size, Math.max(0.88 * size, sizes.smallestPt)])].flatMap((shrunk) =>
    shape.pieces
      .flatMap((piece) => placesAlong(piece, ...room(shrunk), 1))
      .map(({box, cost}): LineCandidate => ({box, cost: cost + 30 * (1 - shrunk / size) + doubt(box), size: shrunk})));
  const near = others ? placesNear(targetsOn(shape.pieces), others, frame, ...room(size)) : [];
  return [...along, ...near.map((candidate) => ({...candidate, size}))]
    .map((place) => (others ? {...place, cost: place.cost + shade(regions, place.leader?.[1] ?? [place.box.x, place.box.y])} : place))
    .sort((a, b) => a.cost - b.cost);
}

function leaderSvg([from, to]: Segment, ink: string = inks.laboratoryText): readonly string[] {
  return [
    element("path", {d: lineData([from, to]), fill: "none", stroke: ink, "stroke-width": 0.4}),
    element("circle", {cx: to[0], cy: to[1], r: 0.75, fill: ink}),
  ];
}

export interface PlaneLabels {
  readonly svg: string;
  /** Lines whose name found no room: number k of the figure is entry k − 1. */
  readonly numbered: readonly string[];
  /** Lines with no room even for a number; the footnotes name them. (A region without room is in the key.) */
  readonly missing: readonly string[];
  readonly boxes: readonly Box[];
}

/** Half a stroke and a little air [pt]. Lines are soft obstacles, outlines of regions hard ones. */
const air = 0.9;
const obstaclesOf = (regions: readonly RegionShape[], lines: readonly LineShape[], weight: number): readonly Obstacle[] => [
  ...regions.flatMap(({region, edges}) => edges.map((line) => ({line, weight: Infinity, clearance: regionStyles[region.name].lineWidthPt / 2 + air}))),
  ...lines.flatMap(({pieces}) => pieces.map((line) => ({line, weight, clearance: air}))),
];

const dearest = 80;

/** What a label need not know of a line [pt]: below the air that it keeps. */
const placingTolerance = 0.3;

const coarser = (shape: RegionShape): RegionShape =>
  ({...shape, rings: shape.rings.map((ring) => simplifiedRing(ring, placingTolerance)), edges: shape.edges.map((line) => simplified(line, placingTolerance))});

export async function planeLabels(
  drawnRegions: readonly RegionShape[],
  laboratory: readonly LineShape[],
  lifetimes: readonly LineShape[],
  frame: Frame,
  sizes: LabelSizes,
  band: readonly BandShape[] = [],
): Promise<PlaneLabels> {
  const regions = drawnRegions.map(coarser);
  const outlinesOfBand = band.map(({label, edges}): LineShape => ({label, pieces: edges}));
  const placer = labelPlacer(frame, [...obstaclesOf(regions, laboratory, 5), ...obstaclesOf([], lifetimes, 1.5), ...obstaclesOf([], outlinesOfBand, 2.5)], frameMargin);
  const drawn: string[] = [];
  const numbered: string[] = [];
  const missing: string[] = [];
  const inner = regions.filter(({region}) => region.name !== "combined");
  for (const shape of inner) {
    const line = await typesetLabel(shape.region.label);
    const others = inner.filter((other) => other !== shape);
    const places = sizesFrom(sizes.regionPt, sizes).flatMap((size) =>
      placesInside(shape, others, frame, line.width * size + 3, heightOf(line, size) + 3).map(({box, cost}) => ({box, cost: cost + 25 * (1 - size / sizes.regionPt), size})));
    const fill = regionStyles[shape.region.name].text ?? regionStyles[shape.region.name].line, size = sizes.smallestPt;
    const place: LineCandidate | null = placer.place(places) ?? placer.place(placesBeside(shape, inner, frame, line.width * size + linePadding, heightOf(line, size)).map((candidate) => ({...candidate, size})));
    if (place?.leader) drawn.unshift(...leaderSvg(place.leader, fill));
    if (place) drawn.push(centred(line, place.box, place.size, {fill, halo: 0.8}));
  }
  const length = ({pieces}: LineShape): number => Math.max(0, ...pieces.map((p) => Math.hypot(p[p.length - 1]![0] - p[0]![0], p[p.length - 1]![1] - p[0]![1])));
  const outlines = regions.flatMap(({edges}) => edges);
  const lines: readonly NamedLine[] = [
    ...outlinesOfBand.map((shape) => ({
      shape, kind: {fill: bandStyle.line, halo: 0.9}, others: [...outlines, ...outlinesOfBand.filter((other) => other !== shape).flatMap(({pieces}) => pieces)],
    })),
    ...[...laboratory].sort((a, b) => length(a) - length(b)).map((shape) => ({
      shape, kind: {fill: inks.laboratoryText, halo: 1}, others: [...outlines, ...laboratory.filter((other) => other !== shape).flatMap(({pieces}) => pieces)],
    })),
    ...lifetimes.map((shape) => ({shape, kind: {fill: inks.lifetimeText, halo: 1.1}})),
  ];
  const draw = async (named: NamedLine, label: string): Promise<boolean> => {
    const line = await typesetLabel(label);
    const place = placer.place(linePlaces(named, regions, line, frame, sizes), dearest);
    if (place?.leader) drawn.unshift(...leaderSvg(place.leader));
    if (place) drawn.push(centred(line, place.box, place.size, named.kind));
    return place !== null;
  };
  for (const named of lines) {
    const {label} = named.shape;
    if (await draw(named, label)) continue;
    if (named.others && (await draw(named, String(numbered.length + 1)))) numbered.push(label);
    else missing.push(label);
  }
  return {svg: element("g", {id: "labels"}, drawn), numbered, missing, boxes: placer.taken};
}
