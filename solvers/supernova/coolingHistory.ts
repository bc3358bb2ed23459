/**
 * Energy that N carry away over the whole cooling of the proto-neutron star, E(d) = ∫dt L(t, d), against what was there to lose.
 * Either a series of columns, one per profile and time (linear between them, nothing before the first and after the last), or the proxy
 * of one column held for an effective time: E = L(1 s) · 3 s, since L falls with a high power of T.
 * Units: erg, s, 1/GeV. References: Chauhan:2024 (integrated luminosity), Chang:2016.
 */
import {perMeVFromPerGeV} from "../../src/model/conventions.js";
import {square} from "../../src/numerics/elementary.js";
import type {SupernovaColumn} from "./column.js";

/** Binding energy of a neutron star, the most that N may carry away [erg]; 1e53 to 3e53. */
export const defaultCriticalEnergyErg = 3e53;
/** Time for which the emission of 1 s lasts in the proxy [s]. */
export const effectiveCoolingSeconds = 3;

export interface CoolingStep {
  readonly timeSeconds: number;
  readonly column: SupernovaColumn;
}

/** Energy [erg] at a coupling [1/GeV]; one step alone stands for `effectiveSeconds`. */
export const coolingEnergyErg = (steps: readonly CoolingStep[], dipolePerGeV: number, effectiveSeconds = effectiveCoolingSeconds): number =>
  coolingEnergyAtCouplingSquaredErg(steps, square(perMeVFromPerGeV(dipolePerGeV)), effectiveSeconds);

/** The same of the squared coupling in the unit of the channels: d² [1/MeV²], or |U|². */
export function coolingEnergyAtCouplingSquaredErg(steps: readonly CoolingStep[], couplingSquared: number, effectiveSeconds = effectiveCoolingSeconds): number {
  if (steps.length === 0) throw new RangeError("a cooling history has no steps: give at least one profile with its time");
  if (steps.length === 1) return steps[0]!.column.luminosityAtCouplingSquared(couplingSquared) * effectiveSeconds;
  let sum = 0, before = steps[0]!.column.luminosityAtCouplingSquared(couplingSquared);
  for (let i = 1; i < steps.length; i++) {
    const span = steps[i]!.timeSeconds - steps[i - 1]!.timeSeconds;
    if (!(span > 0)) throw new RangeError(`timeSeconds = ${steps[i]!.timeSeconds} of step ${i + 1} must exceed ${steps[i - 1]!.timeSeconds}: put the steps in order`);
    const now = steps[i]!.column.luminosityAtCouplingSquared(couplingSquared);
    sum += 0.5 * span * (before + now);
    before = now;
  }
  return sum;
}
