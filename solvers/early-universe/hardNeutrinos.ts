/**
 * Cascade of hard neutrinos (E ≫ T) made by decays, in comoving energy ε = E a and x = ln a.
 *
 *   dn_t(ε)/dx = S_t/H − (γ_t/H) n_t + Σ_s ∫ dε′ (γ_s/H) n_s(ε′) w_st(ε, ε′),   γ ∝ E T⁴: nothing but collisions moves ε
 * Nodes are logarithmic; products are shared between neighbouring nodes so that number and energy are right. What falls below the cut,
 * x_cut T of its own group, is heat of that group; e± are heat of the plasma. The cascade only goes down, so nodes are solved from the
 * top, each exactly for the step's mean inflow and rate: positive for any step, of second order, injected energy = spectrum + heats to rounding.
 * Units: densities and rates in MeV, comoving numbers a³n. Kernels and their neglects: hardKernels.ts.
 * Averaged oscillations share every neutrino, when injected and when it comes out of a collision, between the groups.
 * Neglected: hard neutrinos meeting each other; oscillations in matter. The cut stands for the bath's own collisions, which the
 * temperatures carry on.
 */
import {electronAppearance, electronSurvival} from "../../src/constants/neutrinoMixing.js";
import {electronMassMeV} from "../../src/constants/particles.js";
import {
  bornFreeDecay, fillRates, hardRate, hatWeights, nucleonReach, tabulatedPairSuppression, targetSuppression, type Group, type StepRates
} from "./hardKernels.js";

export interface HardSource {
  /** ln a, increasing. Columns are sampled there. */
  readonly lnA: Float64Array;
  readonly temperatureMeV: Float64Array;
  readonly electronNeutrinoTemperatureMeV: Float64Array;
  readonly muTauNeutrinoTemperatureMeV: Float64Array;
  readonly hubbleMeV: Float64Array;
  /** Energy per time and volume [MeV⁵] given to ν_e + ν̄_e, and to the other flavours, as they are born: before oscillations. */
  readonly electronInjectionMeV5: Float64Array;
  readonly otherInjectionMeV5: Float64Array;
  /** Energy of an injected neutrino [MeV]; not read where nothing is injected. */
  readonly energyMeV: Float64Array;
  readonly oscillations?: "averaged" | "none";
}

export interface CascadeOptions {
  /** Energy over temperature of its group below which a neutrino belongs to the bath; default 6. The bath gives heat to e± as fast as a hard neutrino of 4 T: there the cut drops out, at 6 it is worth 1-3 %. */
  readonly cut?: number;
  /** Spacing of the nodes in ln ε; default 0.08, wider if more than `most` nodes would be needed. */
  readonly spacing?: number;
}

export interface HardNeutrinos {
  /**
   * Heat per time and volume [MeV⁵], such that the trapezoid of a⁴q/H over lnA is exactly what was given: a sample holds half of the
   * heat of each step that ends there. With the injection in the same sense, ∫ injected = a⁴ρ_hard(end) + Σ ∫ heats to rounding.
   */
  readonly plasmaHeatMeV5: Float64Array;
  readonly electronNeutrinoHeatMeV5: Float64Array;
  readonly otherNeutrinoHeatMeV5: Float64Array;
  /** Energy density of hard neutrinos [MeV⁴]. */
  readonly energyMeV4: Float64Array;
  /** τ_n Γ that hard ν_e add to n → p and hard ν̄_e to p → n, in the Born normalisation. Half of the group is ν_e, half ν̄_e. */
  readonly weakBoost: {readonly neutronToProton: Float64Array; readonly protonToNeutron: Float64Array};
  readonly spectrum: HardSpectrum;
}

/** Comoving numbers a³n of a node [MeV³], electron[i·nodes + k] at sample i; E = ε_k/a. Shared between neighbours: dn/dlnE is n_k/spacing. */
export interface HardSpectrum {
  readonly comovingEnergyMeV: Float64Array;
  readonly spacing: number;
  readonly electron: Float64Array;
  readonly other: Float64Array;
}

const defaultCut = 6, defaultSpacing = 0.08, most = 160;

/** Arrays of one cascade, and the march over the samples. */
class Cascade {
  readonly nodes: number;
  readonly spacing: number;
  readonly eps: Float64Array;
  /** Comoving numbers by group [t][k], at the samples reached; and heats of steps [receiver·samples + i], comoving [MeV⁴]. */
  readonly state: readonly [Float64Array, Float64Array];
  readonly stepHeat: Float64Array;
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
  readonly #survival: number;
  readonly #appearance: number;
  readonly #born: readonly [Float64Array, Float64Array];
  /** What a node keeps of what lands on it: 0 below the cut of its group, 1 above. */
  readonly #keep: readonly [Float64Array, Float64Array];
  readonly #rates: StepRates = {products: new Float64Array(12), loss: new Float64Array(2), pairs: new Float64Array(2), scattered: new Float64Array(2)};
  readonly #unit = new Float64Array(3);
  readonly #unitBefore = new Float64Array(3);
  readonly #moment = new Float64Array(6);
  readonly #heat = new Float64Array(3);
  /** ln(E T_ν/m_e²) of the lowest node, by group. */
  readonly #firstLogZ = new Float64Array(2);
  // Of one node, by group.
  readonly #survive = new Float64Array(2);
  readonly #pairs = new Float64Array(2);
  readonly #inflow = new Float64Array(2);
  readonly #P = new Float64Array(2);
  readonly #Q = new Float64Array(2);
  readonly #average = new Float64Array(2);

  constructor(source: HardSource, cut: number, wishedSpacing: number) {
    const {lnA, energyMeV} = source, samples = lnA.length;
    let lowest = Infinity, highest = 0;
    for (let i = 0; i < samples; i++) {
      const a = Math.exp(lnA[i]!);
      lowest = Math.min(lowest, cut * a * Math.min(source.electronNeutrinoTemperatureMeV[i]!, source.muTauNeutrinoTemperatureMeV[i]!));
      if (source.electronInjectionMeV5[i]! > 0 || source.otherInjectionMeV5[i]! > 0) highest = Math.max(highest, energyMeV[i]! * a);
    }
    // Two nodes below the lowest cut, where all is heat; two above the highest source.
    const range = Math.max(0, Math.log(highest / lowest)), nodes = Math.min(most, Math.ceil(range / wishedSpacing) + 4);
    const spacing = nodes < most ? wishedSpacing : range / (most - 4), ratio = Math.exp(spacing), hats = hatWeights(ratio);
    this.#source = source; this.#cut = cut;
    this.nodes = nodes; this.spacing = spacing;
    this.#logFirst = Math.log(lowest) - 2 * spacing;
    this.eps = Float64Array.from({length: nodes}, (_, k) => Math.exp(this.#logFirst + k * spacing));
    this.#inner = hats.inner; this.#own = hats.own;
    this.#below = hats.inner.map((weight, n) => weight * this.eps[0]! ** (n + 2) / (ratio ** (n + 2) - 1));
    [this.#survival, this.#appearance] = source.oscillations === "none" ? [1, 0] : [electronSurvival, electronAppearance];
    this.state = [new Float64Array(nodes), new Float64Array(nodes)];
    this.#born = [new Float64Array(nodes), new Float64Array(nodes)];
    this.#keep = [new Float64Array(nodes).fill(1), new Float64Array(nodes).fill(1)];
    this.stepHeat = new Float64Array(3 * samples);
    this.mean = new Float64Array(nodes);
    if (samples > 0) this.#unitsAt(0);
  }

  /** From sample i to i + 1. */
  step(i: number): void {
    const {lnA} = this.#source, h = lnA[i + 1]! - lnA[i]!, unit = this.#unit, before = this.#unitBefore, samples = lnA.length;
    this.#heat.fill(0);
    this.#injectStep(i, h);
    before.set(unit);
    this.#unitsAt(i + 1);
    fillRates(this.#rates, h / 2 * (before[0]! + unit[0]!), h / 2 * (before[1]! + unit[1]!), h / 2 * (before[2]! + unit[2]!), this.#survival, this.#appearance);
    for (let t = 0; t < 2; t++) {
      const column = this.#temperatures(t), logScaled = (Math.log(column[i]! * column[i + 1]!) + lnA[i]! + lnA[i + 1]!) / 2;
      this.#drain(t, Math.log(this.#cut) + logScaled);
      this.#firstLogZ[t] = this.#logFirst + logScaled - lnA[i]! - lnA[i + 1]! - 2 * Math.log(electronMassMeV);
    }
    this.#moment.fill(0);
    for (let k = this.top; k >= 0; k--) this.#solveNode(k);
    for (let n = 0; n < 6; n++) this.#heat[1 + (n - n % 3) / 3]! += this.#moment[n]! * this.#below[n % 3]!;
    for (let r = 0; r < 3; r++) this.stepHeat[r * samples + i] = this.#heat[r]!;
  }

  #temperatures(t: number): Float64Array {
    return t === 0 ? this.#source.electronNeutrinoTemperatureMeV : this.#source.muTauNeutrinoTemperatureMeV;
  }

  /** Rates of strength 1 on ν_e, one of ν_μ, ν_τ, and e±, per Hubble time and comoving energy, at sample i. */
  #unitsAt(i: number): void {
    const perHubble = Math.exp(-this.#source.lnA[i]!) / this.#source.hubbleMeV[i]!, T = this.#source.temperatureMeV[i]!;
    this.#unit[0] = perHubble * hardRate(this.#temperatures(0)[i]!);
    this.#unit[1] = perHubble * hardRate(this.#temperatures(1)[i]!);
    this.#unit[2] = perHubble * hardRate(T) * targetSuppression(T);
  }

  /** Injection of a step by the trapezoid of a⁴S/H, all at its mean comoving energy. */
  #injectStep(i: number, h: number): void {
    const {lnA, hubbleMeV, energyMeV, electronInjectionMeV5, otherInjectionMeV5} = this.#source;
    let electron = 0, total = 0, weighted = 0;
    for (let j = i; j <= i + 1; j++) {
      const a = Math.exp(lnA[j]!), volume = h / 2 * (a * a) * (a * a) / hubbleMeV[j]!, J = volume * (electronInjectionMeV5[j]! + otherInjectionMeV5[j]!);
      if (!(J > 0)) continue;
      electron += volume * electronInjectionMeV5[j]!;
      total += J;
      weighted += J * energyMeV[j]! * a;
    }
    if (total === 0) return;
    const c = weighted / total, toElectron = this.#survival * electron + this.#appearance * (total - electron);
    const k = Math.floor((Math.log(c) - this.#logFirst) / this.spacing), eps = this.eps;
    if (k < 0) {
      this.#heat[1]! += toElectron;
      this.#heat[2]! += total - toElectron;
      return;
    }
    const upper = Math.min(1, Math.max(0, (c - eps[k]!) / (eps[k + 1]! - eps[k]!)));
    for (let t = 0; t < 2; t++) {
      const number = (t === 0 ? toElectron : total - toElectron) / c;
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
        n[k] = kept;
      }
      keep[k] = now;
    }
  }

  /** One node, both groups: n' = inflow − z n + what the other group sends to the same node, exactly for mean inflows. */
  #solveNode(k: number): void {
    const eps = this.eps[k]!, moment = this.#moment, heat = this.#heat, average = this.#average, inflow = this.#inflow, P = this.#P, Q = this.#Q;
    const {products, loss, pairs, scattered} = this.#rates, inner = this.#inner, own1 = this.#own[0]!, own2 = this.#own[1]!, own3 = this.#own[2]!;
    const inner1 = inner[0]! * eps, inner2 = inner[1]! * eps * eps, inner3 = inner[2]! * eps * eps * eps;
    for (let t = 0; t < 2; t++) {
      const keep = this.#keep[t]![k]!;
      const gain = this.#born[t]![k]! + moment[3 * t]! * inner1 + moment[3 * t + 1]! * inner2 + moment[3 * t + 2]! * inner3;
      this.#born[t]![k] = 0;
      inflow[t] = keep * gain;
      heat[1 + t]! += (1 - keep) * gain * eps;
      this.#pairs[t] = eps * pairs[t]! * tabulatedPairSuppression(t as Group, this.#firstLogZ[t]! + k * this.spacing);
      const z = eps * (loss[t]! - keep * (products[9 * t]! * own1 + products[9 * t + 1]! * own2 + products[9 * t + 2]! * own3)) + this.#pairs[t]!;
      // Over the step: P the mean of e^{−zs}, Q of what a steady inflow leaves. The mean n is P n + Q inflow: energy is conserved.
      if (z < 0.02) {
        Q[t] = 0.5 - z / 6 * (1 - z / 4 * (1 - z / 5));
        P[t] = 1 - z * Q[t]!;
        this.#survive[t] = 1 - z * P[t]!;
      } else {
        this.#survive[t] = Math.exp(-z);
        P[t] = (1 - this.#survive[t]!) / z;
        Q[t] = (1 - P[t]!) / z;
      }
    }
    const toOther = eps * this.#keep[1][k]! * (products[3]! * own1 + products[4]! * own2 + products[5]! * own3);
    const toElectron = eps * this.#keep[0][k]! * (products[6]! * own1 + products[7]! * own2 + products[8]! * own3);
    const n0 = this.state[0][k]!, n1 = this.state[1][k]!, free0 = P[0]! * n0 + Q[0]! * inflow[0]!, free1 = P[1]! * n1 + Q[1]! * inflow[1]!;
    average[0] = (free0 + Q[0]! * toElectron * free1) / (1 - Q[0]! * toElectron * Q[1]! * toOther);
    average[1] = free1 + Q[1]! * toOther * average[0]!;
    this.state[0][k] = n0 * this.#survive[0]! + (inflow[0]! + toElectron * average[1]!) * P[0]!;
    this.state[1][k] = n1 * this.#survive[1]! + (inflow[1]! + toOther * average[0]!) * P[1]!;
    this.mean[k] = average[0]!;
    for (let s = 0; s < 2; s++) {
      const first = average[s]!, second = first / eps, third = second / eps, energy = eps * first;
      heat[0]! += energy * (this.#pairs[s]! + eps * scattered[s]!);
      for (let t = 0; t < 2; t++) {
        const at = (2 * s + t) * 3, flat = products[at]!, linear = products[at + 1]!, quadratic = products[at + 2]!;
        heat[1 + t]! += (1 - this.#keep[t]![k]!) * energy * eps * (flat * own1 + linear * own2 + quadratic * own3);
        moment[3 * t]! += flat * first;
        moment[3 * t + 1]! += linear * second;
        moment[3 * t + 2]! += quadratic * third;
      }
    }
  }
}

/** Follows hard neutrinos over the samples, from none at the first. */
export const cascade = (source: HardSource, options: CascadeOptions = {}): HardNeutrinos => {
  const {lnA, hubbleMeV} = source, samples = lnA.length, march = new Cascade(source, options.cut ?? defaultCut, options.spacing ?? defaultSpacing);
  const {nodes, eps, state, mean, stepHeat} = march, previous = new Float64Array(nodes);
  const electron = new Float64Array(samples * nodes), other = new Float64Array(samples * nodes), energyMeV4 = new Float64Array(samples);
  const neutronToProton = new Float64Array(samples), protonToNeutron = new Float64Array(samples);
  /** Rates of n and p at sample i, from the mean spectra of the steps on both sides. */
  const convert = (i: number, after: Float64Array): void => {
    const a = Math.exp(lnA[i]!), perNumber = 2 * Math.PI ** 2 / (bornFreeDecay * (electronMassMeV * a) ** 3) / 2;
    let proton = 0, neutron = 0;
    for (let k = 0; k <= march.top; k++) {
      const n = (previous[k]! + after[k]!) / 2;
      if (n === 0) continue;
      proton += n * nucleonReach(1, eps[k]! / a);
      neutron += n * nucleonReach(-1, eps[k]! / a);
    }
    neutronToProton[i] = perNumber * proton;
    protonToNeutron[i] = perNumber * neutron;
  };
  for (let i = 0; i + 1 < samples; i++) {
    march.step(i);
    convert(i, mean);
    previous.set(mean);
    let content = 0;
    for (let k = 0; k <= march.top; k++) content += eps[k]! * (state[0][k]! + state[1][k]!);
    energyMeV4[i + 1] = content * Math.exp(-4 * lnA[i + 1]!);
    electron.set(state[0], (i + 1) * nodes);
    other.set(state[1], (i + 1) * nodes);
  }
  if (samples > 1) convert(samples - 1, state[0]);
  const heatOf = (receiver: number): Float64Array => Float64Array.from({length: samples}, (_, i) => {
    const left = i > 0 ? stepHeat[receiver * samples + i - 1]! : 0, right = i + 1 < samples ? stepHeat[receiver * samples + i]! : 0;
    const weight = lnA[Math.min(i + 1, samples - 1)]! - lnA[Math.max(i - 1, 0)]!;
    return weight > 0 ? (left + right) / weight * hubbleMeV[i]! * Math.exp(-4 * lnA[i]!) : 0;
  });
  return {
    plasmaHeatMeV5: heatOf(0), electronNeutrinoHeatMeV5: heatOf(1), otherNeutrinoHeatMeV5: heatOf(2), energyMeV4,
    weakBoost: {neutronToProton, protonToNeutron},
    spectrum: {comovingEnergyMeV: eps, spacing: march.spacing, electron, other}
  };
};
