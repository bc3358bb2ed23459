/** SN1987A against the mass of N as SVG: excluded dipoles by flavour and profile, and emission by channel. All text as outlines. */
import {emissionChannels, type EmissionByChannel, type EmissionChannel} from "../likelihood/observables.js";
import {dipolePerGeVFromBohrMagnetons} from "../model/conventions.js";
import type {Nature} from "../model/heavyNeutralLepton.js";
import {axesSvg, frameOf, type PlaneAxes} from "./axes.js";
import {figureStyles, type FigureWidth} from "./figureStyle.js";
import {key, paragraph, type KeyEntry} from "./legend.js";
import {position, type LogScale} from "./logScale.js";
import {texOfNumber} from "./planeText.js";
import type {EdgeCurve} from "./supernovaEdges.js";
import {element, lineData, svgDocument, type Point} from "./svg.js";

const lineWidth = 0.9;
/** Decades of emission shown. */
const tallest = 6;

interface Sketch {
  /** Plain text with mathematics between dollar signs, a line each. */
  readonly title: readonly string[];
  readonly entries: readonly KeyEntry[];
  readonly remarks: readonly string[];
  readonly x: readonly [number, number];
  readonly y: readonly [number, number];
  readonly titles: PlaneAxes["titles"];
  readonly right?: {readonly perUnit: number; readonly title: string};
  curves(x: LogScale, y: LogScale): readonly string[];
}

const stroked = (d: string, colour: string, dash: string, id?: string, width = lineWidth): string =>
  element("path", {id, d, fill: "none", stroke: colour, "stroke-width": width, "stroke-linejoin": "round", ...(dash && {"stroke-dasharray": dash})});

const sample = (label: string, colour: string, dash: string, width = lineWidth): KeyEntry =>
  ({label, sample: (x, y, w, h) => stroked(lineData([[x, y + h / 2], [x + w, y + h / 2]]), colour, dash, undefined, width)});

/** Whole decades that hold the values. */
const decades = (values: readonly number[]): readonly [number, number] =>
  [10 ** Math.floor(Math.log10(Math.min(...values))), 10 ** Math.ceil(Math.log10(Math.max(...values)))];

async function drawn(sketch: Sketch, width: FigureWidth): Promise<string> {
  const style = figureStyles[width], {widthPt, left, outer} = style, plotWidth = widthPt - left - (sketch.right ? style.right : 10), plotHeight = 0.86 * Math.min(plotWidth, 400), textWidth = widthPt - 2 * outer;
  const [legend, samples, footnotes] = await Promise.all([
    paragraph(sketch.title, textWidth, style.legendPt, 1.35), key(sketch.entries, textWidth, style.keyPt), paragraph(sketch.remarks, textWidth, style.footnotePt, 1.25, "#333")
  ]);
  const top = outer + legend.heightPt + samples.heightPt + 5;
  const x: LogScale = {from: sketch.x[0], to: sketch.x[1], start: left, end: left + plotWidth}, y: LogScale = {from: sketch.y[0], to: sketch.y[1], start: top + plotHeight, end: top};
  const axes: PlaneAxes = {
    x, y, titles: sketch.titles,
    ...(sketch.right && {right: {scale: {...y, from: y.from / sketch.right.perUnit, to: y.to / sketch.right.perUnit}, title: sketch.right.title}})
  };
  const frame = frameOf(axes), around = await axesSvg(axes, {tickSizePt: style.tickPt, titleSizePt: style.titlePt});
  const below = frame.bottom + around.depthPt + 4, heightPt = below + footnotes.heightPt + outer;
  return svgDocument(widthPt, heightPt, sketch.title.join("; "), [
    element("defs", {}, [element("clipPath", {id: "plane"}, [element("rect", {x: frame.left, y: frame.top, width: plotWidth, height: plotHeight})])]),
    element("g", {id: "legend"}, [legend.draw(outer, outer), samples.draw(outer, outer + legend.heightPt + 1)]),
    element("g", {id: "data", "clip-path": "url(#plane)"}, sketch.curves(x, y)),
    around.svg,
    ...(footnotes.heightPt ? [element("g", {id: "footnotes"}, [footnotes.draw(outer, below)])] : []),
  ]);
}

/** Colours that stay apart for colour-blind readers. - Okabe & Ito, "Color Universal Design" (2008) */
const flavorColours: Readonly<Record<string, string>> = {"e mu tau": "#000000", e: "#D55E00", "mu tau": "#0072B2", mu: "#009E73", tau: "#CC79A7", "e tau": "#E69F00"};
/** End of the range in which edges are looked for [1/GeV]. */
const highestPerGeV = 1e-3;
const dashes = ["", "3.2 1.6", "1 1.2"];
const greek = {e: "e", mu: "\\mu", tau: "\\tau"} as const;
const colourOf = (flavors: EdgeCurve["flavors"]): string => flavorColours[flavors.join(" ")] ?? "#666666";
const couplingText = (flavors: EdgeCurve["flavors"]): string => `$${flavors.map(flavor => `d_${greek[flavor]}`).join(",\\;")}$`;

export interface FlavoursFigure {
  readonly nature: Nature;
  readonly criticalLuminosityErgPerSecond: number;
  readonly curves: readonly EdgeCurve[];
  readonly massesMeV: readonly number[];
}

/** Lower and upper edges against the mass. */
export function flavoursSvg({nature, criticalLuminosityErgPerSecond: critical, curves, massesMeV}: FlavoursFigure, width: FigureWidth = "one-column"): Promise<string> {
  const names = [...new Set(curves.map(({profile}) => profile))];
  const dashOf = (profile: string): string => dashes[names.indexOf(profile) % dashes.length]!;
  const all = curves.flatMap(({points}) => points.flatMap(({bandsPerGeV}) => bandsPerGeV.flat())), last = massesMeV[massesMeV.length - 1]!;
  const shared = names.length * 3 > curves.length, empty = names.filter(name => curves.every(({profile, points}) => profile !== name || points.length === 0));
  return drawn({
    title: [`SN1987A, ${nature === "dirac" ? "Dirac" : "Majorana"} $N$: between its curves $L_N>${texOfNumber(critical)}$ erg/s is excluded`],
    entries: curves.filter(({points}) => points.length > 1).map(({profile, flavors}) => sample(`${profile}: ${couplingText(flavors)}`, colourOf(flavors), dashOf(profile))),
    remarks: [
      ...(shared ? ["Flavours whose neutrinos have the same chemical potential share a curve; where a profile has no sea of trapped $\\nu_e$, all three do."] : []),
      ...(curves.some(({points}) => points.some(({bandsPerGeV}) => bandsPerGeV.length > 1)) ? ["Allowed too: within the wedges at small mass, where the active helicity is trapped and the sterile one too rare."] : []),
      ...(all.some(d => d >= highestPerGeV) ? [`Couplings above $${texOfNumber(highestPerGeV)}\\;\\mathrm{GeV}^{-1}$ were not looked at.`] : []),
      ...(empty.length > 0 ? [`Nothing excluded: ${empty.join(", ")}.`] : []),
    ],
    x: [massesMeV[0]!, last], y: all.length > 0 ? decades(all) : [1e-10, 1e-5],
    titles: {x: "m_N\\;[\\mathrm{MeV}]", y: "|d|\\;[\\mathrm{GeV}^{-1}]"},
    right: {perUnit: dipolePerGeVFromBohrMagnetons(1), title: "\\mu_\\nu\\;[\\mu_{\\mathrm{B}}]"},
    curves: (x, y) => curves.filter(({points}) => points.length > 1).map(curve => {
      const {points} = curve, at = (mass: number, d: number): Point => [position(x, mass), position(y, d)];
      const lower = points.map(({massMeV, bandsPerGeV}) => at(massMeV, bandsPerGeV[0]![0])), upper = points.map(({massMeV, bandsPerGeV}) => at(massMeV, bandsPerGeV[bandsPerGeV.length - 1]![1]));
      const split = points.filter(({bandsPerGeV}) => bandsPerGeV.length > 1);
      const ends = points[points.length - 1]!.massMeV < last, outline = ends ? lineData([...lower, ...upper.reverse()]) : lineData(lower) + lineData(upper);
      const wedge = split.length > 1 ? lineData([...split.map(({massMeV, bandsPerGeV}) => at(massMeV, bandsPerGeV[0]![1])), ...split.map(({massMeV, bandsPerGeV}) => at(massMeV, bandsPerGeV[1]![0])).reverse()]) : "";
      return stroked(outline + wedge, colourOf(curve.flavors), dashOf(curve.profile), `${curve.profile}-${curve.flavors.join("-")}`.replaceAll(/[^\w-]/g, "-"));
    }),
  }, width);
}

const channelStyles: Readonly<Record<EmissionChannel, {readonly label: string; readonly colour: string; readonly dash: string}>> = {
  protons: {label: "$\\nu p\\to Np$", colour: "#0072B2", dash: ""}, neutrons: {label: "$\\nu n\\to Nn$", colour: "#56B4E9", dash: ""},
  electrons: {label: "$\\nu e\\to Ne$", colour: "#D55E00", dash: ""}, muons: {label: "$\\nu\\mu\\to N\\mu$", colour: "#999999", dash: ""},
  "transverse photons": {label: "$\\nu\\gamma_T\\to N$, $\\gamma_T\\to N\\bar\\nu$", colour: "#009E73", dash: ""},
  "longitudinal photons": {label: "$\\nu\\gamma_L\\to N$, $\\gamma_L\\to N\\bar\\nu$", colour: "#009E73", dash: "3.2 1.6"},
  pairs: {label: "$e^+e^-\\to N\\bar\\nu$", colour: "#CC79A7", dash: ""},
};

export interface ChannelsFigure {
  readonly profile: string;
  readonly dipolePerGeV: number;
  readonly emission: EmissionByChannel;
}

/** Emissivity of each channel against the mass. */
export function channelsSvg({profile, dipolePerGeV, emission}: ChannelsFigure, width: FigureWidth = "one-column"): Promise<string> {
  const {massesMeV, emissivity, matter, radiusKm, neutrinoChemicalPotentialMeV: mu} = emission;
  const shown = emissionChannels.filter(name => emissivity[name].some(Q => Q > 0)), sum = massesMeV.map((_, i) => shown.reduce((total, name) => total + emissivity[name][i]!, 0));
  const top = decades(sum.filter(Q => Q > 0))[1], bottom = Math.max(top / 10 ** tallest, decades(shown.flatMap(name => emissivity[name].filter(Q => Q > 0)))[0]);
  const missing = emissionChannels.filter(name => !shown.includes(name));
  return drawn({
    title: [`${profile} at ${texOfNumber(radiusKm)} km, its hottest: $T=${texOfNumber(matter.temperatureMeV)}$ MeV, $\\rho=${texOfNumber(matter.densityGramPerCm3)}$ g/cm$^3$, $Y_e=${texOfNumber(matter.electronFraction)}$, $\\mu_\\nu=${texOfNumber(mu)}$ MeV, $|d|=${texOfNumber(dipolePerGeV)}\\;\\mathrm{GeV}^{-1}$`],
    entries: [sample("sum", "#000000", "", 1.2), ...shown.map(name => sample(channelStyles[name].label, channelStyles[name].colour, channelStyles[name].dash))],
    remarks: ["Neutrinos and antineutrinos of one flavour, both helicities of $N$; nothing is absorbed again.", ...(missing.length > 0 ? [`No emission: ${missing.join(", ")}.`] : [])],
    x: [massesMeV[0]!, massesMeV[massesMeV.length - 1]!], y: [bottom, top],
    titles: {x: "m_N\\;[\\mathrm{MeV}]", y: "Q\\;[\\mathrm{erg\\,cm^{-3}\\,s^{-1}}]"},
    curves: (x, y) => {
      const line = (values: readonly number[]): string => lineData(values.flatMap((Q, i): Point[] => (Q > bottom * 1e-6 ? [[position(x, massesMeV[i]!), position(y, Q)]] : [])));
      return [...shown.map(name => stroked(line(emissivity[name]), channelStyles[name].colour, channelStyles[name].dash, name.replaceAll(" ", "-"))), stroked(line(sum), "#000000", "", "sum", 1.2)];
    },
  }, width);
}
