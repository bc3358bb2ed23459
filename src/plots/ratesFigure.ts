/** Γ/H of N by channel against temperature as SVG: one journal column, all text as outlines, deterministic. */
import type {RateChannel, RatesByChannel} from "../likelihood/observables.js";
import type {DipoleModel} from "../model/scenarioTypes.js";
import {axesSvg, frameOf, type PlaneAxes} from "./axes.js";
import {figureStyles, type FigureWidth} from "./figureStyle.js";
import {typesetLabel} from "./glyphs.js";
import {key, paragraph, type KeyEntry} from "./legend.js";
import {position, type LogScale} from "./logScale.js";
import {inks} from "./palette.js";
import {couplingTex, couplingUnitTex, energyText, massTex, modelText, texOfNumber} from "./planeText.js";
import {element, lineData, svgDocument, textPath, type Point} from "./svg.js";

export interface RatesFigure {
  readonly massMeV: number;
  readonly dipolePerGeV: number;
  readonly model: DipoleModel;
  readonly rates: RatesByChannel;
}

/** Colours that stay apart for colour-blind readers. - Okabe & Ito, "Color Universal Design" (2008) */
const colours: Readonly<Record<RateChannel, string>> = {
  "exchange on leptons": "#0072B2", "exchange on quarks and hadrons": "#D55E00", annihilation: "#009E73", "plasmon decay": "#CC79A7", "inverse decay": "#E69F00",
};
const dashes = ["", "3 1.6", "1 1.2"];
const totalWidth = 1.2, channelWidth = 0.8;
/** Decades shown at most. */
const tallest = 12;
/** Above this the photon is no longer all of the operator. */
const electroweakMeV = 1e5;

const stroked = (d: string, colour: string, width: number, dash: string, id?: string): string =>
  element("path", {id, d, fill: "none", stroke: colour, "stroke-width": width, "stroke-linejoin": "round", ...(dash && {"stroke-dasharray": dash})});

/** Γ/H as polylines; a channel that is closed somewhere has a gap there. */
function polylines(rateMeV: Float64Array, {temperatureMeV, hubbleMeV}: RatesByChannel, x: LogScale, y: LogScale): string {
  const pieces: Point[][] = [[]];
  for (let i = 0; i < rateMeV.length; i++) {
    const ratio = rateMeV[i]! / hubbleMeV[i]!;
    if (ratio > 1e-6 * y.from) pieces[pieces.length - 1]!.push([position(x, temperatureMeV[i]!), position(y, ratio)]);
    else if (pieces[pieces.length - 1]!.length > 0) pieces.push([]);
  }
  return pieces.filter(({length}) => length > 1).map(piece => lineData(piece)).join("");
}

/** Whole decades around Γ/H = 1 and all totals, cut at `tallest` from above. */
function decades({populations, hubbleMeV}: RatesByChannel): readonly [number, number] {
  let [low, high] = [1, 1];
  for (const {totalMeV, channels} of populations) {
    for (let i = 0; i < totalMeV.length; i++) {
      high = Math.max(high, totalMeV[i]! / hubbleMeV[i]!);
      for (const {rateMeV} of channels) if (rateMeV[i]! > 0) low = Math.min(low, rateMeV[i]! / hubbleMeV[i]!);
    }
  }
  const top = Math.floor(Math.log10(high)) + 1;
  return [10 ** Math.max(Math.floor(Math.log10(low)), top - tallest), 10 ** top];
}

const legendText = ({massMeV, dipolePerGeV, model}: RatesFigure): string =>
  `${modelText(model)}, $${massTex(model)}=$ ${energyText(massMeV)}, $${couplingTex(model)}=${texOfNumber(dipolePerGeV)}\\;${couplingUnitTex(model)}$`;

function keyEntries({populations}: RatesByChannel): readonly KeyEntry[] {
  const line = (colour: string, width: number, dash: string) => (x: number, y: number, w: number, h: number): string =>
    stroked(lineData([[x, y + h / 2], [x + w, y + h / 2]]), colour, width, dash);
  const channels = populations[0]!.channels.map(({channel}): KeyEntry => ({label: channel, sample: line(colours[channel], channelWidth, "")}));
  const names = populations.length > 1
    ? populations.map(({population}, n): KeyEntry => ({label: `sum, ${population}`, sample: line("#000", totalWidth, dashes[n]!)}))
    : [{label: "sum", sample: line("#000", totalWidth, "")}];
  return [...channels, ...names];
}

/** What the drawing itself cannot say. */
function remarks({rates, dipolePerGeV}: RatesFigure, lowest: number): readonly string[] {
  const {populations, hubbleMeV, temperatureMeV} = rates;
  const hidden = populations.filter(({totalMeV}) => totalMeV.every((rate, i) => rate / hubbleMeV[i]! < lowest)).map(({population}) => population);
  return [
    "Rates are averaged by number over the equilibrium of $N$; $H$ without $N$. Right: $1/|d|$ with which a rate drawn at this height equals $H$.",
    ...(populations.length > 1 ? [`Solid: ${populations[0]!.population}; dashed: ${populations[1]!.population}.`] : []),
    ...(hidden.length ? [`Below the frame: ${hidden.join(", ")}.`] : []),
    ...(dipolePerGeV === 0 ? ["No coupling: all rates are 0."] : []),
    ...(temperatureMeV.some(T => T > electroweakMeV * 1.0001) ? ["The photon operator is used beyond 100 GeV."] : []),
  ];
}

/** Where along the line of Γ = H a label meets no sum: the farthest from all of them, from a few places. */
function clearPlace({temperatureMeV, hubbleMeV, populations}: RatesByChannel, x: LogScale, y: LogScale, width: number): number {
  const balance = position(y, 1), air = 6;
  const places = Array.from({length: 12}, (_, k) => x.start + air + (k / 11) * (x.end - x.start - width - 2 * air));
  const room = places.map((left) => Math.min(...populations.flatMap(({totalMeV}) => Array.from(totalMeV, (rate, i) => {
    const at = position(x, temperatureMeV[i]!);
    return at < left - air || at > left + width + air || rate <= 0 ? Infinity : Math.abs(position(y, rate / hubbleMeV[i]!) - balance);
  }))));
  return places[room.indexOf(Math.max(...room))]!;
}

/** The figure as an SVG document. Throws RangeError where fewer than two temperatures are given. */
export async function ratesSvg(figure: RatesFigure, width: FigureWidth = "one-column"): Promise<string> {
  const style = figureStyles[width], {widthPt, outer, left} = style;
  const {rates, dipolePerGeV, model} = figure, {temperatureMeV: T, populations} = rates;
  if (T.length < 2) throw new RangeError(`temperatureMeV holds ${T.length} numbers: a curve needs two or more`);
  const plotWidth = widthPt - left - style.right, plotHeight = 0.92 * Math.min(plotWidth, 300), textWidth = widthPt - 2 * outer;
  const [legend, samples] = [await paragraph([legendText(figure)], textWidth, style.legendPt, 1.35), await key(keyEntries(rates), textWidth, style.keyPt)];
  const top = outer + legend.heightPt + samples.heightPt + 4, [from, to] = decades(rates);
  const x: LogScale = {from: Math.min(...T), to: Math.max(...T), start: left, end: left + plotWidth};
  const y: LogScale = {from, to, start: top + plotHeight, end: top};
  // Γ ~ d²: where Γ/H = r at d, Γ = H at d/√r.
  const reach = dipolePerGeV > 0 ? 1 / dipolePerGeV : 1;
  const axes: PlaneAxes = {
    x, y, right: {scale: {...y, from: Math.sqrt(from) * reach, to: Math.sqrt(to) * reach}, title: `1/${couplingTex(model)}\\text{ at }\\Gamma=H\\;[\\mathrm{GeV}]`},
    titles: {x: "T\\;[\\mathrm{MeV}]", y: "\\langle\\Gamma\\rangle/H"},
  };
  const frame = frameOf(axes), drawn = await axesSvg(axes, {tickSizePt: style.tickPt, titleSizePt: style.titlePt});
  const curves = populations.flatMap(({population, channels, totalMeV}, n) => {
    const name = population.replaceAll(" ", "-");
    return [
      ...channels.map(({channel, rateMeV}) => stroked(polylines(rateMeV, rates, x, y), colours[channel], channelWidth, dashes[n]!, `${name}-${channel.replaceAll(" ", "-")}`)),
      stroked(polylines(totalMeV, rates, x, y), "#000", totalWidth, dashes[n]!, `${name}-sum`),
    ];
  }).filter(path => !path.includes(' d=""'));
  const balance = position(y, 1), balanceLabel = await typesetLabel("$\\Gamma=H$");
  const footnotes = await paragraph(remarks(figure, from), textWidth, style.footnotePt, 1.25, "#333");
  const below = frame.bottom + drawn.depthPt + 4, heightPt = below + footnotes.heightPt + outer;
  return svgDocument(widthPt, heightPt, legendText(figure), [
    element("defs", {}, [element("clipPath", {id: "plane"}, [element("rect", {x: frame.left, y: frame.top, width: plotWidth, height: plotHeight})])]),
    element("g", {id: "legend"}, [legend.draw(outer, outer), samples.draw(outer, outer + legend.heightPt + 1)]),
    element("g", {id: "data", "clip-path": "url(#plane)"}, [stroked(lineData([[frame.left, balance], [frame.right, balance]]), inks.lifetime, 0.5, "2.4 1.6", "balance"), ...curves]),
    textPath(balanceLabel, clearPlace(rates, x, y, balanceLabel.width * style.keyPt), balance - 2.5, {size: style.keyPt, fill: inks.lifetime, halo: 1.5}),
    drawn.svg,
    element("g", {id: "footnotes"}, [footnotes.draw(outer, below)]),
  ]);
}
