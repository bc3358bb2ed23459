/** Colours that stay apart for colour-blind readers and in print. - Okabe & Ito, "Color Universal Design" (2008) */
import type {ExclusionPlane, RegionName} from "./exclusionPlane.js";

export interface RegionStyle {
  readonly line: string;
  readonly fill: string;
  readonly fillOpacity: number;
  readonly lineWidthPt: number;
  /** Tells the fill apart where colour does not: lines at an angle [degrees] or dots, a tile every so many pt. */
  readonly hatch?: {readonly kind: "lines" | "dots"; readonly angle: number; readonly spacingPt: number};
  /** Of the name, where the line is too light to be read. */
  readonly text?: string;
}

export const regionStyles: Readonly<Record<RegionName, RegionStyle>> = {
  bbn: {line: "#0072B2", fill: "#0072B2", fillOpacity: 0.24, lineWidthPt: 0.7, hatch: {kind: "lines", angle: 45, spacingPt: 5}},
  cmb: {line: "#D55E00", fill: "#E69F00", fillOpacity: 0.26, lineWidthPt: 0.7, hatch: {kind: "lines", angle: -45, spacingPt: 5}},
  sn1987a: {line: "#009E73", fill: "#009E73", fillOpacity: 0.22, lineWidthPt: 0.7, hatch: {kind: "lines", angle: 0, spacingPt: 4.5}},
  photodisintegration: {line: "#CC79A7", fill: "#CC79A7", fillOpacity: 0.32, lineWidthPt: 0.7, hatch: {kind: "dots", angle: 45, spacingPt: 4}, text: "#9c4576"},
  "spectral-distortions": {line: "#56B4E9", fill: "#56B4E9", fillOpacity: 0.28, lineWidthPt: 0.7, hatch: {kind: "lines", angle: 90, spacingPt: 4.5}, text: "#1f6f9f"},
  "cmb-anisotropy": {line: "#B3A500", fill: "#F0E442", fillOpacity: 0.42, lineWidthPt: 0.7, hatch: {kind: "dots", angle: 0, spacingPt: 5.5}, text: "#6e6500"},
  "relic-density": {line: "#4d4d4d", fill: "#000000", fillOpacity: 0.2, lineWidthPt: 0.7, hatch: {kind: "lines", angle: 20, spacingPt: 4}},
  combined: {line: "#000000", fill: "none", fillOpacity: 0, lineWidthPt: 1.3},
};

/** A band: what even its weakest variant excludes, what only the stronger ones do, and dashes of the outlines in their order. */
export const bandStyle = {line: "#000000", fill: "#0072B2", innerOpacity: 0.34, betweenOpacity: 0.13, lineWidthPt: 0.9, dashes: ["none", "3 1.6", "1 1.2", "4 1.2 1 1.2", "6 1.6", "2 2"]} as const;

/** Dashes of thin outlines: no forecast like a confidence level, no two of a kind alike. In the order in which a figure names them. */
const outlineDashes = {
  levels: ["none", "0.8 1", "7 1.2"],
  forecasts: ["2.6 1.5", "3.4 1.1 0.8 1.1", "1.5 0.8", "3.4 1.1 0.8 1.1 0.8 1.1", "5.5 1.4", "5.5 1.1 1.6 1.1"],
} as const;

export const inks = {laboratoryLine: "#8a8a8a", laboratoryFill: "#e4e4e4", laboratoryText: "#5a5a5a", lifetime: "#6f6f6f", lifetimeText: "#454545", hatch: "#444444", outline: "#333333", faint: "#b0b0b0"} as const;

/** Dashes of the thin outlines of a figure by their labels. */
export function outlineDashesOf({regions}: Pick<ExclusionPlane, "regions">): ReadonlyMap<string, string> {
  const all = regions.flatMap(({further}) => further ?? []), labels = (forecast: boolean): string[] => [...new Set(all.filter((one) => (one.forecast ?? false) === forecast).map(({label}) => label))];
  const dashed = (names: readonly string[], dashes: readonly string[]): [string, string][] => names.map((name, i) => [name, dashes[i % dashes.length]!]);
  return new Map([...dashed(labels(false), outlineDashes.levels), ...dashed(labels(true), outlineDashes.forecasts)]);
}
