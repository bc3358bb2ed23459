/**
 * SN1987A for one mass of N: the luminosity that leaves the star at any coupling, and the edges of the excluded band.
 *   L(d) = d² Σ (emission at d = 1/MeV) ⟨e^{−d² τ₁}⟩,  excluded where L(d) > L_crit
 * Everything but d² is computed once; a coupling then costs microseconds.
 * References: Chang:2016 (criterion of 3e52 erg/s at 1 s), Magill:2018 (dipole portal).
 */
import {ergPerSecondInMeV2} from "../../src/constants/units.js";
import {perMeVFromPerGeV} from "../../src/model/conventions.js";
import type {Flavor, Nature} from "../../src/model/heavyNeutralLepton.js";
import type {ProfileName} from "../../src/model/scenarioTypes.js";
import {exp, log, square} from "../../src/numerics/elementary.js";
import {findRoot} from "../../src/numerics/roots.js";
import {dipoleChannels, type ChannelSet} from "./dipoleChannels.js";
import {OpticalDepthSpectrum} from "./opticalDepthSpectrum.js";
import {profiles, type StellarProfile} from "./profiles.js";
import type {Screening} from "./protonScattering.js";
import {rememberedStar, type AngularAverage, type NeutrinoPotential} from "./star.js";
import {traceEmission, type EnergyNodes, type FlavorChannels} from "./transport.js";

/** N may not carry away more than the neutrinos did at 1 s [erg/s]. - Chang:2016 */
export const defaultCriticalLuminosityErgPerSecond = 3e52;
/** Couplings between which edges are looked for [1/GeV]. */
export const defaultDipoleRangePerGeV: readonly [number, number] = [1e-14, 1e-3];

/** The same of |U|². */
export const defaultMixingRange: readonly [number, number] = [1e-14, 1e-1];

export interface SupernovaSetup {
  readonly profile: ProfileName | StellarProfile;
  readonly massMeV: number;
  readonly nature: Nature;
  /** |d_a|² of each flavour in units of d²; shares that add to 1 make d the root of Σ|d_a|². */
  readonly flavorWeights: Readonly<Record<Flavor, number>>;
  /** μ_ν [MeV] of every flavour that couples, or where to take it from: star.ts. */
  readonly neutrinoChemicalPotentialMeV: NeutrinoPotential;
  /** R_ν [km]: N is made within, by thermal trapped neutrinos; 40. */
  readonly neutrinoSphereKm: number;
  /** R_far [km]: N must get so far; 1000. */
  readonly farRadiusKm: number;
  readonly screening: Screening;
  /** Average of e^{−τ} over all directions, or straight out alone; "exact" by default. */
  readonly angularAverage?: AngularAverage;
  /** All of dipoleChannels.ts by default. */
  readonly channels?: FlavorChannels | ChannelSet;
  /** Lapse and escape condition, and F_deg of protons; both on unless for comparisons. */
  readonly gravity?: boolean;
  readonly protonDegeneracy?: boolean;
  /** Keeps dL/dE at every coupling (3 MB); false by default. */
  readonly keepSpectrum?: boolean;
  /** Keeps κ by energy and radius (30 kB), for the N-sphere; false by default. */
  readonly keepOpacity?: boolean;
  /** Multiplies the number of radii, paths and energies: 1, unless convergence is being tested. */
  readonly refinement?: number;
}

export interface DipoleEdges {
  /** Free-streaming edge [1/GeV]: the first crossing of L_crit (the start of the range when L exceeds it there); null: never exceeded. */
  readonly lowerDipolePerGeV: number | null;
  /** Trapping edge [1/GeV]: where L falls below L_crit again (or the end of the range); null: never exceeded. */
  readonly upperDipolePerGeV: number | null;
}

/** What leaves the star at one coupling, by energy at infinity. */
export interface SpectrumAtInfinity {
  readonly energiesMeV: readonly number[];
  /** Quadrature weights [MeV]: L = Σ weight · dL/dE. */
  readonly weightsMeV: readonly number[];
  /** dL/dE [erg/s/MeV]. */
  readonly luminosityPerMeV: readonly number[];
}

/** κ [1/km] of N at unit coupling: one row per energy at infinity, on the radii of the star. */
export interface Opacity {
  readonly energiesMeV: readonly number[];
  readonly kappaPerKm: readonly Float64Array[];
}

/** Points per decade of the scan for crossings: the peak of L(d) is never narrower than a factor 1.5 in d. */
const SCAN_POINTS_PER_DECADE = 16, ENERGY_POINTS = 40;

export class SupernovaColumn {
  readonly massMeV: number;
  private readonly spectrum: OpticalDepthSpectrum;
  private readonly nodes: EnergyNodes;
  private readonly byEnergy: readonly OpticalDepthSpectrum[] | null;
  /** Null unless prepared with `keepOpacity`. */
  readonly opacity: Opacity | null;

  constructor(massMeV: number, spectrum: OpticalDepthSpectrum, nodes: EnergyNodes, byEnergy: readonly OpticalDepthSpectrum[] | null, opacity: Opacity | null = null) {
    this.massMeV = massMeV;
    this.spectrum = spectrum;
    this.nodes = nodes;
    this.byEnergy = byEnergy;
    this.opacity = opacity;
  }

  /** Luminosity of N at infinity [erg/s] at d = dipolePerGeV, where |d_a|² = flavorWeights[a]·d². */
  luminosityErgPerSecond(dipolePerGeV: number): number {
    return this.luminosityAtCouplingSquared(square(perMeVFromPerGeV(dipolePerGeV)));
  }

  /** The same of the squared coupling in the unit of the channels: d² [MeV⁻²], or |U|². */
  luminosityAtCouplingSquared(couplingSquared: number): number {
    return this.spectrum.escaping(couplingSquared) / ergPerSecondInMeV2;
  }

  /** L/d² [erg/s] of N that all get out: free streaming, in the unit of the channels. */
  luminosityAtUnitCoupling(): number {
    return this.spectrum.escaping(1e-60) / 1e-60 / ergPerSecondInMeV2;
  }

  /** dL/dE at infinity; RangeError unless the column was prepared with `keepSpectrum`. */
  spectrumAtInfinity(couplingSquared: number): SpectrumAtInfinity {
    if (this.byEnergy === null) throw new RangeError("this column keeps no spectrum: prepare it with keepSpectrum = true");
    const {energiesMeV, weightsMeV} = this.nodes;
    return {energiesMeV, weightsMeV, luminosityPerMeV: this.byEnergy.map((one, j) => one.escaping(couplingSquared) / ergPerSecondInMeV2 / weightsMeV[j]!)};
  }

  /** The first band of couplings with L > L_crit in the range [1/GeV]; both null when L stays below. */
  edges(criticalLuminosityErgPerSecond = defaultCriticalLuminosityErgPerSecond, rangePerGeV = defaultDipoleRangePerGeV): DipoleEdges {
    const band = this.bands(criticalLuminosityErgPerSecond, rangePerGeV)[0];
    return band === undefined ? {lowerDipolePerGeV: null, upperDipolePerGeV: null} : {lowerDipolePerGeV: band[0], upperDipolePerGeV: band[1]};
  }

  /**
   * All bands of couplings with L > L_crit [1/GeV]. A light Dirac N has two: its sterile helicity, rarer by M²/4E², gets out
   * at couplings at which the active one is trapped.
   */
  bands(criticalLuminosityErgPerSecond = defaultCriticalLuminosityErgPerSecond, rangePerGeV = defaultDipoleRangePerGeV): readonly (readonly [number, number])[] {
    return couplingBands(d => this.luminosityErgPerSecond(d), criticalLuminosityErgPerSecond, rangePerGeV, "couplings", "GeV⁻¹");
  }

  /** The same in the squared coupling of the channels, |U|² for mixing. */
  squaredBands(criticalLuminosityErgPerSecond = defaultCriticalLuminosityErgPerSecond, range = defaultMixingRange): readonly (readonly [number, number])[] {
    return couplingBands(c => this.luminosityAtCouplingSquared(c), criticalLuminosityErgPerSecond, range, "squared couplings", "");
  }

  /** What the bound says, in words where it says nothing; in d [1/GeV], or in |U|² of the portal "mixing". */
  verdict(criticalLuminosityErgPerSecond = defaultCriticalLuminosityErgPerSecond, portal: "dipole" | "mixing" = "dipole"): SupernovaVerdict {
    const bands = portal === "dipole" ? this.bands(criticalLuminosityErgPerSecond) : this.squaredBands(criticalLuminosityErgPerSecond);
    if (bands.length > 0) return {kind: "excluded", bands};
    const [from, to] = (portal === "dipole" ? defaultDipoleRangePerGeV : defaultMixingRange).map(log) as [number, number];
    const count = 400, step = (to - from) / count, at = (x: number): number => (portal === "dipole" ? this.luminosityErgPerSecond(exp(x)) : this.luminosityAtCouplingSquared(exp(x)));
    let peak = 0;
    for (let i = 0; i <= count; i++) peak = Math.max(peak, at(from + i * step));
    return {
      kind: "allowed", peakErgPerSecond: peak,
      reason: peak > 1e30
        ? `no coupling of an N of ${this.massMeV} MeV makes more than ${peak.toPrecision(3)} erg/s, L_crit = ${criticalLuminosityErgPerSecond} erg/s: it decays or is trapped before it gets out`
        : `an N of ${this.massMeV} MeV is beyond the reach of this star, which is too cold to make it: try smaller masses or a hotter profile`,
    };
  }
}

export type SupernovaVerdict =
  | {readonly kind: "excluded"; readonly bands: readonly (readonly [number, number])[]}
  | {readonly kind: "allowed"; readonly peakErgPerSecond: number; readonly reason: string};

/** Intervals of the coupling where L, or another quantity, exceeds its critical value, to 1e-9. */
export function couplingBands(
  luminosity: (coupling: number) => number, critical: number, range: readonly [number, number], noun: string, unit: string,
): readonly (readonly [number, number])[] {
  const [from, to] = range.map(log) as [number, number];
  if (!(from < to && Number.isFinite(from) && Number.isFinite(to))) throw new RangeError(`the range of ${noun} ${range.join(" ... ")} ${unit} must rise and be positive`);
  if (!(critical > 0)) throw new RangeError(`criticalLuminosityErgPerSecond = ${critical} must be positive`);
  // ln(L/L_crit) of ln d, with a floor so that it stays finite.
  const excess = (x: number) => log(Math.max(luminosity(exp(x)) / critical, 1e-300));
  const count = Math.ceil(((to - from) / Math.LN10) * SCAN_POINTS_PER_DECADE), step = (to - from) / count;
  const values = Float64Array.from({length: count + 1}, (_, i) => excess(from + i * step)), places = Array.from(values, (_, i) => from + i * step);
  // A peak between two points of the scan becomes a point of its own.
  const peaks: [number, number][] = [];
  for (let i = 1; i < count; i++) {
    if (values[i]! > 0 || values[i]! < values[i - 1]! || values[i]! < values[i + 1]! || values[i]! < -1) continue;
    const peak = maximum(excess, places[i - 1]!, places[i + 1]!);
    if (excess(peak) > 0) peaks.push([peak, excess(peak)]);
  }
  const points = [...places.map((x, i): [number, number] => [x, values[i]!]), ...peaks].sort((a, b) => a[0] - b[0]);
  const bands: [number, number][] = [];
  let start = points[0]![1] > 0 ? range[0] : NaN;
  for (let i = 1; i < points.length; i++) {
    const [x, value] = points[i]!, [before, valueBefore] = points[i - 1]!;
    if (value > 0 === valueBefore > 0) continue;
    const crossing = exp(findRoot(excess, before, x, 1e-9));
    if (value > 0) start = crossing;
    else bands.push([start, crossing]);
  }
  if (points[points.length - 1]![1] > 0) bands.push([start, range[1]]);
  return bands;
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
  const {massMeV, neutrinoChemicalPotentialMeV: potential, refinement = 1, channels = "all"} = setup;
  if (!(massMeV >= 1e-4 && massMeV <= 1e5)) throw new RangeError(`massMeV = ${massMeV} is outside 0.0001-100000 MeV`);
  if (typeof potential === "number" && !Number.isFinite(potential)) {
    throw new RangeError(`neutrinoChemicalPotentialMeV = ${potential} must be a finite number, "profile" or "beta-equilibrium"`);
  }
  if (typeof potential === "object" && !(potential.trappedLeptonFraction >= 0 && potential.trappedLeptonFraction < 1)) {
    throw new RangeError(`trappedLeptonFraction = ${potential.trappedLeptonFraction} is outside 0-1: 0.3 to 0.4 at the bounce, Y_e when the neutrinos have gone`);
  }
  for (const [flavor, weight] of Object.entries(setup.flavorWeights)) {
    if (!(weight >= 0 && weight < Infinity)) throw new RangeError(`flavorWeights.${flavor} = ${weight} must be 0 or positive: it is |d_${flavor}|²/d²`);
  }
  const star = rememberedStar(typeof setup.profile === "string" ? profiles[setup.profile] : setup.profile, {
    neutrinoSphereKm: setup.neutrinoSphereKm, farRadiusKm: setup.farRadiusKm, angularAverage: setup.angularAverage ?? "exact", refinement,
    gravity: setup.gravity ?? true, protonDegeneracy: setup.protonDegeneracy ?? true,
  });
  const spectrum = new OpticalDepthSpectrum(), energyPoints = Math.round(ENERGY_POINTS * refinement);
  const byEnergy = setup.keepSpectrum === true ? Array.from({length: energyPoints}, () => new OpticalDepthSpectrum()) : null;
  const kappaPerKm: Float64Array[] | null = setup.keepOpacity === true ? [] : null;
  const nodes = traceEmission(star, {
    massMeV, nature: setup.nature, flavorWeights: setup.flavorWeights, neutrinoChemicalPotentialMeV: potential,
    channels: typeof channels === "string" ? dipoleChannels(setup.screening, channels) : channels, energyPoints,
    ...(kappaPerKm && {onOpacity: (_energy, kappa) => void kappaPerKm.push(Float64Array.from(kappa))}),
  }, (luminosity, depth, j) => {
    spectrum.add(luminosity, depth);
    byEnergy?.[j]!.add(luminosity, depth);
  });
  return new SupernovaColumn(massMeV, spectrum, nodes, byEnergy, kappaPerKm && {energiesMeV: nodes.energiesMeV, kappaPerKm});
}
