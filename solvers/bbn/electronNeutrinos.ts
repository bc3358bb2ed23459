/**
 * Occupation numbers f_νe and f_ν̄e that replace the thermal ones in the rates of n ↔ p: functions, or a table of comoving momenta.
 * y = p·a [MeV] with a = e^{lnA} of the background that the rates are for; 0 ≤ f ≤ 1.
 */
import {exp} from "../../src/numerics/elementary.js";
import {Spline} from "../../src/numerics/spline.js";
import {logit} from "./neutrinoOccupation.js";
import type {ThermalTrack} from "./thermalTrack.js";

/** f_νe and f_ν̄e at one moment, of y = p·a [MeV]. */
export interface ElectronNeutrinoOccupations {
  neutrino(comovingMomentumMeV: number): number;
  antineutrino(comovingMomentumMeV: number): number;
  /** y above which both are as good as 0; 40 T_νe a of the background when absent. */
  readonly highestComovingMomentumMeV?: number;
}

/** f_νe and f_ν̄e along a history. */
export interface ElectronNeutrinoSpectra {
  /** Occupations at x = ln a. */
  at(lnA: number): ElectronNeutrinoOccupations;
}

export interface ElectronNeutrinoTable {
  /** x = ln a, increasing, 4 values at least; the first and last row hold outside. */
  readonly lnA: ArrayLike<number>;
  /** y = p·a [MeV], increasing from above 0, 4 values at least. */
  readonly comovingMomentumMeV: ArrayLike<number>;
  /** f_νe at [row of lnA · momenta + momentum]. */
  readonly neutrino: ArrayLike<number>;
  /** f_ν̄e, same shape; that of ν_e when absent. */
  readonly antineutrino?: ArrayLike<number>;
}

const requireIncreasing = (name: string, values: ArrayLike<number>, above: number): void => {
  if (values.length < 4) throw new RangeError(`${name} has ${values.length} values; at least 4 are needed`);
  for (let i = 0, last = above; i < values.length; last = values[i]!, i++) {
    if (!(values[i]! > last && values[i]! < Infinity)) {
      throw new RangeError(`${name}[${i}] = ${values[i]} is not above ${last}: the values must increase${above === 0 ? " from above 0" : ""}`);
    }
  }
};

/**
 * Spectra from a table: C² splines of ln(1/f − 1) in y and in ln a, which are exact for Fermi-Dirac; straight on beyond the last y.
 * Throws RangeError on values that are no occupation numbers.
 */
export const electronNeutrinoTable = (table: ElectronNeutrinoTable): ElectronNeutrinoSpectra => {
  const {lnA, comovingMomentumMeV: y} = table, rows = lnA.length, columns = y.length;
  requireIncreasing("lnA", lnA, -Infinity);
  requireIncreasing("comovingMomentumMeV", y, 0);
  const splinesOf = (name: string, f: ArrayLike<number>): Spline[] => {
    if (f.length !== rows * columns) throw new RangeError(`${name} has ${f.length} values; ${rows} rows of ${columns} momenta need ${rows * columns}`);
    return Array.from({length: columns}, (_, j) => new Spline(lnA, Array.from({length: rows}, (_row, i) => {
      const value = f[i * columns + j]!;
      if (!(value >= 0 && value <= 1)) throw new RangeError(`${name}[${i * columns + j}] = ${value} is no occupation number: 0 to 1 is allowed`);
      return logit(value);
    })));
  };
  const neutrino = splinesOf("neutrino", table.neutrino);
  const antineutrino = table.antineutrino === undefined ? neutrino : splinesOf("antineutrino", table.antineutrino);
  const last = y[columns - 1]!;
  const occupation = (splines: readonly Spline[], x: number): ((momentum: number) => number) => {
    const u = new Spline(y, splines.map((spline) => spline.at(x))), end = u.at(last), slope = u.slope(last);
    return (momentum) => 1 / (1 + exp(momentum <= last ? u.at(momentum) : end + slope * (momentum - last)));
  };
  return {
    at(x) {
      const inside = Math.min(Math.max(x, lnA[0]!), lnA[rows - 1]!), particles = occupation(neutrino, inside);
      return {neutrino: particles, antineutrino: antineutrino === neutrino ? particles : occupation(antineutrino, inside)};
    },
  };
};

/** Fermi-Dirac spectra at T_νe of a history, with μ/T = η ± ξ. */
export const thermalElectronNeutrinos = (track: ThermalTrack, xi = 0): ElectronNeutrinoSpectra => ({
  at(lnA) {
    const unit = track.neutrinoTemperatureMeV(lnA) * exp(lnA), eta = track.neutrinoEta(lnA);
    return {neutrino: (y) => 1 / (exp(y / unit - eta - xi) + 1), antineutrino: (y) => 1 / (exp(y / unit - eta + xi) + 1)};
  },
});
