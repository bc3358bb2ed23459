/**
 * Photodisintegration per photon, or e±, injected at E₀ at temperature T: ∫σ_r F_γ dE by reaction r, tabulated once per process on
 * (η, T, E₀) for the cascade alone; the undegraded line σ_r(E₀)/Γ_γ(E₀) is added exactly. η = n_b/n_γ enters through the targets: all
 * responses lie between ~η⁰ (photons of the CMB as targets) and η⁻¹ (matter), so that nodes 10 % apart suffice (3e-4). After the
 * reactions of photons come those that make ⁶Li of their fragments, whose weight σ(E) P(E) depends on T; their line is not apart.
 * Composition of the targets: Y_P = 0.247 (0.6 % on n_e for 0.01 in Y_P).
 */
import {barnInPerMeV2} from "../../src/constants/units.js";
import {exp, log} from "../../src/numerics/elementary.js";
import {Cascade, type CascadeOptions} from "./cascade.js";
import type {InjectedLine} from "./electromagneticLines.js";
import {lowestEnergyMeV} from "./energyGrid.js";
import {betheHeitlerCrossSection, comptonCrossSection, photonRate, photonRateOf, type Targets} from "./photonRates.js";
import {lithiumCrossSection, lithiumReactions, lithiumYields} from "./secondaryLithium.js";
import {crossSectionMillibarn, photodisintegrationReactions} from "./tables/photodisintegrationReactions.js";
import {photonDensity} from "./timeline.js";

const millibarn = 1e-3 * barnInPerMeV2, reactions = photodisintegrationReactions, single = reactions.length;
const referenceHelium = 0.247, nodeSpacing = 0.1;

/** All that has a response, in order: photons on nuclei, and then fragments of ⁴He on ⁴He. */
export const respondingReactions = [...reactions, ...lithiumReactions];
const columns = respondingReactions.length;

/** Targets of a plasma with n_b/n_γ = η. */
export const targetsAt = (baryonsPerPhoton: number, temperatureMeV: number): Targets => {
  const baryons = baryonsPerPhoton * photonDensity(temperatureMeV);
  return {electronsMeV3: (1 - referenceHelium / 2) * baryons, chargeSquaredMeV3: baryons};
};

/** Cascade responses at one η and T: [i·columns + r]. */
interface Layer {
  readonly photons: Float64Array;
  readonly electrons: Float64Array;
}

/** What photodisintegration asks of a table of responses; a plain one stands in the tests. */
export interface ResponseTable {
  /** Falling, in equal steps of ln T. */
  readonly temperaturesMeV: Float64Array;
  cascades(j: number, baryonsPerPhoton: number, lines: readonly InjectedLine[], out: Float64Array): void;
  direct(temperatureMeV: number, baryonsPerPhoton: number, lines: readonly InjectedLine[], out: Float64Array): void;
}

export class Responses implements ResponseTable {
  readonly cascade: Cascade;
  readonly temperaturesMeV: Float64Array;
  readonly #sources: Float64Array;
  readonly #layers = new Map<number, Layer>();
  readonly #sums = new WeakMap<readonly InjectedLine[], Map<number, Float64Array>>();

  constructor(options: CascadeOptions = {}) {
    this.cascade = new Cascade(options);
    this.temperaturesMeV = this.cascade.temperaturesMeV;
    const E = this.cascade.grid.energiesMeV;
    this.#sources = new Float64Array(E.length * columns);
    for (let i = 0; i < E.length; i++) for (let r = 0; r < single; r++) this.#sources[i * columns + r] = millibarn * crossSectionMillibarn(reactions[r]!, E[i]!);
  }

  /** Responses at temperature j and node of η, computed when first asked for. */
  #layer(node: number, j: number): Layer {
    const key = node * this.temperaturesMeV.length + j, known = this.#layers.get(key);
    if (known !== undefined) return known;
    const {cascade} = this, E = cascade.grid.energiesMeV, size = E.length * columns, T = this.temperaturesMeV[j]!, targets = targetsAt(exp(nodeSpacing * node), T);
    const layer = {photons: new Float64Array(size), electrons: new Float64Array(size)}, {photons} = layer;
    const sources = this.#sources, helium = targets.electronsMeV3 * referenceHelium / (4 - 2 * referenceHelium);
    lithiumYields(T, targets.electronsMeV3, helium).forEach((chance, which) => {
      for (let i = 0; i < E.length; i++) sources[i * columns + single + which] = millibarn * lithiumCrossSection(which, chance, E[i]!);
    });
    cascade.respond(j, targets, sources, columns, photons, layer.electrons);
    for (let i = 0; i < E.length; i++) {
      const rate = photonRate(E[i]!, T, targets);
      for (let r = 0; r < single; r++) photons[i * columns + r] = Math.max(0, photons[i * columns + r]! - sources[i * columns + r]! / rate);
    }
    this.#layers.set(key, layer);
    return layer;
  }

  /** Computes one layer of those that n_b/n_γ between two values need, for who has time before they are asked for; false where none is missing. */
  prepare(fewestBaryonsPerPhoton: number, mostBaryonsPerPhoton: number): boolean {
    const last = Math.floor(log(mostBaryonsPerPhoton) / nodeSpacing) + 1;
    for (let node = Math.floor(log(fewestBaryonsPerPhoton) / nodeSpacing); node <= last; node++) for (let j = 0; j < this.temperaturesMeV.length; j++) {
      if (this.#layers.has(node * this.temperaturesMeV.length + j)) continue;
      this.#layer(node, j);
      return true;
    }
    return false;
  }

  /** Writes ∫σ_r F_γ dE of the cascades of all lines, per decay, at temperature j into out[r] [MeV⁻³]; photons that did not scatter are left out, but where fragments make ⁶Li. */
  cascades(j: number, baryonsPerPhoton: number, lines: readonly InjectedLine[], out: Float64Array): void {
    const at = log(baryonsPerPhoton) / nodeSpacing, node = Math.floor(at), above = at - node, low = this.#ofLines(node, j, lines), high = this.#ofLines(node + 1, j, lines);
    for (let r = 0; r < columns; r++) out[r] = low[r]! > 0 && high[r]! > 0 ? low[r]! * exp(above * log(high[r]! / low[r]!)) : 0;
  }

  /** Σ over lines at a node, kept with the list they belong to. */
  #ofLines(node: number, j: number, lines: readonly InjectedLine[]): Float64Array {
    const kept = this.#sums.get(lines) ?? new Map<number, Float64Array>(), key = node * this.temperaturesMeV.length + j, known = kept.get(key);
    if (known !== undefined) return known;
    const {energiesMeV: E, ratio} = this.cascade.grid, n = E.length, {photons, electrons} = this.#layer(node, j), out = new Float64Array(columns);
    for (const {particle, energyMeV, number} of lines) {
      if (energyMeV <= E[0]!) continue;
      if (energyMeV > E[n - 1]! * (1 + 1e-9)) throw new RangeError(`a line of ${energyMeV} MeV is above the cascade's grid, which ends at ${E[n - 1]} MeV`);
      const i = Math.min(n - 2, Math.floor(log(energyMeV / E[0]!) / log(ratio))), upper = (energyMeV - E[i]!) / (E[i + 1]! - E[i]!), layer = particle === "photon" ? photons : electrons, row = i * columns;
      for (let r = 0; r < columns; r++) {
        if (energyMeV > respondingReactions[r]!.thresholdMeV) out[r]! += number * Math.max(0, layer[row + r]! + upper * (layer[row + columns + r]! - layer[row + r]!));
      }
    }
    this.#sums.set(lines, kept.set(key, out));
    return out;
  }

  direct(temperatureMeV: number, baryonsPerPhoton: number, lines: readonly InjectedLine[], out: Float64Array): void {
    undegraded(temperatureMeV, baryonsPerPhoton, lines, out);
  }
}

/** What photon lines meet: number·σ_r(E₀), [line·reactions + r], and the cross sections on matter by line [MeV⁻²]; kept with the list they belong to. */
interface LineCrossSections {
  readonly breaking: Float64Array;
  readonly compton: Float64Array;
  readonly betheHeitler: Float64Array;
}
const lineCrossSections = new WeakMap<readonly InjectedLine[], LineCrossSections>();
const crossSectionsOf = (lines: readonly InjectedLine[]): LineCrossSections => {
  const known = lineCrossSections.get(lines);
  if (known !== undefined) return known;
  const breaking = new Float64Array(lines.length * single);
  lines.forEach(({energyMeV, number}, l) => reactions.forEach((reaction, r) => { breaking[l * single + r] = number * millibarn * crossSectionMillibarn(reaction, energyMeV); }));
  const out = {breaking, compton: Float64Array.from(lines, ({energyMeV}) => comptonCrossSection(energyMeV)), betheHeitler: Float64Array.from(lines, ({energyMeV}) => betheHeitlerCrossSection(energyMeV))};
  lineCrossSections.set(lines, out);
  return out;
};

/** Writes Σ number·σ_r(E₀)/Γ_γ(E₀) of the photon lines into out[r] [MeV⁻³]. */
export const undegraded = (temperatureMeV: number, baryonsPerPhoton: number, lines: readonly InjectedLine[], out: Float64Array): void => {
  const targets = targetsAt(baryonsPerPhoton, temperatureMeV), {breaking, compton, betheHeitler} = crossSectionsOf(lines);
  out.fill(0);
  for (let l = 0; l < lines.length; l++) {
    const {particle, energyMeV} = lines[l]!;
    if (particle !== "photon" || energyMeV <= lowestEnergyMeV) continue;
    const inverse = 1 / photonRateOf(energyMeV, temperatureMeV, targets, compton[l]!, betheHeitler[l]!);
    for (let r = 0; r < single; r++) out[r]! += breaking[l * single + r]! * inverse;
  }
};

let shared: Responses | undefined;
/** The table that all points of a process share. */
export const sharedResponses = (): Responses => shared ??= new Responses();
