/**
 * Thermal kernels of the dipole portal, tabulated once per mass at d = 1 MeV⁻¹: everything scales as d².
 * ln[Γ_h/(T m_D²)] on (ln T, ln p/T), C² tensor spline: m_D² carries the thresholds and the QCD transition, so the rest is smooth.
 * p/T is clamped to 0.02-60; f_N has no weight outside. Between the nodes the table is right to 3e-3 from 30 keV to 1 TeV.
 * Plasmon decay is in the sum, 1e-3 of it. It takes its energy from the plasma, not from a neutrino as exchange does; solvers that
 * book all scattering as exchange misplace that share.
 * Below 10 keV no charged particle is left to scatter on and the rates are zero.
 * Decay in the plasma: the photon moves with m_γ² = m_∞², so the width is multiplied by (1 − r)²(1 + r/2), r = m_γ²/M²,
 * the off-shell width of the dipole vertex; it is closed for r ≥ 1.
 */
import {TensorSpline} from "../numerics/tensorSpline.js";
import {tabulatedDebyeMassSquared, tabulatedPhotonMassSquared} from "./debyeMass.js";
import {ScatteringRates, type ScatteringOptions} from "./scatteringRates.js";
import type {ThermalKernels} from "./thermalKernels.js";

export interface DipoleKernelOptions extends ScatteringOptions {
  /** Highest temperature of the table [MeV]; default 1e5 (100 GeV). */
  readonly highestMeV?: number;
  /** Spacing of the nodes in ln T and in ln(p/T). */
  readonly temperatureStep?: number;
  readonly momentumStep?: number;
}

const lowestMeV = 0.01, lowestRatio = 0.02, highestRatio = 60, floorRate = 1e-300;

/** Off-shell width Γ(N → ν γ*) over Γ(N → ν γ) at photon virtuality m_γ². */
export const offShellWidthRatio = (photonMassSquaredMeV2: number, massMeV: number): number => {
  const r = photonMassSquaredMeV2 / massMeV ** 2;
  return r < 1 ? (1 - r) ** 2 * (1 + r / 2) : 0;
};

/** Recoil over the soft limit of exchange, on a coarser grid in (ln T, ln p/T): it is smooth, and dear. */
const recoilRatios = (
  massMeV: number, rates: ScatteringRates, lnT0: number, spanT: number, fineT: number, lnX0: number, spanX: number, fineX: number
): TensorSpline => {
  const nT = Math.max(5, Math.ceil(0.75 * fineT)), nX = Math.max(5, (fineX >> 1) + 1), dT = spanT / (nT - 1), dX = spanX / (nX - 1), values = new Float64Array(nT * nX * 2);
  for (let i = 0; i < nT; i++) {
    const T = Math.exp(lnT0 + i * dT);
    rates.place(T);
    for (let j = 0; j < nX; j++) {
      rates.exchangeAt(massMeV, T * Math.exp(lnX0 + j * dX));
      for (let h = 0; h < 2; h++) {
        const soft = rates.exchange[h]! - rates.recoil[h]!;
        values[(i * nX + j) * 2 + h] = soft > 0 ? rates.recoil[h]! / soft : 0;
      }
    }
  }
  return new TensorSpline(lnT0, dT, nT, lnX0, dX, nX, 2, values);
};

/** Tabulates the kernels of one mass [MeV]. */
export const dipoleKernels = (massMeV: number, options: DipoleKernelOptions = {}): ThermalKernels => {
  const highestMeV = (options.highestMeV ?? 1e5) * 1.0001;
  const debye = options.debyeMassSquared ?? tabulatedDebyeMassSquared;
  const rates = new ScatteringRates({...options, debyeMassSquared: debye});
  const lnT0 = Math.log(lowestMeV), spanT = Math.log(highestMeV / lowestMeV), nT = Math.ceil(spanT / (options.temperatureStep ?? 0.09)) + 1;
  const lnX0 = Math.log(lowestRatio), spanX = Math.log(highestRatio / lowestRatio), nX = Math.ceil(spanX / (options.momentumStep ?? 0.4)) + 1;
  const dT = spanT / (nT - 1), dX = spanX / (nX - 1), values = new Float64Array(nT * nX * 2), pairValues = new Float64Array(nT * nX * 2);
  const recoil = recoilRatios(massMeV, rates, lnT0, spanT, nT, lnX0, spanX, nX);
  for (let i = 0; i < nT; i++) {
    const T = Math.exp(lnT0 + i * dT);
    rates.place(T);
    recoil.at(Math.log(T));
    const scale = T * debye(T);
    for (let j = 0; j < nX; j++) {
      const z = lnX0 + j * dX;
      rates.at(massMeV, T * Math.exp(z), false);
      for (let h = 0; h < 2; h++) {
        const pairs = rates.annihilation[h]! + rates.plasmon[h]!, rate = rates.exchange[h]! * (1 + recoil.lookup(h, z)) + pairs, at = (i * nX + j) * 2 + h;
        values[at] = Math.log(Math.max(rate, floorRate) / scale);
        // Against the sum, so that neither drops out of the range of numbers where electrons are gone.
        pairValues[at] = rate > floorRate ? pairs / rate : 0;
      }
    }
  }
  const table = new TensorSpline(lnT0, dT, nT, lnX0, dX, nX, 2, values), pairTable = new TensorSpline(lnT0, dT, nT, lnX0, dX, nX, 2, pairValues);
  return {
    massMeV,
    temperatureRangeMeV: [lowestMeV, highestMeV],
    scattering(temperatureMeV, momentaMeV, active, sterile) {
      if (temperatureMeV < lowestMeV) { active.fill(0); sterile.fill(0); return; }
      table.at(Math.log(temperatureMeV));
      const scale = temperatureMeV * debye(temperatureMeV);
      for (let i = 0; i < momentaMeV.length; i++) {
        const z = Math.log(momentaMeV[i]! / temperatureMeV);
        active[i] = scale * Math.exp(table.lookup(0, z));
        sterile[i] = scale * Math.exp(table.lookup(1, z));
      }
    },
    pairShares(temperatureMeV, momentaMeV, active, sterile) {
      if (temperatureMeV < lowestMeV) { active.fill(0); sterile.fill(0); return; }
      pairTable.at(Math.log(temperatureMeV));
      for (let i = 0; i < momentaMeV.length; i++) {
        const z = Math.log(momentaMeV[i]! / temperatureMeV);
        active[i] = Math.min(Math.max(pairTable.lookup(0, z), 0), 1);
        sterile[i] = Math.min(Math.max(pairTable.lookup(1, z), 0), 1);
      }
    },
    decaySuppression: temperatureMeV => offShellWidthRatio(tabulatedPhotonMassSquared(temperatureMeV), massMeV)
  };
};
