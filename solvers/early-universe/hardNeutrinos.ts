/**
 * Cascade of hard neutrinos (E ≫ T) made by decays, in comoving energy ε = E a and x = ln a.
 *
 *   dn_t(ε)/dx = S_t/H − (γ_t/H) n_t + Σ_s ∫ dε′ (γ_s/H) n_s(ε′) w_st(ε, ε′),   γ ∝ E T⁴: nothing but collisions moves ε
 * Nodes are logarithmic; products are shared between neighbouring nodes so that number and energy are right. What falls below the cut,
 * x_cut T of its own group, is heat of that group; e± are heat of the plasma. The cascade only goes down, so nodes are solved from the
 * top, each exactly for the step's mean inflow and rate: positive for any step, of second order, injected energy = spectrum + heats to rounding.
 * Units: densities and rates in MeV, comoving numbers a³n. Kernels and their neglects: hardKernels.ts.
 * Averaged oscillations, with the mixing that matter leaves at this momentum, share every neutrino between the groups, when injected and when
 * it comes out of a collision; what collisions take is taken from mass states (hardCascade.ts, spectral/oscillations.ts).
 * Neglected: hard neutrinos meeting each other. The cut stands for the bath's own collisions, which the
 * temperatures carry on.
 */
import {exp} from "../../src/numerics/elementary.js";
import {Cascade} from "./hardCascade.js";
import type {HardSource, Injection} from "./hardSource.js";

export type {HardSource, Injection};

export interface CascadeOptions {
  /** Energy over temperature of its group below which a neutrino belongs to the bath; default 8: there a partner brings half of its energy, and the kernels fail below. 10 instead is worth 0.01 in N_eff at most. */
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
  /**
   * Neutrinos per time and volume [MeV⁴] that the bath gains: what falls below the cut less the partners that collisions take, in the
   * sense of the heats with a³ for a⁴. A collision of two neutrinos leaves two; only pairs of e± unmake them.
   */
  readonly electronNeutrinoNumberMeV4: Float64Array;
  readonly otherNeutrinoNumberMeV4: Float64Array;
  /** Energy density of hard neutrinos [MeV⁴]. */
  readonly energyMeV4: Float64Array;
  readonly spectrum: HardSpectrum;
}

/** Comoving numbers a³n of a node [MeV³], electron[i·nodes + k] at sample i; E = ε_k/a. Shared between neighbours: dn/dlnE is n_k/spacing. */
export interface HardSpectrum {
  readonly comovingEnergyMeV: Float64Array;
  readonly spacing: number;
  readonly electron: Float64Array;
  readonly other: Float64Array;
  /** Of the electron group, the mean over the steps on both sides: where they are gone within a step, all that they do is there. */
  readonly meanElectron: Float64Array;
}

const defaultCut = 8, defaultSpacing = 0.08;

/** Follows hard neutrinos over the samples, from none at the first. */
export const cascade = (source: HardSource, options: CascadeOptions = {}): HardNeutrinos => {
  const {lnA, hubbleMeV} = source, samples = lnA.length, march = new Cascade(source, options.cut ?? defaultCut, options.spacing ?? defaultSpacing);
  const {nodes, eps, state, mean, stepHeat, stepNumber} = march, previous = new Float64Array(nodes);
  const electron = new Float64Array(samples * nodes), other = new Float64Array(samples * nodes), energyMeV4 = new Float64Array(samples);
  const meanElectron = new Float64Array(samples * nodes);
  const average = (i: number, after: Float64Array): void => {
    for (let k = 0; k <= march.top; k++) meanElectron[i * nodes + k] = (previous[k]! + after[k]!) / 2;
  };
  for (let i = 0; i + 1 < samples; i++) {
    march.step(i);
    average(i, mean);
    previous.set(mean);
    let content = 0;
    for (let k = 0; k <= march.top; k++) content += eps[k]! * (state[0][k]! + state[1][k]!);
    energyMeV4[i + 1] = content * exp(-4 * lnA[i + 1]!);
    electron.set(state[0], (i + 1) * nodes);
    other.set(state[1], (i + 1) * nodes);
  }
  if (samples > 1) average(samples - 1, state[0]);
  const rateOf = (steps: Float64Array, receiver: number, power: 3 | 4): Float64Array => Float64Array.from({length: samples}, (_, i) => {
    const left = i > 0 ? steps[receiver * samples + i - 1]! : 0, right = i + 1 < samples ? steps[receiver * samples + i]! : 0;
    const weight = lnA[Math.min(i + 1, samples - 1)]! - lnA[Math.max(i - 1, 0)]!;
    return weight > 0 ? (left + right) / weight * hubbleMeV[i]! * exp(-power * lnA[i]!) : 0;
  });
  return {
    plasmaHeatMeV5: rateOf(stepHeat, 0, 4), electronNeutrinoHeatMeV5: rateOf(stepHeat, 1, 4), otherNeutrinoHeatMeV5: rateOf(stepHeat, 2, 4), energyMeV4,
    electronNeutrinoNumberMeV4: rateOf(stepNumber, 0, 3), otherNeutrinoNumberMeV4: rateOf(stepNumber, 1, 3),
    spectrum: {comovingEnergyMeV: eps, spacing: march.spacing, electron, other, meanElectron}
  };
};
