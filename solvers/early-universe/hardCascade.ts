/**
 * One march of the cascade of hard neutrinos over the samples of a history (equations and units: hardNeutrinos.ts).
 *
 * Per step: inject, drain what the rising cut leaves below it, then solve the nodes from the top, each exactly for the step's mean inflow
 * and rate. Products share E + k, k = 4.1 T the energy of the partner, which its bath pays: y E becomes y (E + k), and what would exceed E
 * is left at E, the rest with the bath. Without it hard neutrinos lose their energy too fast: their number at 25 MeV and 0.7 MeV is a third
 * too small, the plasma's heat per collision 5 % too large at E = 25 T and 12 % at 12 T. Energy and numbers of what leaves the grid are
 * booked term by term, so that their sums are those injected to rounding.
 * Comoving: a³n, a⁴ρ, ε = E a in MeV. Neglected: see hardNeutrinos.ts and hardKernels.ts.
 */
import {electronMassMeV} from "../../src/constants/particles.js";
import {exp, log, power} from "../../src/numerics/elementary.js";
import {ELECTRON, electronStrength, fillRates, hardRate, hatWeights, scatteredShare, stepRates, tabulatedPairSuppression, targetSuppression, type Group, type StepRates} from "./hardKernels.js";
import {averagedMixing} from "./spectral/oscillations.js";
import type {HardSource, Injection} from "./hardSource.js";

/** Most nodes; the spacing widens where more would be needed. */
const most = 160;

/** ⟨k⟩/T of partners, met in proportion to k: ∫k⁴/∫k³ of Fermi-Dirac. */
const meanPartner = 4.106;

/** Pairs that tell ν_e from the others, over those that ν_e make. */
const tellingOfPairs = 128 / electronStrength[ELECTRON];

/** Arrays of one cascade, and the march over the samples. */
export class Cascade {
  readonly nodes: number;
  readonly spacing: number;
  readonly eps: Float64Array;
  /** Comoving numbers by group [t][k], at the samples reached; and heats of steps [receiver·samples + i], comoving [MeV⁴]. */
  readonly state: readonly [Float64Array, Float64Array];
  readonly stepHeat: Float64Array;
  /** Neutrinos gained by the bath in steps [group·samples + i], comoving [MeV³]. */
  readonly stepNumber: Float64Array;
  /** Mean number of the electron group in the step. */
  readonly mean: Float64Array;
  /** Highest node that ever held anything. */
  top = -1;
  readonly #source: HardSource;
  readonly #cut: number;
  readonly #logFirst: number;
  readonly #inner: readonly number[];
  readonly #own: readonly number[];
  /** Energy that lands on nodes below the grid, Σ_m (ε₀ r⁻ᵐ)ⁿ⁺¹ inner_n. */
  readonly #below: readonly number[];
  /** Their number, Σ_m (ε₀ r⁻ᵐ)ⁿ inner_n. */
  readonly #numberBelow: readonly number[];
  /** P_ee at this node's momentum, and what evens out ν_e and ν_μ per rate of collisions that tell them apart. */
  readonly #mixing = Float64Array.of(1, 0, 0);
  readonly #born: readonly [Float64Array, Float64Array];
  /** What a node keeps of what lands on it: 0 below the cut of its group, 1 above. */
  readonly #keep: readonly [Float64Array, Float64Array];
  readonly #rates: StepRates = stepRates();
  readonly #unit = new Float64Array(3);
  readonly #unitBefore = new Float64Array(3);
  readonly #moment = new Float64Array(6);
  readonly #heat = new Float64Array(3);
  readonly #number = new Float64Array(2);
  /** Comoving energy of a partner. */
  #partnerEnergy = 0;
  readonly #lifted = new Float64Array(2);
  /** 1/a and T_γ in the middle of the step. */
  #perScale = 0;
  #plasmaMeV = 0;
  /** ln(E T_ν/m_e²) of the lowest node, by group. */
  readonly #firstLogZ = new Float64Array(2);
  // Of one node, by group.
  readonly #survive = new Float64Array(2);
  readonly #pairs = new Float64Array(2);
  readonly #inflow = new Float64Array(2);
  readonly #gain = new Float64Array(2);
  /** Rate of products that land on the node itself, [source·2 + target]. */
  readonly #kept = new Float64Array(4);
  readonly #P = new Float64Array(2);
  readonly #Q = new Float64Array(2);
  readonly #average = new Float64Array(2);

  constructor(source: HardSource, cut: number, wishedSpacing: number) {
    const {lnA, injections} = source, samples = lnA.length;
    let lowest = Infinity, highest = 0;
    for (let i = 0; i < samples; i++) {
      const a = exp(lnA[i]!);
      lowest = Math.min(lowest, cut * a * Math.min(source.electronNeutrinoTemperatureMeV[i]!, source.muTauNeutrinoTemperatureMeV[i]!));
      for (const {energyMeV, electronMeV5, otherMeV5} of injections)
        if (electronMeV5[i]! > 0 || otherMeV5[i]! > 0) highest = Math.max(highest, energyMeV[i]! * a);
    }
    // Two nodes below the lowest cut, where all is heat; two above the highest source.
    const range = Math.max(0, log(highest / lowest)), nodes = Math.min(most, Math.ceil(range / wishedSpacing) + 4);
    const spacing = nodes < most ? wishedSpacing : range / (most - 4), ratio = exp(spacing), hats = hatWeights(ratio);
    this.#source = source; this.#cut = cut;
    this.nodes = nodes; this.spacing = spacing;
    this.#logFirst = log(lowest) - 2 * spacing;
    this.eps = Float64Array.from({length: nodes}, (_, k) => exp(this.#logFirst + k * spacing));
    this.#inner = hats.inner; this.#own = hats.own;
    this.#below = hats.inner.map((weight, n) => weight * power(this.eps[0]!, n + 2) / (power(ratio, n + 2) - 1));
    this.#numberBelow = hats.inner.map((weight, n) => weight * power(this.eps[0]!, n + 1) / (power(ratio, n + 1) - 1));
    this.state = [new Float64Array(nodes), new Float64Array(nodes)];
    this.#born = [new Float64Array(nodes), new Float64Array(nodes)];
    this.#keep = [new Float64Array(nodes).fill(1), new Float64Array(nodes).fill(1)];
    this.stepHeat = new Float64Array(3 * samples);
    this.stepNumber = new Float64Array(2 * samples);
    this.mean = new Float64Array(nodes);
    if (samples > 0) this.#unitsAt(0);
  }

  /** From sample i to i + 1. */
  step(i: number): void {
    const {lnA} = this.#source, h = lnA[i + 1]! - lnA[i]!, unit = this.#unit, before = this.#unitBefore, samples = lnA.length;
    this.#heat.fill(0);
    this.#number.fill(0);
    this.#perScale = exp(-(lnA[i]! + lnA[i + 1]!) / 2);
    this.#plasmaMeV = Math.sqrt(this.#source.temperatureMeV[i]! * this.#source.temperatureMeV[i + 1]!);
    this.#partnerEnergy = meanPartner * this.#plasmaMeV / this.#perScale;
    for (const injection of this.#source.injections) this.#injectStep(i, h, injection);
    before.set(unit);
    this.#unitsAt(i + 1);
    fillRates(this.#rates, h / 2 * (before[0]! + unit[0]!), h / 2 * (before[1]! + unit[1]!), h / 2 * (before[2]! + unit[2]!));
    for (let t = 0; t < 2; t++) {
      const column = this.#temperatures(t), logScaled = (log(column[i]! * column[i + 1]!) + lnA[i]! + lnA[i + 1]!) / 2;
      this.#drain(t, log(this.#cut) + logScaled);
      this.#firstLogZ[t] = this.#logFirst + logScaled - lnA[i]! - lnA[i + 1]! - 2 * log(electronMassMeV);
    }
    this.#moment.fill(0);
    for (let k = this.top; k >= 0; k--) this.#solveNode(k);
    this.#mix(this.eps[0]!);
    let electrons = 0, others = 0, electronNumber = 0, otherNumber = 0;
    for (let n = 0; n < 3; n++) {
      electrons += this.#moment[n]! * this.#below[n]!; others += this.#moment[3 + n]! * this.#below[n]!;
      electronNumber += this.#moment[n]! * this.#numberBelow[n]!; otherNumber += this.#moment[3 + n]! * this.#numberBelow[n]!;
    }
    this.#share(electrons, others, this.#heat, 1);
    this.#share(electronNumber, otherNumber, this.#number, 0);
    for (let r = 0; r < 3; r++) this.stepHeat[r * samples + i] = this.#heat[r]!;
    for (let t = 0; t < 2; t++) this.stepNumber[t * samples + i] = this.#number[t]!;
  }

  /** Oscillations at comoving energy ε in this step. */
  #mix(eps: number): void {
    if (this.#source.oscillations !== "none") averagedMixing(eps * this.#perScale, this.#plasmaMeV, this.#mixing);
  }

  /** Adds what is born as ν_e and as others to both groups, as oscillations leave it. */
  #share(electron: number, other: number, out: Float64Array, at: number): void {
    const stay = this.#mixing[0]!, found = stay * electron + (1 - stay) / 2 * other;
    out[at]! += found;
    out[at + 1]! += electron + other - found;
  }

  #temperatures(t: number): Float64Array {
    return t === 0 ? this.#source.electronNeutrinoTemperatureMeV : this.#source.muTauNeutrinoTemperatureMeV;
  }

  /** Rates of strength 1 on ν_e, one of ν_μ, ν_τ, and e±, per Hubble time and comoving energy, at sample i. */
  #unitsAt(i: number): void {
    const perHubble = exp(-this.#source.lnA[i]!) / this.#source.hubbleMeV[i]!, T = this.#source.temperatureMeV[i]!;
    this.#unit[0] = perHubble * hardRate(this.#temperatures(0)[i]!);
    this.#unit[1] = perHubble * hardRate(this.#temperatures(1)[i]!);
    this.#unit[2] = perHubble * hardRate(T) * targetSuppression(T);
  }

  /** Injection of a step by the trapezoid of a⁴S/H, one line at its mean comoving energy. */
  #injectStep(i: number, h: number, {energyMeV, electronMeV5, otherMeV5}: Injection): void {
    const {lnA, hubbleMeV} = this.#source;
    let electron = 0, total = 0, weighted = 0;
    for (let j = i; j <= i + 1; j++) {
      const a = exp(lnA[j]!), volume = h / 2 * (a * a) * (a * a) / hubbleMeV[j]!, J = volume * (electronMeV5[j]! + otherMeV5[j]!);
      if (!(J > 0)) continue;
      electron += volume * electronMeV5[j]!;
      total += J;
      weighted += J * energyMeV[j]! * a;
    }
    if (total === 0) return;
    const c = weighted / total;
    const k = Math.floor((log(c) - this.#logFirst) / this.spacing), eps = this.eps;
    if (k < 0) {
      this.#mix(c);
      this.#share(electron, total - electron, this.#heat, 1);
      this.#share(electron / c, (total - electron) / c, this.#number, 0);
      return;
    }
    const upper = Math.min(1, Math.max(0, (c - eps[k]!) / (eps[k + 1]! - eps[k]!)));
    for (let t = 0; t < 2; t++) {
      const number = (t === 0 ? electron : total - electron) / c;
      this.#born[t]![k]! += number * (1 - upper);
      this.#born[t]![k + 1]! += number * upper;
    }
    this.top = Math.max(this.top, k + 1);
  }

  /** Sets what nodes keep at this cut, a node's width soft; where the cut rises over what is there, that is heat. */
  #drain(t: number, logCut: number): void {
    const keep = this.#keep[t]!, n = this.state[t]!;
    for (let k = 0; k <= this.top; k++) {
      const now = Math.min(1, Math.max(0, (this.#logFirst - logCut) / this.spacing + k + 0.5));
      if (now < keep[k]! && n[k]! > 0) {
        const kept = n[k]! * (now / keep[k]!);
        this.#heat[1 + t]! += (n[k]! - kept) * this.eps[k]!;
        this.#number[t]! += n[k]! - kept;
        n[k] = kept;
      }
      keep[k] = now;
    }
  }

  /**
   * One node, both groups: n' = inflow − z n + what comes of the other group, exactly for mean inflows. Born neutrinos are shared by P. Losses
   * are taken from mass states: of what ν_e lose at the rate Γ_e, (1 − P) is taken from the others, of what these lose (1 − P)/2 from ν_e;
   * and collisions that tell them apart even them out.
   */
  #solveNode(k: number): void {
    const eps = this.eps[k]!, moment = this.#moment, heat = this.#heat, average = this.#average, inflow = this.#inflow, kept = this.#kept, gain = this.#gain.fill(0);
    const {products, loss, pairs, scattered, partners, telling} = this.#rates, number = this.#number, inner = this.#inner, lifted = this.#lifted;
    // Products have the partner's energy too: they reach beyond E, where they are left on the node.
    const share = this.#partnerEnergy / eps, squeeze1 = 1 / (1 + share), squeeze2 = squeeze1 * squeeze1, squeeze3 = squeeze2 * squeeze1;
    const own1 = squeeze1 * this.#own[0]! + 1 - squeeze1, own2 = squeeze2 * this.#own[1]! + (1 - squeeze2) / 2, own3 = squeeze3 * this.#own[2]! + (1 - squeeze3) / 3;
    const inner1 = inner[0]! * eps, inner2 = inner[1]! * eps * eps, inner3 = inner[2]! * eps * eps * eps;
    this.#mix(eps);
    this.#share(this.#born[0]![k]! + moment[0]! * inner1 + moment[1]! * inner2 + moment[2]! * inner3, this.#born[1]![k]! + moment[3]! * inner1 + moment[4]! * inner2 + moment[5]! * inner3, gain, 0);
    kept.fill(0);
    for (let s = 0; s < 2; s++) {
      const at = 6 * s, toE = products[at]! * own1 + products[at + 1]! * own2 + products[at + 2]! * own3, toX = products[at + 3]! * own1 + products[at + 4]! * own2 + products[at + 5]! * own3;
      lifted[s] = (products[at]! + products[at + 3]!) * (1 - squeeze1) / 2 + (products[at + 1]! + products[at + 4]!) * (1 - squeeze2) / 6 + (products[at + 2]! + products[at + 5]!) * (1 - squeeze3) / 12;
      this.#share(eps * toE, eps * toX, kept, 2 * s);
      this.#pairs[s] = eps * pairs[s]! * tabulatedPairSuppression(s as Group, this.#firstLogZ[s]! + k * this.spacing);
    }
    const keep0 = this.#keep[0][k]!, keep1 = this.#keep[1][k]!, both = Math.min(keep0, keep1), apart = 1 - this.#mixing[0]!;
    const even = this.#mixing[1]! * (eps * telling[0]! + this.#pairs[0]! * tellingOfPairs);
    const spared = both * (apart * (eps * loss[0]! + this.#pairs[0]!) - even), charged = both * (even - apart * (eps * loss[1]! + this.#pairs[1]!)) / 2;
    for (let t = 0; t < 2; t++) {
      const keep = t === 0 ? keep0 : keep1;
      this.#born[t]![k] = 0;
      inflow[t] = keep * gain[t]!;
      heat[1 + t]! += (1 - keep) * gain[t]! * eps;
      number[t]! += (1 - keep) * gain[t]!;
    }
    // Two moments of three mass states may take more of ν_e than there is, where hardly any is: then each flavour loses its own.
    if (!this.#advance(k, keep0, keep1, spared, charged)) this.#advance(k, keep0, keep1, 0, 0);
    this.mean[k] = average[0]!;
    for (let s = 0; s < 2; s++) {
      const first = average[s]!, second = first / eps, third = second / eps, energy = eps * first;
      heat[0]! += energy * (this.#pairs[s]! + eps * scattered[s]!);
      // What partners had comes out of their baths; that of a pair goes to the plasma.
      const byPlasma = scattered[s]! / scatteredShare * ((1 - squeeze1) / 2 + (1 - squeeze3) / 12), byElectrons = partners[2 * s]!, byOthers = partners[2 * s + 1]!;
      const lift = eps * energy * (lifted[s]! - byPlasma) / Math.max(byElectrons + byOthers, 1e-300), paired = first * this.#pairs[s]! * this.#partnerEnergy;
      heat[0]! += paired - eps * energy * byPlasma;
      heat[1]! -= lift * byElectrons;
      heat[2]! -= lift * byOthers;
      heat[1 + s]! -= paired;
      number[s]! -= first * this.#pairs[s]!;
      for (let t = 0; t < 2; t++) {
        const at = (2 * s + t) * 3, own = (1 - (t === 0 ? keep0 : keep1)) * first * kept[2 * s + t]!;
        heat[1 + t]! += own * eps;
        number[t]! += own - energy * partners[2 * s + t]!;
        moment[3 * t]! += products[at]! * first * squeeze1;
        moment[3 * t + 1]! += products[at + 1]! * second * squeeze2;
        moment[3 * t + 2]! += products[at + 2]! * third * squeeze3;
      }
    }
  }

  /** The step of one node, into `state` and the means into `average`; false where a number would be negative, and nothing is done. */
  #advance(k: number, keep0: number, keep1: number, spared: number, charged: number): boolean {
    const eps = this.eps[k]!, {loss} = this.#rates, kept = this.#kept, P = this.#P, Q = this.#Q, inflow = this.#inflow, average = this.#average;
    for (let t = 0; t < 2; t++) {
      const z = eps * loss[t]! - (t === 0 ? keep0 : keep1) * kept[3 * t]! + this.#pairs[t]! - (t === 0 ? spared : -charged);
      // Over the step: P the mean of e^{−zs}, Q of what a steady inflow leaves. The mean n is P n + Q inflow: energy is conserved.
      if (z < 0.02) {
        Q[t] = 0.5 - z / 6 * (1 - z / 4 * (1 - z / 5));
        P[t] = 1 - z * Q[t]!;
        this.#survive[t] = 1 - z * P[t]!;
      } else {
        this.#survive[t] = exp(-z);
        P[t] = (1 - this.#survive[t]!) / z;
        Q[t] = (1 - P[t]!) / z;
      }
    }
    const toOther = keep1 * kept[1]! - spared, toElectron = keep0 * kept[2]! + charged;
    const n0 = this.state[0][k]!, n1 = this.state[1][k]!, free0 = P[0]! * n0 + Q[0]! * inflow[0]!, free1 = P[1]! * n1 + Q[1]! * inflow[1]!;
    const mean0 = average[0] = (free0 + Q[0]! * toElectron * free1) / (1 - Q[0]! * toElectron * Q[1]! * toOther);
    const mean1 = average[1] = free1 + Q[1]! * toOther * mean0;
    const next0 = n0 * this.#survive[0]! + (inflow[0]! + toElectron * mean1) * P[0]!, next1 = n1 * this.#survive[1]! + (inflow[1]! + toOther * mean0) * P[1]!;
    if (mean0 < 0 || mean1 < 0 || next0 < 0 || next1 < 0) return false;
    this.state[0][k] = next0;
    this.state[1][k] = next1;
    return true;
  }
}
