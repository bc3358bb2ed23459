/**
 * Rates of n ↔ p by ν_e, ν̄_e, e⁻ and e⁺, from T_γ and T_ν at each moment, normalised to the neutron's lifetime.
 *   Γ = 1/(τ_n F_n) ∫ dp p² Σ_± [χ(±E) + χ_FM(±E)] R F,   χ(E) = E_ν² g(x_ν E_ν − s ξ) g(−x E),  E_ν = E − s q,
 *   s = +1 for n → p, −1 for p → n, q = (m_n − m_p)/m_e, g(y) = 1/(e^y + 1), F_n = the integral of free decay.
 * The nodes in E are the same at all temperatures (Gauss-Legendre on panels that widen away from E = 1 and E = q, where the
 * integrand has y² ln y), so R F is computed once and the rates are smooth in T_γ and T_ν.
 * References: Pitrou:2018; Seckel:1993; Lopez:1997; Czarnecki:2004; Brown:2001.
 * Neutrinos are thermal at T_ν with μ/T_ν = η ± ξ of ν and ν̄, plus the spectra of the standard run as a table; or any f_νe(p), f_ν̄e(p).
 * Neglected: finite nucleon mass beyond first order (it matters only for neutrinos far hotter than 5 MeV).
 */
import {electronMassMeV, neutronProtonMassDifferenceMeV} from "../../src/constants/particles.js";
import {exp} from "../../src/numerics/elementary.js";
import {gaussLegendre} from "../../src/numerics/quadrature.js";
import {finiteMassCoefficients, finiteMassTerm} from "./finiteMass.js";
import {fillGiven, fillThermal, occupationTable, type Occupation, type Slopes} from "./neutrinoOccupation.js";
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
  /** Writes τ_n Γ(n → p) and τ_n Γ(p → n) into out[0], out[1]; μ/T = η + ξ of ν_e, η − ξ of ν̄_e, 0 when absent. */
  evaluate(temperatureMeV: number, neutrinoTemperatureMeV: number, out: Float64Array, xi?: number, eta?: number): void;
  /**
   * The same with occupation numbers of ν_e and ν̄_e [of E_ν/m_e] in place of the thermal ones; the table of standard spectra is not
   * applied. `neutrinoScaleMeV`: energy over which they change; `highestNeutrinoMeV`: energy above which they vanish. `slopes`, for the
   * nucleon's recoil: by differences when absent.
   */
  evaluateSpectra(
    temperatureMeV: number, neutrino: Occupation, antineutrino: Occupation, neutrinoScaleMeV: number, highestNeutrinoMeV: number, out: Float64Array, slopes?: Slopes,
  ): void;
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
  /** E_ν on the line of `neutrinoOccupation`: E − q, and −(E + q). */
  readonly withElectron: Float64Array;
  readonly withPositron: Float64Array;
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
    energy: new Float64Array(count), withElectron: new Float64Array(count), withPositron: new Float64Array(count), momentumSquared: new Float64Array(count),
    electronWeight: new Float64Array(count), positronWeight: new Float64Array(count), threshold: 0,
  };
  for (let panel = 0; panel + 1 < bounds.length; panel++) {
    const middle = 0.5 * (bounds[panel] + bounds[panel + 1]), half = 0.5 * (bounds[panel + 1] - bounds[panel]);
    for (let k = 0; k < order; k++) {
      const i = panel * order + k, p = middle + half * rule.nodes[k], E = Math.sqrt(p * p + 1), b = p / E;
      const weight = half * rule.weights[k] * p * p;
      grid.energy[i] = E;
      grid.withElectron[i] = E - q;
      grid.withPositron[i] = -(E + q);
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
const shifted = (delta: number): number => (delta > -0.3 ? 1 + delta : delta <= -0.3 ? 0.7 * exp((delta + 0.3) / 0.7) : 1);

const neutronCoefficients = finiteMassCoefficients(1), protonCoefficients = finiteMassCoefficients(-1);

/** Nodes of a panel: rates are exact to 1e-7. */
export const panelNodes = 6;

/** Builds the integrator of one choice of corrections; `order` nodes a panel. */
export const weakIntegrator = (corrections: WeakCorrections, order = panelNodes): WeakIntegrator => {
  const {energy, withElectron, withPositron, momentumSquared, electronWeight, positronWeight, threshold} = electronGrid(corrections.coulombAndRadiative, order);
  const {finiteMass, thermalRadiative, neutrinoSpectra} = corrections;
  // F of neutrinoOccupation.ts at E − q and at −(E + q).
  const m = occupationTable(energy.length), p = occupationTable(energy.length);
  let freeDecay = 0;
  for (let i = 0; i < threshold; i++) {
    const E = energy[i], y = E - q;
    let chi = y * y;
    if (finiteMass) chi += finiteMassTerm(neutronCoefficients, 0, y, 1, 0, 0, E, momentumSquared[i]);
    freeDecay += electronWeight[i] * chi;
  }
  const countBelow = (largest: number): number => {
    let low = 0, high = energy.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (energy[middle] > largest) high = middle;
      else low = middle + 1;
    }
    return low;
  };
  /** Sums the first `count` nodes with the occupations in the tables. */
  const sum = (temperatureMeV: number, count: number, out: Float64Array): void => {
    const x = electronMassMeV / temperatureMeV, inverseX = 1 / x;
    let toProton = 0, toNeutron = 0, toProtonShift = 0, toNeutronShift = 0;
    for (let i = 0; i < count; i++) {
      const E = energy[i], p2 = momentumSquared[i], down = withElectron[i], up = -withPositron[i], we = electronWeight[i], wp = positronWeight[i];
      const te = exp(-x * E), be = 1 / (1 + te), ge = te * be;
      // p → n is the same line from the other side: F₋(z) = 1 − F(−z), F₋′(z) = F′(−z), F₋″(z) = −F″(−z).
      const gm = m.occupation[i], bm = m.blocking[i], bp = p.occupation[i], gp = p.blocking[i];
      const electron = we * down * down, positron = wp * up * up;
      toProton += electron * gm * be + positron * bp * ge;
      toNeutron += electron * bm * ge + positron * gp * be;
      if (finiteMass) {
        const sm = m.slope[i], cm = m.curvature[i], sp = p.slope[i], cp = p.curvature[i];
        toProtonShift += we * be * finiteMassTerm(neutronCoefficients, inverseX, down, gm, sm, cm, E, p2)
          + wp * ge * finiteMassTerm(neutronCoefficients, inverseX, -up, bp, sp, cp, -E, p2);
        toNeutronShift += we * ge * finiteMassTerm(protonCoefficients, inverseX, -down, bm, sm, -cm, -E, p2)
          + wp * be * finiteMassTerm(protonCoefficients, inverseX, up, gp, sp, -cp, E, p2);
      }
    }
    out[0] = (toProton * shifted(toProtonShift / toProton)) / freeDecay;
    out[1] = (toNeutron * shifted(toNeutronShift / toNeutron)) / freeDecay;
    if (thermalRadiative) {
      out[0] *= 1 + thermalRadiativeNeutron(temperatureMeV);
      out[1] *= 1 + thermalRadiativeProton(temperatureMeV);
    }
  };
  return {
    freeDecay,
    evaluate(temperatureMeV, neutrinoTemperatureMeV, out, xi = 0, eta = 0) {
      const hottestMeV = Math.max(temperatureMeV, neutrinoTemperatureMeV), count = countBelow(q + ((40 + Math.abs(xi) + Math.max(0, eta)) * hottestMeV) / electronMassMeV);
      fillThermal(m, withElectron, count, electronMassMeV / neutrinoTemperatureMeV, xi, eta);
      fillThermal(p, withPositron, count, electronMassMeV / neutrinoTemperatureMeV, xi, eta);
      sum(temperatureMeV, count, out);
      if (!neutrinoSpectra) return;
      out[0] *= 1 + neutrinoSpectraNeutron(temperatureMeV, eta !== 0);
      out[1] *= 1 + neutrinoSpectraProton(temperatureMeV, eta !== 0);
    },
    evaluateSpectra(temperatureMeV, neutrino, antineutrino, neutrinoScaleMeV, highestNeutrinoMeV, out, slopes = "differences") {
      const count = countBelow(q + Math.max(40 * temperatureMeV, highestNeutrinoMeV) / electronMassMeV), scale = neutrinoScaleMeV / electronMassMeV, by = finiteMass ? slopes : "none";
      fillGiven(m, withElectron, count, neutrino, antineutrino, scale, by);
      fillGiven(p, withPositron, count, neutrino, antineutrino, scale, by);
      sum(temperatureMeV, count, out);
    },
  };
};

const integrators = new Map<string, WeakIntegrator>();

/** The integrator of these corrections, built once. */
export const sharedWeakIntegrator = (corrections: WeakCorrections, order = panelNodes): WeakIntegrator => {
  const key = `${order} ${corrections.coulombAndRadiative} ${corrections.finiteMass} ${corrections.thermalRadiative} ${corrections.neutrinoSpectra}`;
  const known = integrators.get(key);
  if (known !== undefined) return known;
  const built = weakIntegrator(corrections, order);
  integrators.set(key, built);
  return built;
};
