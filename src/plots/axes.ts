/** Frame, ticks and axis titles of a plane, with a second scale on the right where there is one. */
import type {Frame} from "./geometry.js";
import {typeset, type Typeset} from "./glyphs.js";
import {positionOn, ticksOf, type Scale} from "./linearScale.js";
import type {LogScale, Tick} from "./logScale.js";
import {element, lineData, textPath, type Point} from "./svg.js";

export interface Axes<X extends Scale = Scale, Y extends Scale = Scale> {
  readonly x: X;
  readonly y: Y;
  /** The same positions as y, read in another unit; absent where there is none. */
  readonly right?: {readonly scale: Scale; readonly title: string};
  /** An x axis without a title has no labels either: they stand below another panel. */
  readonly titles: {readonly x?: string; readonly y: string};
}

export type PlaneAxes = Axes<LogScale, LogScale>;

export interface AxisStyle {
  readonly tickSizePt: number;
  readonly titleSizePt: number;
}

/** Length of the ticks at the decades, into the frame [pt]. */
export const majorLength = 3.6;
const minorLength = 1.9;
/** Between the frame and its tick labels [pt]. */
const tickGap = 2.6;
const titleGap = 3;

export const frameOf = ({x, y}: Axes): Frame => ({left: Math.min(x.start, x.end), right: Math.max(x.start, x.end), top: y.end, bottom: y.start});

type Labelled = Tick & {readonly line?: Typeset};

const labelled = (scale: Scale): Promise<readonly Labelled[]> =>
  Promise.all(ticksOf(scale).map(async (tick) => (tick.tex === undefined ? tick : {...tick, line: await typeset(tick.tex)})));

/** Height of an exponent-free digit above the baseline, in em: centres a label on its tick. */
const digitHeight = 0.66;

/** Ticks and titles as SVG, and the room they take below the frame [pt]. */
export async function axesSvg(axes: Axes, style: AxisStyle): Promise<{readonly svg: string; readonly depthPt: number}> {
  const {x, y, right, titles} = axes;
  const {tickSizePt, titleSizePt} = style;
  const frame = frameOf(axes);
  const [xTicks, yTicks, rightTicks, xTitle, yTitle, rightTitle] = await Promise.all([
    labelled(x), labelled(y), right ? labelled(right.scale) : ticksOf(y).map((tick): Labelled => tick), titles.x === undefined ? undefined : typeset(titles.x), typeset(titles.y), right && typeset(right.title),
  ]);
  const strokes = {major: [] as string[], minor: [] as string[]};
  const labels: string[] = [];
  const stroke = (tick: Tick, from: Point, towards: Point): void => {
    const length = tick.tex === undefined ? minorLength : majorLength;
    strokes[tick.tex === undefined ? "minor" : "major"].push(lineData([from, [from[0] + length * towards[0], from[1] + length * towards[1]]]));
  };
  const tickBaseline = frame.bottom + tickGap + tickSizePt * 0.95;
  for (const tick of xTicks) {
    const at = positionOn(x, tick.value);
    stroke(tick, [at, frame.bottom], [0, -1]);
    stroke(tick, [at, frame.top], [0, 1]);
    if (tick.line && xTitle) labels.push(textPath(tick.line, at, tickBaseline, {size: tickSizePt, anchor: "middle"}));
  }
  const sideways = (scale: Scale, list: readonly Labelled[], edge: number, inward: 1 | -1): number => {
    let widest = 0;
    for (const tick of list) {
      const at = positionOn(scale, tick.value);
      stroke(tick, [edge, at], [inward, 0]);
      if (!tick.line) continue;
      widest = Math.max(widest, tick.line.width * tickSizePt);
      // A label at the very end of the axis would cross the line of the frame's corner without this.
      const baseline = at + (digitHeight / 2) * tickSizePt;
      labels.push(textPath(tick.line, edge - inward * tickGap, baseline, {size: tickSizePt, anchor: inward === 1 ? "end" : "start"}));
    }
    return widest;
  };
  const leftWidth = sideways(y, yTicks, frame.left, 1);
  const rightWidth = sideways(right?.scale ?? y, rightTicks, frame.right, -1);
  const middle = (frame.top + frame.bottom) / 2;
  const titleBaseline = tickBaseline + titleGap + titleSizePt * 0.75;
  labels.push(
    ...(xTitle ? [textPath(xTitle, (frame.left + frame.right) / 2, titleBaseline, {size: titleSizePt, anchor: "middle"})] : []),
    textPath(yTitle, frame.left - tickGap - leftWidth - titleGap - yTitle.descent * titleSizePt, middle, {size: titleSizePt, anchor: "middle", angle: -90}),
    ...(rightTitle ? [textPath(rightTitle, frame.right + tickGap + rightWidth + titleGap + rightTitle.ascent * titleSizePt, middle, {size: titleSizePt, anchor: "middle", angle: -90})] : []),
  );
  const svg = element("g", {class: "axes"}, [
    element("path", {class: "ticks-minor", d: strokes.minor.join(""), fill: "none", stroke: "#000", "stroke-width": 0.45}),
    element("path", {class: "ticks-major", d: strokes.major.join(""), fill: "none", stroke: "#000", "stroke-width": 0.6}),
    element("rect", {class: "frame", x: frame.left, y: frame.top, width: frame.right - frame.left, height: frame.bottom - frame.top, fill: "none", stroke: "#000", "stroke-width": 0.8}),
    ...labels,
  ]);
  return {svg, depthPt: xTitle ? titleBaseline + xTitle.descent * titleSizePt - frame.bottom : 0};
}
