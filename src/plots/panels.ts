/** Panels over one x axis as SVG: curves, bands of what was measured, shaded stretches of x. All text as outlines, deterministic. */
import {axesSvg, frameOf, type Axes} from "./axes.js";
import {figureStyles, type FigureWidth} from "./figureStyle.js";
import {cubicAt} from "../numerics/limitedCubic.js";
import {monotoneSlopes} from "../numerics/monotoneCubic.js";
import {clippedLine, simplified} from "./geometry.js";
import {key, paragraph, type KeyEntry} from "./legend.js";
import {positionOn, type Scale} from "./linearScale.js";
import {element, lineData, rounded, svgDocument, type Point} from "./svg.js";

export interface Curve {
  readonly name: string;
  readonly colour: string;
  /** Dashes of SVG; a whole line when absent. */
  readonly dash?: string;
  readonly widthPt?: number;
  /** Points lie far apart, and the curve goes smoothly through them; straight from one to the next when absent. */
  readonly smooth?: true;
  /** A null is a gap. */
  readonly y: readonly (number | null)[];
}

/** From one value of y to another, across the panel. */
export interface MeasuredBand {
  readonly from: number;
  readonly to: number;
  readonly colour: string;
  readonly opacity: number;
}

export interface Panel {
  /** TeX. */
  readonly title: string;
  readonly from: number;
  readonly to: number;
  readonly linear: boolean;
  readonly curves: readonly Curve[];
  readonly bands?: readonly MeasuredBand[];
  /** Values of y with a thin dashed line. */
  readonly lines?: readonly number[];
  /** Its own key, above it. */
  readonly entries?: readonly KeyEntry[];
}

export interface PanelFigure {
  /** Plain text; mathematics between dollar signs. */
  readonly legend: readonly string[];
  readonly entries: readonly KeyEntry[];
  readonly remarks: readonly string[];
  /** Where the curves have their points; ascending or descending. */
  readonly x: readonly number[];
  readonly range: {readonly from: number; readonly to: number};
  /** The axis runs from large to small, as temperatures do. */
  readonly descending?: true;
  /** TeX. */
  readonly xTitle: string;
  readonly panels: readonly Panel[];
  /** Stretches of x that are shaded in all panels. */
  readonly shaded?: readonly (readonly [number, number])[];
}

/** Of what is excluded: hatched, so that it is no grey beside the greys of measurements. */
export const shade = {fill: "#CC79A7", opacity: 0.13, hatch: "shade-hatch"} as const;
const usualWidth = 1, gapPt = 7, drawingTolerance = 0.03;

/** A sample of a line for the key. */
export const lineSample = (label: string, colour: string, dash = "", widthPt = usualWidth): KeyEntry => ({
  label, sample: (x, y, w, h) => element("path", {d: lineData([[x, y + h / 2], [x + w, y + h / 2]]), fill: "none", stroke: colour, "stroke-width": widthPt, ...(dash && {"stroke-dasharray": dash})}),
});

/** Stretches of x in the key. */
export const shadeSample = (label: string): KeyEntry => ({
  label, sample: (x, y, width, height) => [shade.fill, `url(#${shade.hatch})`].map((fill, i) => element("rect", {x, y, width, height, fill, ...(i === 0 && {"fill-opacity": rounded(shade.opacity)})})).join("\n"),
});

const shadeHatch = element("pattern", {id: shade.hatch, width: 4, height: 4, patternUnits: "userSpaceOnUse", patternTransform: "rotate(45)"}, [element("path", {d: "M2 0V4", fill: "none", stroke: shade.fill, "stroke-width": 0.25})]);

/** Points between which no corner is seen. */
const piecesPerCell = 8;

/** The curve through points that run along the page. */
function smoothed(points: readonly Point[]): readonly Point[] {
  const [x, y] = [0, 1].map((k) => points.map((point) => point[k]!)) as [number[], number[]], slopes = monotoneSlopes(x, y);
  return points.flatMap((point, i): Point[] => i === points.length - 1 ? [point] : Array.from({length: piecesPerCell}, (_, k): Point => {
    const at = x[i]! + (k / piecesPerCell) * (x[i + 1]! - x[i]!);
    return [at, cubicAt(x, y, slopes, i, at)];
  }));
}

/** A sample of an area for the key. */
export const areaSample = (label: string, fill: string, opacity: number): KeyEntry =>
  ({label, sample: (x, y, width, height) => element("rect", {x, y, width, height, fill, "fill-opacity": rounded(opacity)})});

/** Pieces between gaps, cut at the frame with room for the stroke. */
function pieces({y: values, smooth}: Curve, nodes: readonly number[], x: Scale, y: Scale): string {
  const runs: Point[][] = [[]];
  const logarithmic = !("linear" in y), floor = 1e-9 * y.from;
  values.forEach((value, i) => {
    if (value !== null && Number.isFinite(value) && (!logarithmic || value > 0)) runs[runs.length - 1]!.push([positionOn(x, nodes[i]!), positionOn(y, logarithmic ? Math.max(value, floor) : value)]);
    else if (runs[runs.length - 1]!.length > 0) runs.push([]);
  });
  const frame = {left: Math.min(x.start, x.end) - 2, right: Math.max(x.start, x.end) + 2, top: y.end - 2, bottom: y.start + 2};
  return runs.filter(({length}) => length > 1).flatMap((run) => clippedLine(smooth ? smoothed(run) : run, frame)).map((piece) => lineData(simplified(piece, drawingTolerance))).join("");
}

/** The figure as an SVG document. */
export async function panelsSvg(figure: PanelFigure, width: FigureWidth = "one-column"): Promise<string> {
  const style = figureStyles[width], {outer, left, widthPt} = style, right = 10, plotWidth = widthPt - left - right, textWidth = widthPt - 2 * outer;
  const [legend, samples, footnotes] = await Promise.all([
    paragraph(figure.legend, textWidth, style.legendPt, 1.35), key(figure.entries, textWidth, style.keyPt), paragraph(figure.remarks, textWidth, style.footnotePt, 1.25, "#333"),
  ]);
  const top = outer + legend.heightPt + samples.heightPt + 5, one = (figure.panels.length === 1 ? 0.85 : 0.44) * Math.min(plotWidth, 300);
  const parts: string[] = [], clips: string[] = [];
  let at = top, depth = 0;
  for (const [i, panel] of figure.panels.entries()) {
    const height = one, own = await key(panel.entries ?? [], textWidth - left + outer, style.keyPt);
    parts.push(...(panel.entries?.length ? [own.draw(left, at)] : []));
    at += own.heightPt + (panel.entries?.length ? 2 : 0);
    const last = i === figure.panels.length - 1;
    const ends = [left, left + plotWidth] as const, x: Scale = {...figure.range, start: ends[figure.descending ? 1 : 0], end: ends[figure.descending ? 0 : 1]}, y: Scale = {...(panel.linear && {linear: true}), from: panel.from, to: panel.to, start: at + height, end: at};
    const axes: Axes = {x, y, titles: {y: panel.title, ...(last && {x: figure.xTitle})}}, frame = frameOf(axes);
    const drawn = await axesSvg(axes, {tickSizePt: style.tickPt, titleSizePt: style.titlePt});
    const box = (x0: number, y0: number, x1: number, y1: number, fill: string, opacity: number): string =>
      element("rect", {x: Math.min(x0, x1), y: Math.min(y0, y1), width: Math.abs(x1 - x0), height: Math.abs(y1 - y0), fill, "fill-opacity": rounded(opacity)});
    clips.push(element("clipPath", {id: `panel-${i + 1}`}, [element("rect", {x: frame.left, y: frame.top, width: plotWidth, height})]));
    parts.push(element("g", {"clip-path": `url(#panel-${i + 1})`}, [
      ...(panel.bands ?? []).map(({from, to, colour, opacity}) => box(frame.left, positionOn(y, from), frame.right, positionOn(y, to), colour, opacity)),
      ...(figure.shaded ?? []).flatMap(([a, b]) => [[shade.fill, shade.opacity] as const, [`url(#${shade.hatch})`, 1] as const].map(([fill, opacity]) => box(positionOn(x, a), frame.top, positionOn(x, b), frame.bottom, fill, opacity))),
      ...(panel.lines ?? []).map((value) => element("path", {d: lineData([[frame.left, positionOn(y, value)], [frame.right, positionOn(y, value)]]), stroke: "#6f6f6f", "stroke-width": 0.5, "stroke-dasharray": "2.4 1.6"})),
      ...panel.curves.map((curve) => ({...curve, d: pieces(curve, figure.x, x, y)})).filter(({d}) => d !== "").map(({name, colour, dash, widthPt: stroke = usualWidth, d}) =>
        element("path", {id: name.replaceAll(/[^\w-]/g, "-"), d, fill: "none", stroke: colour, "stroke-width": stroke, "stroke-linejoin": "round", ...(dash && {"stroke-dasharray": dash})})),
    ]), drawn.svg);
    at += height + (last ? 0 : gapPt);
    depth = drawn.depthPt;
  }
  const below = at + depth + 4;
  return svgDocument(widthPt, below + footnotes.heightPt + outer, figure.legend.join("; "), [
    element("defs", {}, [...clips, ...(figure.shaded?.length ? [shadeHatch] : [])]), element("g", {id: "legend"}, [legend.draw(outer, outer), samples.draw(outer, outer + legend.heightPt + 1)]), ...parts,
    ...(footnotes.heightPt ? [element("g", {id: "footnotes"}, [footnotes.draw(outer, below)])] : []),
  ]);
}
