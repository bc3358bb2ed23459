/**
 * Screening of the photon by the plasma.
 *
 *   Dirac fermion   m_D² = (2e²/π²) Q² N_c ∫ dp (2p² + m²)/E f_F(E)          → Q² N_c e²T²/3   (m → 0)
 *   complex scalar  m_D² = ( e²/π²) Q²     ∫ dp (2p² + m²)/E f_B(E)          → Q² e²T²/3       (m → 0)
 * both are e² ∂n_Q/∂μ. A transverse photon with k ≫ T moves with mass²
 *   m_∞² = (2e²/π²) Q² N_c ∫ dp p²/E f_F(E)  (half of it with f_B for a scalar),  m_D²/2 for m ≪ T   (Raffelt:1996, ch. 6; Braaten:1993)
 * Long waves oscillate with ω_p² and the mean velocity v* of what carries them (Braaten:1993):
 *   ω_p² = (2e²/π²) Q² N_c ∫ dp p²/E (1 − v²/3) f_F(E),   (1 − v*²) ω_p² = the same with (1 − v²)²
 * The residual electrons after annihilation are neglected: at T < 20 keV nothing scatters through them here.
 */
import {electricChargeSquared} from "../constants/particles.js";
import {exp, log, square} from "../numerics/elementary.js";
import {Spline} from "../numerics/spline.js";
import {CHARGED_SPECIES, presence, type ChargedSpecies} from "./chargedSpecies.js";
import {ThermalNodes} from "./thermalNodes.js";

const nodes = new ThermalNodes(64, 60);

/** (2 or 1)(e²/π²) Q²N_c ∫dp w(p, m)/E f(E) [MeV²] of one species at full presence. */
const thermalMassSquared = (species: ChargedSpecies, temperatureMeV: number, weight: (momentumSquared: number, massSquared: number) => number): number => {
  nodes.place(species.massMeV, temperatureMeV);
  const sign = species.statistics === "fermion" ? 1 : -1, m2 = species.massMeV * species.massMeV;
  let sum = 0;
  for (let i = 0; i < nodes.count; i++) {
    const p = nodes.momentumMeV[i]!;
    sum += nodes.weightMeV[i]! * weight(p * p, m2) / p / (exp(nodes.energyMeV[i]! / temperatureMeV) + sign);
  }
  return (species.statistics === "fermion" ? 2 : 1) * electricChargeSquared / (Math.PI * Math.PI) * species.chargeSquaredTimesColors * sum;
};

/** m_D² [MeV²] of one species at full presence. */
export const speciesDebyeMassSquared = (species: ChargedSpecies, temperatureMeV: number): number =>
  thermalMassSquared(species, temperatureMeV, (p2, m2) => 2 * p2 + m2);

const overSpecies = (temperatureMeV: number, one: (species: ChargedSpecies) => number): number =>
  CHARGED_SPECIES.reduce((sum, species) => {
    const share = presence(species, temperatureMeV);
    return share > 1e-12 && species.massMeV < 100 * temperatureMeV ? sum + share * one(species) : sum;
  }, 0);

/** m_D²(T) [MeV²] of the Standard-Model plasma, by direct integration. */
export const debyeMassSquared = (temperatureMeV: number): number =>
  overSpecies(temperatureMeV, species => speciesDebyeMassSquared(species, temperatureMeV));

/** m_∞²(T) [MeV²] of a hard transverse photon, by direct integration. */
export const photonMassSquared = (temperatureMeV: number): number =>
  overSpecies(temperatureMeV, species => thermalMassSquared(species, temperatureMeV, p2 => p2));

/** ω_p²(T) [MeV²]. */
export const plasmaFrequencySquared = (temperatureMeV: number): number =>
  overSpecies(temperatureMeV, species => thermalMassSquared(species, temperatureMeV, (p2, m2) => p2 * (1 - p2 / (3 * (p2 + m2)))));

/** (1 − v*²) ω_p² [MeV²]: 0 where all carriers are fast. */
export const slownessOfCarriers = (temperatureMeV: number): number =>
  overSpecies(temperatureMeV, species => thermalMassSquared(species, temperatureMeV, (p2, m2) => p2 * square(m2 / (p2 + m2))));

const lowestMeV = 0.008, highestMeV = 2e6, knots = 420;

/** ln(m²/T²) against ln T, splined when first asked for; 0 below 8 keV. */
const tabulated = (massSquared: (temperatureMeV: number) => number): ((temperatureMeV: number) => number) => {
  let table: Spline | undefined;
  return temperatureMeV => {
    if (temperatureMeV < lowestMeV) return 0;
    if (table === undefined) {
      const x = Float64Array.from({length: knots}, (_, i) => log(lowestMeV) + i * log(highestMeV / lowestMeV) / (knots - 1));
      table = new Spline(x, x.map(l => log(massSquared(exp(l))) - 2 * l));
    }
    return temperatureMeV * temperatureMeV * exp(table.at(log(Math.min(temperatureMeV, highestMeV))));
  };
};

/** Tabulated m_D²(T) [MeV²]. */
export const tabulatedDebyeMassSquared = tabulated(debyeMassSquared);
/** Tabulated m_∞²(T) [MeV²]. */
export const tabulatedPhotonMassSquared = tabulated(photonMassSquared);
