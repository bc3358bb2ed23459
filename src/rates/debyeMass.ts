/**
 * Screening of the photon by the plasma.
 *
 *   Dirac fermion   m_D² = (2e²/π²) Q² N_c ∫ dp (2p² + m²)/E f_F(E)          → Q² N_c e²T²/3   (m → 0)
 *   complex scalar  m_D² = ( e²/π²) Q²     ∫ dp (2p² + m²)/E f_B(E)          → Q² e²T²/3       (m → 0)
 * both are e² ∂n_Q/∂μ. A photon with k ≫ m_D moves with mass² m_D²/2 (hard thermal loops; Raffelt:1996, ch. 6).
 * The residual electrons after annihilation are neglected: at T < 20 keV nothing scatters through them here.
 */
import {electricChargeSquared} from "../constants/particles.js";
import {Spline} from "../numerics/spline.js";
import {CHARGED_SPECIES, presence, type ChargedSpecies} from "./chargedSpecies.js";
import {ThermalNodes} from "./thermalNodes.js";

const nodes = new ThermalNodes(64, 60);

/** m_D² [MeV²] of one species at full presence. */
export const speciesDebyeMassSquared = (species: ChargedSpecies, temperatureMeV: number): number => {
  nodes.place(species.massMeV, temperatureMeV);
  const sign = species.statistics === "fermion" ? 1 : -1;
  let sum = 0;
  for (let i = 0; i < nodes.count; i++) {
    const p = nodes.momentumMeV[i]!;
    sum += nodes.weightMeV[i]! * (2 * p * p + species.massMeV ** 2) / p / (Math.exp(nodes.energyMeV[i]! / temperatureMeV) + sign);
  }
  return (species.statistics === "fermion" ? 2 : 1) * electricChargeSquared / Math.PI ** 2 * species.chargeSquaredTimesColors * sum;
};

/** m_D²(T) [MeV²] of the Standard-Model plasma, by direct integration. */
export const debyeMassSquared = (temperatureMeV: number): number =>
  CHARGED_SPECIES.reduce((sum, species) => {
    const share = presence(species, temperatureMeV);
    return share > 1e-12 && species.massMeV < 100 * temperatureMeV ? sum + share * speciesDebyeMassSquared(species, temperatureMeV) : sum;
  }, 0);

const lowestMeV = 0.008, highestMeV = 2e6, knots = 420;
let table: Spline | undefined;

/** ln(m_D²/T²) against ln T, splined once: tabulated m_D²(T) [MeV²], 0 below 8 keV. */
export const tabulatedDebyeMassSquared = (temperatureMeV: number): number => {
  if (temperatureMeV < lowestMeV) return 0;
  if (table === undefined) {
    const x = Float64Array.from({length: knots}, (_, i) => Math.log(lowestMeV) + i * Math.log(highestMeV / lowestMeV) / (knots - 1));
    table = new Spline(x, x.map(l => Math.log(debyeMassSquared(Math.exp(l))) - 2 * l));
  }
  return temperatureMeV ** 2 * Math.exp(table.at(Math.log(Math.min(temperatureMeV, highestMeV))));
};
