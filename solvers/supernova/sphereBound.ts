/**
 * The trapping edge by the N-sphere: the star shines like a black body from where the optical depth to R_ν is 2/3, and some of it decays on the way.
 *   τ_in(E, r) = ∫_r^{R_ν} dr Γ*(E α(r)/α, r)/v at unit coupling, radial;   d²(r) = (2/3)/⟨τ_in⟩
 *   L(r) = 4πr² α² (g/8π²) ∫_{M/α} dE E p² f(E) e^{−d² τ_out(E)},   τ_out beyond R_ν up to R_far;   the edge is the largest d(r) with L(r) = L_crit
 *   ⟨τ⟩⁻¹ = ⟨1/τ⟩ ("rosseland") or ⟨τ⟩ ("inverse": mean of λ⁻¹), weights E²p² f(1 − f) at T(r)
 * Depth beyond R_ν makes no black body: no neutrinos are there to balance decays. Were it counted in τ_in, the coupling would come out 4-7 times too
 * small above 10 MeV, and a bound would stand at masses at which the transport finds none (N decays before any coupling can trap it).
 * The usual estimate of the literature; given the opacities of a column it costs nothing. It knows nothing of N that leak from within.
 * Units: MeV, km, erg/s. References: Raffelt:1996, Chang:2016. Neglected: the sterile helicity of a light N; directions other than straight out.
 */
import {ergPerSecondInMeV2, kilometreInPerMeV} from "../../src/constants/units.js";
import {exp, log, power, square} from "../../src/numerics/elementary.js";
import {gaussLegendre} from "../../src/numerics/quadrature.js";
import type {Opacity} from "./column.js";
import type {Star} from "./star.js";

export interface SphereSetup {
  readonly star: Star;
  readonly massMeV: number;
  /** Of a column on that star. */
  readonly opacity: Opacity;
  readonly criticalLuminosityErgPerSecond: number;
  readonly mean?: "rosseland" | "inverse";
  /** States that shine; 2 by default: the active helicities. */
  readonly degreesOfFreedom?: number;
}

export interface NeutralSphere {
  readonly radiusKm: number;
  readonly temperatureMeV: number;
  /** Squared coupling at which the sphere lies there, in the unit of the channels: d² [1/MeV²] or |U|². */
  readonly couplingSquared: number;
}

/** A sphere at the star's radius with index k. */
interface Sphere {
  readonly couplingSquared: number;
  readonly luminosityErgPerSecond: number;
}

/** The N-sphere that shines with L_crit; null where none within R_ν does. */
export function neutralSphere(setup: SphereSetup): NeutralSphere | null {
  const {star, criticalLuminosityErgPerSecond: critical} = setup, at = spheresOf(setup);
  // Outermost first: L falls outwards once T does. At R_ν itself nothing is in front.
  let outer = star.insideCount - 2, next: Sphere | null = null;
  for (; outer > 0; outer--) {
    const here = at(outer);
    if (here.luminosityErgPerSecond >= critical) {
      if (next === null) return null;
      // Log-linear between the two radii of the star's grid.
      const low = log(here.luminosityErgPerSecond / critical), high = log(Math.max(next.luminosityErgPerSecond, 1e-300) / critical), share = low / (low - high);
      return {
        radiusKm: star.radiiKm[outer]! + share * (star.radiiKm[outer + 1]! - star.radiiKm[outer]!),
        temperatureMeV: star.media[outer]!.temperatureMeV + share * (star.media[outer + 1]!.temperatureMeV - star.media[outer]!.temperatureMeV),
        couplingSquared: here.couplingSquared * power(next.couplingSquared / here.couplingSquared, share),
      };
    }
    next = here;
  }
  return null;
}

/** Nodes of the integrals over the energy at a sphere, (E − M/α)/T = 22 u². */
const ENERGIES = 16, REACH = 22;

function spheresOf({star, massMeV: M, opacity, mean = "rosseland", degreesOfFreedom = 2}: SphereSetup): (k: number) => Sphere {
  const {energiesMeV, kappaPerKm} = opacity, {nodes, weights} = gaussLegendre(ENERGIES), r = star.radiiKm, inside = star.insideCount;
  const between = (kappa: Float64Array, from: number, to: number): number => {
    let depth = 0;
    for (let i = from + 1; i < to; i++) depth += 0.5 * (kappa[i]! + kappa[i - 1]!) * (r[i]! - r[i - 1]!);
    return depth;
  };
  // ln τ is nearly linear in ln(E∞ − M).
  const places = energiesMeV.map(E => log(E - M)), logOf = (depths: readonly number[]): readonly number[] => depths.map(depth => log(Math.max(depth, 1e-300)));
  const outside = logOf(kappaPerKm.map(kappa => between(kappa, inside, r.length)));
  const read = (logs: readonly number[], place: number): number => {
    let j = 1;
    while (j < places.length - 1 && places[j]! < place) j++;
    const x = (place - places[j - 1]!) / (places[j]! - places[j - 1]!);
    return exp(logs[j - 1]! + x * (logs[j]! - logs[j - 1]!));
  };
  return k => {
    const T = star.media[k]!.temperatureMeV, alpha = star.lapse[k]!, least = M / alpha, within = logOf(kappaPerKm.map(kappa => between(kappa, k, inside)));
    const shining = new Float64Array(ENERGIES), behind = new Float64Array(ENERGIES);
    let norm = 0, sum = 0;
    for (let i = 0; i < ENERGIES; i++) {
      const u = 0.5 * (1 + nodes[i]!), above = REACH * T * u * u, E = least + above, place = log(alpha * above), p2 = (E - M) * (E + M);
      // e^{least/T} f stays finite for M ≫ T.
      const f = exp(-above / T) / (1 + exp(-E / T)), step = weights[i]! * u * REACH * T;
      const weight = step * E * E * p2 * f * (1 - 1 / (exp(E / T) + 1)), depth = read(within, place);
      norm += weight;
      sum += mean === "rosseland" ? weight / depth : weight * depth;
      shining[i] = step * E * p2 * f;
      behind[i] = read(outside, place);
    }
    const couplingSquared = (2 / 3) / (mean === "rosseland" ? norm / sum : sum / norm);
    let luminosity = 0;
    for (let i = 0; i < ENERGIES; i++) luminosity += shining[i]! * exp(-couplingSquared * behind[i]!);
    const area = 4 * Math.PI * square(r[k]! * kilometreInPerMeV * alpha);
    return {couplingSquared, luminosityErgPerSecond: (area * (degreesOfFreedom / (8 * Math.PI * Math.PI)) * luminosity * exp(-least / T)) / ergPerSecondInMeV2};
  };
}
