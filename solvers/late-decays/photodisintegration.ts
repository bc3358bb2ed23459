/**
 * Light nuclei broken by the photons of late decays:
 *   dY_A/dt = Σ_r ν_Ar R_r Y_target(r) (+ β decay of ³H),   R_r = n_N Γ_N Σ_lines number·[σ_r(E₀)/Γ_γ(E₀) + cascade]
 * integrated in x = ln a as a product of matrix exponentials: a transfer matrix on the abundances that nucleosynthesis left. Only T below
 * 12 keV counts: E_C = m²/(22 T) lies under the lowest threshold above 7.5 keV. It ends at recombination.
 * References: Cyburt:2002, Kawasaki:1994, Hufnagel:2018, Depta:2020.
 * Energetic T and ³He of ⁴He make ⁶Li (secondaryLithium.ts), good to 40 %.
 * Neglected: other reactions of fragments, hadrons and baryon pairs (above 1.9 GeV the bound is conservative, and flagged), electron
 * capture of ⁷Be, and matter other than p and ⁴He as targets.
 */
import {hbarMeVSeconds} from "../../src/constants/units.js";
import {nuclei, type NucleusName} from "../../src/constants/nuclei.js";
import {exp, log as logOf, square} from "../../src/numerics/elementary.js";
import {betaDecays} from "../bbn/reactionNetwork.js";
import {afterDecays, primordialAbundances, type PrimordialAbundances} from "../bbn/lightElements.js";
import {type DecayingMatter, linesOf} from "./decayingMatter.js";
import {applyExponential, identity} from "./smallMatrix.js";
import {respondingReactions as reactions, sharedResponses, type ResponseTable} from "./responses.js";
import {baryonDensity, photonDensity, timeline, type LateHistory, type TestParticle, type Timeline} from "./timeline.js";

/** Nuclei that photons act on; the order of the transfer matrix. */
export const brokenSpecies: readonly NucleusName[] = ["n", "p", "H2", "H3", "He3", "He4", "Li6", "Li7", "Be7"];
const size = brokenSpecies.length, hottestMeV = 1.2e-2, coldestMeV = 2.4e-7;
/** Above this mass decays make baryon pairs. */
export const baryonPairMassMeV = 2 * nuclei.p.massMeV;

export interface PhotodisintegrationRequest {
  readonly history: LateHistory;
  readonly omegaB: number;
  readonly particle: DecayingMatter;
  readonly testParticle?: TestParticle;
  /** Y_i at the end of the network, before β decays, in the order of `species`. */
  readonly species: readonly NucleusName[];
  readonly abundances: Float64Array;
  /** Factors on the cross sections, by reaction; 1 when absent. */
  readonly crossSectionFactors?: Float64Array;
  readonly responses?: ResponseTable;
  /** Spacing in ln a; 0.03 when absent. */
  readonly spacing?: number;
  /** That of `photodisintegrationTrack` for the same particle, for who asks at several ω_b. */
  readonly track?: Timeline;
}

export interface PhotodisintegrationResult {
  /** Y_i at recombination, in the order of the request, ³H and ⁷Be as they are. */
  readonly abundancesAtEnd: Float64Array;
  /** Ratios that are measured, after all decays; NaN where the request lacks a nucleus. */
  readonly elements: PrimordialAbundances;
  /** Y_i after all decays, and what photons have changed in them. */
  readonly abundances: Float64Array;
  readonly change: Float64Array;
  /** ⁶Li/H, of which none need be among `species`, and ³He/D with ³H. */
  readonly li6OverH: number;
  /** That part of ⁶Li/H which energetic T and ³He have made, good to 40 %. */
  readonly secondaryLi6OverH: number;
  readonly he3OverD: number;
  /** out_i = Σ_j transfer[i·9 + j] in_j in the order of `brokenSpecies`. */
  readonly transfer: Float64Array;
  /** ∫R_r dt: mean number of times that a nucleus would have been broken. */
  readonly exposure: Float64Array;
  /** Heavy enough for baryon pairs, which are not included: the true change is larger. */
  readonly conservative: boolean;
}

/** What one of each reaction changes, as entries of the matrix: [row·9 + column, number]. */
const changes: readonly (readonly (readonly [number, number])[])[] = reactions.map(({target, products}) => {
  const from = brokenSpecies.indexOf(target);
  return [[from * size + from, -1] as const, ...products.map(([product, number]) => [brokenSpecies.indexOf(product) * size + from, number] as const)];
});

const tritiumPerSecond = Math.LN2 / betaDecays.find(({from}) => from === "H3")!.halfLifeSeconds;

/** The universe while photons break nuclei; the same at any ω_b. */
export const photodisintegrationTrack = ({history, particle: {lifetimeSeconds}, testParticle, spacing = 0.03}: Pick<PhotodisintegrationRequest, "history" | "particle" | "testParticle" | "spacing">): Timeline =>
  timeline({history, lifetimeSeconds, hottestMeV, coldestMeV, spacing, ...(testParticle && {testParticle})});

/** Rates of all reactions along x, [k·reactions + r] in units of H; and x-grid. */
const ratesAlong = (request: PhotodisintegrationRequest): {readonly perHubble: Float64Array; readonly tritium: Float64Array; readonly spacing: number} => {
  const {omegaB, particle, responses = sharedResponses(), track = photodisintegrationTrack(request)} = request, {spacing} = track;
  const lines = linesOf(particle), widthMeV = hbarMeVSeconds / particle.lifetimeSeconds;
  const count = track.lnA.length, columns = reactions.length, perHubble = new Float64Array(count * columns), tritium = new Float64Array(count);
  for (let k = 0; k < count; k++) tritium[k] = tritiumPerSecond * hbarMeVSeconds / track.hubbleMeV[k]!;
  if (!lines.some(({energyMeV}) => energyMeV > 1.5)) return {perHubble, tritium, spacing};
  const T = responses.temperaturesMeV, etaAt = (k: number): number => baryonDensity(omegaB, track.lnA[k]!, track.lnAToday) / photonDensity(track.temperatureMeV[k]!);
  const logStep = logOf(T[0]! / T[1]!), rows: (Float64Array | undefined)[] = new Array(T.length), direct = new Float64Array(columns);
  /** ln of the cascades at temperature j, at the η of the run there. */
  const row = (j: number, k: number): Float64Array => {
    const known = rows[j];
    if (known !== undefined) return known;
    const out = new Float64Array(columns);
    responses.cascades(j, etaAt(k), lines, out);
    return rows[j] = out.map(logOf);
  };
  const largest = track.numberMeV3.reduce((most, n, k) => Math.max(most, n * exp(3 * track.lnA[k]!)), 0) * widthMeV;
  for (let k = 0; k < count; k++) {
    const decays = track.numberMeV3[k]! * widthMeV;
    if (!(decays > 1e-30 * largest * exp(-3 * track.lnA[k]!))) continue;
    const at = logOf(T[0]! / track.temperatureMeV[k]!) / logStep, j = Math.max(1, Math.min(T.length - 3, Math.floor(at))), t = at - j, scale = decays / track.hubbleMeV[k]!;
    responses.direct(track.temperatureMeV[k]!, etaAt(k), lines, direct);
    const a = row(j - 1, k), b = row(j, k), c = row(j + 1, k), d = row(j + 2, k);
    for (let r = 0; r < columns; r++) {
      const pa = a[r]!, pb = b[r]!, pc = c[r]!, pd = d[r]!;
      let log: number;
      // Cubic through four temperatures where all of them respond, else a straight line.
      if (pa > -500 && pb > -500 && pc > -500 && pd > -500) {
        log = -pa * t * (t - 1) * (t - 2) / 6 + pb * (t + 1) * (t - 1) * (t - 2) / 2 - pc * (t + 1) * t * (t - 2) / 2 + pd * (t + 1) * t * (t - 1) / 6;
      } else log = pb > -500 && pc > -500 ? pb + t * (pc - pb) : -Infinity;
      perHubble[k * columns + r] = scale * (direct[r]! + exp(log));
    }
  }
  return {perHubble, tritium, spacing};
};

/**
 * Product over the steps of exp(δ/2) exp(dx·A) exp(δ/2), with δ the β decays of ³H, which are written down, and A what photons do, the mean of the ends of a step.
 * Both are of second order in dx.
 */
const transferOf = (rates: ReturnType<typeof ratesAlong>, factors: Float64Array | undefined): {readonly transfer: Float64Array; readonly exposure: Float64Array} => {
  const {perHubble, tritium, spacing} = rates, columns = reactions.length, exposure = new Float64Array(columns);
  const transfer = identity(size), A = new Float64Array(size * size), step = new Float64Array(size * size), h3 = brokenSpecies.indexOf("H3") * size, he3 = brokenSpecies.indexOf("He3") * size;
  const decay = (lifetimes: number): void => {
    const left = exp(-lifetimes);
    for (let j = 0; j < size; j++) {
      transfer[he3 + j]! += (1 - left) * transfer[h3 + j]!;
      transfer[h3 + j]! *= left;
    }
  };
  let waiting = 0;
  for (let k = 0; k + 1 < tritium.length; k++) {
    const half = spacing * (tritium[k]! + tritium[k + 1]!) / 4;
    let breaks = false;
    waiting += half;
    for (let r = 0; r < columns; r++) {
      const rate = (factors?.[r] ?? 1) * spacing * (perHubble[k * columns + r]! + perHubble[(k + 1) * columns + r]!) / 2;
      if (rate === 0) continue;
      breaks = true;
      exposure[r]! += rate;
      for (const [at, number] of changes[r]!) A[at]! += number * rate;
    }
    if (breaks) {
      decay(waiting);
      waiting = 0;
      applyExponential(A, size, transfer, step);
      A.fill(0);
    }
    waiting += half;
  }
  decay(waiting);
  return {transfer, exposure};
};

const resultOf = (request: PhotodisintegrationRequest, {transfer, exposure}: ReturnType<typeof transferOf>): PhotodisintegrationResult => {
  const {species, abundances, particle} = request, start = Float64Array.from(brokenSpecies, name => abundances[species.indexOf(name)] ?? 0);
  const end = new Float64Array(size);
  for (let i = 0; i < size; i++) for (let j = 0; j < size; j++) end[i]! += transfer[i * size + j]! * start[j]!;
  const abundancesAtEnd = Float64Array.from(species, (name, k) => { const i = brokenSpecies.indexOf(name); return i < 0 ? abundances[k]! : end[i]!; });
  const settled = afterDecays(brokenSpecies, end), of = (name: NucleusName): number => settled[brokenSpecies.indexOf(name)]!;
  // No other way leads from ⁴He to ⁶Li.
  const he4 = brokenSpecies.indexOf("He4"), secondary = transfer[brokenSpecies.indexOf("Li6") * size + he4]! * start[he4]!;
  const elements = primordialAbundances(species, abundancesAtEnd), after = elements.abundances, before = afterDecays(species, abundances);
  return {
    abundancesAtEnd, elements, abundances: after, change: after.map((y, i) => y - before[i]!), li6OverH: of("Li6") / of("p"), secondaryLi6OverH: secondary / of("p"), he3OverD: of("He3") / of("H2"),
    transfer, exposure, conservative: particle.massMeV > baryonPairMassMeV
  };
};

/** Abundances after photodisintegration. Throws RangeError on lines above the grid of the cascade, 5 GeV. */
export const photodisintegrate = (request: PhotodisintegrationRequest): PhotodisintegrationResult =>
  resultOf(request, transferOf(ratesAlong(request), request.crossSectionFactors));

/** The same, with the 1σ spread of each abundance (after decays) that the cross sections leave, independent of each other. */
export const photodisintegrateWithErrors = (request: PhotodisintegrationRequest): PhotodisintegrationResult & {readonly sigma: Float64Array} => {
  const rates = ratesAlong(request), central = resultOf(request, transferOf(rates, request.crossSectionFactors)), variance = new Float64Array(request.species.length);
  reactions.forEach(({relativeError}, r) => {
    if (central.exposure[r] === 0) return;
    const factors = Float64Array.from(reactions, (_, q) => (request.crossSectionFactors?.[q] ?? 1) * (q === r ? 1 + relativeError : 1));
    const moved = resultOf(request, transferOf(rates, factors)).abundances;
    for (let i = 0; i < variance.length; i++) variance[i]! += square(moved[i]! - central.abundances[i]!);
  });
  return {...central, sigma: variance.map(Math.sqrt)};
};
