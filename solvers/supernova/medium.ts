/**
 * The plasma of a proto-neutron star at one radius: electrons, positrons, nucleons, photons.
 *   n_e(μ,T) = (1/π²)∫p²dp [f(E−μ) − f(E+μ)] → (μ³ + (π²T² − 3m_e²/2) μ)/(3π²) when T or μ is above 5 MeV
 *   n_N(μ,T) = (1/π²)∫p²dp f(p²/2m),  n_eff = T ∂n_N/∂μ (protons whose final state is not blocked),  F_deg = n_eff/n_p
 *   k_e² = (4α/π)(μ_e² + π²T²/3) = 3ω_p²,  k_p² = 4πα n_eff/T,  m_γ² = 3ω_p²/2
 * Units: MeV. References: Raffelt:1996 (screening), Braaten:1993 (plasma frequency).
 * Muons, where μ_μ is given: n_p = n_e + n_μ, and k_μ² = 4πα ∂n_μ/∂μ of static targets.
 * Neglected: effective masses of nucleons (10-20 % in n_eff), muons in the dispersion of photons.
 */
import {electronMassMeV, fineStructure, muonMassMeV, neutronMassMeV, protonMassMeV} from "../../src/constants/particles.js";
import {atomicMassUnitMeV, gramPerCm3InMeV4} from "../../src/constants/units.js";
import {acosh, asinh, cbrt, cosh, exp, expm1, hypot, log, power, sinh} from "../../src/numerics/elementary.js";
import {gaussLegendre} from "../../src/numerics/quadrature.js";
import {findRoot} from "../../src/numerics/roots.js";
import type {StellarMatter} from "./profiles.js";

const PI2 = Math.PI * Math.PI;

/** Number of baryons [MeV³]: ρ / (1 atomic mass unit). */
export const baryonDensityMeV3 = (densityGramPerCm3: number): number =>
  (densityGramPerCm3 * gramPerCm3InMeV4) / atomicMassUnitMeV;

/** Net number of electrons [MeV³], or of other charged leptons, at any T > 0, by quadrature; the slow twin of the closed form. */
export function electronDensityMeV3(chemicalPotentialMeV: number, temperatureMeV: number, massMeV = electronMassMeV): number {
  const mu = chemicalPotentialMeV, T = temperatureMeV, m = massMeV;
  const {nodes, weights} = gaussLegendre(32);
  // Panels in momentum with edges at energies where the Fermi function turns.
  const edges = [0, 1, 4, 12, 40].map(x => m + x * T).concat([-12, -4, 0, 4, 12, 40].map(x => mu + x * T)).filter(e => e >= m);
  const momenta = edges.map(e => Math.sqrt(Math.max(e * e - m * m, 0))).sort((a, b) => a - b);
  let sum = 0;
  for (let i = 1; i < momenta.length; i++) {
    const half = 0.5 * (momenta[i] - momenta[i - 1]), middle = 0.5 * (momenta[i] + momenta[i - 1]);
    for (let j = 0; j < nodes.length; j++) {
      const p = middle + half * nodes[j], E = Math.sqrt(p * p + m * m);
      // f(E−μ) − f(E+μ) without cancellation.
      const a = Math.min((E - mu) / T, 700), b = Math.min((E + mu) / T, 700);
      sum += half * weights[j] * p * p * ((-exp(b) * expm1(a - b)) / ((exp(a) + 1) * (exp(b) + 1)));
    }
  }
  return sum / PI2;
}

/** Chemical potential of electrons [MeV], with rest mass, from n_e [MeV³] and T. */
export function electronChemicalPotentialMeV(densityMeV3: number, temperatureMeV: number): number {
  const T = temperatureMeV, y = 3 * PI2 * densityMeV3;
  // Root of μ³ + 3c μ = y with 3c = π²T² − 3m²/2.
  const c = (PI2 * T * T - 1.5 * electronMassMeV * electronMassMeV) / 3;
  if (c > 0) {
    const root = Math.sqrt(c), mu = 2 * root * sinh(asinh(y / (2 * c * root)) / 3);
    if (T > 5 || mu > 5) return mu;
  }
  const fermiEnergy = hypot(cbrt(y), electronMassMeV);
  if (c <= 0 && fermiEnergy > 5) return 2 * Math.sqrt(-c) * cosh(acosh(Math.max(1, y / (2 * power(-c, 1.5)))) / 3);
  return findRoot(mu => electronDensityMeV3(mu, T) / densityMeV3 - 1, 0, 1.001 * fermiEnergy, 1e-10);
}

/** F_k(η) = ∫₀^∞ t^k/(e^{t−η}+1) dt for k = 1/2 and −1/2 (t = x²: the trapezoidal rule then converges exponentially). */
export function halfFermiDirac(order: 0.5 | -0.5, eta: number): number {
  const step = 0.04, top = Math.sqrt(Math.max(eta, 0) + 45);
  let sum = order === 0.5 ? 0 : 1 / (exp(-eta) + 1);
  for (let x = step; x < top; x += step) sum += ((order === 0.5 ? x * x : 1) * 2) / (exp(x * x - eta) + 1);
  return sum * step;
}

export interface NucleonGas {
  /** Kinetic chemical potential [MeV], without rest mass and mean field. */
  readonly chemicalPotentialMeV: number;
  /** T ∂n/∂μ [MeV³]: nucleons whose scattering is not Pauli blocked. */
  readonly unblockedDensityMeV3: number;
}

/** Ideal non-relativistic nucleons of number density n [MeV³]. */
export function nucleonGas(densityMeV3: number, temperatureMeV: number, massMeV: number): NucleonGas {
  const scale = power(2 * massMeV * temperatureMeV, 1.5) / (2 * PI2), target = densityMeV3 / scale;
  let eta = target < 1 ? log(target / (0.5 * Math.sqrt(Math.PI))) : power(1.5 * target, 2 / 3);
  // Newton on ln F: F′_{1/2} = F_{−1/2}/2.
  for (let i = 0; i < 50; i++) {
    const F = halfFermiDirac(0.5, eta), step = (log(target / F) * F) / (0.5 * halfFermiDirac(-0.5, eta));
    eta += step;
    if (Math.abs(step) < 1e-12 * (1 + Math.abs(eta))) break;
  }
  return {chemicalPotentialMeV: eta * temperatureMeV, unblockedDensityMeV3: scale * 0.5 * halfFermiDirac(-0.5, eta)};
}

/** What the channels need to know of the plasma. */
export interface Medium {
  readonly temperatureMeV: number;
  /** n_p·F_deg [MeV³]. */
  readonly protonTargetsMeV3: number;
  /** n_n·F_deg [MeV³]. */
  readonly neutronTargetsMeV3: number;
  /** n_μ that are not blocked, T ∂n_μ/∂μ [MeV³]; 0 without muons. */
  readonly muonTargetsMeV3: number;
  /** Kinetic μ/T of protons and neutrons; −∞ stands for a gas without degeneracy. */
  readonly protonDegeneracy: number;
  readonly neutronDegeneracy: number;
  /** n/n_eff of protons and neutrons. */
  readonly protonPressure: number;
  readonly neutronPressure: number;
  readonly electronChemicalPotentialMeV: number;
  /** 0 without muons. */
  readonly muonChemicalPotentialMeV: number;
  /** n_p and n_n [MeV³]. */
  readonly protonsMeV3: number;
  readonly neutronsMeV3: number;
  /** m_n − m_p and the difference of their mean fields. */
  readonly nucleonEnergyDifferenceMeV: number;
  readonly plasmaFrequencyMeV: number;
  /** k_e² + k_p² + k_μ² [MeV²]. */
  readonly screeningSquaredMeV2: number;
  /** m_γ of a transverse photon with k ≫ ω_p [MeV]. */
  readonly photonMassMeV: number;
  /** k_e [MeV]. */
  readonly electronScreeningMeV: number;
  /** k_p [MeV]. */
  readonly protonScreeningMeV: number;
}

export interface MediumDetails extends Medium {
  readonly protonChemicalPotentialMeV: number;
  readonly neutronChemicalPotentialMeV: number;
  /** F_deg = n_eff/n_p. */
  readonly protonDegeneracyFactor: number;
}

/** T ∂n/∂μ of muons [MeV³]. */
const unblockedMuonsMeV3 = (chemicalPotentialMeV: number, temperatureMeV: number): number => {
  const step = 0.01 * temperatureMeV, at = (mu: number) => electronDensityMeV3(mu, temperatureMeV, muonMassMeV);
  return (temperatureMeV * (at(chemicalPotentialMeV + step) - at(chemicalPotentialMeV - step))) / (2 * step);
};

/** Plasma of the given matter; without `protonDegeneracy`, F_deg = 1 in the targets and in the screening alike. */
export function mediumOf(matter: StellarMatter, options: {readonly protonDegeneracy?: boolean} = {}): MediumDetails {
  const T = matter.temperatureMeV, nB = baryonDensityMeV3(matter.densityGramPerCm3), ne = matter.electronFraction * nB;
  const muons = matter.muonChemicalPotentialMeV, np = ne + (muons === undefined ? 0 : electronDensityMeV3(muons, T, muonMassMeV));
  if (!(T > 0 && ne > 0 && np > 0 && nB > np)) {
    throw new RangeError(`matter with T = ${T} MeV, ρ = ${matter.densityGramPerCm3} g/cm³, Y_e = ${matter.electronFraction}: T and ρ must be positive, 0 < Y_e < 1`);
  }
  const mu = matter.electronChemicalPotentialMeV ?? electronChemicalPotentialMeV(ne, T), degenerate = options.protonDegeneracy !== false;
  const protons = nucleonGas(np, T, protonMassMeV), neutrons = nucleonGas(nB - np, T, neutronMassMeV);
  const targets = degenerate ? protons.unblockedDensityMeV3 : np;
  const electronSquared = ((4 * fineStructure) / Math.PI) * (mu * mu + (PI2 * T * T) / 3);
  const protonSquared = (4 * Math.PI * fineStructure * targets) / T, muonTargets = muons === undefined ? 0 : unblockedMuonsMeV3(muons, T);
  return {
    temperatureMeV: T,
    protonTargetsMeV3: targets,
    neutronTargetsMeV3: degenerate ? neutrons.unblockedDensityMeV3 : nB - np,
    muonTargetsMeV3: muonTargets,
    protonDegeneracy: degenerate ? protons.chemicalPotentialMeV / T : -Infinity,
    neutronDegeneracy: degenerate ? neutrons.chemicalPotentialMeV / T : -Infinity,
    protonPressure: degenerate ? np / protons.unblockedDensityMeV3 : 1,
    neutronPressure: degenerate ? (nB - np) / neutrons.unblockedDensityMeV3 : 1,
    screeningSquaredMeV2: electronSquared + protonSquared + (4 * Math.PI * fineStructure * muonTargets) / T,
    photonMassMeV: Math.sqrt(electronSquared / 2),
    electronChemicalPotentialMeV: mu,
    muonChemicalPotentialMeV: muons ?? 0,
    protonsMeV3: np,
    neutronsMeV3: nB - np,
    nucleonEnergyDifferenceMeV: neutronMassMeV - protonMassMeV + meanFieldDifferenceMeV(matter),
    electronScreeningMeV: Math.sqrt(electronSquared),
    protonScreeningMeV: Math.sqrt(protonSquared),
    plasmaFrequencyMeV: Math.sqrt(electronSquared / 3),
    protonChemicalPotentialMeV: protons.chemicalPotentialMeV,
    neutronChemicalPotentialMeV: neutrons.chemicalPotentialMeV,
    protonDegeneracyFactor: protons.unblockedDensityMeV3 / np,
  };
}

/** Potential of n − p beyond the ideal gas [MeV]: 72 MeV (n/0.16 fm⁻³)^0.6 (1 − 2Y_p), a rough symmetry energy. */
const meanFieldDifferenceMeV = (matter: StellarMatter): number =>
  72 * power(matter.densityGramPerCm3 / (0.16e39 * 1.66053907e-24), 0.6) * (1 - 2 * matter.electronFraction);

/** μ_νe [MeV] in weak equilibrium: μ_e − (μ_n − μ_p), with rest masses and a rough mean field. */
export const equilibriumNeutrinoPotentialMeV = (matter: StellarMatter, medium: MediumDetails): number =>
  medium.electronChemicalPotentialMeV - (medium.neutronChemicalPotentialMeV - medium.protonChemicalPotentialMeV
    + (neutronMassMeV - protonMassMeV) + meanFieldDifferenceMeV(matter));
