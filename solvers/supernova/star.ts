/**
 * A proto-neutron star on a radial grid, ready for any mass of N: plasma, neutrinos, lapse, and escape paths.
 * The grid is Gauss-Legendre by panels within R_ν (cut at the kinks of the profile), logarithmic from R_ν to R_far,
 * with R_ν itself twice: neutrinos are trapped and thermal inside, absent outside.
 * Units: MeV, km. References: Chang:2016, Caputo:2022.
 */
import type {Flavor} from "../../src/model/heavyNeutralLepton.js";
import {kilometreInPerMeV} from "../../src/constants/units.js";
import {gaussLegendre} from "../../src/numerics/quadrature.js";
import {EscapePaths, radialDirections, sphereDirections, type Directions} from "./escapePaths.js";
import {gravityOf} from "./gravity.js";
import {equilibriumNeutrinoPotentialMeV, mediumOf, type MediumDetails} from "./medium.js";
import type {StellarProfile} from "./profiles.js";

export type AngularAverage = "exact" | "radial";

export interface StarOptions {
  readonly neutrinoSphereKm: number;
  readonly farRadiusKm: number;
  readonly angularAverage: AngularAverage;
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
  /** μ_νe of the profile at each inside radius [MeV]. */
  readonly electronNeutrinoPotentialsMeV: Float64Array;
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
  const radii: number[] = [0], volumes: number[] = [0], edges = panelEdges(profile, neutrinoSphereKm, refinement);
  const {nodes, weights} = gaussLegendre(POINTS_PER_PANEL);
  for (let i = 1; i < edges.length; i++) {
    const half = 0.5 * (edges[i] - edges[i - 1]), middle = 0.5 * (edges[i] + edges[i - 1]);
    for (let j = 0; j < nodes.length; j++) {
      const r = middle + half * nodes[j];
      radii.push(r);
      volumes.push(4 * Math.PI * r * r * half * weights[j] * kilometreInPerMeV ** 3);
    }
    radii.push(edges[i]);
    volumes.push(0);
  }
  const insideCount = radii.length, outside = Math.round(OUTSIDE_POINTS * refinement);
  for (let i = 0; i <= outside; i++) radii.push(neutrinoSphereKm * (farRadiusKm / neutrinoSphereKm) ** (i / outside));
  const radiiKm = Float64Array.from(radii);
  const {lapse, enclosedMassSun} = gravityOf(profile, radiiKm);
  const media = radii.map(r => mediumOf(profile.at(r)));
  const source = profile.electronNeutrinos;
  const potentials = Float64Array.from(radii.slice(0, insideCount), (r, i) =>
    source === "none" ? 0 : source === "beta-equilibrium" ? equilibriumNeutrinoPotentialMeV(profile.at(r), media[i]) : source(r));
  const directions: Directions = angularAverage === "radial" ? radialDirections
    : sphereDirections(Math.round(8 * refinement), Math.round(5 * refinement));
  return {
    profile, radiiKm, insideCount, volumes: Float64Array.from(volumes), lapse, enclosedMassSun, media,
    electronNeutrinoPotentialsMeV: potentials, paths: new EscapePaths(radiiKm, insideCount, directions),
  };
}

/** Stars that were built before, by profile: a scan asks for the same one for every mass. */
const built = new WeakMap<StellarProfile, Map<string, Star>>();

/** As `starOf`, from memory when the same star was asked for before. */
export function rememberedStar(profile: StellarProfile, options: StarOptions): Star {
  const key = [options.neutrinoSphereKm, options.farRadiusKm, options.angularAverage, options.refinement ?? 1].join(" ");
  let stars = built.get(profile);
  if (stars === undefined) built.set(profile, stars = new Map());
  let star = stars.get(key);
  if (star === undefined) stars.set(key, star = starOf(profile, options));
  return star;
}

export type NeutrinoPotential = number | "profile";

/** μ_ν [MeV] of a flavour's neutrinos at an inside radius; a number applies to every flavour that couples. */
export const neutrinoPotentialMeV = (star: Star, choice: NeutrinoPotential, flavor: Flavor, radius: number): number =>
  choice !== "profile" ? choice : flavor === "e" ? star.electronNeutrinoPotentialsMeV[radius] : 0;
