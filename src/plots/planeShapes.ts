/** Everything of a plane that becomes lines and areas, on the page [pt]. */
import {dipolePerGeVFromBohrMagnetons} from "../model/conventions.js";
import {couplingNameOf} from "../model/coupling.js";
import {contourParts, edgeParts, regionParts, type Coordinates, type Part} from "./contour.js";
import {couplingOfLifetime, type Cell, type ExclusionPlane, type ExclusionRegion} from "./exclusionPlane.js";
import {clippedLine, clippedPolygon, simplified, simplifiedRing, type Frame} from "./geometry.js";
import {position, positionOfLog, type LogScale} from "./logScale.js";
import type {Point} from "./svg.js";

export interface RegionShape {
  readonly region: ExclusionRegion;
  /** Closed rings of all parts; the even-odd rule leaves the holes out. */
  readonly rings: readonly (readonly Point[])[];
  /** Edges of the region, without the stretches where it runs into the border of the plane. */
  readonly edges: readonly (readonly Point[])[];
  /** Where its level is uncertain: what is excluded for certain, what may be, and the edges of both. */
  readonly band?: {readonly certain: readonly (readonly Point[])[]; readonly possible: readonly (readonly Point[])[]; readonly edges: readonly (readonly Point[])[]};
  /** Edges of its further outlines, in their order. */
  readonly further?: readonly (readonly (readonly Point[])[])[];
}

export interface LineShape {
  readonly label: string;
  readonly pieces: readonly (readonly Point[])[];
  /** Closed outline of what lies on the excluded side, where that is published. */
  readonly area?: readonly Point[];
}

export type Projection = (point: Coordinates) => Point;

export const projection = (x: LogScale, y: LogScale): Projection => ([logMass, logCoupling]) => [positionOfLog(x, logMass), positionOfLog(y, logCoupling)];

const border = 1e-6;
const onSameSide = (p: Point, q: Point, frame: Frame): boolean =>
  [frame.left, frame.right].some((side) => Math.abs(p[0] - side) < border && Math.abs(q[0] - side) < border) ||
  [frame.top, frame.bottom].some((side) => Math.abs(p[1] - side) < border && Math.abs(q[1] - side) < border);

/**
 * A ring without its stretches along the border of the frame or of what was evaluated, as open lines (closed where
 * nothing was left out).
 */
export function innerEdges(ring: readonly Point[], frame: Frame, open: readonly boolean[] = []): readonly (readonly Point[])[] {
  const n = ring.length;
  const hidden = ring.map((p, i) => (open[i] && open[(i + 1) % n]) || onSameSide(p, ring[(i + 1) % n]!, frame));
  const first = hidden.indexOf(true);
  if (first < 0) return [[...ring, ring[0]!]];
  const lines: Point[][] = [];
  let line: Point[] = [];
  for (let k = 1; k <= n; k++) {
    const i = (first + k) % n;
    line.push(ring[i]!);
    if (hidden[i]) {
      if (line.length > 1) lines.push(line);
      line = [];
    }
  }
  return lines;
}

/** What a drawn line may stray [pt]: a fine grid has far more nodes than a printer has dots. */
const drawingTolerance = 0.04;

const ringsOf = (parts: readonly Part[], project: Projection): readonly (readonly Point[])[] =>
  parts.flat().map((ring) => simplifiedRing(ring.map(project), drawingTolerance)).filter((ring) => ring.length > 2);

const edgesOf = (parts: readonly Part[], project: Projection, frame: Frame): readonly (readonly Point[])[] =>
  parts.flat().flatMap((ring) => innerEdges(ring.map(project), frame, ring.map(([, , open]) => open === true))).map((line) => simplified(line, drawingTolerance));

/** A region with all its levels raised. */
export const shifted = (region: ExclusionRegion, by: number): ExclusionRegion => ({...region, level: region.level.map((column) => column.map((level) => (level === null ? null : level + by)))});

/** What all assumptions exclude and what any of them does. */
export const spreadParts = ({massMeV, coupling}: ExclusionPlane, band: NonNullable<ExclusionRegion["band"]>): readonly [weakest: readonly Part[], strongest: readonly Part[]] => [
  edgeParts(massMeV, coupling, band.map((edges) => (edges === null || edges[0] === null || edges[3] === null ? null : [edges[0], edges[3]]))),
  edgeParts(massMeV, coupling, band.map((edges) => (edges === null ? null : [edges[1], edges[2]]))),
];

function regionShape(plane: ExclusionPlane, region: ExclusionRegion, project: Projection, frame: Frame): RegionShape {
  const {uncertainty, band, further} = region, parts = regionParts(plane, region), rings = ringsOf(parts, project);
  const outlines = further && further.map(({level}) => edgesOf(contourParts(plane.massMeV, plane.coupling, level, plane.failed, plane.notApplicable), project, frame));
  const shape = {region, rings, edges: edgesOf(parts, project, frame), ...(outlines && {further: outlines})};
  const bounded = (certain: readonly (readonly Point[])[], inner: readonly Part[], outer: readonly Part[]): RegionShape =>
    ({...shape, band: {certain, possible: ringsOf(outer, project), edges: [...edgesOf(inner, project, frame), ...edgesOf(outer, project, frame)]}});
  if (band !== undefined) return bounded(rings, ...spreadParts(plane, band));
  if (uncertainty === undefined) return shape;
  const [certain, possible] = [-uncertainty, uncertainty].map((by) => regionParts(plane, shifted(region, by))) as [readonly Part[], readonly Part[]];
  return bounded(ringsOf(certain, project), certain, possible);
}

export const regionShapes = (plane: ExclusionPlane, project: Projection, frame: Frame): readonly RegionShape[] => plane.regions.map((region) => regionShape(plane, region, project, frame));

export interface BandShape {
  readonly label: string;
  readonly rings: readonly (readonly Point[])[];
  readonly edges: readonly (readonly Point[])[];
}

/** The outlines of a band, in its order. */
export const bandShapes = (plane: ExclusionPlane, project: Projection, frame: Frame): readonly BandShape[] =>
  (plane.band?.variants ?? []).map(({label, level, failed}) => {
    const parts = contourParts(plane.massMeV, plane.coupling, level, failed, plane.notApplicable);
    return {label, rings: ringsOf(parts, project), edges: edgesOf(parts, project, frame)};
  });

/** Where no constraint was evaluated, as closed rings. */
export function maskRings(plane: ExclusionPlane, project: Projection): readonly (readonly Point[])[] {
  if (!plane.notApplicable) return [];
  const level = plane.notApplicable.map((column) => column.map((masked) => (masked ? 1 : -1)));
  return ringsOf(contourParts(plane.massMeV, plane.coupling, level), project);
}

export const lifetimeShapes = (plane: ExclusionPlane, x: LogScale, y: LogScale, frame: Frame): readonly LineShape[] =>
  (plane.lifetimes?.lines ?? [])
    .map(({seconds, label}) => {
      const points = plane.massMeV.map((m, i): Point => [position(x, m), position(y, couplingOfLifetime(plane.lifetimes!.atUnitCouplingSeconds[i]!, seconds, couplingNameOf(plane.model)))]);
      return {label, pieces: clippedLine(points.filter(([, v]) => Number.isFinite(v)), frame)};
    })
    .filter(({pieces}) => pieces.length > 0);

export function laboratoryShapes(plane: ExclusionPlane, x: LogScale, y: LogScale, frame: Frame): readonly LineShape[] {
  const curves = plane.laboratory.map(({label, points, extent}): LineShape => {
    const line = points.map(([m, d]): Point => [position(x, m), position(y, d)]);
    const pieces = clippedLine(line, frame);
    if (extent === "open") return {label, pieces};
    const top = Math.min(frame.top, ...line.map(([, v]) => v));
    const ring = extent === "itself" ? line : [...line, [line[line.length - 1]![0], top] as const, [line[0]![0], top] as const];
    return {label, pieces, area: clippedPolygon(ring, frame)};
  });
  const flat = plane.flatLimits.map(({label, momentMuB, massReachMeV}): LineShape => {
    const at = position(y, dipolePerGeVFromBohrMagnetons(momentMuB));
    return {label, pieces: clippedLine([[frame.left, at], [position(x, massReachMeV), at]], frame)};
  });
  const visible = (piece: readonly Point[]): boolean => piece.some(([u, v]) => Math.hypot(u - piece[0]![0], v - piece[0]![1]) > 1);
  return [...curves, ...flat].filter(({pieces, area}) => pieces.some(visible) || (area?.length ?? 0) > 2);
}

/** The rectangle of a cell: half-way to the neighbouring nodes, held in the frame. */
export function cellRing({iMass, iCoupling}: Cell, plane: Pick<ExclusionPlane, "massMeV" | "coupling">, x: LogScale, y: LogScale): readonly Point[] {
  const bounds = (nodes: readonly number[], i: number): readonly [number, number] => [
    Math.sqrt(nodes[i]! * nodes[Math.max(i - 1, 0)]!),
    Math.sqrt(nodes[i]! * nodes[Math.min(i + 1, nodes.length - 1)]!),
  ];
  const [left, right] = bounds(plane.massMeV, iMass).map((m) => position(x, m)) as [number, number];
  const [bottom, top] = bounds(plane.coupling, iCoupling).map((d) => position(y, d)) as [number, number];
  return [[left, bottom], [right, bottom], [right, top], [left, top]];
}
