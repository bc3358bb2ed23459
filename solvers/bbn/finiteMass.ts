/**
 * Corrections of the finite nucleon mass to n ↔ p: recoil, thermal motion of nucleons and weak magnetism, to first order in
 * T/m_N, by the Fokker-Planck expansion. Energies in units of m_e, x = m_e/T_γ, x_ν = m_e/T_ν, s = +1 for n → p, −1 for p → n.
 * References: Pitrou:2018, Seckel:1993, Lopez:1997.
 * Neglected: second order in T/m_N, below 1e-4 of a rate at 1 MeV.
 */
import {axialCoupling, electronMassMeV, isovectorAnomalousMoment, neutronMassMeV, protonMassMeV} from "../../src/constants/particles.js";
import {power, square} from "../../src/numerics/elementary.js";

export interface FiniteMassCoefficients {
  /** Σ-type couplings over the nucleon mass: f1/M, f2/M, f3/M, with M in units of m_e. */
  readonly f1: number;
  readonly f2: number;
  readonly f3: number;
  /** 1 − (m_n/m_p)^s: the heavier nucleon has the larger phase space. */
  readonly phaseSpace: number;
  readonly mass: number;
}

/** Coefficients of one direction. - Pitrou:2018 */
export const finiteMassCoefficients = (s: 1 | -1): FiniteMassCoefficients => {
  const g = axialCoupling, dk = isovectorAnomalousMoment, norm = 1 + 3 * g * g;
  const mass = (s === 1 ? protonMassMeV : neutronMassMeV) / electronMassMeV;
  return {
    f1: (square(1 + s * g) + 2 * s * dk * g) / norm / mass,
    f2: (square(1 - s * g) - 2 * s * dk * g) / norm / mass,
    f3: (g * g - 1) / norm / mass,
    phaseSpace: 1 - power(neutronMassMeV / protonMassMeV, s),
    mass,
  };
};

/**
 * χ_FM over the statistical factor of the electron, in vacuum-normalised units.
 * y = E_ν (negative where the neutrino is outgoing), F = its occupation on the whole line (1 − f of the antiparticle at |y| for
 * y < 0) with F′ and F″ by y, E with sign, p² = E² − 1. For thermal neutrinos F = g(x_ν y − s ξ). - Pitrou:2018
 */
export const finiteMassTerm = (
  c: FiniteMassCoefficients, inverseX: number, y: number, occupation: number, slope: number, curvature: number, E: number, pSquared: number,
): number => {
  const {f1, f2, f3} = c;
  const sum = f1 + f2 + f3;
  // h_k^{(n)} = dⁿ/dyⁿ [y^k F(y)].
  const y2 = y * y, y3 = y2 * y;
  const h2 = y2 * occupation, h2d = 2 * y * occupation + y2 * slope, h2dd = 2 * occupation + 4 * y * slope + y2 * curvature;
  const h3 = y3 * occupation, h3d = 3 * y2 * occupation + y3 * slope;
  const h4d = 4 * y3 * occupation + y2 * y2 * slope, h4dd = 12 * y2 * occupation + 8 * y3 * slope + y2 * y2 * curvature;
  const h3dd = 6 * y * occupation + 6 * y2 * slope + y3 * curvature;
  const pOverE = pSquared / E;
  return f1 * h2 * pOverE - f2 * h3
    + 0.5 * sum * (inverseX * (h4dd + h2dd * pSquared) + h4d + h2d * pSquared)
    - inverseX * ((f1 + f2) * (h3d - h2d * pOverE) + 3 * f3 * h2 - (f3 / 3) * h3dd * pOverE)
    + (f3 / 3) * h3d * pOverE
    - 1.5 * inverseX * sum * c.mass * c.phaseSpace * h2d;
};
