/**
 * N that are left along a history. An integration that controls its error by the largest f does not follow them to the end, but n/p, D and hard
 * neutrinos feel n_N down to 1e-8 of what it was: once 1 % is left it goes on by the law of decay, n_N a³ ∝ exp(−Γ ∫ (M/E) dt).
 */
import {hbarMeVSeconds} from "../../src/constants/units.js";
import {exp, square} from "../../src/numerics/elementary.js";
import type {ThermalHistory} from "./background.js";

export interface Survivors {
  /** n_N [MeV³] along the history. */
  readonly numberMeV3: Float64Array;
  /** M/⟨E⟩. */
  readonly slowness: Float64Array;
  /** First sample of the law of decay; their count where there is none. */
  readonly decayingFrom: number;
}

/** What is read of a history. */
export type NumberHistory = Pick<ThermalHistory, "lnA" | "temperatureMeV" | "timeSeconds" | "leptonNumberMeV3" | "leptonEnergyMeV4">;

/** T over M above which inverse decays matter; and the rest of n_N a³ from where on the law of decay knows better than an integration. */
export const coldest = 1 / 30;
const tail = 0.01;
/** Lifetimes after which nothing is left. */
export const goneAfter = 40;

/** Survivors of N of mass M [MeV] and total width Γ [MeV]. */
export const survivors = ({massMeV, widthMeV}: {readonly massMeV: number; readonly widthMeV: number}, history: NumberHistory): Survivors => {
  const {lnA, temperatureMeV, timeSeconds, leptonNumberMeV3: number, leptonEnergyMeV4: energy} = history, n = lnA.length;
  const numberMeV3 = new Float64Array(n), slowness = new Float64Array(n).fill(1);
  const comoving = (i: number): number => number[i]! * exp(3 * lnA[i]!);
  const cold = temperatureMeV.findIndex(T => T < massMeV * coldest);
  // Gone before: what is left from there on is what tolerances leave, and Γ is large enough to make much of it.
  const gone = cold >= 0 && widthMeV * timeSeconds[cold]! / hbarMeVSeconds > goneAfter;
  let anchor = gone ? cold - 1 : n - 1;
  if (cold >= 0 && !gone) for (let i = cold, peak = 0; i < n && anchor === n - 1; i++) {
    peak = Math.max(peak, comoving(i));
    if (comoving(i) < tail * peak) anchor = i - 1;
  }
  for (let i = 0; i <= anchor; i++) {
    if (!(number[i]! > 0 && energy[i]! > 0)) continue;
    numberMeV3[i] = number[i]!;
    slowness[i] = massMeV * number[i]! / energy[i]!;
  }
  if (!gone && anchor + 1 < n) {
    const momentumSquared = Math.max(0, 1 / square(slowness[anchor]!) - 1), first = comoving(anchor);
    for (let i = anchor + 1, decayed = 0; i < n; i++) {
      slowness[i] = 1 / Math.sqrt(1 + momentumSquared * exp(2 * (lnA[anchor]! - lnA[i]!)));
      decayed += widthMeV * (timeSeconds[i]! - timeSeconds[i - 1]!) / hbarMeVSeconds * (slowness[i - 1]! + slowness[i]!) / 2;
      numberMeV3[i] = first * exp(-decayed - 3 * lnA[i]!);
    }
  }
  return {numberMeV3, slowness, decayingFrom: anchor + 1};
};

type Columns = NumberHistory & Pick<ThermalHistory, "leptonDecaysMeV4" | "leptonOverEntropy">;

/** A history whose N, their energy and their decays are those of the survivors from where the law of decay begins. */
export const followedByLaw = <History extends Columns>(history: History, particle: {readonly massMeV: number; readonly widthMeV: number}): History => {
  const {numberMeV3, slowness, decayingFrom} = survivors(particle, history), {massMeV, widthMeV} = particle;
  const after = (column: Float64Array, value: (i: number) => number): Float64Array => column.map((before, i) => i < decayingFrom ? before : value(i));
  const {leptonNumberMeV3: number, leptonEnergyMeV4, leptonDecaysMeV4, leptonOverEntropy} = history;
  return {
    ...history,
    leptonNumberMeV3: after(number, i => numberMeV3[i]!),
    leptonEnergyMeV4: after(leptonEnergyMeV4, i => massMeV * numberMeV3[i]! / slowness[i]!),
    leptonDecaysMeV4: after(leptonDecaysMeV4, i => widthMeV * numberMeV3[i]! * slowness[i]!),
    leptonOverEntropy: after(leptonOverEntropy, i => number[i] === 0 ? 0 : leptonOverEntropy[i]! * numberMeV3[i]! / number[i]!)
  };
};
