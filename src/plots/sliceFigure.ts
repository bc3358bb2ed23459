/** Observables along one line through the plane, with what is measured: N_eff, Y_P and D/H against the coupling or the mass. */
import type {PointResult} from "../likelihood/pointResult.js";
import {observables, OBSERVABLES, type ObservableName} from "./observable.js";
import {lineSample, panelsSvg, shadeSample, type MeasuredBand, type Panel} from "./panels.js";
import type {FigureWidth} from "./figureStyle.js";
import type {KeyEntry} from "./legend.js";
import {element, rounded} from "./svg.js";

export interface Measured {
  readonly mean: number;
  readonly sigma: number;
}

export interface SliceFigure {
  /** Plain text; mathematics between dollar signs. */
  readonly legend: readonly string[];
  /** TeX. */
  readonly xTitle: string;
  /** Masses or couplings, ascending. */
  readonly x: readonly number[];
  readonly points: readonly PointResult[];
  /** The universe without N. */
  readonly standard: Readonly<Record<ObservableName, number>>;
  readonly measured: Readonly<Partial<Record<ObservableName, Measured>>>;
  /** Stretches of x that are excluded, and by what. */
  readonly excluded?: {readonly label: string; readonly stretches: readonly (readonly [number, number])[]};
  readonly remarks: readonly string[];
}

const colours: Readonly<Record<ObservableName, string>> = {neff: "#D55E00", yp: "#0072B2", dh: "#009E73"};
const laterDash = "3 1.5", bandInk = "#707070", bandOpacity = 0.25;
/** A panel shows at least so many σ around the measurement and never more. */
const leastSigmas = 4, mostSigmas = 14;

/** Room for the measurement and for what the curve does near it. */
function rangeOf(values: readonly number[], middle: number, sigma: number): readonly [number, number] {
  const held = (v: number): number => Math.min(Math.max(v, middle - mostSigmas * sigma), middle + mostSigmas * sigma);
  const low = Math.min(middle - leastSigmas * sigma, ...values.map(held)), high = Math.max(middle + leastSigmas * sigma, ...values.map(held)), air = 0.06 * (high - low);
  return [Math.max(0, low - air), high + air];
}

function panelOf(name: ObservableName, {points, measured, standard}: SliceFigure): Panel {
  const {title, scale, value, later} = observables[name], scaled = (v: number | null): number | null => (v === null ? null : scale * v);
  const first = points.map((point) => scaled(value(point))), second = points.map((point) => scaled(later(point))), band = measured[name];
  const [mean, sigma] = band ? [scale * band.mean, scale * band.sigma] : [scale * standard[name], 0.1 * scale * standard[name]];
  const [from, to] = rangeOf([...first, ...second].filter((v): v is number => v !== null), mean, sigma);
  const bands: MeasuredBand[] = band ? [1, 2].map((n) => ({from: mean - n * sigma, to: mean + n * sigma, colour: bandInk, opacity: bandOpacity})) : [];
  return {
    title, from, to, linear: true, bands, lines: [scale * standard[name]],
    curves: [
      {name: `${name}`, colour: colours[name], smooth: true, y: first},
      ...(second.some((v) => v !== null) ? [{name: `${name}-after-photons`, colour: colours[name], dash: laterDash, smooth: true as const, y: second}] : []),
    ],
  };
}

/** The lighter band of 2σ with the darker one of 1σ within it, as they lie in a panel. */
const bandSample = (label: string): KeyEntry => ({
  label, sample: (x, y, width, height) => [[y, height], [y + height / 4, height / 2]].map(([top, tall]) => element("rect", {x, y: top, width, height: tall, fill: bandInk, "fill-opacity": rounded(bandOpacity)})).join("\n"),
});

/** The figure as an SVG document. */
export function sliceSvg(figure: SliceFigure, width: FigureWidth = "one-column"): Promise<string> {
  const {x, points, excluded, measured} = figure, late = points.some(({late: found}) => found !== null);
  const entries: KeyEntry[] = [
    lineSample(late ? "after nucleosynthesis" : "computed", "#000"), ...(late ? [lineSample("after photons of late decays", "#000", laterDash)] : []), lineSample("without $N$", "#6f6f6f", "2.4 1.6", 0.5),
    ...(Object.keys(measured).length ? [bandSample("measured, $1\\sigma$ and $2\\sigma$")] : []),
    ...(excluded?.stretches.length ? [shadeSample(`excluded by ${excluded.label}`)] : []),
  ];
  return panelsSvg({
    legend: figure.legend, entries, remarks: figure.remarks, x, range: {from: x[0]!, to: x[x.length - 1]!}, xTitle: figure.xTitle,
    panels: OBSERVABLES.map((name) => panelOf(name, figure)), ...(excluded && {shaded: excluded.stretches}),
  }, width);
}
