/**
 * N ↔ ν γ of a moving N in a bath where f_ν and f_γ have their own temperatures, node by node: the exact two-body integrals.
 *
 *   df/dt = Γ (M/E) (B₀ − A₀ f),   A_j = ⟨(k − E/2)ʲ (1 − f_ν + f_γ)⟩,   B_j = ⟨(k − E/2)ʲ f_ν f_γ⟩
 * f_γ(k), f_ν(E − k); ⟨ ⟩ averages the photon's energy k over the box (E − p)/2 ≤ k ≤ (E + p)/2 of an isotropic decay. j = 1 tells what
 * the photon gets beyond half, j = 2 how N that decay along their momentum differ (polarisedDecay.ts). f_ν f_γ = g (1 − f_ν + f_γ) with g = 1/[exp(k/T_γ + (E − k)/T_ν − η) + 1], so that f = g everywhere
 * balances exactly, node by node of the quadrature. η = μ_ν/T_ν. Gauss-Legendre in ln k up to E/2 and mirrored in ln(E − k) above, two to
 * four nodes each: 5e-4 for p < 3M, 2e-3 for all p < 10T. Where all box energies exceed 45 T, A = (1, 0, p²/12) and B = 0.
 * Neglected: the photon's mass in its box (it is in the width): up to 3 % of the rate at T ~ M, 2e-4 of N_eff at 10 MeV and 1e-7/GeV.
 */
import {exp, expm1, log, square} from "../../src/numerics/elementary.js";
import {gaussLegendre} from "../../src/numerics/quadrature.js";

/** Two, three or four nodes in each half of the box, by the momentum over the mass up to which they do. */
const fewUpTo = 0.2, someUpTo = 1;
const most = 4, order = 2 * most, deepest = 45, largestExponent = 300;
const rules = [0, 1, 2, 3, 4].map(n => { const {nodes, weights} = gaussLegendre(Math.max(n, 1)); return {places: Float64Array.from(nodes, v => (1 + v) / 2), weights}; });

/** Targets and moments of `nodes` momenta and two kinds of neutrino, [kind·nodes + i]. */
export class ThermalDecay {
  readonly nodes: number;
  readonly A0: Float64Array;
  readonly A1: Float64Array;
  readonly A2: Float64Array;
  readonly B0: Float64Array;
  readonly B1: Float64Array;
  readonly B2: Float64Array;
  /** p²/12 of each node, as the quadrature has it: A₂ where nothing is in the way. */
  readonly spread: Float64Array;
  /** How B₀, B₁ and B₂ move with the targets, in the last `slopes`: by ln T_γ a, ln T_ν a, η, and x = ln a at fixed T a. */
  readonly dB0 = new Float64Array(4);
  readonly dB1 = new Float64Array(4);
  readonly dB2 = new Float64Array(4);
  readonly #massMeV: number;
  readonly #dark: boolean;
  readonly #momentum: Float64Array;
  readonly #energy: Float64Array;
  /** Per node and quadrature node: k, its weight in ⟨ ⟩, a⁻¹ d(k a)/dx. */
  readonly #k: Float64Array;
  readonly #weight: Float64Array;
  readonly #drift: Float64Array;
  readonly #massive: Float64Array;
  readonly #open: Uint8Array;
  /** Nodes in each half of the box: k = [at + q] and E − k = [at + half + q]. */
  readonly #half: Uint8Array;
  /** g, and (1 − f_ν + f_γ) times the weight, [kind·nodes·order + i·order + q]. */
  readonly #target: Float64Array;
  readonly #factor: Float64Array;
  /** T_γ, T_ν, η of each kind at which it was last weighed, with these boxes and targets. */
  readonly #weighed = new Float64Array(6);
  /** e^{k/T} of the photon and 1/(e^{k/T} − 1), as k; and the T of that. */
  readonly #growth: Float64Array;
  readonly #bose: Float64Array;
  #grownAt = NaN;
  #hottest = 0;
  #placed = false;
  #same = false;

  /**
   * Momenta and energies [MeV] of all nodes, as views that the owner rewrites: `moved` says that it has.
   * @param dark N ↔ ν ν̄: both ends at T_ν, with η each, and nothing for the plasma; the statistics stay those of ν γ.
   */
  constructor(massMeV: number, momentaMeV: Float64Array, energiesMeV: Float64Array, dark = false) {
    this.#dark = dark;
    const nodes = momentaMeV.length, array = (n: number): Float64Array => new Float64Array(n);
    this.#massMeV = massMeV; this.#momentum = momentaMeV; this.#energy = energiesMeV; this.nodes = nodes;
    this.A0 = array(2 * nodes).fill(1); this.A1 = array(2 * nodes); this.A2 = array(2 * nodes); this.B0 = array(2 * nodes); this.B1 = array(2 * nodes); this.B2 = array(2 * nodes);
    this.spread = array(nodes); this.#massive = array(nodes); this.#open = new Uint8Array(nodes); this.#half = new Uint8Array(nodes);
    this.#k = array(nodes * order); this.#weight = array(nodes * order); this.#drift = array(nodes * order);
    this.#growth = array(nodes * order); this.#bose = array(nodes * order);
    this.#target = array(2 * nodes * order); this.#factor = array(2 * nodes * order);
  }

  /** Momenta have changed: boxes are laid out anew when they are next needed. */
  moved(): void {
    this.#placed = false;
    this.#grownAt = NaN;
    this.#weighed.fill(NaN);
  }

  /** Lays out the box of node i, where any of it is below `deepest`·T of the last targets. */
  #place(i: number, frozen: boolean): void {
    const massMeV = this.#massMeV, momentumMeV = this.#momentum[i]!, energyMeV = this.#energy[i]!, M2 = massMeV * massMeV, high = (energyMeV + momentumMeV) / 2, low = M2 / (4 * high);
    // What is summed, and by how many nodes, stays while targets do: a difference must see the same sums on both sides.
    if (!frozen) {
      this.#open[i] = low < deepest * this.#hottest ? 1 : 0;
      this.#half[i] = momentumMeV <= fewUpTo * massMeV ? 2 : momentumMeV <= someUpTo * massMeV ? 3 : most;
    }
    if (this.#open[i] === 0) { this.spread[i] = momentumMeV * momentumMeV / 12; return; }
    const stretch = log(energyMeV / (2 * low)), rise = M2 / (energyMeV * (energyMeV + momentumMeV)), massive = this.#massive[i] = M2 / (energyMeV * energyMeV);
    const half = this.#half[i]!, {places, weights} = rules[half]!, first = i * order;
    // Places lie evenly about ½, so that one exponential serves two.
    for (let q = 0; 2 * q < half - 1; q++) {
      const growth = exp(stretch * places[q]!);
      this.#k[first + q] = low * growth;
      this.#k[first + half - 1 - q] = energyMeV / 2 / growth;
    }
    if (half % 2 === 1) this.#k[first + (half >> 1)] = Math.sqrt(low * energyMeV / 2);
    let sum = 0;
    for (let q = 0, at = first, mirror = at + half; q < half; q++, at++, mirror++) {
      const s = places[q]!, soft = this.#k[at]!, drift = ((1 - s) * (2 - rise) + s * massive) * soft;
      this.#k[mirror] = energyMeV - soft;
      this.#drift[at] = drift;
      this.#drift[mirror] = massive * energyMeV - drift;
      this.#weight[at] = this.#weight[mirror] = weights[q]! * soft;
      sum += 2 * weights[q]! * soft;
    }
    let spread = 0;
    for (let at = i * order, end = at + 2 * half; at < end; at++) spread += (this.#weight[at]! /= sum) * square(this.#k[at]! - energyMeV / 2);
    this.spread[i] = spread;
  }

  /** Photons at T [MeV], which both kinds of neutrino come with. */
  #grow(photonMeV: number): void {
    const n = this.nodes, ks = this.#k, growth = this.#growth, bose = this.#bose;
    this.#grownAt = photonMeV;
    for (let i = 0; i < n; i++) {
      if (this.#open[i] === 0) continue;
      const half = this.#half[i]!, all = exp(Math.min(this.#energy[i]! / photonMeV, 2 * largestExponent));
      for (let q = i * order, end = q + half; q < end; q++) {
        const less = expm1(Math.min(ks[q]! / photonMeV, largestExponent)), hard = all / (less + 1);
        growth[q] = less + 1; growth[q + half] = hard;
        bose[q] = 1 / less; bose[q + half] = 1 / (hard - 1);
      }
    }
  }

  /** Factors at T_γ, T_ν [MeV] and η of both kinds; the targets too, unless they stay those of the call before; and the moments. */
  weigh(plasmaMeV: number, neutrinosMeV: Float64Array, etas: Float64Array, frozen: boolean): void {
    const n = this.nodes, {A0, A1, A2, B0, B1, B2} = this, ks = this.#k, weights = this.#weight, targets = this.#target, factors = this.#factor, growth = this.#growth, bose = this.#bose;
    const same = neutrinosMeV[0] === neutrinosMeV[1] && etas[0] === etas[1], dark = this.#dark, energies = this.#energy;
    this.#hottest = Math.max(plasmaMeV, neutrinosMeV[0]!, neutrinosMeV[1]!);
    if (!frozen || !this.#placed) for (let i = 0; i < n; i++) this.#place(i, frozen);
    this.#placed = true;
    if (!frozen) this.#same = same;
    for (let kind = 0; kind < 2; kind++) {
      const T = neutrinosMeV[kind]!, eta = (dark ? 2 : 1) * etas[kind]!, photonMeV = dark ? T : plasmaMeV, first = kind * n * order, done = 3 * kind;
      if (frozen && this.#weighed[done] === plasmaMeV && this.#weighed[done + 1] === T && this.#weighed[done + 2] === eta) continue;
      this.#weighed[done] = plasmaMeV; this.#weighed[done + 1] = T; this.#weighed[done + 2] = eta;
      if (kind === 1 && same && this.#same) { this.#copyKind(); continue; }
      if (photonMeV !== this.#grownAt) this.#grow(photonMeV);
      const dilute = exp(-eta);
      for (let i = 0; i < n; i++) {
        const E = energies[i]!, out = kind * n + i;
        if (this.#open[i] === 0) { A0[out] = 1; A1[out] = 0; A2[out] = this.spread[i]!; B0[out] = 0; B1[out] = 0; B2[out] = 0; continue; }
        const half = this.#half[i]!, all = exp(Math.min(E / T, 2 * largestExponent));
        let a0 = 0, a1 = 0, a2 = 0, b0 = 0, b1 = 0, b2 = 0;
        for (let q = i * order, end = q + half; q < end; q++) {
          // e^{k/T} of the neutrino, and that of its mirror from that of E.
          const soft = ks[q]!, thermal = exp(Math.min(soft / T, largestExponent)), shift = soft - E / 2, w = weights[q]!;
          const hardNeutrino = all / thermal * dilute, softNeutrino = thermal * dilute, slot = first + q, mirror = slot + half;
          if (!frozen) {
            targets[slot] = 1 / (growth[q]! * hardNeutrino + 1);
            targets[mirror] = 1 / (growth[q + half]! * softNeutrino + 1);
          }
          const low = w * (hardNeutrino / (hardNeutrino + 1) + bose[q]!), high = w * (softNeutrino / (softNeutrino + 1) + bose[q + half]!), gLow = low * targets[slot]!, gHigh = high * targets[mirror]!;
          factors[slot] = low; factors[mirror] = high;
          const both = low + high, inverse = gLow + gHigh, squared = shift * shift;
          a0 += both; a1 += (low - high) * shift; a2 += both * squared; b0 += inverse; b1 += (gLow - gHigh) * shift; b2 += inverse * squared;
        }
        A0[out] = a0; B0[out] = b0;
        A1[out] = dark ? 0 : a1; B1[out] = dark ? 0 : b1;
        A2[out] = a2; B2[out] = b2;
      }
    }
  }

  /** The second kind is as the first. */
  #copyKind(): void {
    const n = this.nodes, m = n * order;
    for (const moments of [this.A0, this.A1, this.A2, this.B0, this.B1, this.B2]) moments.copyWithin(n, 0, n);
    this.#target.copyWithin(m, 0, m);
    this.#factor.copyWithin(m, 0, m);
  }

  /** Fills dB0, dB1 and dB2 of one node and kind, at the targets and factors of the last `weigh`. */
  slopes(i: number, kind: number, plasmaMeV: number, neutrinoMeV: number): void {
    const {dB0, dB1, dB2} = this, E = this.#energy[i]!, lift = E * this.#massive[i]!;
    dB0.fill(0); dB1.fill(0); dB2.fill(0);
    if (this.#open[i] === 0) return;
    const photonMeV = this.#dark ? neutrinoMeV : plasmaMeV;
    for (let own = i * order, end = own + 2 * this.#half[i]!; own < end; own++) {
      const slot = kind * this.nodes * order + own, k = this.#k[own]!, g = this.#target[slot]!, shift = k - E / 2, drift = this.#drift[own]!;
      const w = this.#factor[slot]! * g * (1 - g);
      const byPlasma = w * k / photonMeV, byNeutrino = w * (E - k) / neutrinoMeV, byX = -w * (drift / photonMeV + (lift - drift) / neutrinoMeV);
      dB0[0]! += byPlasma; dB0[1]! += byNeutrino; dB0[2]! += w; dB0[3]! += byX;
      if (this.#dark) continue;
      dB1[0]! += byPlasma * shift; dB1[1]! += byNeutrino * shift; dB1[2]! += w * shift; dB1[3]! += byX * shift;
      const squared = shift * shift;
      dB2[0]! += byPlasma * squared; dB2[1]! += byNeutrino * squared; dB2[2]! += w * squared; dB2[3]! += byX * squared;
    }
    if (this.#dark) { dB0[1]! += dB0[0]!; dB0[0] = 0; dB0[2]! *= 2; }
  }
}
