/**
 * SN1987A for one mass of N: the luminosity that leaves the star at any coupling, and the edges of the excluded band.
 *   L(d) = d² Σ (emission at d = 1/MeV) ⟨e^{−d² τ₁}⟩,  excluded where L(d) > L_crit
 * Everything but d² is computed once; a coupling then costs microseconds.
 * Neglected by default: electrons as targets (electronScattering.ts), −14 % in the free-streaming edge at low mass.
 * References: Chang:2016 (criterion of 3e52 erg/s at 1 s), Magill:2018 (dipole portal).
 */
import {ergPerSecondInMeV2} from "../../src/constants/units.js";
import {perMeVFromPerGeV} from "../../src/model/conventions.js";
import type {Flavor, Nature} from "../../src/model/heavyNeutralLepton.js";
import type {ProfileName} from "../../src/model/scenarioTypes.js";
import {findRoot} from "../../src/numerics/roots.js";
import type {Channel} from "./channel.js";
import {inverseDecay} from "./inverseDecay.js";
import {OpticalDepthSpectrum} from "./opticalDepthSpectrum.js";
import {profiles, type StellarProfile} from "./profiles.js";
import {protonScattering, type Screening} from "./protonScattering.js";
import {rememberedStar, type AngularAverage, type NeutrinoPotential} from "./star.js";
import {traceEmission} from "./transport.js";

/** N may not carry away more than the neutrinos did at 1 s [erg/s]. - Chang:2016 */
export const defaultCriticalLuminosityErgPerSecond = 3e52;
/** Couplings between which edges are looked for [1/GeV]. */
export const defaultDipoleRangePerGeV: readonly [number, number] = [1e-14, 1e-3];

export interface SupernovaSetup {
  readonly profile: ProfileName | StellarProfile;
  readonly massMeV: number;
  readonly nature: Nature;
  /** |d_a|² of each flavour in units of d²; shares that add to 1 make d the root of Σ|d_a|². */
  readonly flavorWeights: Readonly<Record<Flavor, number>>;
  /** μ_ν [MeV] of every flavour that couples, or "profile": that of the profile for e, 0 for mu and tau. */
  readonly neutrinoChemicalPotentialMeV: NeutrinoPotential;
  /** R_ν [km]: N is made within, by thermal trapped neutrinos; 40. */
  readonly neutrinoSphereKm: number;
  /** R_far [km]: N must get so far; 1000. */
  readonly farRadiusKm: number;
  readonly screening: Screening;
  /** Average of e^{−τ} over all directions, or straight out alone; "exact" by default. */
  readonly angularAverage?: AngularAverage;
  /** ν p → N p and ν γ → N by default. */
  readonly channels?: readonly Channel[];
  /** Multiplies the number of radii, paths and energies: 1, unless convergence is being tested. */
  readonly refinement?: number;
}

export interface DipoleEdges {
  /** Free-streaming edge [1/GeV]: the first crossing of L_crit (the start of the range when L exceeds it there); null: never exceeded. */
  readonly lowerDipolePerGeV: number | null;
  /** Trapping edge [1/GeV]: the last crossing (or the end of the range); null: never exceeded. */
  readonly upperDipolePerGeV: number | null;
}

/** Points per decade of the scan for crossings: the peak of L(d) is never narrower than a factor 1.5 in d. */
const SCAN_POINTS_PER_DECADE = 16, ENERGY_POINTS = 40;

export class SupernovaColumn {
  readonly massMeV: number;
  private readonly spectrum: OpticalDepthSpectrum;

  constructor(massMeV: number, spectrum: OpticalDepthSpectrum) {
    this.massMeV = massMeV;
    this.spectrum = spectrum;
  }

  /** Luminosity of N at infinity [erg/s] at d = dipolePerGeV, where |d_a|² = flavorWeights[a]·d². */
  luminosityErgPerSecond(dipolePerGeV: number): number {
    return this.spectrum.escaping(perMeVFromPerGeV(dipolePerGeV) ** 2) / ergPerSecondInMeV2;
  }

  /** First and last coupling with L = L_crit in the range [1/GeV]; both null when L stays below. */
  edges(criticalLuminosityErgPerSecond = defaultCriticalLuminosityErgPerSecond, rangePerGeV = defaultDipoleRangePerGeV): DipoleEdges {
    const [from, to] = rangePerGeV.map(Math.log);
    if (!(from < to && Number.isFinite(from) && Number.isFinite(to))) {
      throw new RangeError(`the range of couplings ${rangePerGeV.join(" ... ")} GeV⁻¹ must rise and be positive`);
    }
    if (!(criticalLuminosityErgPerSecond > 0)) throw new RangeError(`criticalLuminosityErgPerSecond = ${criticalLuminosityErgPerSecond} must be positive`);
    // ln(L/L_crit) of ln d, with a floor so that it stays finite.
    const excess = (x: number) => Math.log(Math.max(this.luminosityErgPerSecond(Math.exp(x)) / criticalLuminosityErgPerSecond, 1e-300));
    const count = Math.ceil(((to - from) / Math.LN10) * SCAN_POINTS_PER_DECADE), step = (to - from) / count;
    let first = -1, last = -1, top = 0, topValue = -Infinity;
    for (let i = 0; i <= count; i++) {
      const value = excess(from + i * step);
      if (value > 0) {
        if (first < 0) first = i;
        last = i;
      }
      if (value > topValue) [top, topValue] = [i, value];
    }
    let inner = from + first * step, outer = from + last * step;
    if (first < 0) {
      // A peak between two points of the scan.
      const peak = maximum(excess, Math.max(from, from + (top - 1) * step), Math.min(to, from + (top + 1) * step));
      if (!(excess(peak) > 0)) return {lowerDipolePerGeV: null, upperDipolePerGeV: null};
      inner = outer = peak;
      first = last = top;
    }
    const before = Math.max(from, Math.min(inner, from + (first - 1) * step)), after = Math.min(to, Math.max(outer, from + (last + 1) * step));
    return {
      lowerDipolePerGeV: excess(before) > 0 ? rangePerGeV[0] : Math.exp(findRoot(excess, before, inner, 1e-9)),
      upperDipolePerGeV: excess(after) > 0 ? rangePerGeV[1] : Math.exp(findRoot(excess, outer, after, 1e-9)),
    };
  }
}

/** Place of the maximum of a function with one peak in [a, b], by golden section. */
function maximum(f: (x: number) => number, a: number, b: number): number {
  const golden = 0.5 * (Math.sqrt(5) - 1);
  let left = a, right = b, x = right - golden * (right - left), y = left + golden * (right - left), fx = f(x), fy = f(y);
  while (right - left > 1e-4) {
    if (fx > fy) [right, y, fy, x, fx] = [y, x, fx, NaN, NaN];
    else [left, x, fx, y, fy] = [x, y, fy, NaN, NaN];
    if (Number.isNaN(x)) fx = f(x = right - golden * (right - left));
    if (Number.isNaN(y)) fy = f(y = left + golden * (right - left));
  }
  return 0.5 * (left + right);
}

/** Prepares one mass: emission and optical depths at unit coupling, sorted for `luminosityErgPerSecond`. */
export function prepareSupernova(setup: SupernovaSetup): SupernovaColumn {
  const {massMeV, neutrinoChemicalPotentialMeV: potential, refinement = 1} = setup;
  if (!(massMeV >= 1e-4 && massMeV <= 1e5)) throw new RangeError(`massMeV = ${massMeV} is outside 0.0001-100000 MeV`);
  if (potential !== "profile" && !Number.isFinite(potential)) {
    throw new RangeError(`neutrinoChemicalPotentialMeV = ${potential} must be a finite number or "profile"`);
  }
  for (const [flavor, weight] of Object.entries(setup.flavorWeights)) {
    if (!(weight >= 0 && weight < Infinity)) throw new RangeError(`flavorWeights.${flavor} = ${weight} must be 0 or positive: it is |d_${flavor}|²/d²`);
  }
  const star = rememberedStar(typeof setup.profile === "string" ? profiles[setup.profile] : setup.profile, {
    neutrinoSphereKm: setup.neutrinoSphereKm, farRadiusKm: setup.farRadiusKm, angularAverage: setup.angularAverage ?? "exact", refinement,
  });
  const spectrum = new OpticalDepthSpectrum();
  traceEmission(star, {
    massMeV, nature: setup.nature, flavorWeights: setup.flavorWeights, neutrinoChemicalPotentialMeV: potential,
    channels: setup.channels ?? [protonScattering(setup.screening), inverseDecay],
    energyPoints: Math.round(ENERGY_POINTS * refinement),
  }, (luminosity, depth) => spectrum.add(luminosity, depth));
  return new SupernovaColumn(massMeV, spectrum);
}
