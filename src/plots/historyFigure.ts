/** One universe against its temperature: rates of N over H, how much of N there is, and the light elements. */
import type {HistoryRow, RateChannel, RatesByChannel} from "../likelihood/observables.js";
import type {Model} from "../model/scenarioTypes.js";
import type {FigureWidth} from "./figureStyle.js";
import {lineSample, panelsSvg, type Curve, type Panel} from "./panels.js";
import {couplingTex, couplingUnitTex, energyText, massTex, modelText, texOfNumber} from "./planeText.js";

export interface HistoryFigure {
  readonly massMeV: number;
  readonly coupling: number;
  readonly model: Model;
  readonly rows: readonly HistoryRow[];
  /** Of the dipole portal, at some of the temperatures of the rows. */
  readonly rates?: RatesByChannel;
}

/** Colours that stay apart for colour-blind readers. - Okabe & Ito, "Color Universal Design" (2008) */
const channelColours: Readonly<Record<RateChannel, string>> = {
  "exchange on leptons": "#0072B2", "exchange on quarks and hadrons": "#D55E00", annihilation: "#009E73", "plasmon decay": "#CC79A7", "inverse decay": "#E69F00",
};
const nuclei = [
  ["n", "n", "#000000", ""], ["p", "p", "#7f7f7f", ""], ["H2", "D", "#0072B2", ""], ["H3", "T", "#56B4E9", "3 1.5"], ["He3", "$^3$He", "#009E73", "3 1.5"], ["He4", "$^4$He", "#D55E00", ""],
  ["Li6", "$^6$Li", "#7a5195", "1 1.2"], ["Li7", "$^7$Li", "#E69F00", "1 1.2"], ["Be7", "$^7$Be", "#CC79A7", "1 1.2"],
] as const;
const abundanceInk = "#000000", energyInk = "#D55E00";
/** Decades shown below the largest number. */
const decadesOfRates = 8, decadesOfNumber = 8;
/** Abundances shown at least, and the lowest of them at most. */
const leastAbundance = 1e-12, highestFloor = 1e-9;
const coldest = 3e-3;

const rangeBelow = (values: readonly number[], decades: number, floor = 0): readonly [number, number] => {
  const top = 10 ** Math.ceil(Math.log10(values.reduce((a, b) => Math.max(a, b), 0) || 1) + 0.15), lowest = values.reduce((a, b) => (b > 0 ? Math.min(a, b) : a), top);
  return [Math.max(top / 10 ** decades, 10 ** Math.floor(Math.log10(lowest)), floor), top];
};

/** Where the axis of abundances ends: above the deuterium with which the network begins, in equilibrium at 0.86 MeV, so that no curve begins in mid-air. */
function abundanceFloor(rows: readonly HistoryRow[]): number {
  const begins = nuclei.flatMap(([name]) => {
    const first = rows.findIndex(({abundances}) => (abundances[name] ?? 0) > 0);
    return first > 0 ? [rows[first]!.abundances[name]!] : [];
  });
  return Math.min(Math.max(leastAbundance, ...begins.map((value) => 1.1 * value)), highestFloor);
}

function ratesPanel(rows: readonly HistoryRow[], rates: RatesByChannel): Panel {
  const places = new Map(Array.from(rates.temperatureMeV, (T, i) => [T, i] as const)), {populations: [first]} = rates;
  const curve = (name: string, rateMeV: Float64Array, colour: string, widthPt: number): Curve => ({
    name, colour, widthPt,
    y: rows.map(({temperatureMeV, hubbleMeV}) => {
      const i = places.get(temperatureMeV), rate = i === undefined ? 0 : rateMeV[i]!;
      return rate > 0 ? rate / hubbleMeV : null;
    }),
  });
  const curves = [...first!.channels.map(({channel, rateMeV}) => curve(channel, rateMeV, channelColours[channel], 0.9)), curve("sum of rates", first!.totalMeV, "#000000", 1.3)];
  const [from, to] = rangeBelow([1, ...curves[curves.length - 1]!.y.filter((v): v is number => v !== null)], decadesOfRates);
  return {
    title: "\\langle\\Gamma\\rangle/H", from: Math.min(from, 0.1), to: Math.max(to, 10), linear: false, lines: [1], curves,
    entries: [...first!.channels.map(({channel}) => lineSample(channel, channelColours[channel], "", 0.9)), lineSample("sum", "#000000", "", 1.3)],
  };
}

/** Energy of a photon gas, (π²/15) T⁴. */
const photonEnergy = (temperatureMeV: number): number => (Math.PI ** 2 / 15) * temperatureMeV ** 4;

/** The figure as an SVG document. Throws RangeError where the history has fewer than two rows. */
export async function historySvg({massMeV, coupling, model, rows: all, rates}: HistoryFigure, width: FigureWidth = "one-column"): Promise<string> {
  const rows = all.filter(({temperatureMeV: T}) => T > coldest);
  if (rows.length < 2) throw new RangeError(`the history has ${rows.length} rows above ${coldest} MeV: a curve needs two or more`);
  const number = rows.map(({nOverEntropy}) => nOverEntropy), energy = rows.map(({rhoNMeV4, temperatureMeV}) => rhoNMeV4 / photonEnergy(temperatureMeV));
  const [from, to] = rangeBelow([...number, ...energy], decadesOfNumber);
  const floor = abundanceFloor(rows), shown = nuclei.filter(([name]) => rows.some(({abundances}) => (abundances[name] ?? 0) > floor));
  const positive = (value: number | undefined): number | null => (value !== undefined && value > 0 ? value : null);
  const unit = couplingUnitTex(model), T = rows.map(({temperatureMeV}) => temperatureMeV);
  return panelsSvg({
    legend: [`${modelText(model)}, $${massTex(model)}=$ ${energyText(massMeV)}, $${couplingTex(model)}=${texOfNumber(coupling)}${unit === "" ? "" : `\\;${unit}`}$`],
    entries: [],
    remarks: rates ? [`Rates: ${rates.populations[0]!.population}, averaged over the equilibrium of $N$, down to $T=$ ${energyText(Number(rates.temperatureMeV.reduce((a, b) => Math.min(a, b)).toPrecision(2)))}.`] : [],
    x: T, range: {from: T.reduce((a, b) => Math.min(a, b)), to: T.reduce((a, b) => Math.max(a, b))}, descending: true, xTitle: "T_\\gamma\\;[\\mathrm{MeV}]",
    panels: [
      ...(rates ? [ratesPanel(rows, rates)] : []),
      {title: "n_N/s,\\;\\rho_N/\\rho_\\gamma", from, to, linear: false, entries: [lineSample("$n_N/s$", abundanceInk), lineSample("$\\rho_N/\\rho_\\gamma$", energyInk, "3 1.5")], curves: [{name: "number", colour: abundanceInk, y: number.map(positive)}, {name: "energy", colour: energyInk, dash: "3 1.5", y: energy.map(positive)}]},
      {title: "n_i/n_\\mathrm{b}", from: floor, to: 3, linear: false, entries: shown.map(([, label, colour, dash]) => lineSample(label, colour, dash)), curves: shown.map(([name, , colour, dash]) => ({name, colour, ...(dash !== "" && {dash}), y: rows.map(({abundances}) => positive(abundances[name]))}))},
    ],
  }, width);
}
