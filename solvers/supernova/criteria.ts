/**
 * What SN1987A forbids at one mass of N, by one of four criteria.
 *   "luminosity"         L(d) < L_crit at 1 s, with the transport
 *   "integrated-energy"  E(d) = ∫L dt < E_crit over a cooling history, or L · τ_cool of one profile
 *   "n-sphere"           d² L₁ < L_crit (free streaming) below, L_bb of the N-sphere < L_crit above
 *   "raffelt"            ε < 1e19 erg/g/s everywhere at ρ > 1e14 g/cm³: a lower edge alone, it knows no trapping
 * Units: erg, s, MeV; couplings are d [1/GeV] or U². References: Chang:2016, Raffelt:1996, Chauhan:2024.
 */
import {FLAVORS, type Flavor} from "../../src/model/heavyNeutralLepton.js";
import {couplingBands, defaultCriticalLuminosityErgPerSecond, prepareSupernova, type SupernovaColumn, type SupernovaSetup} from "./column.js";
import {coolingEnergyAtCouplingSquaredErg, defaultCriticalEnergyErg, effectiveCoolingSeconds} from "./coolingHistory.js";
import {localCouplingSquared} from "./emissivity.js";
import {couplingOfSquared, couplingRanges, couplingSquaredOf, portalChannels, type StellarPortal} from "./portalChannels.js";
import {profiles, type StellarProfile} from "./profiles.js";
import {neutralSphere} from "./sphereBound.js";
import {neutrinoPotentialMeV, rememberedStar, type NeutrinoPotential, type Star} from "./star.js";
import {channelsFor, type FlavorChannels} from "./transport.js";

export const CRITERIA = ["luminosity", "n-sphere", "raffelt", "integrated-energy"] as const;
export type Criterion = (typeof CRITERIA)[number];

export interface CoolingProfile {
  readonly timeSeconds: number;
  readonly profile: SupernovaSetup["profile"];
}

export interface BoundSetup extends Omit<SupernovaSetup, "channels" | "keepSpectrum" | "keepOpacity"> {
  readonly portal: StellarPortal;
  readonly criterion: Criterion;
  readonly criticalLuminosityErgPerSecond?: number;
  readonly criticalEnergyErg?: number;
  /** τ_cool of the proxy [s]; 3. */
  readonly coolingSeconds?: number;
  /** In the place of the proxy, two or more by time. */
  readonly coolingHistory?: readonly CoolingProfile[];
}

export interface SupernovaBound {
  /** With the transport, whatever the criterion. */
  readonly column: SupernovaColumn;
  /** Of N at infinity, with the transport, at a coupling of the portal. */
  luminosityErgPerSecond(coupling: number): number;
  /** The criterion's quantity over its bound: excluded above 1. */
  overBound(coupling: number): number;
  /** Excluded couplings: two bands of a light Dirac N. */
  readonly bands: readonly (readonly [number, number])[];
}

const starOfSetup = ({profile, neutrinoSphereKm, farRadiusKm, angularAverage = "exact", refinement = 1, gravity = true, protonDegeneracy = true}: Omit<SupernovaSetup, "channels">): Star =>
  rememberedStar(typeof profile === "string" ? profiles[profile] : profile, {neutrinoSphereKm, farRadiusKm, angularAverage, refinement, gravity, protonDegeneracy});

/** The bound at one mass. Throws RangeError where the star cannot be built. */
export function supernovaBound(setup: BoundSetup): SupernovaBound {
  const {portal, criterion, criticalLuminosityErgPerSecond: critical = defaultCriticalLuminosityErgPerSecond, criticalEnergyErg = defaultCriticalEnergyErg, coolingSeconds = effectiveCoolingSeconds} = setup;
  const channels = portalChannels(portal, setup.screening), range = couplingRanges[portal], squared = (coupling: number): number => couplingSquaredOf(portal, coupling);
  const columnOf = (profile: SupernovaSetup["profile"]): SupernovaColumn => prepareSupernova({...setup, profile, channels, keepOpacity: criterion === "n-sphere"});
  const column = columnOf(setup.profile), [noun, unit] = portal === "dipole" ? ["couplings", "GeV⁻¹"] : ["squared couplings", ""];
  const luminosityErgPerSecond = (coupling: number): number => column.luminosityAtCouplingSquared(squared(coupling));
  const from = (overBound: (coupling: number) => number): SupernovaBound => ({column, luminosityErgPerSecond, overBound, get bands() { return couplingBands(overBound, 1, range, noun!, unit!); }});
  switch (criterion) {
    case "luminosity": return from(coupling => luminosityErgPerSecond(coupling) / critical);
    case "integrated-energy": {
      const {coolingHistory: history} = setup;
      const steps = history === undefined ? [{timeSeconds: 1, column}] : history.map(({timeSeconds, profile}) => ({timeSeconds, column: profile === setup.profile ? column : columnOf(profile)}));
      return from(coupling => coolingEnergyAtCouplingSquaredErg(steps, squared(coupling), coolingSeconds) / criticalEnergyErg);
    }
    case "n-sphere": {
      const free = column.luminosityAtUnitCoupling(), sphere = sphereEdge(setup, column);
      const overBound = (coupling: number): number => (sphere === null ? 0 : Math.min((squared(coupling) * free) / critical, squared(sphere) / squared(coupling)));
      const lower = couplingOfSquared(portal, critical / free);
      return {column, luminosityErgPerSecond, overBound, bands: sphere !== null && lower < sphere ? [[lower, sphere]] : []};
    }
    case "raffelt": {
      const lower = localEdge(setup, channels);
      return {column, luminosityErgPerSecond, overBound: coupling => (lower === null ? 0 : squared(coupling) / squared(lower)), bands: lower !== null && lower < range[1] ? [[lower, range[1]]] : []};
    }
  }
}

/** Upper edge by the N-sphere, from a column with its opacity. */
export function sphereEdge(setup: Pick<BoundSetup, "portal" | "massMeV" | "criticalLuminosityErgPerSecond"> & Omit<SupernovaSetup, "channels">, column: SupernovaColumn): number | null {
  const found = neutralSphere({star: starOfSetup(setup), massMeV: setup.massMeV, opacity: column.opacity!, criticalLuminosityErgPerSecond: setup.criticalLuminosityErgPerSecond ?? defaultCriticalLuminosityErgPerSecond});
  return found && couplingOfSquared(setup.portal, found.couplingSquared);
}

const densestGramPerCm3 = 1e14, ENERGIES = 40;

/** Lower edge by the local criterion: of the shell with the largest loss per gram. Some shells are tried, and from the best the grid is climbed. */
export function localEdge(setup: Omit<SupernovaSetup, "channels"> & {readonly portal: StellarPortal}, channels: FlavorChannels): number | null {
  const star = starOfSetup(setup), {massMeV, flavorWeights, neutrinoChemicalPotentialMeV: potential} = setup, known = new Map<number, number>();
  let dense = 1;
  while (dense + 1 < star.insideCount && star.profile.at(star.radiiKm[dense + 1]!).densityGramPerCm3 >= densestGramPerCm3) dense++;
  const loss = (k: number): number => {
    if (k < 0 || k > dense) return Infinity;
    const before = known.get(k);
    if (before !== undefined) return before;
    const found = localCouplingSquared(star.media[k]!, star.profile.at(star.radiiKm[k]!).densityGramPerCm3, massMeV, seasAt(star, flavorWeights, potential, channels, k), undefined, ENERGIES) ?? Infinity;
    known.set(k, found);
    return found;
  };
  let hottest = 0;
  for (let k = 1; k <= dense; k++) if (star.media[k]!.temperatureMeV > star.media[hottest]!.temperatureMeV) hottest = k;
  const step = Math.max(1, Math.ceil(dense / 5));
  let best = hottest;
  for (let k = 0; k <= dense; k += step) if (loss(k) < loss(best)) best = k;
  for (let stride = Math.max(1, step >> 1); stride >= 1; stride = stride === 1 ? 0 : stride >> 1) {
    for (;;) {
      const side = loss(best - stride) < loss(best + stride) ? best - stride : best + stride;
      if (!(loss(side) < loss(best))) break;
      best = side;
    }
  }
  return Number.isFinite(loss(best)) ? couplingOfSquared(setup.portal, loss(best)) : null;
}

/** Seas at one radius; flavours that are alike there as one. */
function seasAt(star: Star, weights: Readonly<Record<Flavor, number>>, potential: NeutrinoPotential, channels: FlavorChannels, k: number) {
  const seas: {weight: number; readonly potentialMeV: number; readonly channels: ReturnType<typeof channelsFor>}[] = [];
  for (const flavor of FLAVORS) {
    if (!(weights[flavor] > 0)) continue;
    const potentialMeV = neutrinoPotentialMeV(star, potential, flavor, k), own = channelsFor(channels, flavor), same = seas.find(sea => sea.potentialMeV === potentialMeV && sea.channels === own);
    if (same === undefined) seas.push({weight: weights[flavor], potentialMeV, channels: own});
    else same.weight += weights[flavor];
  }
  return seas;
}

/** Whether two choices of μ_ν give the flavours that couple the same seas everywhere. */
export function samePotentials(setup: Omit<SupernovaSetup, "channels">, one: NeutrinoPotential, other: NeutrinoPotential): boolean {
  const star = starOfSetup(setup);
  return FLAVORS.every(flavor => !(setup.flavorWeights[flavor] > 0) || Array.from({length: star.insideCount}, (_, k) => k)
    .every(k => neutrinoPotentialMeV(star, one, flavor, k) === neutrinoPotentialMeV(star, other, flavor, k)));
}

export const profileOf = (profile: SupernovaSetup["profile"]): StellarProfile => (typeof profile === "string" ? profiles[profile] : profile);
