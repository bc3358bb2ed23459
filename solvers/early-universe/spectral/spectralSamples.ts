/** Samples of a spectral run: the columns of a thermal history, and the spectra. */
import {hbarMeVSeconds} from "../../../src/constants/units.js";
import {exp, log, power} from "../../../src/numerics/elementary.js";
import {gaussLegendre} from "../../../src/numerics/quadrature.js";
import {Spline} from "../../../src/numerics/spline.js";
import type {ThermalHistory} from "../background.js";
import {neutrinoEnergyDensity} from "../electromagneticPlasma.js";
import {largestFractionBelow} from "../recombinationFraction.js";
import type {Groups} from "./neutrinoEvents.js";
import type {SpectralEquations} from "./spectralEquations.js";

/** Occupation numbers of ν, the same for ν̄, on samples of x = ln a. */
export interface NeutrinoSpectra {
  readonly lnA: Float64Array;
  /** T_γ a [MeV] at lnA. */
  readonly scaledTemperatureMeV: Float64Array;
  /** y = p a [MeV], and the weights of ∫dy. */
  readonly comovingMomentumMeV: Float64Array;
  readonly weightMeV: Float64Array;
  /** Flavours of each group, which share one spectrum. */
  readonly groups: Groups;
  /** By group: f at [row of lnA · momenta + momentum]. */
  readonly occupation: readonly Float64Array[];
}

const names = [
  "lnA", "temperatureMeV", "electronNeutrinoTemperatureMeV", "muTauNeutrinoTemperatureMeV", "hubbleMeV",
  "leptonEnergyMeV4", "leptonNumberMeV3", "leptonDecaysMeV4", "matterEnergyMeV4", "totalEnergyMeV4", "totalPressureMeV4", "leptonOverEntropy"
] as const;
type Columns = Record<typeof names[number], Float64Array>;

/** T of Fermi-Dirac neutrinos of as many flavours with ρ [MeV⁴]. */
const temperatureOf = (energyMeV4: number, flavors: number): number => power(energyMeV4 / (flavors * neutrinoEnergyDensity(1)), 0.25);

export class SpectralSamples {
  equations: SpectralEquations;
  readonly #rows: number[][] = names.map(() => []);
  readonly #steps: number[] = [];
  readonly #energies: number[] = [];
  readonly #works: number[] = [];
  readonly #breaks: number[] = [];
  readonly #spectra: Float64Array[] = [];
  readonly #spectraAt: number[] = [];
  readonly #spectraTau: number[] = [];

  constructor(equations: SpectralEquations) { this.equations = equations; }

  /** The row at x. */
  take(x: number, y: Float64Array): void {
    const now = this.equations.place(x, y), neutrinos = now.neutrinoMeV4, electron = temperatureOf(neutrinos[0]!, 1);
    const others = neutrinos.slice(1).reduce((sum, v) => sum + v, 0), other = temperatureOf(others, 2);
    const entropy = now.plasmaEntropyMeV3 + 4 / 3 * (neutrinos[0]! / electron + others / other);
    const row = [
      x, now.temperatureMeV, electron, other, now.hubbleMeV, now.leptonMeV4, now.leptonMeV3, this.equations.netDecays(x, y), now.fieldMeV4, now.totalMeV4, now.pressureMeV4,
      now.leptonMeV3 / entropy
    ];
    row.forEach((v, k) => this.#rows[k]!.push(v));
    // Undershoots at the edges of a line, of the order of the tolerance, are no occupation numbers: hard neutrinos are never fewer than thermal ones.
    const {grid: {y: momenta, size, bath}, energy} = this.equations, first = this.#spectraTau[0] ?? now.temperatureMeV * exp(x);
    this.#spectra.push(Float64Array.from({length: energy}, (_, r) => Math.max(y[r], r % size < bath ? 0 : exp(-momenta[r % size] / first))));
    this.#spectraAt.push(x);
    this.#spectraTau.push(now.temperatureMeV * exp(x));
  }

  /** Largest ρ_N over the rest where T_γ is below T. */
  fractionBelow(temperatureMeV: number): number {
    const [, T, , , , lepton, , , , total] = this.#rows as number[][];
    return largestFractionBelow(temperatureMeV, T!, T!.map((_, i) => lepton![i]! / (total![i]! - lepton![i]!)));
  }

  /** Something is put in or taken out after the last step: energy is not compared across it. */
  interrupt(): void { this.#breaks.push(this.#steps.length); }

  /** Notes energy and work of an accepted step at x. */
  note(x: number, y: Float64Array): void {
    const {totalMeV4, pressureMeV4} = this.equations.place(x, y), a4 = exp(4 * x);
    this.#steps.push(x);
    this.#energies.push(a4 * totalMeV4);
    this.#works.push(a4 * (totalMeV4 - 3 * pressureMeV4));
  }

  /** Largest |Δ(a⁴ρ) − ∫a⁴(ρ − 3P)dx| over a⁴ρ: the first law, by a spline through all steps, however short. */
  energyError(): number {
    const {nodes, weights} = gaussLegendre(3), bounds = [0, ...this.#breaks, this.#steps.length];
    let worst = 0;
    for (let s = 0; s + 1 < bounds.length; s++) {
      const from = bounds[s]!, to = bounds[s + 1]!;
      if (to - from < 4) continue;
      const x = this.#steps.slice(from, to), work = new Spline(Float64Array.from(x), Float64Array.from(this.#works.slice(from, to)));
      let sum = 0;
      for (let i = 1; i < x.length; i++) {
        const half = (x[i]! - x[i - 1]!) / 2, now = this.#energies[from + i]!;
        for (let k = 0; k < 3; k++) sum += half * weights[k]! * work.at(x[i]! - half * (1 - nodes[k]!));
        worst = Math.max(worst, Math.abs(now - this.#energies[from]! - sum) / now);
      }
    }
    return worst;
  }

  /** All columns; rows of the history before the spectra come first. */
  columns(before?: ThermalHistory): Columns & Pick<ThermalHistory, "timeSeconds" | "muTauNeutrinoEta"> & {readonly spectra: NeutrinoSpectra} {
    const own = this.#rows[0]![0]!, kept = before === undefined ? 0 : before.lnA.findIndex(x => x >= own - 1e-3);
    const columns = Object.fromEntries(names.map((name, k) => [name, Float64Array.from([...(before?.[name].slice(0, kept) ?? []), ...this.#rows[k]!])])) as Columns;
    const {grid, groups} = this.equations, n = grid.size;
    return {
      ...columns,
      muTauNeutrinoEta: columns.lnA.map(() => 0),
      timeSeconds: timeAlong(columns.lnA, columns.hubbleMeV),
      spectra: {
        lnA: Float64Array.from(this.#spectraAt), scaledTemperatureMeV: Float64Array.from(this.#spectraTau), comovingMomentumMeV: grid.y, weightMeV: grid.weight, groups,
        occupation: groups.map((_, g) => Float64Array.from(this.#spectra.flatMap(f => Array.from(f.subarray(g * n, (g + 1) * n)))))
      }
    };
  }
}

/** t(x) = 1/(2H₀) + ∫dx/H [s]. */
const timeAlong = (lnA: Float64Array, hubbleMeV: Float64Array): Float64Array => {
  const time = new Float64Array(lnA.length), {nodes, weights} = gaussLegendre(3), lnH = new Spline(lnA, hubbleMeV.map(log));
  time[0] = hbarMeVSeconds / (2 * hubbleMeV[0]!);
  for (let i = 1; i < lnA.length; i++) {
    const half = (lnA[i]! - lnA[i - 1]!) / 2;
    let sum = 0;
    for (let k = 0; k < 3; k++) sum += weights[k]! * exp(-lnH.at(lnA[i]! - half * (1 - nodes[k]!)));
    time[i] = time[i - 1]! + hbarMeVSeconds * half * sum;
  }
  return time;
};
