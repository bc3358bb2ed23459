/** The plane of mass and dipole as SVG: regions, laboratory limits, lines of constant lifetime, axes. Attributes only, so that it is the same as a file. */
import {bohrMagnetonsFromDipolePerGeV} from "../model/conventions.js";
import {usualLifetimeLines, type ExclusionPlane} from "../plots/exclusionPlane.js";
import {contains, corners, distanceTo, lengthUnder, type Frame} from "../plots/geometry.js";
import {labelPlacer, placesAlong, placesOver, type Candidate, type Obstacle} from "../plots/labelPlacement.js";
import {position, ticks, type LogScale} from "../plots/logScale.js";
import {cellRing, laboratoryShapes, lifetimeShapes, projection, regionShapes, type LineShape, type RegionShape} from "../plots/planeShapes.js";
import {element, lineData, rounded, type Point} from "../plots/svg.js";
import {flatLimitsFor, laboratoryCurvesFor} from "../plots/tables/laboratoryLimits.js";
import {scaleOf} from "../scan/levelCurves.js";
import {fields, layers, type Choices, type Layer} from "./choices.js";
import type {Inks} from "./inks.js";
import type {JudgedLevel, JudgedPlane} from "./judgedPlane.js";
import {fineNodes} from "./levelsBetween.js";
import {fontFamily, path, svgText, textWidth} from "./svgText.js";
import {layerNames} from "./words.js";

export interface PlaneScales {
  readonly x: LogScale;
  readonly y: LogScale;
}

/** Where the plane lies in a figure of so many pixels. */
export function planeScales(width: number, height: number): PlaneScales {
  const narrow = width < 520, left = narrow ? 52 : 62, right = narrow ? 52 : 66;
  return {
    x: {from: fields.massMeV.low, to: fields.massMeV.high, start: left, end: width - right},
    y: {from: fields.dipolePerGeV.low, to: fields.dipolePerGeV.high, start: height - 46, end: 12}
  };
}

/** The value at a place on an axis, held on it. */
export const valueAt = ({from, to, start, end}: LogScale, at: number): number => Math.min(to, Math.max(from, from * (to / from) ** ((at - start) / (end - start))));

export const planeFrame = ({x, y}: PlaneScales): Frame => ({left: x.start, right: x.end, top: y.end, bottom: y.start});

/** Intervals drawn in the place of one of the grid. */
const refinement = 4;

const symbols = {e: "e", mu: "μ", tau: "τ"} as const;
export const dipoleSymbol = (flavor: Choices["flavor"]): string => (flavor === "universal" ? "*d*" : `*d*_{${symbols[flavor]}}`);

/**
 * Levels to draw: straight, as contours take them, where a level is between the nodes (src/scan/levelCurves.ts); at other heights too where it is
 * uncertain, and then as they are. Where what a constraint can say ends while it excludes, the region ends too.
 */
function drawnLevels(level: JudgedLevel, massMeV: readonly number[], couplings: readonly number[]): (number | null)[][] {
  const {at, border, uncertainty} = level, {of} = scaleOf(level), straight = (value: number | null): number | null => (value === null ? null : Math.sinh(of(value)));
  return massMeV.map(mass => {
    if (border === undefined) return uncertainty === undefined ? at(mass, couplings).map(straight) : at(mass, couplings);
    const margin = border.margin(mass, couplings);
    return border.whole(mass, couplings).map((value, k) => (value === null || value < 0 ? value : Math.min(value, margin[k] ?? value)));
  });
}

/** The plane as the figures of the house know it. */
export function exclusionPlaneOf(judged: JudgedPlane, choices: Choices): ExclusionPlane {
  const {scenario, couplings, points, levels} = judged, {flavor} = choices, massMeV = fineNodes(judged.massMeV, refinement), coupling = fineNodes(couplings, refinement);
  return {
    model: scenario.model, reheatingMeV: scenario.cosmology.reheatingMeV, confidenceLevel: choices.confidenceLevel, statisticsRule: "", massMeV, coupling,
    regions: levels.map(level => ({name: level.name, label: layerNames[level.name].short, level: drawnLevels(level, massMeV, coupling), ...(level.uncertainty && {uncertainty: level.uncertainty}), ...(level.forecast && {forecast: level.forecast})})),
    ...(choices.lifetimes && {lifetimes: {
      atUnitCouplingSeconds: fineNodes(points.map(column => column[0]!.lifetimeSeconds! * couplings[0]! ** 2), refinement), lines: usualLifetimeLines
    }}),
    failed: [],
    laboratory: choices.laboratory ? laboratoryCurvesFor(flavor) : [], flatLimits: choices.laboratory ? flatLimitsFor(flavor) : [], footnotes: []
  };
}

const ringData = (rings: readonly (readonly Point[])[]): string => rings.map(ring => lineData(ring, true)).join("");
const openData = (lines: readonly (readonly Point[])[]): string => lines.map(line => lineData(line)).join("");
const faint = 0.45;

/** Stretches of lines by what `is` says of each of their pieces; neighbours share a point. */
function stretches(lines: readonly (readonly Point[])[], is: (middle: Point) => boolean): readonly [(readonly Point[])[], (readonly Point[])[]] {
  const found: [Point[][], Point[][]] = [[], []];
  for (const line of lines) {
    let last = -1;
    for (let i = 0; i + 1 < line.length; i++) {
      const [a, b] = [line[i]!, line[i + 1]!], kind = is([(a[0] + b[0]) / 2, (a[1] + b[1]) / 2]) ? 1 : 0;
      if (kind === last) found[kind].at(-1)!.push(b);
      else found[kind].push([a, b]);
      last = kind;
    }
  }
  return found;
}

/** Whether a point of an edge lies on the border of what the constraint can say. */
const onBorder = ({border}: JudgedLevel, {x, y}: PlaneScales) => ([u, v]: Point): boolean => {
  const mass = valueAt(x, u), coupling = [valueAt(y, v)], margin = border?.margin(mass, coupling)[0] ?? null, whole = border?.whole(mass, coupling)[0] ?? null;
  return margin !== null && whole !== null && margin < whole;
};

function regionLayers(regions: readonly RegionShape[], levels: readonly JudgedLevel[], scales: PlaneScales, inks: Inks): string[] {
  const fills = regions.flatMap(({region, rings, band}) => {
    const {fill, opacity} = inks.regions[region.name as Layer], strength = opacity * (region.forecast ? faint : 1);
    if (strength === 0) return [];
    const area = (parts: readonly (readonly Point[])[], share: number): string[] => (parts.length ? [path(ringData(parts), {fill, "fill-opacity": rounded(share), "fill-rule": "evenodd", "data-region": region.name})] : []);
    return [...area(band?.certain ?? rings, strength), ...(band ? area([...band.certain, ...band.possible], faint * strength) : [])];
  });
  const edges = [...regions].sort((a, b) => Number(a.region.name === "combined") - Number(b.region.name === "combined")).flatMap(({region, edges, band}) => {
    const of = levels.find(({name, border}) => name === region.name && border !== undefined), [lines, borders] = of ? stretches(edges, onBorder(of, scales)) : [edges, []];
    const {line} = inks.regions[region.name as Layer], width = region.name === "combined" ? 2.2 : 1.3, style = {fill: "none", stroke: line, "stroke-linejoin": "round"};
    return [
      ...(lines.length ? [path(openData(lines), {...style, "stroke-width": width, ...(region.forecast && {"stroke-dasharray": "6 4"})})] : []),
      ...(borders.length ? [path(openData(borders), {...style, "stroke-width": 1.6, "stroke-linecap": "round", "stroke-dasharray": "0.1 4", "data-border": region.name})] : []),
      ...(band?.edges.length ? [path(openData(band.edges), {...style, "stroke-width": 0.7 * width, "stroke-dasharray": "2 3"})] : [])
    ];
  });
  return [...fills, ...edges];
}

/** "red giants, $\omega$ Cen" for a screen. */
const screenLabel = (label: string): string => label.replace(/\$/g, "").replace(/\\omega\b/g, "ω").replace(/\\nu_\\mu|\\nu_\{\\mu\}/g, "ν_{μ}").replace(/\\nu_\\tau/g, "ν_{τ}").replace(/\\nu_e/g, "ν_{e}").replace(/\\tau_N/g, "*τ*").replace(/\\[,;: ]/g, " ").replace(/\\/g, "");

/** Names in their regions, and along lines where there is room. */
function labelLayers(regions: readonly RegionShape[], laboratory: readonly LineShape[], lifetimes: readonly LineShape[], frame: Frame, inks: Inks, size: number): string[] {
  const out: string[] = [], edges = regions.flatMap(({rings}) => rings.map(ring => [...ring, ring[0]!])), seam = {stroke: inks.plane, "stroke-width": 3, "stroke-linejoin": "round", "paint-order": "stroke", "stroke-opacity": 0.85};
  const obstacles: Obstacle[] = [...edges, ...lifetimes.flatMap(({pieces}) => pieces), ...laboratory.flatMap(({pieces}) => pieces)].map(line => ({line, weight: 1, clearance: 1.5}));
  const placer = labelPlacer(frame, obstacles, 6), step = Math.max(5, (frame.right - frame.left) / 70);
  const put = (name: string, places: readonly Candidate[], points: number, fill: string, weight: number, limit: number, dress: boolean): void => {
    const found = placer.place(places, limit);
    if (!found) return;
    const {x, y, angle} = found.box, turn = (angle * 180) / Math.PI, [u, v] = [x - Math.sin(angle) * 0.34 * points, y + Math.cos(angle) * 0.34 * points];
    out.push(svgText(name, u, v, points, {"text-anchor": "middle", fill, "font-weight": weight, ...(dress && seam), ...(turn !== 0 && {transform: `rotate(${rounded(turn)} ${rounded(u)} ${rounded(v)})`})}));
  };
  for (const shape of [...regions].filter(({region, rings}) => region.name !== "combined" && rings.length > 0)) {
    const name = layerNames[shape.region.name as Layer].short, lines = shape.rings.map(ring => [...ring, ring[0]!]);
    for (const points of [size, 0.85 * size]) {
      const before = out.length, width = textWidth(name, points), places = placesOver(frame, width, 1.1 * points, step, box => {
        if (!corners(box).every(corner => contains(shape.rings, corner)) || lines.some(line => lengthUnder(box, line) > 0)) return Infinity;
        return 60 * regions.filter(other => other !== shape && other.region.name !== "combined" && contains(other.rings, [box.x, box.y])).length - 0.5 * Math.min(distanceTo(lines, [box.x, box.y]), 40);
      });
      put(name, places, points, inks.regions[shape.region.name as Layer].text, 600, Infinity, false);
      if (out.length > before) break;
    }
  }
  const small = 0.74 * size;
  for (const [shapes, fill] of [[lifetimes, inks.quiet], [laboratory, inks.quiet]] as const) {
    for (const {label, pieces: lines} of shapes) {
      const name = screenLabel(label);
      put(name, lines.flatMap(line => placesAlong(line, textWidth(name, small), small, 2, 4)), small, fill, 400, 160, true);
    }
  }
  return out;
}

function axisLayers({x, y}: PlaneScales, choices: Choices, inks: Inks, size: number, width: number): string[] {
  const frame = planeFrame({x, y}), out: string[] = [], moments: LogScale = {...y, from: bohrMagnetonsFromDipolePerGeV(y.from), to: bohrMagnetonsFromDipolePerGeV(y.to)};
  const name = (tex: string): string => tex.replace(/10\^\{(-?)(\d+)\}/, (_, sign: string, digits: string) => (sign === "" && digits === "0" ? "1" : sign === "" && digits === "1" ? "10" : `10^{${sign === "" ? "" : "−"}${digits}}`)).replace("\\times", "×");
  const mark = (from: Point, to: Point): string => path(lineData([from, to]), {stroke: inks.quiet, "stroke-width": 1});
  for (const {value, tex} of ticks(x)) {
    const at = position(x, value), long = tex === undefined ? 3 : 6;
    out.push(mark([at, frame.bottom], [at, frame.bottom - long]), mark([at, frame.top], [at, frame.top + long]));
    if (tex !== undefined) out.push(svgText(value === 0.1 ? "0.1" : value <= 1000 && value >= 1 ? String(value) : name(tex), at, frame.bottom + 1.45 * size, size, {"text-anchor": "middle", fill: inks.quiet}));
  }
  const sides = [[y, frame.left, 1, "end", -6], [moments, frame.right, -1, "start", 6]] as const;
  for (const [scale, side, inward, anchor, gap] of sides) {
    for (const {value, tex} of ticks(scale)) {
      const at = position(scale, value), long = (tex === undefined ? 3 : 6) * inward;
      out.push(mark([side, at], [side + long, at]));
      if (tex !== undefined && at > frame.top + 4 && at < frame.bottom + 1) out.push(svgText(name(tex), side + gap, at + 0.36 * size, size, {"text-anchor": anchor, fill: inks.quiet}));
    }
  }
  const middle = (frame.top + frame.bottom) / 2, across = (frame.left + frame.right) / 2, left = 0.95 * size + 1, right = width - 0.5 * size;
  out.push(path(`M${frame.left} ${frame.top}H${frame.right}V${frame.bottom}H${frame.left}Z`, {fill: "none", stroke: inks.quiet, "stroke-width": 1}));
  out.push(svgText("mass *m*_{N} [MeV]", across, frame.bottom + 2.95 * size, size * 1.08, {"text-anchor": "middle", fill: inks.text}));
  out.push(svgText(`dipole ${dipoleSymbol(choices.flavor)} [GeV^{−1}]`, left, middle, size * 1.08, {"text-anchor": "middle", fill: inks.text, transform: `rotate(-90 ${left} ${middle})`}));
  out.push(svgText("moment *μ*_{ν} [*μ*_{B}]", right, middle, size * 1.08, {"text-anchor": "middle", fill: inks.text, transform: `rotate(-90 ${rounded(right)} ${middle})`}));
  return out;
}

/** Over points that did not come to an end. */
const hatch = (inks: Inks): string => element("pattern", {id: "not-computed", width: 5, height: 5, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)"}, [
  element("rect", {x: 0, y: 0, width: 5, height: 5, fill: inks.plane}), path("M2.5 0V5", {stroke: inks.quiet, "stroke-width": 1})
]);

/** The figure in so many pixels. `title` is read aloud, and stands in the file. */
export function planeFigure(judged: JudgedPlane | undefined, choices: Choices, inks: Inks, width: number, height: number, title: string): string {
  const scales = planeScales(width, height), frame = planeFrame(scales), {x, y} = scales, size = width < 520 ? 10.5 : width > 900 ? 14 : 12.5, body: string[] = [];
  if (judged) {
    const plane = exclusionPlaneOf(judged, choices), regions = layers.flatMap(name => regionShapes({...plane, regions: plane.regions.filter(region => region.name === name)}, projection(x, y), frame));
    const laboratory = laboratoryShapes(plane, x, y, frame), lifetimes = lifetimeShapes(plane, x, y, frame);
    const areas = laboratory.flatMap(({area}) => (area && area.length > 2 ? [path(lineData(area, true), {fill: inks.laboratoryFill})] : []));
    body.push(
      ...areas, ...regionLayers(regions.filter(({rings, band}) => rings.length > 0 || (band?.possible.length ?? 0) > 0), judged.levels, scales, inks),
      ...(lifetimes.length ? [path(openData(lifetimes.flatMap(({pieces: lines}) => lines)), {fill: "none", stroke: inks.lifetime, "stroke-width": 0.9, "stroke-dasharray": "5 4"})] : []),
      ...(laboratory.length ? [path(openData(laboratory.flatMap(({pieces: lines}) => lines)), {fill: "none", stroke: inks.laboratory, "stroke-width": 1})] : []),
      ...(judged.failed.length ? [path(ringData(judged.failed.map(cell => cellRing(cell, {...plane, massMeV: judged.massMeV, coupling: judged.couplings}, x, y))), {fill: "url(#not-computed)", stroke: inks.quiet, "stroke-width": 0.5})] : []),
      ...labelLayers(regions, laboratory, lifetimes, frame, inks, size)
    );
  }
  return `${element("svg", {xmlns: "http://www.w3.org/2000/svg", width: rounded(width), height: rounded(height), viewBox: `0 0 ${rounded(width)} ${rounded(height)}`, role: "img", "font-family": fontFamily, "aria-label": title}, [
    element("defs", {}, [element("clipPath", {id: "plane-frame"}, [element("rect", {x: frame.left, y: frame.top, width: frame.right - frame.left, height: frame.bottom - frame.top})]), hatch(inks)]),
    element("rect", {x: frame.left, y: frame.top, width: frame.right - frame.left, height: frame.bottom - frame.top, fill: inks.plane}),
    element("g", {"clip-path": "url(#plane-frame)"}, body.length ? body : [""]), ...axisLayers(scales, choices, inks, size, width)
  ])}\n`;
}
