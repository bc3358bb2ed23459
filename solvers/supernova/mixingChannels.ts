/**
 * Channels of active-sterile mixing with one flavour, at |U_a|² = 1, of heavy nucleons; active helicity: w₊ = (E+p)/2E, sterile: w₋ = (E−p)/2E.
 *   ν N' → N N'      Γ_A,h = w_h (G²/π)(C_V² + 3C_A²) n_eff E² (1 − f_ν),   p: C_V = ½ − 2s_W², C_A = g_A/2;  n: C_V = −½, C_A = −g_A/2
 *   N n ↔ ℓ⁻ p       Γ_A,h = w_h (G²/π)|V_ud|²(1 + 3g_A²) η_np E_ℓ p_ℓ (1 − f_ℓ),   E_ℓ = E + Q, N̄ p ↔ ℓ⁺ n with E_ℓ = E − Q, Q = m_n − m_p + U_n − U_p
 *   on leptons       Γ_A,h of mixingKernels.ts (targets of a plasma without degeneracy)
 *   decays           Γ_A = (M/E) Γ in vacuum
 *   η_np = (n_n − n_p)/(1 − e^{−(μ_n−μ_p)/T}),   Γ_E = Γ_A e^{−(E−μ)/T}, with μ = μ_ν, or μ_ℓ − (μ_n − μ_p) in charged currents
 * Units: MeV. References: Mastrototaro:2019, Carenza:2023 (neutral currents on nucleons dominate), Raffelt:1996.
 * Neglected: suppression of |U|² by the plasma (M²/2E exceeds V ~ 10 eV for M > 50 keV), spin correlations of nucleons (a factor 2), recoil.
 */
import {axialCoupling, cabibboUpDown, electronMassMeV, fermiConstantPerMeV2, muonMassMeV, weakMixingSinSquared} from "../../src/constants/particles.js";
import type {Flavor} from "../../src/model/heavyNeutralLepton.js";
import {MESONS, mesonWidth} from "../../src/model/mixingMesons.js";
import {chargedPairDecay, neutrinoPairDecay, photonWidth, threeNeutrinoWidth} from "../../src/model/mixingWidths.js";
import {exp, expm1, log, square} from "../../src/numerics/elementary.js";
import {weakTargets} from "../../src/rates/mixingKernels.js";
import {neutrinoVacancy, type Channel, type HelicityRates} from "./channel.js";
import type {Medium} from "./medium.js";

const strength = fermiConstantPerMeV2 * fermiConstantPerMeV2 / Math.PI;
const vectorProton = 0.5 - 2 * weakMixingSinSquared, axial = 0.5 * axialCoupling;
const neutralProton = vectorProton * vectorProton + 3 * axial * axial, neutralNeutron = 0.25 + 3 * axial * axial, charged = cabibboUpDown * cabibboUpDown * (1 + 3 * axialCoupling * axialCoupling);

/** Adds Γ_A for both helicities and Γ_E = Γ_A e^{−(E−μ)/T}; without a sea there is no emission. */
function addBalanced(rates: HelicityRates, active: number, sterile: number, energyMeV: number, medium: Medium, potentialMeV: number | null): void {
  rates.absorptionActive += active;
  rates.absorptionSterile += sterile;
  if (potentialMeV === null) return;
  const factor = exp(Math.min((potentialMeV - energyMeV) / medium.temperatureMeV, 700));
  rates.emissionActive += active * factor;
  rates.emissionSterile += sterile * factor;
}

const helicityShare = (massMeV: number, energyMeV: number): readonly [number, number] => {
  const p = Math.sqrt((energyMeV - massMeV) * (energyMeV + massMeV)), active = (energyMeV + p) / (2 * energyMeV);
  return [active, massMeV * massMeV / (4 * energyMeV * energyMeV * active)];
};

/** Neutral currents on nucleons. */
export const neutralCurrent: Channel = {
  name: "nu N' -> N N'",
  cites: ["Mastrototaro:2019", "Carenza:2023"],
  addRates(massMeV, energyMeV, medium, mu, rates) {
    const [active, sterile] = helicityShare(massMeV, energyMeV);
    const rate = strength * energyMeV * energyMeV * (neutralProton * medium.protonTargetsMeV3 + neutralNeutron * medium.neutronTargetsMeV3) * neutrinoVacancy(energyMeV, medium, mu);
    addBalanced(rates, rate * active, rate * sterile, energyMeV, medium, mu);
  },
};

/** Charged currents of e or μ. */
export function chargedCurrent(flavor: "e" | "mu"): Channel {
  const m = flavor === "e" ? electronMassMeV : muonMassMeV;
  return {
    name: flavor === "e" ? "e- p <-> n N" : "mu- p <-> n N",
    cites: ["Carenza:2023"],
    breaksParticleSymmetry: true,
    addRates(massMeV, energyMeV, medium, mu, rates, antiparticle = false) {
      const T = medium.temperatureMeV, leptons = flavor === "e" ? medium.electronChemicalPotentialMeV : medium.muonChemicalPotentialMeV;
      const sign = antiparticle ? -1 : 1, Ee = energyMeV + sign * medium.nucleonEnergyDifferenceMeV;
      if (Ee <= m) return;
      const kinetic = medium.protonDegeneracy === -Infinity ? log(medium.neutronTargetsMeV3 / medium.protonTargetsMeV3) : medium.neutronDegeneracy - medium.protonDegeneracy;
      // η_np for N n → ℓ⁻ p, η_pn for N̄ p → ℓ⁺ n; positive either way.
      const difference = (medium.neutronsMeV3 - medium.protonsMeV3) * sign, eta = Math.abs(kinetic) < 1e-6 ? medium.protonTargetsMeV3 : difference / -expm1(-sign * kinetic);
      const [active, sterile] = helicityShare(massMeV, energyMeV), open = 1 / (1 + exp((sign * leptons - Ee) / T));
      const rate = strength * charged * eta * Ee * Math.sqrt((Ee - m) * (Ee + m)) * open;
      addBalanced(rates, rate * active, rate * sterile, energyMeV, medium, mu === null ? null : sign * (leptons - kinetic * T - medium.nucleonEnergyDifferenceMeV));
    },
  };
}

/** Scattering on, and annihilation with, leptons. */
export function leptonicCurrent(flavor: Flavor): Channel {
  const index = flavor === "e" ? 0 : flavor === "mu" ? 1 : 2;
  // The last plasma asked for: a column asks for all energies at one place many times over.
  let known = {energy: 0, direct: 0, crossed: 0}, knownMass = NaN, remembered = new Map<number, typeof known>();
  return {
    name: "nu l -> N l",
    cites: ["Carenza:2023"],
    addRates(M, E, medium, mu, rates) {
      if (mu === null) return;
      if (M !== knownMass) [knownMass, remembered] = [M, new Map()];
      const T = medium.temperatureMeV, found = remembered.get(T);
      if (found === undefined) remembered.set(T, known = weakTargets(index, M, T));
      else known = found;
      const p = Math.sqrt((E - M) * (E + M)), n3 = T * T * T, vacancy = neutrinoVacancy(E, medium, mu);
      const one = (sum: number, slope: number): number =>
        vacancy * (strength / E) * (0.5 * sum * (M * M * n3 * (known.direct + 0.5 * known.crossed) + 2 * known.energy * square(T * T) * (E + slope / 3)) + 0.5 * M * M * E * n3 * known.crossed);
      addBalanced(rates, one(E + p, p), one((M * M) / (E + p), -p), E, medium, mu);
    },
  };
}

/** Width at rest [MeV] at |U_a|² = 1 into one lepton number. */
export function mixingWidth(massMeV: number, flavor: Flavor): number {
  let width = threeNeutrinoWidth(massMeV) + photonWidth(massMeV) + neutrinoPairDecay(massMeV, electronMassMeV, flavor === "e").widthMeV
    + neutrinoPairDecay(massMeV, muonMassMeV, flavor === "mu").widthMeV;
  if (flavor !== "tau") width += chargedPairDecay(massMeV, flavor === "e" ? electronMassMeV : muonMassMeV, flavor === "e" ? muonMassMeV : electronMassMeV).widthMeV;
  for (const meson of MESONS) {
    if (meson.charge === 1 && flavor === "tau") continue;
    width += mesonWidth(meson, massMeV, meson.charge === 0 ? 0 : flavor === "e" ? electronMassMeV : muonMassMeV);
  }
  return width;
}

/** Decays in vacuum, and the reverse. */
export function mixingDecay(flavor: Flavor): Channel {
  let knownMass = NaN, width = 0;
  return {
    name: "N -> nu ...",
    cites: ["Carenza:2023"],
    addRates(massMeV, energyMeV, medium, mu, rates) {
      if (massMeV !== knownMass) [knownMass, width] = [massMeV, mixingWidth(massMeV, flavor)];
      const rate = (width * massMeV) / energyMeV;
      addBalanced(rates, rate, rate, energyMeV, medium, mu);
    },
  };
}

/** All channels of mixing with one flavour; give them to `prepareSupernova` with that flavour's weight 1: its couplings squared are then |U_a|². */
export const mixingChannels = (flavor: Flavor): readonly Channel[] =>
  [neutralCurrent, ...(flavor === "tau" ? [] : [chargedCurrent(flavor)]), leptonicCurrent(flavor), mixingDecay(flavor)];
