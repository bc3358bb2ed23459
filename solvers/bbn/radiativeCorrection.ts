/**
 * Coulomb and zero-temperature radiative corrections of n ↔ p, functions of the electron alone.
 *   |M|² → |M|² · R(b, |E_ν|, E) · F(b),   F only where an electron meets a proton.
 * Energies in units of m_e; b = p/E is the velocity of e±.
 * References: Pitrou:2018, Czarnecki:2004, Sirlin:1967.
 * Neglected: two-loop terms beyond the resummed logarithms, 1e-4 of a rate, most of which cancels against the neutron's lifetime.
 */
import {electronMassMeV, fineStructure, neutronProtonMassDifferenceMeV, protonChargeRadiusFm, protonMassMeV} from "../../src/constants/particles.js";
import {hbarCMeVFm} from "../../src/constants/units.js";
import {dilogarithm} from "../../src/numerics/dilogarithm.js";
import {atanh, exp, log, power} from "../../src/numerics/elementary.js";
import {gammaModulusSquared, logGamma} from "../../src/numerics/gamma.js";

const alpha = fineStructure;
const fermiExponent = Math.sqrt(1 - alpha * alpha) - 1;
const radiusOverCompton = (protonChargeRadiusFm * electronMassMeV) / hbarCMeVFm;
const fermiNorm = 4 * (1 + fermiExponent / 2) * exp(-2 * logGamma(3 + 2 * fermiExponent));

/** Relativistic Fermi function of an electron on a proton at velocity b. - Pitrou:2018 */
export const fermiFunction = (b: number): number => {
  const G = fermiExponent, eta = alpha / b;
  const front = fermiNorm * power(2 * radiusOverCompton * (b / Math.sqrt(1 - b * b)), 2 * G);
  // |Γ(1 + G + iη)|² e^{πη}: Stirling where each factor alone leaves the range of doubles.
  if (eta > 30) return front * 2 * Math.PI * power(eta, 1 + 2 * G);
  return front * exp(Math.PI * eta) * gammaModulusSquared(1 + G, eta);
};

/** Sirlin's universal function, with y = |E_ν| and E in units of m_e. - Sirlin:1967 */
export const sirlinFunction = (b: number, y: number, E: number): number => {
  const a = b < 1e-4 ? 1 + (b * b) / 3 : atanh(b) / b;
  return 3 * log(protonMassMeV / electronMassMeV) - 0.75
    + 4 * (a - 1) * (y / (3 * E) - 1.5 + log(2 * y))
    + a * (2 * (1 + b * b) + (y * y) / (6 * E * E) - 4 * b * a)
    - (4 / b) * dilogarithm((2 * b) / (1 + b));
};

// Czarnecki:2004: resummed leading logs, their next order, axial scale 1.2 GeV and its coefficient.
const leadingLog = 1.02094, shortDistance = 1.02248, logConstant = 0.891, logRemainder = -0.00043, nextToLeadingLog = -1e-4;
const axialMassMeV = 1200, axialRemainder = -0.34, couplingAtAxialMass = 1 / 134;
const shortDistanceFactor = shortDistance + nextToLeadingLog
  + (couplingAtAxialMass / (2 * Math.PI)) * (log(protonMassMeV / axialMassMeV) + axialRemainder);
const logFactor = leadingLog + (alpha / Math.PI) * logConstant + logRemainder;
const sirlinReference = 3 * log(protonMassMeV / (2 * neutronProtonMassDifferenceMeV));

/** R(b, y, E): outer and inner radiative corrections at T = 0. - Pitrou:2018; Czarnecki:2004 */
export const radiativeFactor = (b: number, y: number, E: number): number =>
  (1 + (alpha / (2 * Math.PI)) * (sirlinFunction(b, y, E) - sirlinReference)) * logFactor * shortDistanceFactor;
