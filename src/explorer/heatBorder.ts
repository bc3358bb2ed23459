/** Where decays begin to heat: the border of what spectral distortions can say, between the nodes at which the solver says it with yes or no. */
import {instantaneousNeutrinoTemperatureRatio} from "../constants/cosmology.js";
import {planckMassMeV, secondInPerMeV} from "../constants/units.js";
import {photonInjection} from "../likelihood/constraints.js";
import type {PointEvidence} from "../likelihood/pointEvidence.js";

/** T [MeV] at t [s] while radiation dominates: t = 1/(2H), ρ = (π²/15) T⁴ (1 + (7/8)(4/11)^{4/3} N_eff). */
export function temperatureAtMeV(timeSeconds: number, nEff: number): number {
  const energy = (planckMassMeV / (2 * timeSeconds * secondInPerMeV)) ** 2 * 3 / (8 * Math.PI);
  return (energy / (Math.PI ** 2 / 15 * (1 + 0.875 * instantaneousNeutrinoTemperatureRatio ** 4 * Math.max(nEff, 0)))) ** 0.25;
}

/** Least distance from zero of a node [log₁₀]: its sign is the solver's. */
const held = 0.005;

/**
 * log₁₀ m/(100 T(τ)): decays heat above 0. The solver knows more of the expansion than the formula, so its word counts at a node; `seen` says
 * whether heat would be noticed there, without which the word is free.
 */
export function heatMargin({massMeV, lifetimeSeconds, early}: Pick<PointEvidence, "massMeV" | "lifetimeSeconds" | "early">, seen: boolean): number {
  if (early === null || lifetimeSeconds === null) return NaN;
  const margin = Math.log10(massMeV / (photonInjection * temperatureAtMeV(lifetimeSeconds, early.nEff)));
  if (early.late === undefined || (!seen && early.late.distortions.heats)) return margin;
  return early.late.distortions.heats ? Math.max(margin, held) : Math.min(margin, -held);
}

/** The same evidence were all of it heat. */
export const asHeat = (evidence: PointEvidence): PointEvidence => {
  const {early} = evidence;
  return early?.late === undefined || early.late.distortions.heats ? evidence : {...evidence, early: {...early, late: {...early.late, distortions: {...early.late.distortions, heats: true}}}};
};
