/**
 * Stars that N would cool by plasmon decay, γ* → N ν̄ and N̄ ν, with the dispersion and the residues of a plasma of any degeneracy.
 *   Q = Σ_λ g_λ ∫k²dk/2π² ω Γ_λ/(e^{ω/T} − 1),   Γ_λ = (μ²/24π)(K⁴/ω) Z_λ (1 − M²/K²)²(1 + 2M²/K²) where K² = ω² − k² > M²,  μ = 2d
 *   ω_p² = (4α/π)∫dp (p²/E)(1 − v²/3)(f + f̄),   (1 − v_*²)ω_p² = (4α/π)∫dp (p²/E)(1 − v²)²(f + f̄)
 * Both N and ν leave a star. A limit of the literature at M = 0 becomes  μ(M) = μ(0) √(Q(0)/Q(M)),  infinite where no plasmon decays.
 * Units: MeV, g/cm³. References: Braaten:1993 (modes), Raffelt:1996 (decay, helium-burning stars), Capozzi:2020, Viaux:2013, ArceoDiaz:2019 (tips).
 * Neglected: e⁺e⁻ and photo-production, which alone are left for M > ω_p (e^{−m/T} and α less); the profile of the star (one point).
 */
import {electronMassMeV, fineStructure} from "../../src/constants/particles.js";
import {ergPerSecondInMeV2, gramInMeV, gramPerCm3InMeV4} from "../../src/constants/units.js";
import {dipolePerGeVFromBohrMagnetons, perMeVFromPerGeV} from "../../src/model/conventions.js";
import {cbrt, exp, expm1, hypot, log, square} from "../../src/numerics/elementary.js";
import {findRoot} from "../../src/numerics/roots.js";
import {gaussLegendre} from "../../src/numerics/quadrature.js";
import {PhotonDispersion, type Polarization} from "../../src/rates/photonDispersion.js";
import {baryonDensityMeV3, electronDensityMeV3} from "./medium.js";

export interface StellarCore {
  readonly densityGramPerCm3: number;
  readonly temperatureMeV: number;
  readonly electronFraction: number;
}

export interface Plasma {
  readonly temperatureMeV: number;
  readonly plasmaFrequencySquaredMeV2: number;
  /** (1 − v_*²)ω_p². */
  readonly slownessMeV2: number;
}

/** Plasma of a star's core. */
export function plasmaOf({densityGramPerCm3, temperatureMeV: T, electronFraction}: StellarCore): Plasma {
  if (!(densityGramPerCm3 > 0 && T > 0 && electronFraction > 0 && electronFraction <= 1)) {
    throw new RangeError(`a core with ρ = ${densityGramPerCm3} g/cm³, T = ${T} MeV, Y_e = ${electronFraction}: ρ and T must be positive, 0 < Y_e <= 1`);
  }
  const m = electronMassMeV, n = electronFraction * baryonDensityMeV3(densityGramPerCm3), fermi = hypot(m, cbrt(3 * Math.PI * Math.PI * n));
  const mu = findRoot(x => log(electronDensityMeV3(x, T) / n), Math.max(m - 40 * T, 0.01 * m), fermi + 5 * T, 1e-12);
  const {nodes, weights} = gaussLegendre(40), edges = [0, 0.3, 1, 3, 8, 16, 40].map(x => m + x * T).concat([-16, -8, -3, 0, 3, 8, 16, 40].map(x => mu + x * T))
    .filter(e => e >= m).map(e => Math.sqrt(e * e - m * m)).sort((a, b) => a - b);
  let frequency = 0, slowness = 0;
  for (let i = 1; i < edges.length; i++) {
    const half = 0.5 * (edges[i]! - edges[i - 1]!), middle = 0.5 * (edges[i]! + edges[i - 1]!);
    for (let j = 0; j < nodes.length; j++) {
      const p = middle + half * nodes[j]!, E = hypot(p, m), v2 = square(p / E);
      const f = 1 / (exp(Math.min((E - mu) / T, 700)) + 1) + 1 / (exp(Math.min((E + mu) / T, 700)) + 1), weight = half * weights[j]! * f * ((p * p) / E);
      frequency += weight * (1 - v2 / 3);
      slowness += weight * square(1 - v2);
    }
  }
  const factor = (4 * fineStructure) / Math.PI;
  return {temperatureMeV: T, plasmaFrequencySquaredMeV2: factor * frequency, slownessMeV2: factor * slowness};
}

/** Energy loss Q [MeV⁵ at d = 1/MeV], N ν̄ and N̄ ν together, of one polarisation (both modes) or all. */
export function plasmonLossMeV5(plasma: Plasma, massMeV: number, which: Polarization | "all" = "all"): number {
  if (which === "all") return plasmonLossMeV5(plasma, massMeV, "transverse") + plasmonLossMeV5(plasma, massMeV, "longitudinal");
  const {temperatureMeV: T, plasmaFrequencySquaredMeV2: frequency2} = plasma, mode = new PhotonDispersion(), {nodes, weights} = gaussLegendre(48), M2 = massMeV * massMeV;
  mode.set(frequency2, plasma.slownessMeV2);
  // K² is monotonic in y = ln(x² − 1); find where it passes M², and where ω passes ω_p + 45 T.
  const at = (y: number): PhotonDispersion => { mode.at(which, y); return mode; };
  const crossing = (above: (m: PhotonDispersion) => boolean): number => {
    let low = -70, high = 25;
    for (let i = 0; i < 60; i++) {
      const y = 0.5 * (low + high);
      if (above(at(y))) high = y;
      else low = y;
    }
    return 0.5 * (low + high);
  };
  const far = crossing(m => m.energyMeV < Math.sqrt(frequency2) + 45 * T);
  let from = far, to = 25;
  if (which === "longitudinal") from = Math.max(far, crossing(m => m.virtualityMeV2 > M2));
  else if (M2 >= frequency2) to = crossing(m => m.virtualityMeV2 < M2);
  if (!(to > from)) return 0;
  // Panels: the loss lies within a few e-folds of k around T and ω_p.
  const panels = 6;
  let sum = 0;
  for (let panel = 0; panel < panels; panel++) {
    const half = (0.5 * (to - from)) / panels, middle = from + half * (2 * panel + 1);
    for (let i = 0; i < nodes.length; i++) {
      const {energyMeV: omega, momentumMeV: k, virtualityMeV2: K2} = at(middle + half * nodes[i]!);
      if (!(K2 > M2)) continue;
      const z = M2 / K2;
      // Z k²dk = ½k³ dy; Γω = (4/24π)K⁴Z(1−z)²(1+2z).
      sum += half * weights[i]! * 0.5 * k * k * k * K2 * K2 * square(1 - z) * (1 + 2 * z) / expm1(Math.min(omega / T, 700));
    }
  }
  return ((which === "transverse" ? 2 : 1) * sum) / (12 * Math.PI * Math.PI * Math.PI);
}

/** ε [erg/g/s] at d [1/GeV]. */
export const specificLossErgPerGramSecond = (core: StellarCore, massMeV: number, dipolePerGeV: number): number =>
  (plasmonLossMeV5(plasmaOf(core), massMeV) * square(perMeVFromPerGeV(dipolePerGeV)) * gramInMeV) / (core.densityGramPerCm3 * gramPerCm3InMeV4 * ergPerSecondInMeV2);

export interface StellarBound {
  readonly name: string;
  readonly core: StellarCore;
  /** Limit on μ at M = 0 [μ_B], or null where it follows from ε < 10 erg/g/s. */
  readonly momentBohrMagnetons: number | null;
  readonly confidence: string;
  readonly cites: readonly string[];
  /** A second reading of the same data under which the limit is weaker. */
  readonly contested?: {readonly momentBohrMagnetons: number; readonly because: string; readonly cites: readonly string[]};
}

const kiloelectronvolt = 1e-3;
const giantCore: StellarCore = {densityGramPerCm3: 1e6, temperatureMeV: 8.6 * kiloelectronvolt, electronFraction: 0.5};
const marginalised = {momentBohrMagnetons: 6e-12, because: "with mass, helium and metals of the stars marginalised nothing below 6e-12 μ_B is constrained", cites: ["Franz:2023"]};

/** Limits of the literature, on any one flavour. White dwarfs: the weaker end of 4e-12 ... 1e-11 μ_B. */
export const stellarBounds: readonly StellarBound[] = [
  {name: "red-giant tip, omega Centauri", core: giantCore, momentBohrMagnetons: 1.2e-12, confidence: "95 %", cites: ["Capozzi:2020"], contested: marginalised},
  {name: "red-giant tip, NGC 4258", core: giantCore, momentBohrMagnetons: 1.5e-12, confidence: "95 %", cites: ["Capozzi:2020"], contested: marginalised},
  {name: "red-giant tip, fifty globular clusters", core: giantCore, momentBohrMagnetons: 2.2e-12, confidence: "as published", cites: ["ArceoDiaz:2019"], contested: marginalised},
  {name: "red-giant tip, M5", core: giantCore, momentBohrMagnetons: 4.5e-12, confidence: "95 %", cites: ["Viaux:2013"], contested: marginalised},
  {name: "horizontal branch", core: {densityGramPerCm3: 1e4, temperatureMeV: 8.6 * kiloelectronvolt, electronFraction: 0.5}, momentBohrMagnetons: null, confidence: "a criterion", cites: ["Raffelt:1996"]},
  {name: "white dwarfs", core: {densityGramPerCm3: 1e6, temperatureMeV: 1.5 * kiloelectronvolt, electronFraction: 0.5}, momentBohrMagnetons: 1e-11, confidence: "an estimate", cites: ["Raffelt:1996"]},
];

/** ε that a helium-burning core can lose to new particles [erg/g/s]. - Raffelt:1996 */
export const heliumBurningLoss = 10;

/** Excluded above this coupling d [1/GeV]; null where M is beyond the reach of the star. With `marginalised`, the contested reading. */
export function stellarDipolePerGeV(bound: StellarBound, massMeV: number, options: {readonly marginalised?: boolean} = {}): number | null {
  if (!(massMeV >= 0)) throw new RangeError(`massMeV = ${massMeV} must be 0 or positive`);
  const plasma = plasmaOf(bound.core), loss = plasmonLossMeV5(plasma, massMeV);
  if (!(loss > 0)) return null;
  const moment = options.marginalised === true && bound.contested !== undefined ? bound.contested.momentBohrMagnetons : bound.momentBohrMagnetons;
  if (moment === null) return Math.sqrt(heliumBurningLoss / specificLossErgPerGramSecond(bound.core, massMeV, 1));
  return dipolePerGeVFromBohrMagnetons(moment) * Math.sqrt(plasmonLossMeV5(plasma, 0) / loss);
}
