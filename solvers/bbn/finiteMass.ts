/**
 * Corrections of the finite nucleon mass to n ↔ p: recoil, thermal motion of nucleons and weak magnetism, to first order in
 * T/m_N, by the Fokker-Planck expansion. Energies in units of m_e, x = m_e/T_γ, x_ν = m_e/T_ν, s = +1 for n → p, −1 for p → n.
 * References: Pitrou:2018, Seckel:1993, Lopez:1997.
 * Neglected: second order in T/m_N, below 1e-4 of a rate at 1 MeV.
 */
import {axialCoupling, electronMassMeV, isovectorAnomalousMoment, neutronMassMeV, protonMassMeV} from "../../src/constants/particles.js";

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
    f1: ((1 + s * g) ** 2 + 2 * s * dk * g) / norm / mass,
    f2: ((1 - s * g) ** 2 - 2 * s * dk * g) / norm / mass,
    f3: (g * g - 1) / norm / mass,
    phaseSpace: 1 - (neutronMassMeV / protonMassMeV) ** s,
    mass,
  };
};

/**
 * χ_FM over the statistical factor of the electron, in vacuum-normalised units.
 * y = E_ν (negative where the neutrino is outgoing), g = g(x_ν y), E with sign, p² = E² − 1. - Pitrou:2018
 */
export const finiteMassTerm = (
  c: FiniteMassCoefficients, inverseX: number, xNu: number, y: number, g: number, blocking: number, E: number, pSquared: number,
): number => {
  const {f1, f2, f3} = c;
  const sum = f1 + f2 + f3;
  // h_k^{(n)} = dⁿ/dyⁿ [y^k g(x_ν y)], with g' = −g(1−g), g'' = g(1−g)(1−2g).
  const d1 = -xNu * g * blocking, d2 = -d1 * xNu * (blocking - g);
  const y2 = y * y, y3 = y2 * y;
  const h2 = y2 * g, h2d = 2 * y * g + y2 * d1, h2dd = 2 * g + 4 * y * d1 + y2 * d2;
  const h3 = y3 * g, h3d = 3 * y2 * g + y3 * d1;
  const h4d = 4 * y3 * g + y2 * y2 * d1, h4dd = 12 * y2 * g + 8 * y3 * d1 + y2 * y2 * d2;
  const h3dd = 6 * y * g + 6 * y2 * d1 + y3 * d2;
  const pOverE = pSquared / E;
  return f1 * h2 * pOverE - f2 * h3
    + 0.5 * sum * (inverseX * (h4dd + h2dd * pSquared) + h4d + h2d * pSquared)
    - inverseX * ((f1 + f2) * (h3d - h2d * pOverE) + 3 * f3 * h2 - (f3 / 3) * h3dd * pOverE)
    + (f3 / 3) * h3d * pOverE
    - 1.5 * inverseX * sum * c.mass * c.phaseSpace * h2d;
};
