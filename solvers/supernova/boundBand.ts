/**
 * How far the bound from SN1987A moves: edges at one mass under every combination of profile, criterion, screening and μ_ν.
 *   criteria as in criteria.ts: "luminosity" and "integrated-energy" give both edges, "raffelt" the lower, "n-sphere" the upper one alone
 * A criterion with one edge moves that edge of the band only where the transport finds a band under the same assumptions.
 * Of two bands (a light Dirac N) the weakest statement is about the first, the strongest about both and what lies between them.
 * Units: MeV; couplings are d [1/GeV] or U². References: Chang:2016, Raffelt:1996, Chauhan:2024.
 */
import type {Flavor, Nature} from "../../src/model/heavyNeutralLepton.js";
import type {ProfileName} from "../../src/model/scenarioTypes.js";
import {couplingBands, defaultCriticalLuminosityErgPerSecond, prepareSupernova} from "./column.js";
import {defaultCriticalEnergyErg, effectiveCoolingSeconds} from "./coolingHistory.js";
import {localEdge, profileOf, samePotentials, sphereEdge, type Criterion} from "./criteria.js";
import {couplingRanges, couplingSquaredOf, portalChannels, type StellarPortal} from "./portalChannels.js";
import {profiles, type StellarProfile} from "./profiles.js";
import type {Screening} from "./protonScattering.js";
import type {NeutrinoPotential} from "./star.js";

export interface BandSetup {
  /** "dipole" when absent. */
  readonly portal?: StellarPortal;
  readonly massMeV: number;
  readonly nature: Nature;
  readonly flavorWeights: Readonly<Record<Flavor, number>>;
  readonly profiles?: readonly (ProfileName | StellarProfile)[];
  readonly criteria?: readonly Criterion[];
  readonly screenings?: readonly Screening[];
  readonly neutrinoChemicalPotentials?: readonly NeutrinoPotential[];
  /** R_ν [km]; several, where emission beyond the neutrino spheres is in doubt. */
  readonly neutrinoSpheresKm?: readonly number[];
  readonly farRadiusKm?: number;
  readonly criticalLuminosityErgPerSecond?: number;
  readonly criticalEnergyErg?: number;
  readonly coolingSeconds?: number;
  /** Of the columns; at 0.4 edges move by 0.3 % above 1 MeV and 3 % at 0.03 MeV, in a sixth of the time. */
  readonly refinement?: number;
}

export interface BoundVariant {
  readonly profile: string;
  readonly criterion: Criterion;
  readonly screening: Screening;
  readonly neutrinoChemicalPotential: NeutrinoPotential;
  readonly neutrinoSphereKm: number;
  /** Excluded couplings by the criteria with the transport; empty by the others. */
  readonly bands: readonly (readonly [number, number])[];
  /** Start of the first band, or the only edge. */
  readonly lowerCoupling: number | null;
  /** End of the last band, or the only edge. */
  readonly upperCoupling: number | null;
}

export interface BoundBand {
  readonly variants: readonly BoundVariant[];
  /** Smallest and largest lower edge; null when no variant excludes anything. */
  readonly lower: readonly [number, number] | null;
  /** Smallest end of a first band and largest end of any. */
  readonly upper: readonly [number, number] | null;
  /** Excluded by all variants; null where there is no such coupling. */
  readonly weakest: readonly [number, number] | null;
  /** From the smallest coupling that some variant excludes to the largest. */
  readonly strongest: readonly [number, number] | null;
}

const span = (values: readonly number[]): readonly [number, number] | null => (values.length === 0 ? null : [Math.min(...values), Math.max(...values)]);

/** Edges of every variant; default: three profiles, four criteria, three screenings, μ_ν of the profile and none. */
export function boundBand(setup: BandSetup): BoundBand {
  const {portal = "dipole", massMeV, nature, flavorWeights, farRadiusKm = 1000, criticalLuminosityErgPerSecond: critical = defaultCriticalLuminosityErgPerSecond, refinement = 1} = setup;
  const energyLuminosity = (setup.criticalEnergyErg ?? defaultCriticalEnergyErg) / (setup.coolingSeconds ?? effectiveCoolingSeconds);
  const names = setup.profiles ?? (Object.keys(profiles) as ProfileName[]), criteria = setup.criteria ?? ["luminosity", "integrated-energy", "raffelt", "n-sphere"];
  // Mixing knows no photon to be screened.
  const screenings: readonly Screening[] = portal === "mixing" ? ["struct"] : setup.screenings ?? ["struct", "yukawa", "response"];
  const variants: BoundVariant[] = [], lowers: number[] = [], uppers: number[] = [], firstUppers: number[] = [];
  let everywhere = true;
  for (const profile of names.map(profileOf)) {
    for (const neutrinoSphereKm of setup.neutrinoSpheresKm ?? [40]) {
      const common = {profile, massMeV, nature, flavorWeights, neutrinoSphereKm, farRadiusKm, refinement};
      const given = setup.neutrinoChemicalPotentials ?? ["profile", 0];
      const potentials = given.filter((one, i) => !given.slice(0, i).some(other => samePotentials({...common, neutrinoChemicalPotentialMeV: one, screening: "struct"}, one, other)));
      for (const screening of screenings) {
        const channels = portalChannels(portal, screening);
        for (const neutrinoChemicalPotentialMeV of potentials) {
          const one = {...common, portal, screening, neutrinoChemicalPotentialMeV, criticalLuminosityErgPerSecond: critical};
          const needsColumn = criteria.some(criterion => criterion !== "raffelt"), column = needsColumn ? prepareSupernova({...one, channels, keepOpacity: criteria.includes("n-sphere")}) : null;
          const transport = (limit: number) => couplingBands(coupling => column!.luminosityAtCouplingSquared(couplingSquaredOf(portal, coupling)), limit, couplingRanges[portal], "couplings", "");
          const found = criteria.map((criterion): BoundVariant => {
            const bands = criterion === "luminosity" ? transport(critical) : criterion === "integrated-energy" ? transport(energyLuminosity) : [];
            return {
              profile: profile.name, criterion, screening, neutrinoChemicalPotential: neutrinoChemicalPotentialMeV, neutrinoSphereKm, bands,
              lowerCoupling: criterion === "raffelt" ? localEdge(one, channels) : bands[0]?.[0] ?? null, upperCoupling: criterion === "n-sphere" ? sphereEdge(one, column!) : bands.at(-1)?.[1] ?? null,
            };
          });
          variants.push(...found);
          const both = found.filter(({criterion}) => criterion === "luminosity" || criterion === "integrated-energy");
          if (both.some(({bands}) => bands.length === 0)) everywhere = false;
          if (both.length > 0 && both.every(({bands}) => bands.length === 0)) continue;
          for (const {bands, lowerCoupling, upperCoupling} of found) {
            if (lowerCoupling !== null) lowers.push(lowerCoupling);
            if (upperCoupling !== null) uppers.push(upperCoupling);
            if (upperCoupling !== null) firstUppers.push(bands[0]?.[1] ?? upperCoupling);
          }
        }
      }
    }
  }
  return {variants, ...bandOf(lowers, firstUppers, uppers, everywhere)};
}

function bandOf(lowers: readonly number[], firstUppers: readonly number[], uppers: readonly number[], everywhere: boolean): Omit<BoundBand, "variants"> {
  const lower = span(lowers), firstUpper = span(firstUppers), last = span(uppers);
  const upper: BoundBand["upper"] = firstUpper && last && [firstUpper[0], last[1]];
  return {
    lower, upper, strongest: lower && upper && [lower[0], upper[1]],
    weakest: everywhere && lower && upper && lower[1] < upper[0] ? [lower[1], upper[0]] : null,
  };
}

/** Several bands as one. */
export function joinedBands(bands: readonly BoundBand[]): BoundBand {
  const ends = (key: "lower" | "upper"): readonly [number, number] | null => span(bands.flatMap(band => band[key] ?? []));
  const lower = ends("lower"), upper = ends("upper"), everywhere = bands.every(({weakest}) => weakest !== null);
  return {
    variants: bands.flatMap(({variants}) => variants), lower, upper, strongest: lower && upper && [lower[0], upper[1]],
    weakest: everywhere && lower && upper && lower[1] < upper[0] ? [lower[1], upper[0]] : null,
  };
}
