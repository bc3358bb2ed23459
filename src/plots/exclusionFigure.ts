/** The exclusion figure of the plane of mass and coupling as SVG: one or two journal columns wide, all text as outlines, deterministic. */
import {bohrMagnetonsFromDipolePerGeV} from "../model/conventions.js";
import {axesSvg, frameOf, type PlaneAxes} from "./axes.js";
import {checkPlane, type ExclusionPlane, type RegionName} from "./exclusionPlane.js";
import {figureStyles, type FigureWidth} from "./figureStyle.js";
import {key, paragraph, type KeyEntry} from "./legend.js";
import {position, type LogScale} from "./logScale.js";
import {bandStyle, inks, outlineDashesOf, regionStyles} from "./palette.js";
import {planeLabels} from "./planeLabels.js";
import {bandShapes, cellRing, laboratoryShapes, lifetimeShapes, maskRings, projection, regionShapes, type BandShape, type LineShape, type RegionShape} from "./planeShapes.js";
import {axisTitles, laboratoryText, legendLines} from "./planeText.js";
import {element, lineData, rounded, svgDocument, type Point} from "./svg.js";

export interface FigureOptions {
  /** Journal width; both columns unless given. */
  readonly width?: FigureWidth;
  /** Sources of the laboratory limits and the plane's own footnotes below the axes; by width unless given. */
  readonly withFootnotes?: boolean;
}

/** A figure and the words that belong below it, in it or in the caption. */
export interface ExclusionFigure {
  readonly svg: string;
  /** Plain text; mathematics between dollar signs. */
  readonly caption: readonly string[];
}

const ringData = (rings: readonly (readonly Point[])[]): string => rings.map((ring) => lineData(ring, true)).join("");
const openData = (lines: readonly (readonly Point[])[]): string => lines.map((line) => lineData(line)).join("");

const stroked = (d: string, stroke: string, width: number, more: Readonly<Record<string, string>> = {}): string =>
  element("path", {d, fill: "none", stroke, "stroke-width": width, "stroke-linejoin": "round", ...more});

const rect = (x: number, y: number, width: number, height: number, fill: string, opacity = 1): string =>
  element("rect", {x, y, width, height, fill, ...(opacity < 1 ? {"fill-opacity": opacity} : {})});

const hatch = (id: string, angle: number, ink: string, width: number): string =>
  element("pattern", {id, width: 1.7, height: 1.7, patternUnits: "userSpaceOnUse", patternTransform: `rotate(${angle})`}, [stroked("M0.85 0V1.7", ink, width)]);

const regionHatchId = (name: RegionName): string => `hatch-${name}`;

/** The hatching of a region: fine lines or dots in its own ink. */
function regionHatch(name: RegionName): readonly string[] {
  const {hatch: pattern, line} = regionStyles[name];
  if (pattern === undefined) return [];
  const {kind, angle, spacingPt: tile} = pattern;
  const ink = kind === "lines" ? stroked(lineData([[tile / 2, 0], [tile / 2, tile]]), line, 0.3) : element("circle", {cx: tile / 2, cy: tile / 2, r: 0.45, fill: line});
  return [element("pattern", {id: regionHatchId(name), width: tile, height: tile, patternUnits: "userSpaceOnUse", patternTransform: `rotate(${angle})`}, [ink])];
}

const areaData = (shapes: readonly LineShape[]): readonly string[] => shapes.flatMap(({area}) => (area && area.length > 2 ? [lineData(area, true)] : []));

/** Strength of hatching. */
const hatching = 0.55;
/** Of a fill that is not certain. */
const faint = 0.45;
const forecastDash = "2.6 1.5";
/** Width of further outlines over that of the region's own. */
const furtherShare = 0.55;
const furtherWidth = (name: RegionName): number => furtherShare * regionStyles[name].lineWidthPt;
/** Of samples that show dashes [pt]. */
const dashSample = 17;

/** Dashes of a thin outline, the same for all regions at one confidence level or of one forecast. */
const furtherStyle = (dashes: ReadonlyMap<string, string>, label: string): Readonly<Record<string, string>> => {
  const dash = dashes.get(label) ?? "none";
  return dash === "none" ? {} : {"stroke-dasharray": dash};
};

const dash = (i: number): Readonly<Record<string, string>> => ({"stroke-dasharray": bandStyle.dashes[i % bandStyle.dashes.length]!});

/** What the weakest variant excludes, what lies between it and the strongest, and all outlines. */
function bandLayers(band: readonly BandShape[]): {readonly fills: readonly string[]; readonly outlines: readonly string[]} {
  const first = band[0], last = band[band.length - 1];
  if (first === undefined || last === undefined) return {fills: [], outlines: []};
  const area = (id: string, rings: readonly (readonly Point[])[], opacity: number): string[] =>
    rings.length ? [element("path", {id, d: ringData(rings), fill: bandStyle.fill, "fill-opacity": opacity, "fill-rule": "evenodd"})] : [];
  return {
    // Even-odd over both: each point that only one of them excludes.
    fills: [...area("band-inner", first.rings, bandStyle.innerOpacity), ...area("band-between", [...first.rings, ...last.rings], bandStyle.betweenOpacity)],
    outlines: band.flatMap(({edges}, i) => (edges.length ? [stroked(openData(edges), bandStyle.line, bandStyle.lineWidthPt, {id: `edge-band-${i + 1}`, ...dash(i)})] : [])),
  };
}

interface Shapes {
  readonly regions: readonly RegionShape[];
  readonly band: readonly BandShape[];
  readonly laboratory: readonly LineShape[];
  readonly lifetimes: readonly LineShape[];
}

/** Fills, lines and hatching, from the back to the front. */
function layers(plane: ExclusionPlane, axes: PlaneAxes, {regions, band, laboratory, lifetimes}: Shapes): readonly string[] {
  const {x, y} = axes;
  const frame = frameOf(axes), dashes = outlineDashesOf(plane);
  const areas = areaData(laboratory);
  const mask = maskRings(plane, projection(x, y));
  const out: string[] = [];
  if (areas.length) out.push(element("g", {id: "laboratory-areas", fill: inks.laboratoryFill}, areas.map((d) => element("path", {d}))));
  for (const {region, rings, band: between} of regions) {
    const {fill, fillOpacity, hatch: pattern} = regionStyles[region.name], opacity = fillOpacity * (region.forecast ? faint : 1);
    const area = (id: string, parts: readonly (readonly Point[])[], strength: number): void => {
      if (strength > 0 && parts.length) out.push(element("path", {id, d: ringData(parts), fill, "fill-opacity": rounded(strength), "fill-rule": "evenodd"}));
    };
    const sure = between?.certain ?? rings;
    area(`region-${region.name}`, sure, opacity);
    if (pattern && !region.forecast && sure.length) out.push(element("path", {id: `hatching-${region.name}`, d: ringData(sure), fill: `url(#${regionHatchId(region.name)})`, "fill-opacity": rounded(hatching), "fill-rule": "evenodd"}));
    // Even-odd over both: each point that only one of them holds.
    if (between) area(`band-${region.name}`, [...between.certain, ...between.possible], faint * opacity);
  }
  const {fills, outlines} = bandLayers(band);
  out.push(...fills);
  if (lifetimes.length) out.push(stroked(openData(lifetimes.flatMap(({pieces}) => pieces)), inks.lifetime, 0.5, {id: "lifetimes", "stroke-dasharray": "2.4 1.6"}));
  if (laboratory.length) out.push(stroked(openData(laboratory.flatMap(({pieces}) => pieces)), inks.laboratoryLine, 0.55, {id: "laboratory-lines"}));
  for (const caveat of plane.caveats ?? []) {
    const left = Math.max(position(x, caveat.fromMassMeV), frame.left);
    const right = Math.min(position(x, caveat.toMassMeV), frame.right);
    if (right > left) out.push(rect(left, frame.top, right - left, frame.bottom - frame.top, "url(#caveat)"));
  }
  if (mask.length) out.push(element("path", {id: "not-applicable", d: ringData(mask), fill: "url(#not-applicable-hatch)", "fill-rule": "evenodd"}));
  for (const {region, edges, band: between, further} of [...regions].sort((a, b) => Number(a.region.name === "combined") - Number(b.region.name === "combined"))) {
    const style = regionStyles[region.name];
    if (edges.length) out.push(stroked(openData(edges), style.line, style.lineWidthPt, {id: `edge-${region.name}`, ...(region.forecast && {"stroke-dasharray": forecastDash})}));
    if (between?.edges.length) out.push(stroked(openData(between.edges), style.line, 0.6 * style.lineWidthPt, {id: `edge-band-${region.name}`, "stroke-dasharray": "1 1.1"}));
    further?.forEach((lines, i) => {
      if (lines.length) out.push(stroked(openData(lines), style.line, furtherWidth(region.name), {id: `edge-${region.name}-further-${i + 1}`, ...furtherStyle(dashes, region.further![i]!.label)}));
    });
  }
  out.push(...outlines);
  if (plane.failed.length) {
    const d = ringData(plane.failed.map((cell) => cellRing(cell, plane, x, y)));
    out.push(element("path", {id: "failed", d, fill: "#fff"}), element("path", {d, fill: "url(#failed-hatch)", stroke: inks.hatch, "stroke-width": 0.3}));
  }
  return out;
}

/** Of the supernova, whose bound alone has edges that are computed under several assumptions. */
const spreadLabel = "band: profiles, criteria, screening, $\\nu$ potentials";

/** Whether anything of a region is in the plane. */
const isDrawn = ({rings, band}: RegionShape): boolean => rings.length > 0 || (band?.possible.length ?? 0) > 0;

function keyEntries(plane: ExclusionPlane, {regions, band, laboratory}: Shapes): readonly KeyEntry[] {
  const box = (fill: string, opacity: number, line: string, lineWidth: number) => (x: number, y: number, w: number, h: number): string =>
    element("rect", {x, y, width: w, height: h, fill, ...(opacity < 1 ? {"fill-opacity": opacity} : {}), stroke: line, "stroke-width": lineWidth});
  const dashes = outlineDashesOf(plane), across = (x: number, y: number, w: number, h: number): string => lineData([[x, y + h / 2], [x + w, y + h / 2]]);
  const entries: KeyEntry[] = regions.filter(isDrawn).flatMap(({region}): KeyEntry[] => {
    const style = regionStyles[region.name];
    const sample = style.fillOpacity > 0
      ? (x: number, y: number, w: number, h: number) =>
        (style.hatch && !region.forecast ? rect(x, y, w, h, `url(#${regionHatchId(region.name)})`, hatching) + "\n" : "")
        + element("rect", {
          x, y, width: w, height: h, fill: style.fill, "fill-opacity": rounded(style.fillOpacity * (region.forecast ? faint : 1)), stroke: style.line, "stroke-width": style.lineWidthPt,
          ...(region.forecast && {"stroke-dasharray": forecastDash}),
        })
      : (x: number, y: number, w: number, h: number) => stroked(across(x, y, w, h), style.line, style.lineWidthPt);
    const spread = region.band
      ? [{label: spreadLabel, sample: (x: number, y: number, w: number, h: number) => rect(x, y, w, h, style.fill, faint * style.fillOpacity) + stroked(across(x, y, w, h), style.line, 0.6 * style.lineWidthPt, {"stroke-dasharray": "1 1.1"})}]
      : [];
    return [{label: region.keyLabel ?? region.label, sample}, ...spread];
  });
  // Colours say whose outline it is, dashes of what: an entry for each of them is enough.
  for (const [label] of dashes) {
    const having = regions.filter(({region, further}) => region.further?.some((one, i) => one.label === label && further?.[i]?.length));
    const [first] = having, forecast = first?.region.further!.some((one) => one.label === label && one.forecast);
    if (first === undefined) continue;
    const colour = having.length === 1 ? regionStyles[first.region.name].line : inks.outline;
    entries.push({label: `${having.length === 1 ? `${first.region.label}, ` : ""}${label}${forecast ? " (forecast)" : ""}`, widthPt: dashSample, sample: (x, y, w, h) => stroked(across(x, y, w, h), colour, furtherWidth(first.region.name), furtherStyle(dashes, label))});
  }
  band.forEach(({label}, i) => entries.push({
    label: `${i === 0 ? `${plane.band!.label}, ` : ""}${label}`,
    sample: (x, y, w, h) => rect(x, y, w, h, bandStyle.fill, i === 0 ? bandStyle.innerOpacity : bandStyle.betweenOpacity)
      + stroked(lineData([[x, y + h / 2], [x + w, y + h / 2]]), bandStyle.line, bandStyle.lineWidthPt, dash(i)),
  }));
  if (laboratory.length) entries.push({label: "laboratory", sample: box(inks.laboratoryFill, 1, inks.laboratoryLine, 0.55)});
  if (plane.failed.length) entries.push({label: "failed", sample: box("url(#failed-hatch)", 1, inks.hatch, 0.3)});
  if (plane.notApplicable?.some((column) => column.includes(true))) entries.push({label: "not computed", sample: box("url(#not-applicable-hatch)", 1, inks.faint, 0.3)});
  for (const {label} of plane.caveats ?? []) entries.push({label, sample: box("url(#caveat)", 1, inks.faint, 0.3)});
  return entries;
}

/** Draws the figure. Throws a RangeError where the plane contradicts itself. */
export async function exclusionFigure(plane: ExclusionPlane, options: FigureOptions = {}): Promise<ExclusionFigure> {
  checkPlane(plane);
  const style = figureStyles[options.width ?? "two-columns"], {widthPt, outer, left} = style, {withFootnotes = style.withFootnotes} = options;
  const plotWidth = widthPt - left - style.right, plotHeight = style.aspect * plotWidth, textWidth = widthPt - 2 * outer;
  const last = <T>(list: readonly T[]): T => list[list.length - 1]!;

  // The axes have their top at 0: what is above them is measured afterwards, and shifts them as a whole.
  const x: LogScale = {from: plane.massMeV[0]!, to: last(plane.massMeV), start: left, end: left + plotWidth};
  const y: LogScale = {from: plane.coupling[0]!, to: last(plane.coupling), start: plotHeight, end: 0};
  const {mass, coupling, moment} = axisTitles(plane.model);
  const right = moment === undefined ? {} : {right: {scale: {...y, from: bohrMagnetonsFromDipolePerGeV(y.from), to: bohrMagnetonsFromDipolePerGeV(y.to)}, title: moment}};
  const axes: PlaneAxes = {x, y, ...right, titles: {x: mass, y: coupling}}, frame = frameOf(axes);
  const shapes: Shapes = {
    regions: regionShapes(plane, projection(x, y), frame), band: bandShapes(plane, projection(x, y), frame),
    laboratory: laboratoryShapes(plane, x, y, frame), lifetimes: lifetimeShapes(plane, x, y, frame),
  };
  const {regions, band, laboratory, lifetimes} = shapes;
  const [labels, drawnAxes, legend, samples] = await Promise.all([
    planeLabels(regions, laboratory, lifetimes, frame, style, band), axesSvg(axes, {tickSizePt: style.tickPt, titleSizePt: style.titlePt}),
    paragraph(legendLines(plane), textWidth, style.legendPt, 1.35), key(keyEntries(plane, shapes), textWidth, style.keyPt),
  ]);
  const numbers = labels.numbered.length ? [`${labels.numbered.map((label, i) => `${i + 1}: ${label}`).join("; ")}.`] : [];
  const remarks = [
    ...(regions.every(isDrawn) ? [] : [`Excludes nothing in this plane: ${regions.filter((shape) => !isDrawn(shape)).map(({region}) => region.label).join(", ")}.`]),
    ...(labels.missing.length ? [`Drawn without a label: ${labels.missing.join(", ")}.`] : []),
    ...(laboratory.length ? [`Laboratory limits: ${laboratoryText(plane, new Set(laboratory.map(({label}) => label)))}.`] : []),
    ...plane.footnotes,
  ];
  const footnotes = await paragraph(withFootnotes ? [...numbers, ...remarks] : numbers, textWidth, style.footnotePt, 1.25, "#333");
  const top = outer + legend.heightPt + samples.heightPt + 5, below = top + plotHeight + drawnAxes.depthPt + 4, heightPt = below + footnotes.heightPt + outer;
  const svg = svgDocument(widthPt, heightPt, legendLines(plane).join("; "), [
    element("defs", {}, [
      element("clipPath", {id: "plane"}, [rect(left, 0, plotWidth, plotHeight, "#000")]),
      ...plane.regions.flatMap(({name}) => regionHatch(name)),
      hatch("failed-hatch", 45, inks.hatch, 0.45),
      hatch("not-applicable-hatch", -45, inks.faint, 0.4),
      hatch("caveat", 60, inks.faint, 0.3),
    ]),
    element("g", {id: "legend"}, [legend.draw(outer, outer), samples.draw(outer, outer + legend.heightPt + 1)]),
    element("g", {id: "axes-and-data", transform: `translate(0 ${rounded(top)})`}, [
      element("g", {id: "data", "clip-path": "url(#plane)"}, [...layers(plane, axes, shapes)]), labels.svg, drawnAxes.svg,
    ]),
    ...(footnotes.heightPt ? [element("g", {id: "footnotes"}, [footnotes.draw(outer, below)])] : []),
  ]);
  return {svg, caption: [...legendLines(plane).map((line) => `${line}.`), ...numbers, ...remarks]};
}

/** The figure as an SVG document. */
export const figureSvg = async (plane: ExclusionPlane, options: FigureOptions = {}): Promise<string> => (await exclusionFigure(plane, options)).svg;
