/**
 * A proto-neutron star on a radial grid, ready for any mass of N: plasma, neutrinos, lapse, and escape paths.
 * The grid is Gauss-Legendre by panels within R_ν (cut at the kinks of the profile), logarithmic from R_ν to R_far,
 * with R_ν itself twice: neutrinos are trapped and thermal inside, absent outside.
 * Units: MeV, km. References: Chang:2016, Caputo:2022.
 */
import type {Flavor} from "../../src/model/heavyNeutralLepton.js";
import {kilometreInPerMeV} from "../../src/constants/units.js";
import {asinh, power, sinh, square} from "../../src/numerics/elementary.js";
import {gaussLegendre} from "../../src/numerics/quadrature.js";
import {EscapePaths, radialDirections, sphereDirections, type Directions} from "./escapePaths.js";
import {gravityOf} from "./gravity.js";
import {baryonDensityMeV3, equilibriumNeutrinoPotentialMeV, mediumOf, type MediumDetails} from "./medium.js";
import type {StellarProfile} from "./profiles.js";

export type AngularAverage = "exact" | "radial";

export interface StarOptions {
  readonly neutrinoSphereKm: number;
  readonly farRadiusKm: number;
  readonly angularAverage: AngularAverage;
  /** false: flat space, α = 1; true by default. */
  readonly gravity?: boolean;
  /** F_deg in targets and screening; true by default. */
  readonly protonDegeneracy?: boolean;
  /** Multiplies the number of panels and paths; 1 unless convergence is being tested. */
  readonly refinement?: number;
}

export interface Star {
  readonly profile: StellarProfile;
  readonly radiiKm: Float64Array;
  /** Radii with an index below this lie within R_ν. */
  readonly insideCount: number;
  /** 4πr²dr [MeV⁻³] of each inside radius; 0 at panel edges. */
  readonly volumes: Float64Array;
  readonly lapse: Float64Array;
  readonly enclosedMassSun: Float64Array;
  readonly media: readonly MediumDetails[];
  /** μ_νe of the profile at each inside radius [MeV], and of weak equilibrium with its matter. */
  readonly electronNeutrinoPotentialsMeV: Float64Array;
  readonly equilibriumPotentialsMeV: Float64Array;
  /** μ_νμ of the profile; 0 where it has none. */
  readonly muonNeutrinoPotentialsMeV: Float64Array;
  readonly paths: EscapePaths;
}

const POINTS_PER_PANEL = 6, OUTSIDE_POINTS = 24;

/** Edges of the panels within R_ν [km]. */
function panelEdges(profile: StellarProfile, neutrinoSphereKm: number, refinement: number): number[] {
  const cuts = [0, ...profile.kinksKm.filter(r => r > 0 && r < neutrinoSphereKm), neutrinoSphereKm].sort((a, b) => a - b);
  const edges = [0];
  for (let i = 1; i < cuts.length; i++) {
    // Scale heights are r/5 and less outside the core.
    const width = cuts[i] <= 12 ? 2.6 : Math.max(2, 0.2 * cuts[i - 1]);
    const parts = Math.max(1, Math.ceil(((cuts[i] - cuts[i - 1]) / width) * refinement));
    for (let j = 1; j <= parts; j++) edges.push(cuts[i - 1] + ((cuts[i] - cuts[i - 1]) * j) / parts);
  }
  return edges;
}

export function starOf(profile: StellarProfile, options: StarOptions): Star {
  const {neutrinoSphereKm, farRadiusKm, angularAverage, refinement = 1} = options;
  if (!(neutrinoSphereKm > 0)) throw new RangeError(`neutrinoSphereKm = ${neutrinoSphereKm} must be positive: 20 to 40 are usual`);
  if (!(farRadiusKm > neutrinoSphereKm) || farRadiusKm === Infinity) {
    throw new RangeError(`farRadiusKm = ${farRadiusKm} must be finite and exceed neutrinoSphereKm = ${neutrinoSphereKm}: 100 to 1000 are usual`);
  }
  if (profile.lastRadiusKm !== undefined && profile.lastRadiusKm < neutrinoSphereKm) {
    throw new RangeError(`profile "${profile.name}" ends at ${profile.lastRadiusKm} km, within neutrinoSphereKm = ${neutrinoSphereKm}: give rows out to there, or a smaller neutrinoSphereKm`);
  }
  const radii: number[] = [0], volumes: number[] = [0], edges = panelEdges(profile, neutrinoSphereKm, refinement);
  const {nodes, weights} = gaussLegendre(POINTS_PER_PANEL);
  for (let i = 1; i < edges.length; i++) {
    const half = 0.5 * (edges[i] - edges[i - 1]), middle = 0.5 * (edges[i] + edges[i - 1]);
    for (let j = 0; j < nodes.length; j++) {
      const r = middle + half * nodes[j];
      radii.push(r);
      volumes.push(4 * Math.PI * r * r * half * weights[j] * kilometreInPerMeV * kilometreInPerMeV * kilometreInPerMeV);
    }
    radii.push(edges[i]);
    volumes.push(0);
  }
  const insideCount = radii.length, outside = Math.round(OUTSIDE_POINTS * refinement);
  for (let i = 0; i <= outside; i++) radii.push(neutrinoSphereKm * power(farRadiusKm / neutrinoSphereKm, i / outside));
  const radiiKm = Float64Array.from(radii);
  const weight = gravityOf(profile, radiiKm), {enclosedMassSun} = weight, lapse = options.gravity === false ? new Float64Array(radiiKm.length).fill(1) : weight.lapse;
  const media = radii.map(r => mediumOf(profile.at(r), {protonDegeneracy: options.protonDegeneracy ?? true}));
  const source = profile.electronNeutrinos;
  const inside = radii.slice(0, insideCount), equilibrium = Float64Array.from(inside, (r, i) => equilibriumNeutrinoPotentialMeV(profile.at(r), media[i]));
  const potentials = source === "none" ? new Float64Array(insideCount) : source === "beta-equilibrium" ? equilibrium : Float64Array.from(inside, source);
  const muonPotentials = profile.muonNeutrinos === undefined ? new Float64Array(insideCount) : Float64Array.from(inside, profile.muonNeutrinos);
  const directions: Directions = angularAverage === "radial" ? radialDirections
    : sphereDirections(Math.round(8 * refinement), Math.round(5 * refinement));
  return {
    profile, radiiKm, insideCount, volumes: Float64Array.from(volumes), lapse, enclosedMassSun, media,
    electronNeutrinoPotentialsMeV: potentials, equilibriumPotentialsMeV: equilibrium, muonNeutrinoPotentialsMeV: muonPotentials,
    paths: new EscapePaths(radiiKm, insideCount, directions),
  };
}

/** Stars that were built before, by profile: a scan asks for the same one for every mass. */
const built = new WeakMap<StellarProfile, Map<string, Star>>();

/** As `starOf`, from memory when the same star was asked for before. */
export function rememberedStar(profile: StellarProfile, options: StarOptions): Star {
  const key = [options.neutrinoSphereKm, options.farRadiusKm, options.angularAverage, options.refinement ?? 1, options.gravity ?? true, options.protonDegeneracy ?? true].join(" ");
  let stars = built.get(profile);
  if (stars === undefined) built.set(profile, stars = new Map());
  let star = stars.get(key);
  if (star === undefined) stars.set(key, star = starOf(profile, options));
  return star;
}

/**
 * μ_ν: a number [MeV] for every flavour that couples; "profile": what the profile says; "beta-equilibrium": of ν_e with the matter;
 * or a trapped lepton number, Y_L = Y_e + Y_νe wherever ρ > 1e12 g/cm³. In the last two the other flavours have those of the profile.
 */
export type NeutrinoPotential = number | "profile" | "beta-equilibrium" | {readonly trappedLeptonFraction: number};

const trappingDensityGramPerCm3 = 1e12;

/** μ_ν [MeV] of a flavour's neutrinos at an inside radius. */
export function neutrinoPotentialMeV(star: Star, choice: NeutrinoPotential, flavor: Flavor, radius: number): number {
  if (typeof choice === "number") return choice;
  if (flavor === "tau") return 0;
  if (flavor === "mu") return star.muonNeutrinoPotentialsMeV[radius]!;
  if (choice === "profile") return star.electronNeutrinoPotentialsMeV[radius]!;
  if (choice === "beta-equilibrium") return star.equilibriumPotentialsMeV[radius]!;
  const {densityGramPerCm3, temperatureMeV, electronFraction} = star.profile.at(star.radiiKm[radius]!);
  if (densityGramPerCm3 < trappingDensityGramPerCm3) return 0;
  return trappedNeutrinoPotentialMeV((choice.trappedLeptonFraction - electronFraction) * baryonDensityMeV3(densityGramPerCm3), temperatureMeV);
}

/** μ [MeV] of one helicity of massless neutrinos of net density n [MeV³] (of either sign): n = (μ³ + π²T²μ)/6π². */
export function trappedNeutrinoPotentialMeV(densityMeV3: number, temperatureMeV: number): number {
  // μ³ + 3cμ = y has the one root 2√c sinh(asinh(y/2c^{3/2})/3).
  const c = square(Math.PI * temperatureMeV) / 3, root = Math.sqrt(c), y = 6 * Math.PI * Math.PI * densityMeV3;
  return 2 * root * sinh(asinh(y / (2 * c * root)) / 3);
}
