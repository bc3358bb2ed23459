/**
 * Thermal kernels of the dipole portal, tabulated once per mass at d = 1 MeV⁻¹: everything scales as d².
 * ln[Γ_h/(T m_D²)] on (u, ln p/T), C² tensor spline: m_D² carries the thresholds, u(T) widens the QCD transition, so the rest is smooth.
 * What recoil adds to the soft limit of exchange is dear and small: its grid is coarser.
 * p/T is clamped to 0.02-60; f_N has no weight outside. Between the nodes the table is right to 1e-3 from 50 keV to 1 TeV for p < 12 T; beyond the sterile rate to 3 %, where f_N is e^(−p/T).
 * Plasmon decay is in the sum, 1e-3 of it. It takes its energy from the plasma, not from a neutrino as exchange does; solvers that
 * book all scattering as exchange misplace that share.
 * Below 10 keV no charged particle is left to scatter on and the rates are zero.
 * Decay in the plasma: the photon moves with m_γ² = m_∞², so the width is multiplied by (1 − r)²(1 + r/2), r = m_γ²/M²,
 * the off-shell width of the dipole vertex; it is closed for r ≥ 1.
 */
import {exp, log, square} from "../numerics/elementary.js";
import {TensorSpline} from "../numerics/tensorSpline.js";
import {transitionMeV, transitionWidthMeV} from "./chargedSpecies.js";
import {tabulatedDebyeMassSquared, tabulatedPhotonMassSquared} from "./debyeMass.js";
import {ScatteringRates, type ScatteringOptions} from "./scatteringRates.js";
import type {ThermalKernels} from "./thermalKernels.js";

export interface DipoleKernelOptions extends ScatteringOptions {
  /** Highest temperature of the table [MeV]; default 1e5 (100 GeV). */
  readonly highestMeV?: number;
  /** Spacing of the nodes in u and in ln(p/T). */
  readonly temperatureStep?: number;
  readonly momentumStep?: number;
}

const lowestMeV = 0.01, lowestRatio = 0.02, highestRatio = 60, floorRate = 1e-300;

/** Off-shell width Γ(N → ν γ*) over Γ(N → ν γ) at photon virtuality m_γ². */
export const offShellWidthRatio = (photonMassSquaredMeV2: number, massMeV: number): number => {
  const r = photonMassSquaredMeV2 / (massMeV * massMeV);
  return r < 1 ? square(1 - r) * (1 + r / 2) : 0;
};

/** u = ln(T/MeV) + 1/(1 + e^((T_c − T)/ΔT)), twice as wide as the QCD transition so as to resolve its wings. */
const stretched = (temperatureMeV: number): number => log(temperatureMeV) + 1 / (1 + exp((transitionMeV - temperatureMeV) / transitionWidthMeV));

/** T [MeV] at u. */
const temperatureAt = (u: number): number => {
  let low = u - 1, high = u;
  while (high - low > 1e-13) {
    const middle = (low + high) / 2;
    if (stretched(exp(middle)) < u) low = middle; else high = middle;
  }
  return exp((low + high) / 2);
};

/** Tabulates the kernels of one mass [MeV]. */
export const dipoleKernels = (massMeV: number, options: DipoleKernelOptions = {}): ThermalKernels => {
  const highestMeV = (options.highestMeV ?? 1e5) * 1.0001;
  const debye = options.debyeMassSquared ?? tabulatedDebyeMassSquared;
  const rates = new ScatteringRates({...options, debyeMassSquared: debye});
  const u0 = stretched(lowestMeV), span = stretched(highestMeV) - u0, step = options.temperatureStep ?? 0.16;
  const z0 = log(lowestRatio), spanZ = log(highestRatio / lowestRatio), stepZ = options.momentumStep ?? 0.25;
  /** Splines, of two functions each, of what `fill` writes at p/T = e^z, on rows of T that `prepare` is told of. */
  const tabulate = (step: number, stepZ: number, pairs: number, prepare: (temperatureMeV: number, u: number) => void, fill: (temperatureMeV: number, z: number, out: Float64Array) => void): TensorSpline[] => {
    const rows = Math.max(5, Math.ceil(span / step) + 1), columns = Math.max(5, Math.ceil(spanZ / stepZ) + 1), dz = spanZ / (columns - 1), found = new Float64Array(2 * pairs);
    const values = Array.from({length: pairs}, () => new Float64Array(rows * columns * 2));
    for (let i = 0; i < rows; i++) {
      const u = u0 + i * span / (rows - 1), T = temperatureAt(u);
      prepare(T, u);
      for (let j = 0; j < columns; j++) {
        fill(T, z0 + j * dz, found);
        values.forEach((of, k) => of.set(found.subarray(2 * k, 2 * k + 2), (i * columns + j) * 2));
      }
    }
    return values.map(of => new TensorSpline(u0, span / (rows - 1), rows, z0, dz, columns, 2, of));
  };
  const [recoil] = tabulate(2 * step, 2.5 * stepZ, 1, T => rates.place(T), (T, z, out) => {
    rates.exchangeAt(massMeV, T * exp(z));
    for (let h = 0; h < 2; h++) {
      const soft = rates.exchange[h]! - rates.recoil[h]!;
      out[h] = soft > 0 ? rates.recoil[h]! / soft : 0;
    }
  });
  const [table, pairTable] = tabulate(step, stepZ, 2, (T, u) => { rates.place(T); recoil!.at(u); }, (T, z, out) => {
    rates.at(massMeV, T * exp(z), false);
    for (let h = 0; h < 2; h++) {
      const pairs = rates.annihilation[h]! + rates.plasmon[h]!, rate = rates.exchange[h]! * (1 + recoil!.lookup(h, z)) + pairs;
      out[h] = log(Math.max(rate, floorRate) / (T * debye(T)));
      // Against the sum, so that neither drops out of the range of numbers where electrons are gone.
      out[2 + h] = rate > floorRate ? pairs / rate : 0;
    }
  });
  const both = new Float64Array(2);
  return {
    massMeV,
    temperatureRangeMeV: [lowestMeV, highestMeV],
    scattering(temperatureMeV, momentaMeV, active, sterile) {
      if (temperatureMeV < lowestMeV) { active.fill(0); sterile.fill(0); return; }
      table!.at(stretched(temperatureMeV));
      const scale = temperatureMeV * debye(temperatureMeV);
      for (let i = 0; i < momentaMeV.length; i++) {
        table!.lookups(log(momentaMeV[i]! / temperatureMeV), both);
        active[i] = scale * exp(both[0]!);
        sterile[i] = scale * exp(both[1]!);
      }
    },
    pairShares(temperatureMeV, momentaMeV, active, sterile) {
      if (temperatureMeV < lowestMeV) { active.fill(0); sterile.fill(0); return; }
      pairTable!.at(stretched(temperatureMeV));
      for (let i = 0; i < momentaMeV.length; i++) {
        pairTable!.lookups(log(momentaMeV[i]! / temperatureMeV), both);
        active[i] = Math.min(Math.max(both[0]!, 0), 1);
        sterile[i] = Math.min(Math.max(both[1]!, 0), 1);
      }
    },
    decaySuppression: temperatureMeV => offShellWidthRatio(tabulatedPhotonMassSquared(temperatureMeV), massMeV)
  };
};
