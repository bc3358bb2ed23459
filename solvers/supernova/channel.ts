/** Contract of a production channel: emission and absorption of N by the plasma, by helicity, at unit coupling. */
import {exp} from "../../src/numerics/elementary.js";
import type {Medium} from "./medium.js";

/**
 * Rates [MeV] of one state of N at d = 1/MeV; `active` is the helicity that a light N has when it comes from the
 * (anti)neutrino in question (h = +1 from ν, −1 from ν̄), `sterile` the other. Emission is Γ_E = dn/dt per phase-space
 * cell: dN/dV dt dE = (E p / 2π²) Γ_E for each helicity.
 */
export interface HelicityRates {
  emissionActive: number;
  emissionSterile: number;
  absorptionActive: number;
  absorptionSterile: number;
}

export const zeroRates = (): HelicityRates => ({emissionActive: 0, emissionSterile: 0, absorptionActive: 0, absorptionSterile: 0});

export interface Channel {
  readonly name: string;
  readonly cites: readonly string[];
  /**
   * Adds the rates of an N of the given energy that is made from, and goes back to, (anti)neutrinos with chemical
   * potential μ_ν [MeV] (−μ_ν of the neutrinos for antineutrinos, marked by `antiparticle`); `null` where none are trapped: f_ν = 0.
   */
  addRates(massMeV: number, energyMeV: number, medium: Medium, neutrinoChemicalPotentialMeV: number | null, rates: HelicityRates, antiparticle?: boolean): void;
  /** True where N and N̄ differ even without a sea of neutrinos. */
  readonly breaksParticleSymmetry?: boolean;
}

/** Occupation of one helicity state, 1/(e^{(E−μ)/T} + 1); 0 where none are trapped. */
export const neutrinoOccupation = (energyMeV: number, medium: Medium, neutrinoChemicalPotentialMeV: number | null): number =>
  neutrinoChemicalPotentialMeV === null ? 0
    : 1 / (exp((energyMeV - neutrinoChemicalPotentialMeV) / medium.temperatureMeV) + 1);

/** 1 − f of the same, without cancellation where the sea is full. */
export const neutrinoVacancy = (energyMeV: number, medium: Medium, neutrinoChemicalPotentialMeV: number | null): number =>
  neutrinoChemicalPotentialMeV === null ? 1
    : 1 / (exp((neutrinoChemicalPotentialMeV - energyMeV) / medium.temperatureMeV) + 1);
