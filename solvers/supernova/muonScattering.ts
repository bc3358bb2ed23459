/**
 * Channel ν μ → N μ and back where the profile has muons: scattering on static charges n_eff = T ∂n_μ/∂μ, as of protons.
 *   Γ_E = n_eff σ_h (E/p) f_ν,  Γ_A = n_eff σ_h (E/p)(1 − f_ν),  σ_h of protonScattering.ts
 * Units: MeV, d = 1/MeV. Reference: Brdar:2020.
 * Neglected: recoil (a third of this channel, which is a few per cent of that of the protons).
 */
import {neutrinoOccupation, neutrinoVacancy, type Channel} from "./channel.js";
import {protonCrossSections, type Screening} from "./protonScattering.js";

export function muonScattering(screening: Screening): Channel {
  const sigma = {active: 0, sterile: 0};
  return {
    name: "nu mu -> N mu",
    cites: ["Brdar:2020"],
    addRates(massMeV, energyMeV, medium, neutrinoChemicalPotentialMeV, rates) {
      if (!(medium.muonTargetsMeV3 > 0)) return;
      protonCrossSections(massMeV, energyMeV, medium.screeningSquaredMeV2, screening, sigma, medium.electronScreeningMeV * medium.electronScreeningMeV);
      const flux = (medium.muonTargetsMeV3 * energyMeV) / Math.sqrt((energyMeV - massMeV) * (energyMeV + massMeV));
      const f = neutrinoOccupation(energyMeV, medium, neutrinoChemicalPotentialMeV), notF = neutrinoVacancy(energyMeV, medium, neutrinoChemicalPotentialMeV);
      rates.emissionActive += flux * sigma.active * f;
      rates.emissionSterile += flux * sigma.sterile * f;
      rates.absorptionActive += flux * sigma.active * notF;
      rates.absorptionSterile += flux * sigma.sterile * notF;
    },
  };
}
