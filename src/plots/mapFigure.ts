/** Map of one quantity over the plane of mass and coupling as SVG: filled steps of colour, a bar that says what they are, lines on top. */
import {contours} from "d3-contour";
import {bohrMagnetonsFromDipolePerGeV} from "../model/conventions.js";
import type {Model} from "../model/scenarioTypes.js";
import {axesSvg, type PlaneAxes} from "./axes.js";
import {colourAt} from "./colourScale.js";
import {contourParts} from "./contour.js";
import type {Cell, Level} from "./exclusionPlane.js";
import {figureStyles, type FigureWidth} from "./figureStyle.js";
import {simplified, simplifiedRing, type Frame} from "./geometry.js";
import {typeset} from "./glyphs.js";
import {key, paragraph} from "./legend.js";
import type {LogScale} from "./logScale.js";
import {inks} from "./palette.js";
import {areaSample, lineSample} from "./panels.js";
import {cellRing, innerEdges, projection} from "./planeShapes.js";
import {axisTitles} from "./planeText.js";
import {element, lineData, rounded, svgDocument, textPath, type Point} from "./svg.js";

export interface MapLine {
  readonly label: string;
  readonly colour: string;
  readonly dash?: string;
  readonly widthPt: number;
  /** The line is where one of them changes its sign, */
  readonly levels?: readonly (readonly (readonly Level[])[])[];
  /** or where the quantity of the map has one of these values: then it runs along colours. */
  readonly values?: readonly number[];
}

export interface MapFigure {
  readonly model: Model;
  readonly massMeV: readonly number[];
  readonly coupling: readonly number[];
  /** value[iMass][iCoupling]; null where there is none. */
  readonly value: readonly (readonly Level[])[];
  /** TeX of the bar. */
  readonly title: string;
  /** Ascending edges of the steps of colour. */
  readonly steps: readonly number[];
  /** Plain text; mathematics between dollar signs. */
  readonly legend: readonly string[];
  readonly lines: readonly MapLine[];
  readonly failed: readonly Cell[];
  readonly remarks: readonly string[];
}

/** Values on the scale of steps: i at the edge i, even between edges in the value, so that contours lie where the value says. */
function onSteps(value: number, steps: readonly number[]): number {
  const last = steps.length - 1;
  if (value <= steps[0]!) return Math.max(-1, (value - steps[0]!) / (steps[1]! - steps[0]!));
  if (value >= steps[last]!) return last + Math.min(1, (value - steps[last]!) / (steps[last]! - steps[last - 1]!));
  let i = 0;
  while (value > steps[i + 1]!) i++;
  return i + (value - steps[i]!) / (steps[i + 1]! - steps[i]!);
}

/** Coupling-major field with gaps filled by the mean of their neighbours; hatching covers what failed. */
function fieldOf(value: readonly (readonly Level[])[], steps: readonly number[]): Float64Array {
  const columns = value.length, rows = value[0]!.length, field = new Float64Array(columns * rows).fill(NaN);
  value.forEach((column, i) => column.forEach((v, j) => {
    if (v !== null && !Number.isNaN(v)) field[j * columns + i] = onSteps(v, steps);
  }));
  for (let gaps = true, known = field.some((v) => !Number.isNaN(v)); gaps && known;) {
    gaps = false;
    const before = field.slice();
    for (let j = 0; j < rows; j++) {
      for (let i = 0; i < columns; i++) {
        if (!Number.isNaN(before[j * columns + i]!)) continue;
        const near = [[i - 1, j], [i + 1, j], [i, j - 1], [i, j + 1]].filter(([a, b]) => a! >= 0 && b! >= 0 && a! < columns && b! < rows).map(([a, b]) => before[b! * columns + a!]!).filter((v) => !Number.isNaN(v));
        if (near.length) field[j * columns + i] = near.reduce((sum, v) => sum + v, 0) / near.length;
        else gaps = true;
      }
    }
  }
  return field;
}

const logAt = (nodes: readonly number[], index: number): number => {
  const i = Math.min(Math.max(Math.floor(index), 0), nodes.length - 2), share = Math.min(Math.max(index - i, 0), 1);
  return (1 - share) * Math.log10(nodes[i]!) + share * Math.log10(nodes[i + 1]!);
};

const drawingTolerance = 0.05, barWidthPt = 9, barGap = 2.5;
const hatchId = "failed-hatch", noValue = "#d9d9d9";

/** Numbers beside the bar: no longer than they must be. */
const stepText = (step: number): string => (step >= 1e4 ? `10^{${Math.round(Math.log10(step))}}` : String(step));

/** The figure as an SVG document. Throws RangeError where nothing is known anywhere. */
export async function mapSvg(figure: MapFigure, width: FigureWidth = "one-column"): Promise<string> {
  const {massMeV, coupling, value, model, failed} = figure, all = value.flat().filter((v): v is number => v !== null && !Number.isNaN(v));
  if (all.length === 0) throw new RangeError("the map has no value anywhere");
  const style = figureStyles[width], {outer, left, widthPt} = style, axisRight = model.portal === "dipole" ? style.right : 8;
  // Only steps that the plane reaches, one beyond on either side.
  const low = all.reduce((a, b) => Math.min(a, b)), high = all.reduce((a, b) => Math.max(a, b)), inside = figure.steps.filter((step) => step > low && step < high);
  const steps = inside.length > 1 ? inside : figure.steps, count = steps.length;
  const [barTitle, ...numbers] = await Promise.all([figure.title, ...steps.map(stepText)].map(typeset));
  const numbersWidth = Math.max(...numbers.map((line) => line.width)) * style.keyPt, barRoom = Math.max(barWidthPt + barGap + numbersWidth, barTitle!.width * style.legendPt) + 4;
  const plotWidth = widthPt - left - axisRight - barRoom, plotHeight = 1.02 * plotWidth, textWidth = widthPt - 2 * outer;
  const last = <T>(list: readonly T[]): T => list[list.length - 1]!;
  const colour = (i: number): string => colourAt((i + 1) / count);

  const x: LogScale = {from: massMeV[0]!, to: last(massMeV), start: left, end: left + plotWidth}, y: LogScale = {from: coupling[0]!, to: last(coupling), start: plotHeight, end: 0};
  const {mass, coupling: couplingTitle, moment} = axisTitles(model);
  const axes: PlaneAxes = {
    x, y, titles: {x: mass, y: couplingTitle},
    ...(moment !== undefined && {right: {scale: {...y, from: bohrMagnetonsFromDipolePerGeV(y.from), to: bohrMagnetonsFromDipolePerGeV(y.to)}, title: moment}}),
  };
  const frame: Frame = {left, right: left + plotWidth, top: 0, bottom: plotHeight}, project = projection(x, y);

  const field = fieldOf(value, figure.steps), columns = massMeV.length;
  const onPage = (ring: readonly (readonly number[])[]): readonly Point[] =>
    simplifiedRing(ring.slice(0, -1).map(([a, b]) => project([logAt(massMeV, a! - 0.5), logAt(coupling, b! - 0.5)])), drawingTolerance);
  const ringsAt = (list: readonly number[]): readonly (readonly (readonly Point[])[])[] =>
    contours().size([columns, coupling.length]).thresholds([...list])(Array.from(field)).map(({coordinates}) => coordinates.flat().map(onPage).filter(({length}) => length > 2));
  const rings = ringsAt(steps.map((step) => figure.steps.indexOf(step)));
  const fills = [
    element("rect", {x: left, y: 0, width: plotWidth, height: plotHeight, fill: colour(-1)}),
    ...rings.flatMap((list, i) => (list.length ? [element("path", {class: "step", d: list.map((ring) => lineData(ring, true)).join(""), fill: colour(i), "fill-rule": "evenodd"})] : [])),
    element("path", {id: "steps", d: rings.flat().flatMap((ring) => innerEdges(ring, frame)).map((line) => lineData(line)).join(""), fill: "none", stroke: "#000", "stroke-opacity": "0.25", "stroke-width": 0.3}),
  ];
  const lines = figure.lines.map(({levels = [], values = [], colour: ink, dash, widthPt: stroke}) => {
    const edges = [
      ...levels.flatMap((level) => contourParts(massMeV, coupling, level, failed).flat()).flatMap((ring) => innerEdges(ring.map(project), frame, ring.map(([, , open]) => open === true))).map((line) => simplified(line, drawingTolerance)),
      ...ringsAt(values.map((at) => onSteps(at, figure.steps)).filter((at) => at > -1 && at < figure.steps.length)).flat().flatMap((ring) => innerEdges(ring, frame)),
    ];
    return element("path", {class: "line", d: edges.map((line) => lineData(line)).join(""), fill: "none", stroke: ink, "stroke-width": stroke, "stroke-linejoin": "round", ...(dash && {"stroke-dasharray": dash})});
  });
  const cells = (list: readonly Cell[]): string => list.map((cell) => lineData(cellRing(cell, {massMeV, coupling}, x, y), true)).join("");
  const isFailed = new Set(failed.map(({iMass, iCoupling}) => iMass * coupling.length + iCoupling));
  const empty = value.flatMap((column, iMass) => column.flatMap((v, iCoupling): Cell[] => ((v === null || Number.isNaN(v)) && !isFailed.has(iMass * coupling.length + iCoupling) ? [{iMass, iCoupling}] : [])));
  const blank = empty.length ? [element("path", {id: "not-applicable", d: cells(empty), fill: noValue, stroke: noValue, "stroke-width": 0.2})] : [];
  const hatched = failed.length ? [element("path", {id: "failed", d: cells(failed), fill: `url(#${hatchId})`, stroke: inks.hatch, "stroke-width": 0.3})] : [];

  const barLeft = widthPt - outer - barRoom + 4, barHeight = plotHeight / (count + 1);
  const [drawn, legend, samples, footnotes] = await Promise.all([
    axesSvg(axes, {tickSizePt: style.tickPt, titleSizePt: style.titlePt}), paragraph(figure.legend, textWidth, style.legendPt, 1.35),
    key([
      ...figure.lines.map(({label, colour: ink, dash, widthPt: stroke}) => lineSample(label, ink, dash, stroke)), ...(empty.length ? [areaSample("does not apply", noValue, 1)] : []),
      ...(failed.length ? [areaSample("failed", `url(#${hatchId})`, 1)] : []),
    ], textWidth, style.keyPt), paragraph(figure.remarks, textWidth, style.footnotePt, 1.25, "#333"),
  ]);
  const bar = element("g", {id: "bar"}, [
    ...Array.from({length: count + 1}, (_, k) => element("rect", {x: barLeft, y: plotHeight - (k + 1) * barHeight, width: barWidthPt, height: barHeight, fill: colour(k - 1)})),
    element("rect", {x: barLeft, y: 0, width: barWidthPt, height: plotHeight, fill: "none", stroke: "#000", "stroke-width": 0.6}),
    ...numbers.map((line, k) => textPath(line, barLeft + barWidthPt + barGap, plotHeight - (k + 1) * barHeight + 0.33 * style.keyPt, {size: style.keyPt})),
    textPath(barTitle!, widthPt - outer, -5, {size: style.legendPt, anchor: "end"}),
  ]);
  const top = outer + legend.heightPt + samples.heightPt + 8 + style.legendPt, below = top + plotHeight + drawn.depthPt + 4;
  return svgDocument(widthPt, below + footnotes.heightPt + outer, figure.legend.join("; "), [
    element("defs", {}, [
      element("clipPath", {id: "plane"}, [element("rect", {x: left, y: 0, width: plotWidth, height: plotHeight})]),
      element("pattern", {id: hatchId, width: 1.7, height: 1.7, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)"}, [element("path", {d: "M0.85 0V1.7", stroke: "#fff", "stroke-width": 0.6})]),
    ]),
    element("g", {id: "legend"}, [legend.draw(outer, outer), samples.draw(outer, outer + legend.heightPt + 1)]),
    element("g", {transform: `translate(0 ${rounded(top)})`}, [element("g", {id: "data", "clip-path": "url(#plane)"}, [...fills, ...lines, ...blank, ...hatched]), drawn.svg, bar]),
    ...(footnotes.heightPt ? [element("g", {id: "footnotes"}, [footnotes.draw(outer, below)])] : []),
  ]);
}

