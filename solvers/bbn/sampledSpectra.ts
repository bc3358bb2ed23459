/**
 * Weak rates from occupation numbers of ν_e and ν̄_e that a history holds on momenta y = p·a and samples of ln a.
 *
 *   f = soft + tail,   soft = min(f, 2 f_FD(T_νe)): all integrals and corrections, as ln λ on a spline through all samples, with the slopes
 * of ln(1/f − 1) that f_FD has in the terms of the nucleon's recoil: second differences across the kink of min are noise of several per cent;
 *   tail ≥ 0: λ(n → p) += Σ_j w_j y_j² tail_j p_e E_e (1 + δ)(1 − f_e) R F/(τ_n F_n (a m_e)³) on the nodes, E_e = y_j/a + q; with ν̄_e and
 *   −q for p → n. It adds to the rates, linear between samples: it may begin and end abruptly.
 * ln(1/f − 1) is a monotone cubic in y, exact for Fermi-Dirac and without overshoot where f falls to 0. δ: recoil (nucleonReach.ts).
 * Neglected: blocking by the tail of ν̄_e from n → p e⁻ and of ν_e from p e⁻ → n (as small as the tail, which is beyond 2 f_FD). - Pitrou:2018
 */
import {electronMassMeV, neutronProtonMassDifferenceMeV} from "../../src/constants/particles.js";
import {exp, log, log1p, square} from "../../src/numerics/elementary.js";
import type {Background, ElectronNeutrinoSamples} from "../early-universe/background.js";
import {MonotoneCurve} from "./monotoneCurve.js";
import {logit} from "./neutrinoOccupation.js";
import {nucleonReach} from "./nucleonReach.js";
import type {ThermalTrack} from "./thermalTrack.js";
import type {WeakCorrections, WeakIntegrator} from "./weakRates.js";

const q = neutronProtonMassDifferenceMeV / electronMassMeV;
/** Soft occupations stay below so many thermal ones. */
const softest = log(2);

/** A solver's f may fall below 0 by this. */
const rounding = 1e-9;

/** Rows at `lnA`, checked. Throws RangeError on shapes that do not fit, and values that are no occupation numbers. */
const checked = (samples: ElectronNeutrinoSamples, lnA: Float64Array): void => {
  const {comovingMomentumMeV: y, occupation, antineutrino = occupation, weightsMeV} = samples, rows = lnA.length, columns = y.length;
  if (columns < 4) throw new RangeError(`comovingMomentumMeV has ${columns} values; at least 4 are needed`);
  for (let j = 0; j < columns; j++) {
    const below = j > 0 ? y[j - 1]! : 0;
    if (!(y[j]! > below && y[j]! < Infinity)) throw new RangeError(`comovingMomentumMeV[${j}] = ${y[j]} is not above ${below}: the values must increase from above 0`);
  }
  if (weightsMeV !== undefined && weightsMeV.length !== columns) throw new RangeError(`weightsMeV has ${weightsMeV.length} values; ${columns} momenta need ${columns}`);
  for (const [name, f] of [["occupation", occupation], ["antineutrino", antineutrino]] as const) {
    if (f.length !== rows * columns) throw new RangeError(`${name} has ${f.length} values; ${rows} rows of ${columns} momenta need ${rows * columns}`);
    for (let k = 0; k < f.length; k++) if (!(f[k]! >= -rounding && f[k]! <= 1)) throw new RangeError(`${name}[${k}] = ${f[k]} is no occupation number: 0 to 1 is allowed`);
  }
};

/** Rates times τ_n along a history: of the soft spectra, and what the tail adds. */
export interface SampledRates {
  readonly lnA: Float64Array;
  readonly neutronToProton: Float64Array;
  readonly protonToNeutron: Float64Array;
  readonly tailToProton: Float64Array;
  readonly tailToNeutron: Float64Array;
}

/** One species in one row: its soft curve of ln(1/f − 1), and its tail at the nodes. */
class Row {
  readonly tail: Float64Array;
  soft = new MonotoneCurve([0, 1], [0, 0]);
  any = false;
  private readonly y: Float64Array;
  private readonly u: Float64Array;

  constructor(y: Float64Array) {
    this.y = y;
    this.u = new Float64Array(y.length);
    this.tail = new Float64Array(y.length);
  }

  /** Splits f[first …] at thermal neutrinos of T·a = `unitMeV` with μ/T = xi. */
  split(f: Float64Array, first: number, unitMeV: number, xi: number): void {
    const {y, u, tail} = this;
    this.any = false;
    for (let j = 0; j < y.length; j++) {
      const value = Math.max(0, f[first + j]!), own = logit(value), z = y[j]! / unitMeV - xi;
      // 2/(e^z + 1) as ln(1/f − 1) = ln((e^z − 1)/2); above 1/2 there is no bound below 1.
      const bound = z > softest ? z + log1p(-exp(-z)) - softest : -Infinity;
      u[j] = Math.max(own, bound);
      tail[j] = own < bound ? value - 1 / (1 + exp(bound)) : 0;
      this.any ||= tail[j]! > 0;
    }
    this.soft = new MonotoneCurve(y, u);
  }
}

/** Reach of ν_e n → p e⁻ (s = 1), ν̄_e p → n e⁺ (s = −1) at E_ν = z m_e, times 1 − f_e. */
const reach = (s: 1 | -1, z: number, electronsOverT: number, corrections: WeakCorrections): number =>
  nucleonReach(s, z, corrections) / (1 + exp(-(z + s * q) * electronsOverT));

/** Rates of a history with `electronNeutrinoSpectra` between ln a = from and to; nodes outside the samples are at most `spacing` apart. */
export const sampledRates = (
  background: Background, samples: ElectronNeutrinoSamples, track: ThermalTrack, integrator: WeakIntegrator, corrections: WeakCorrections,
  from: number, to: number, spacing: number
): SampledRates => {
  const rowsAt = samples.lnA ?? background.lnA, {comovingMomentumMeV: y, occupation, antineutrino = occupation, weightsMeV} = samples, columns = y.length;
  checked(samples, rowsAt);
  const {electronNeutrinoDegeneracy: xi = 0} = background, last = rowsAt.length - 1, nodes: {readonly x: number; readonly row: number}[] = [];
  const fill = (start: number, end: number, row: number): void => {
    const count = Math.ceil((end - start) / spacing);
    for (let i = 0; i < count; i++) nodes.push({x: start + (end - start) * i / count, row});
  };
  // Thermal (row −1) before the first row; the rows from the one before `from` to the one after `to`; the last row after it.
  let row = 0;
  while (row < last && rowsAt[row + 1]! <= from) row++;
  if (rowsAt[0]! > from) fill(from, Math.min(rowsAt[0]!, to), -1);
  for (; row < last && rowsAt[row]! < to; row++) nodes.push({x: rowsAt[row]!, row});
  if (row === last && rowsAt[last]! < to) fill(Math.max(rowsAt[last]!, from), to, last);
  nodes.push({x: Math.max(to, row < last ? rowsAt[row]! : to), row: rowsAt[0]! < to ? row : -1});
  const n = nodes.length, out: SampledRates = {
    lnA: Float64Array.from(nodes, ({x}) => x), neutronToProton: new Float64Array(n), protonToNeutron: new Float64Array(n),
    tailToProton: new Float64Array(n), tailToNeutron: new Float64Array(n)
  };
  const pair = new Float64Array(2), neutrinos = new Row(y), antineutrinos = new Row(y);
  const width = (j: number): number => weightsMeV?.[j] ?? (y[Math.min(j + 1, columns - 1)]! - y[Math.max(j - 1, 0)]!) / 2;
  nodes.forEach(({x, row}, i) => {
    const T = track.temperatureMeV(x), neutrinoMeV = track.neutrinoTemperatureMeV(x), a = exp(x), unit = electronMassMeV * a;
    const eta = track.neutrinoEta(x);
    if (row < 0) integrator.evaluate(T, neutrinoMeV, pair, xi, eta);
    else {
      neutrinos.split(occupation, row * columns, neutrinoMeV * a, eta + xi);
      antineutrinos.split(antineutrino, row * columns, neutrinoMeV * a, eta - xi);
      const fermi = (curve: MonotoneCurve) => (E: number): number => 1 / (1 + exp(curve.at(E * unit)));
      integrator.evaluateSpectra(T, fermi(neutrinos.soft), fermi(antineutrinos.soft), neutrinoMeV, (40 + Math.abs(xi) + Math.max(0, eta)) * neutrinoMeV, pair, "thermal");
      for (let j = 0; j < columns; j++) {
        if (!neutrinos.any && !antineutrinos.any) break;
        const weight = width(j) * square(y[j]!) / (unit * unit * unit * integrator.freeDecay), z = y[j]! / unit, perT = electronMassMeV / T;
        if (neutrinos.tail[j]! > 0) out.tailToProton[i]! += weight * neutrinos.tail[j]! * reach(1, z, perT, corrections);
        if (antineutrinos.tail[j]! > 0) out.tailToNeutron[i]! += weight * antineutrinos.tail[j]! * reach(-1, z, perT, corrections);
      }
    }
    out.neutronToProton[i] = pair[0]!;
    out.protonToNeutron[i] = pair[1]!;
  });
  return out;
};
