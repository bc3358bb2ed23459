/** What every portal does with its parts: kernels must be those of its mass, and width and lifetime follow from the channels. */
import {hbarMeVSeconds} from "../constants/units.js";
import type {HeavyNeutralLepton} from "./heavyNeutralLepton.js";

/** The lepton of these parts, with Γ = Σ Γ_channel [MeV] and ħ/Γ [s]. Throws RangeError where the kernels are of another mass. */
export function assembledLepton(parts: Omit<HeavyNeutralLepton, "widthMeV" | "lifetimeSeconds">): HeavyNeutralLepton {
  const {massMeV, kernels, channels} = parts;
  if (!(Math.abs(kernels.massMeV - massMeV) <= 1e-9 * massMeV))
    throw new RangeError(`kernels are those of massMeV = ${kernels.massMeV}, not of massMeV = ${massMeV}: build them for this mass`);
  const widthMeV = channels.reduce((sum, channel) => sum + channel.widthMeV, 0);
  return {...parts, widthMeV, lifetimeSeconds: widthMeV > 0 ? hbarMeVSeconds / widthMeV : Infinity};
}
