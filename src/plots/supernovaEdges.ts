/** Edges of what SN1987A excludes against the mass of N, for each flavour and profile; flavours with the same sea share a curve. */
import {prepareSupernova, profiles as named} from "../likelihood/observables.js";
import {FLAVORS, type Flavor} from "../model/heavyNeutralLepton.js";

type Setup = Parameters<typeof prepareSupernova>[0];

export interface EdgeRequest extends Pick<Setup, "nature" | "neutrinoChemicalPotentialMeV" | "neutrinoSphereKm" | "farRadiusKm" | "screening"> {
  readonly profiles: readonly Setup["profile"][];
  readonly criticalLuminosityErgPerSecond: number;
  /** Rising [MeV]. */
  readonly massesMeV: readonly number[];
}

export interface EdgePoint {
  readonly massMeV: number;
  /** Excluded d [1/GeV], one band or more. */
  readonly bandsPerGeV: readonly (readonly [number, number])[];
}

export interface EdgeCurve {
  readonly profile: string;
  readonly flavors: readonly Flavor[];
  /** By rising mass; the last lies within 2 % of the largest mass that is excluded, where that is below the last mass asked for. */
  readonly points: readonly EdgePoint[];
}

/** Halvings of the interval in which a curve ends, or in which two bands become one. */
const tipSteps = 5, mergingSteps = 5;

/** Flavours whose neutrinos have the same chemical potential everywhere emit the same N. */
function flavorGroups(profile: Exclude<Setup["profile"], string>, potential: Setup["neutrinoChemicalPotentialMeV"]): readonly (readonly Flavor[])[] {
  const sea = (flavor: Flavor): string => {
    if (typeof potential === "number") return "given";
    if (flavor === "e") return potential === "profile" && profile.electronNeutrinos === "none" ? "none" : "electron";
    return flavor === "mu" && profile.muonNeutrinos !== undefined ? "muon" : "none";
  };
  return [...new Set(FLAVORS.map(sea))].map(key => FLAVORS.filter(flavor => sea(flavor) === key));
}

/** All curves. Throws RangeError where a profile does not reach R_ν. */
export function edgeCurves({profiles, massesMeV, criticalLuminosityErgPerSecond: critical, ...rest}: EdgeRequest): readonly EdgeCurve[] {
  return profiles.flatMap(choice => {
    const profile = typeof choice === "string" ? named[choice] : choice;
    return flavorGroups(profile, rest.neutrinoChemicalPotentialMeV).map((flavors): EdgeCurve => {
      const flavorWeights = Object.fromEntries(FLAVORS.map(flavor => [flavor, flavor === flavors[0] ? 1 : 0])) as Record<Flavor, number>;
      const at = (massMeV: number): EdgePoint => ({massMeV, bandsPerGeV: prepareSupernova({...rest, profile, massMeV, flavorWeights}).bands(critical)});
      const points: EdgePoint[] = [];
      /** Adds points where the number of bands changes from that of the last point. */
      const approach = (steps: number, next: EdgePoint): EdgePoint => {
        let upper = next;
        for (let i = 0; i < steps; i++) {
          const last = points[points.length - 1]!, middle = at(Math.sqrt(last.massMeV * upper.massMeV));
          if (middle.bandsPerGeV.length === last.bandsPerGeV.length) points.push(middle);
          else upper = middle;
        }
        return upper;
      };
      for (const mass of massesMeV) {
        const next = at(mass), last = points[points.length - 1], ended = next.bandsPerGeV.length === 0;
        if (last !== undefined && last.bandsPerGeV.length !== next.bandsPerGeV.length) {
          const merged = approach(ended ? tipSteps : mergingSteps, next);
          if (!ended && merged !== next) points.push(merged);
        }
        if (ended) break;
        points.push(next);
      }
      return {profile: profile.name, flavors, points};
    });
  });
}
