/**
 * N_eff as the CMB sees it, and whether it says anything at all.
 *   N_eff = (8/7)(11/4)^{4/3} (ρ_ν + ρ_x)/ρ_γ near recombination, neutrinos from decays counted with their energy, undecayed N as matter.
 * An N that lives longer than 1e11 s, or that holds more than 1e-3 of the radiation between z = 4000 and 1100, changes the CMB in ways
 * that one number does not describe: other bounds decide there. Below 1e-6 of the radiation it changes nothing, whatever its lifetime.
 */
import type {ThermalHistory} from "../early-universe/thermalHistory.js";

const longLivedSeconds = 1e11, largestFraction = 1e-3;
/** Of the radiation at recombination. */
export const negligibleFraction = 1e-6;

export const effectiveNumber = (
  history: Pick<ThermalHistory, "nEff" | "leptonFractionAtRecombination">, lifetimeSeconds: number
): {readonly nEff: number; readonly cmbApplies: boolean} => {
  const fraction = history.leptonFractionAtRecombination;
  return {nEff: history.nEff, cmbApplies: fraction <= largestFraction && (lifetimeSeconds < longLivedSeconds || fraction <= negligibleFraction)};
};
