/**
 * Rates of n ↔ p by ν_e, ν̄_e, e⁻ and e⁺, from T_γ and T_ν at each moment, normalised to the neutron's lifetime.
 *   Γ = 1/(τ_n F_n) ∫ dp p² Σ_± [χ(±E) + χ_FM(±E)] R F,   χ(E) = E_ν² g(x_ν E_ν) g(−x E),  E_ν = E − s q,
 *   s = +1 for n → p, −1 for p → n, q = (m_n − m_p)/m_e, g(y) = 1/(e^y + 1), F_n = the integral of free decay.
 * The nodes in E are the same at all temperatures (Gauss-Legendre on panels that widen away from E = 1 and E = q, where the
 * integrand has y² ln y), so R F is computed once and the rates are smooth in T_γ and T_ν.
 * References: Pitrou:2018; Seckel:1993; Lopez:1997; Czarnecki:2004; Brown:2001.
 * Neutrinos are thermal at T_ν, plus the spectra of the standard run as a table.
 * Neglected: distortions by other physics, chemical potentials, finite nucleon mass beyond first order (it matters only for neutrinos
 * far hotter than 5 MeV).
 */
import {electronMassMeV, neutronProtonMassDifferenceMeV} from "../../src/constants/particles.js";
import {gaussLegendre} from "../../src/numerics/quadrature.js";
import {finiteMassCoefficients, finiteMassTerm} from "./finiteMass.js";
import {neutrinoSpectraNeutron, neutrinoSpectraProton} from "./neutrinoSpectra.js";
import {fermiFunction, radiativeFactor} from "./radiativeCorrection.js";
import {thermalRadiativeNeutron, thermalRadiativeProton} from "./thermalRadiative.js";

export interface WeakCorrections {
  /** Coulomb and zero-temperature radiative corrections (+3.1e-3 on Y_P). */
  readonly coulombAndRadiative: boolean;
  /** Finite nucleon mass and weak magnetism (+1.2e-3 on Y_P). */
  readonly finiteMass: boolean;
  /** Radiative corrections at finite temperature (−1e-5 on Y_P). */
  readonly thermalRadiative: boolean;
  /** Oscillations and spectral distortions of ν_e in the standard run, which T_νe does not know (+1.6e-4 on Y_P). */
  readonly neutrinoSpectra: boolean;
}
export const allWeakCorrections: WeakCorrections = {coulombAndRadiative: true, finiteMass: true, thermalRadiative: true, neutrinoSpectra: true};

/** Integrals at one moment; times 1/τ_n they are rates. */
export interface WeakIntegrator {
  /** F_n: phase space of free decay with the same corrections, dimensionless. */
  readonly freeDecay: number;
  /** Writes τ_n Γ(n → p) and τ_n Γ(p → n) into out[0], out[1]. */
  evaluate(temperatureMeV: number, neutrinoTemperatureMeV: number, out: Float64Array): void;
}

const q = neutronProtonMassDifferenceMeV / electronMassMeV;

/** Boundaries of the panels in the electron's momentum [m_e]. */
const panelBoundaries = (largest: number): number[] => {
  const momentum = (E: number): number => Math.sqrt(E * E - 1);
  const bounds = [0, 0.03, 0.1, 0.25, 0.5, 0.9, 1.4];
  for (const offset of [-0.5, -0.2, -0.07, -0.02, -0.005, 0, 0.005, 0.02, 0.07, 0.2, 0.5, 1]) bounds.push(momentum(q + offset));
  for (let p = momentum(q + 1) * 1.5; p < largest; p *= 1.5) bounds.push(p);
  return bounds;
};

interface ElectronGrid {
  readonly energy: Float64Array;
  readonly momentumSquared: Float64Array;
  /** Weights p² dp of the channels with e⁻ (R F at |E − q|) and with e⁺ (R at E + q). */
  readonly electronWeight: Float64Array;
  readonly positronWeight: Float64Array;
  /** Index of the first node with E > q. */
  readonly threshold: number;
}

/** Largest momentum [m_e] on the grid: 40 T at T = 250 MeV. */
const largestMomentum = 2e4;

const electronGrid = (corrected: boolean, order: number): ElectronGrid => {
  const bounds = panelBoundaries(largestMomentum);
  const rule = gaussLegendre(order);
  const count = (bounds.length - 1) * order;
  const grid = {
    energy: new Float64Array(count), momentumSquared: new Float64Array(count),
    electronWeight: new Float64Array(count), positronWeight: new Float64Array(count), threshold: 0,
  };
  for (let panel = 0; panel + 1 < bounds.length; panel++) {
    const middle = 0.5 * (bounds[panel] + bounds[panel + 1]), half = 0.5 * (bounds[panel + 1] - bounds[panel]);
    for (let k = 0; k < order; k++) {
      const i = panel * order + k, p = middle + half * rule.nodes[k], E = Math.sqrt(p * p + 1), b = p / E;
      const weight = half * rule.weights[k] * p * p;
      grid.energy[i] = E;
      grid.momentumSquared[i] = p * p;
      grid.electronWeight[i] = weight * (corrected ? radiativeFactor(b, Math.abs(E - q), E) * fermiFunction(b) : 1);
      grid.positronWeight[i] = weight * (corrected ? radiativeFactor(b, E + q, E) : 1);
      if (E < q) grid.threshold = i + 1;
    }
  }
  return grid;
};

/**
 * 1 + δ for the relative shift δ by the finite nucleon mass. First order in E/m_N fails for neutrinos of 30 MeV and more (δ < −0.3,
 * never in the standard run); from there on an exponential keeps the rate positive, with the same slope.
 */
const shifted = (delta: number): number => (delta > -0.3 ? 1 + delta : delta <= -0.3 ? 0.7 * Math.exp((delta + 0.3) / 0.7) : 1);

const neutronCoefficients = finiteMassCoefficients(1), protonCoefficients = finiteMassCoefficients(-1);

/** Builds the integrator of one choice of corrections; `order` nodes a panel. */
export const weakIntegrator = (corrections: WeakCorrections, order = 6): WeakIntegrator => {
  const {energy, momentumSquared, electronWeight, positronWeight, threshold} = electronGrid(corrections.coulombAndRadiative, order);
  const {finiteMass, thermalRadiative, neutrinoSpectra} = corrections;
  let freeDecay = 0;
  for (let i = 0; i < threshold; i++) {
    const E = energy[i], y = E - q;
    let chi = y * y;
    if (finiteMass) chi += finiteMassTerm(neutronCoefficients, 0, 0, y, 1, 0, E, momentumSquared[i]);
    freeDecay += electronWeight[i] * chi;
  }
  const evaluate = (temperatureMeV: number, neutrinoTemperatureMeV: number, out: Float64Array): void => {
    const x = electronMassMeV / temperatureMeV, xNu = electronMassMeV / neutrinoTemperatureMeV, inverseX = 1 / x;
    const largest = q + 40 * Math.max(inverseX, 1 / xNu);
    let toProton = 0, toNeutron = 0, toProtonShift = 0, toNeutronShift = 0;
    for (let i = 0; i < energy.length; i++) {
      const E = energy[i];
      if (E > largest) break;
      const p2 = momentumSquared[i], up = E + q, down = E - q, withElectron = electronWeight[i], withPositron = positronWeight[i];
      // Occupation and blocking of e±, of ν at E + q and at E − q (for E < q: an outgoing ν).
      const te = Math.exp(-x * E), ge = te / (1 + te), be = 1 / (1 + te);
      const tp = Math.exp(-xNu * up), gp = tp / (1 + tp), bp = 1 / (1 + tp);
      const tm = Math.exp(-xNu * Math.abs(down)), small = tm / (1 + tm), large = 1 / (1 + tm);
      const gm = down > 0 ? small : large, bm = down > 0 ? large : small;
      const electron = withElectron * down * down, positron = withPositron * up * up;
      toProton += electron * gm * be + positron * bp * ge;
      toNeutron += electron * bm * ge + positron * gp * be;
      if (finiteMass) {
        toProtonShift += withElectron * be * finiteMassTerm(neutronCoefficients, inverseX, xNu, down, gm, bm, E, p2)
          + withPositron * ge * finiteMassTerm(neutronCoefficients, inverseX, xNu, -up, bp, gp, -E, p2);
        toNeutronShift += withElectron * ge * finiteMassTerm(protonCoefficients, inverseX, xNu, -down, bm, gm, -E, p2)
          + withPositron * be * finiteMassTerm(protonCoefficients, inverseX, xNu, up, gp, bp, E, p2);
      }
    }
    out[0] = (toProton * shifted(toProtonShift / toProton)) / freeDecay;
    out[1] = (toNeutron * shifted(toNeutronShift / toNeutron)) / freeDecay;
    if (thermalRadiative) {
      out[0] *= 1 + thermalRadiativeNeutron(temperatureMeV);
      out[1] *= 1 + thermalRadiativeProton(temperatureMeV);
    }
    if (neutrinoSpectra) {
      out[0] *= 1 + neutrinoSpectraNeutron(temperatureMeV);
      out[1] *= 1 + neutrinoSpectraProton(temperatureMeV);
    }
  };
  return {freeDecay, evaluate};
};

const integrators = new Map<string, WeakIntegrator>();

/** The integrator of these corrections, built once. */
export const sharedWeakIntegrator = (corrections: WeakCorrections): WeakIntegrator => {
  const key = `${corrections.coulombAndRadiative} ${corrections.finiteMass} ${corrections.thermalRadiative} ${corrections.neutrinoSpectra}`;
  const known = integrators.get(key);
  if (known !== undefined) return known;
  const built = weakIntegrator(corrections);
  integrators.set(key, built);
  return built;
};
