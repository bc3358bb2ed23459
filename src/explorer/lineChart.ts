/** Lines on logarithmic or linear axes as SVG, with names at their ends or in a key. */
import {clippedLine, type Frame} from "../plots/geometry.js";
import {position, ticks, type LogScale} from "../plots/logScale.js";
import {element, lineData, rounded, type Point} from "../plots/svg.js";
import type {Inks} from "./inks.js";
import {fontFamily, path, svgText, textWidth} from "./svgText.js";
import {plainText} from "./words.js";

export interface ChartLine {
  readonly name: string;
  readonly x: readonly number[];
  readonly y: readonly number[];
  /** Place in the list of colours. */
  readonly ink: number;
  /** Thin and dashed: something to compare with. */
  readonly reference?: true;
}

export interface ChartAxis {
  readonly title: string;
  readonly from: number;
  readonly to: number;
  readonly linear?: true;
  /** From right to left. */
  readonly falls?: true;
}

export interface Chart {
  readonly title: string;
  readonly x: ChartAxis;
  readonly y: ChartAxis;
  readonly lines: readonly ChartLine[];
  /** A vertical line at this x, such as the mass of the point. */
  readonly mark?: number;
  /** A horizontal line with a name. */
  readonly level?: {readonly y: number; readonly name: string};
}

interface Scale {
  place(value: number): number;
  readonly ticks: readonly {readonly at: number; readonly name?: string}[];
}

const powerName = (value: number): string => {
  const power = Math.round(Math.log10(value));
  return power === 0 ? "1" : power === 1 ? "10" : power === -1 ? "0.1" : `10^{${power < 0 ? "−" : ""}${Math.abs(power)}}`;
};

/** Steps of 1, 2 or 5. */
function linearTicks(from: number, to: number): number[] {
  const rough = (to - from) / 4, power = 10 ** Math.floor(Math.log10(rough)), step = [1, 2, 5, 10].map(k => k * power).find(size => size >= rough)!;
  return Array.from({length: Math.floor(to / step + 1e-9) - Math.ceil(from / step - 1e-9) + 1}, (_, i) => (Math.ceil(from / step - 1e-9) + i) * step);
}

function scaleOf({from, to, linear, falls}: ChartAxis, low: number, high: number): Scale {
  const [start, end] = falls ? [high, low] : [low, high];
  if (linear) {
    const place = (value: number): number => start + ((value - from) / (to - from)) * (end - start);
    return {place, ticks: linearTicks(from, to).map(value => ({at: place(value), name: String(Number(value.toPrecision(6))).replace("-", "−")}))};
  }
  const scale: LogScale = {from, to, start, end}, found = ticks(scale), labelled = found.filter(({tex}) => tex !== undefined), keep = Math.ceil(labelled.length / (Math.abs(end - start) < 220 ? 5 : 8));
  return {
    place: value => position(scale, Math.max(value, 1e-300)),
    ticks: found.map(({value, tex}) => ({at: position(scale, value), ...(tex !== undefined && labelled.findIndex(one => one.value === value) % keep === 0 && {name: powerName(value)})}))
  };
}

/** The chart in so many pixels. */
export function lineChart(chart: Chart, inks: Inks, width: number, height: number): string {
  const size = 11, keyed = chart.lines.filter(({name}) => name !== ""), keyRows: (typeof keyed)[] = [[]], frameLeft = 50;
  let used = 0;
  for (const line of keyed) {
    const wide = 28 + textWidth(line.name, size);
    if (used + wide > width - frameLeft - 8 && keyRows.at(-1)!.length > 0) {
      keyRows.push([]);
      used = 0;
    }
    keyRows.at(-1)!.push(line);
    used += wide;
  }
  const keyHeight = keyed.length ? keyRows.length * 1.5 * size : 0, frame: Frame = {left: frameLeft, right: width - 10, top: 8 + keyHeight, bottom: height - 36};
  const x = scaleOf(chart.x, frame.left, frame.right), y = scaleOf(chart.y, frame.bottom, frame.top), out: string[] = [], tick = {stroke: inks.quiet, "stroke-width": 1};
  for (const {at, name} of x.ticks) {
    if (name !== undefined) out.push(path(lineData([[at, frame.top], [at, frame.bottom]]), {stroke: inks.grid, "stroke-width": 1}));
    out.push(path(lineData([[at, frame.bottom], [at, frame.bottom - (name === undefined ? 2.5 : 5)]]), tick));
    if (name !== undefined) out.push(svgText(name, at, frame.bottom + 1.35 * size, size, {"text-anchor": "middle", fill: inks.quiet}));
  }
  for (const {at, name} of y.ticks) {
    if (name !== undefined) out.push(path(lineData([[frame.left, at], [frame.right, at]]), {stroke: inks.grid, "stroke-width": 1}));
    out.push(path(lineData([[frame.left, at], [frame.left + (name === undefined ? 2.5 : 5), at]]), tick));
    if (name !== undefined) out.push(svgText(name, frame.left - 5, at + 0.36 * size, size, {"text-anchor": "end", fill: inks.quiet}));
  }
  if (chart.mark !== undefined) out.push(path(lineData([[x.place(chart.mark), frame.top], [x.place(chart.mark), frame.bottom]]), {stroke: inks.point, "stroke-width": 1.2, "stroke-dasharray": "3 3"}));
  if (chart.level) {
    const at = y.place(chart.level.y);
    if (at > frame.top && at < frame.bottom) out.push(path(lineData([[frame.left, at], [frame.right, at]]), {stroke: inks.text, "stroke-width": 1, "stroke-dasharray": "6 4"}), svgText(chart.level.name, frame.left + 8, at - frame.top < 2 * size ? at + 1.15 * size : at - 4, size, {fill: inks.text}));
  }
  for (const {x: xs, y: ys, ink, reference} of chart.lines) {
    const points = xs.flatMap((value, i): Point[] => (Number.isFinite(value) && Number.isFinite(ys[i]!) ? [[x.place(value), y.place(ys[i]!)]] : []));
    out.push(path(clippedLine(points, frame).map(piece => lineData(piece)).join(""), {fill: "none", stroke: inks.lines[ink % inks.lines.length]!, "stroke-width": reference ? 1 : 1.8, "stroke-linejoin": "round", ...(reference && {"stroke-dasharray": "2 3"})}));
  }
  keyRows.forEach((row, k) => {
    let at = frame.left;
    for (const {name, ink, reference} of row) {
      const base = 4 + (k + 0.75) * 1.5 * size;
      out.push(path(`M${rounded(at)} ${rounded(base - 4)}h14`, {stroke: inks.lines[ink % inks.lines.length]!, "stroke-width": reference ? 1 : 2.2, ...(reference && {"stroke-dasharray": "2 3"})}), svgText(name, at + 18, base, size, {fill: inks.text}));
      at += 28 + textWidth(name, size);
    }
  });
  out.push(path(`M${frame.left} ${frame.top}H${frame.right}V${frame.bottom}H${frame.left}Z`, {fill: "none", stroke: inks.quiet, "stroke-width": 1}));
  out.push(svgText(chart.x.title, (frame.left + frame.right) / 2, height - 5, size, {"text-anchor": "middle", fill: inks.text}));
  const middle = (frame.top + frame.bottom) / 2;
  out.push(svgText(chart.y.title, 11, middle, size, {"text-anchor": "middle", fill: inks.text, transform: `rotate(-90 11 ${rounded(middle)})`}));
  const said = `${plainText(chart.title)}: ${plainText(chart.y.title)} against ${plainText(chart.x.title)}`;
  return element("svg", {xmlns: "http://www.w3.org/2000/svg", width: rounded(width), height: rounded(height), viewBox: `0 0 ${rounded(width)} ${rounded(height)}`, role: "img", "aria-label": said, "font-family": fontFamily}, out);
}
