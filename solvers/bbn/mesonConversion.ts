/**
 * n ↔ p by mesons from decays of N, added to the weak rates; and ⁴He → D, ³H, n, p by π⁻.
 *
 *   n_π± = S_π±/(Γ_π + n_B X σ v),  n_K⁻ = S_K⁻/(Γ_K + n_B Σ X σ v),  n_KL likewise:  steady, for Γ ~ 10⁸/s exceeds all else
 *   λ(n → p) = n_π⁺ σv + n_K⁻ σv + n_KL σv,   λ(p → n) = n_π⁻ σv C̄ + n_K⁻ σv C̄ + n_KL σv
 * S counts pions of K±, K_L and hyperons too. Capture beats decay above 2 MeV (π), 1 MeV (K⁻): there the rates depend on n_B and on X_n,
 * which is solved along with them, n and p alone. Charged mesons are at rest: e± stop them in 2e-8 of a lifetime at 1 MeV, in 4e-5 at
 * 0.1 MeV; below 0.04 MeV they decay in flight and convert more than is counted. Rates in 1/s, S in MeV⁴.
 * Neglected: π⁺π⁻ annihilation (matters only where λ > 10⁷/s and n/p is that of the rates alone), mesons on other nuclei, K⁻ and K_L on
 * ⁴He, time dilation of K_L, nucleons among the products (M > 2 GeV).
 * References: Reno:1988, Kohri:2001, Boyarsky:2020, Pospelov:2010.
 */
import {cmbTemperatureMeV} from "../../src/constants/cosmology.js";
import {hbarMeVSeconds, perCm3InMeV3} from "../../src/constants/units.js";
import type {DecayMesons, HeavyNeutralLepton} from "../../src/model/heavyNeutralLepton.js";
import {exp, log} from "../../src/numerics/elementary.js";
import type {Background, MesonSources} from "../early-universe/background.js";
import {survivors, type NumberHistory} from "../early-universe/survivors.js";
import {baryonDensityPerCm3} from "./baryonDensity.js";
import {
  coulombFactor, kaonLifetimeSeconds, kaonProtonMassMeV, longKaonLifetimeSeconds, pionHeliumMassMeV, pionLifetimeSeconds, pionOnHelium,
  pionProtonMassMeV, pionsOfKaonOnNeutron, pionsOfKaonOnProton, pionsOfKaonPlus, pionsOfLongKaon, strength
} from "./mesonReactions.js";
import {MonotoneCurve} from "./monotoneCurve.js";
import {ThermalTrack} from "./thermalTrack.js";
import type {WeakHistory} from "./weakHistory.js";

/** What the sources need of N. Widths of channels count only among each other. */
export type MesonParent = Pick<HeavyNeutralLepton, "massMeV" | "widthMeV" | "channels">;

/** Mean numbers of mesons per decay of N. */
export const mesonsPerDecay = ({channels}: Pick<MesonParent, "channels">): DecayMesons => {
  const total = channels.reduce((sum, {widthMeV}) => sum + widthMeV, 0);
  const mean = (of: (mesons: DecayMesons) => number): number =>
    total > 0 ? channels.reduce((sum, {widthMeV, mesons}) => mesons === undefined ? sum : sum + widthMeV / total * of(mesons), 0) : 0;
  return {chargedPions: mean(m => m.chargedPions), chargedKaons: mean(m => m.chargedKaons), longKaons: mean(m => m.longKaons)};
};

/** Decays of N per volume and time [MeV⁴], Γ n_N M/⟨E⟩. */
export const decaysPerVolume = (parent: MesonParent, history: NumberHistory): Float64Array => {
  const {numberMeV3, slowness} = survivors(parent, history);
  return numberMeV3.map((number, i) => parent.widthMeV * number * slowness[i]!);
};

/** Mesons that N makes along a history; undefined where no decay makes any. */
export const mesonSources = (parent: MesonParent, history: NumberHistory): MesonSources | undefined => {
  const {chargedPions, chargedKaons, longKaons} = mesonsPerDecay(parent);
  if (!(parent.widthMeV > 0 && chargedPions + chargedKaons + longKaons > 0)) return undefined;
  const decays = decaysPerVolume(parent, history);
  return {
    chargedPionsMeV4: decays.map(rate => rate * chargedPions), chargedKaonsMeV4: decays.map(rate => rate * chargedKaons),
    longKaonsMeV4: decays.map(rate => rate * longKaons)
  };
};

/** A history together with the mesons that N makes; the very same where there are none. */
export const withMesonSources = <History extends NumberHistory>(history: History, parent: MesonParent): History & Pick<Background, "mesonSources"> => {
  const made = mesonSources(parent, history);
  return made === undefined ? history : {...history, mesonSources: made};
};

const pionWidth = hbarMeVSeconds / pionLifetimeSeconds, kaonWidth = hbarMeVSeconds / kaonLifetimeSeconds, longKaonWidth = hbarMeVSeconds / longKaonLifetimeSeconds;
const pionOnNeutron = strength("pi+", "n"), pionOnProton = strength("pi-", "p");
const kaonOnNeutron = strength("K-", "n"), kaonOnProton = strength("K-", "p"), kaonToProton = strength("K-", "n", true), kaonToNeutron = strength("K-", "p", true);
const longOnNeutron = strength("KL", "n"), longOnProton = strength("KL", "p"), longToProton = strength("KL", "n", true), longToNeutron = strength("KL", "p", true);

/** Logarithms of a column; what is 0 stays 1e-200 of the largest. Undefined where all is 0. */
const logCurve = (lnA: Float64Array, values: Float64Array): MonotoneCurve | undefined => {
  const largest = values.reduce((a, b) => Math.max(a, b), 0);
  return largest > 0 ? new MonotoneCurve(lnA, values.map(value => log(Math.max(value, 1e-200 * largest)))) : undefined;
};

/** Rates at any moment, for a given share X_n of neutrons among free nucleons. */
export class MesonConversion {
  /** After `at`: λ [1/s] of n, p and ⁴He; and n_B σv/Γ of π⁻, K⁻, the chance to be captured over that to decay. */
  neutronToProton = 0;
  protonToNeutron = 0;
  heliumBreakup = 0;
  pionCapture = 0;
  kaonCapture = 0;
  private readonly track: ThermalTrack;
  private readonly logBaryons: number;
  private readonly pions: MonotoneCurve | undefined;
  private readonly kaons: MonotoneCurve | undefined;
  private readonly longKaons: MonotoneCurve | undefined;
  private readonly first: number;
  private readonly last: number;

  constructor(sources: MesonSources, background: Background, omegaB: number) {
    const {lnA} = background;
    this.track = new ThermalTrack(background);
    this.logBaryons = log(baryonDensityPerCm3(omegaB) * perCm3InMeV3) + 3 * log(background.photonTemperatureTimesScaleFactorToday / cmbTemperatureMeV);
    this.pions = logCurve(lnA, sources.chargedPionsMeV4);
    this.kaons = logCurve(lnA, sources.chargedKaonsMeV4);
    this.longKaons = logCurve(lnA, sources.longKaonsMeV4);
    this.first = lnA[0]!;
    this.last = lnA[lnA.length - 1]!;
  }

  at(lnA: number, neutronShare: number): void {
    const x = Math.min(Math.max(lnA, this.first), this.last), T = this.track.temperatureMeV(x), baryons = exp(this.logBaryons - 3 * lnA);
    const n = baryons * neutronShare, p = baryons * (1 - neutronShare), source = (curve: MonotoneCurve | undefined): number => curve === undefined ? 0 : exp(curve.at(x));
    const pionCoulomb = coulombFactor(pionProtonMassMeV, T), kaonCoulomb = this.kaons === undefined ? 1 : coulombFactor(kaonProtonMassMeV, T);
    const eachKaon = source(this.kaons) / 2, eachPion = source(this.pions) / 2;
    const capture = n * kaonOnNeutron + p * kaonOnProton * kaonCoulomb, kaonMinus = eachKaon / (kaonWidth + capture);
    const long = source(this.longKaons) / (longKaonWidth + n * longOnNeutron + p * longOnProton);
    const plus = eachPion + eachKaon * pionsOfKaonPlus.plus + longKaonWidth * long * pionsOfLongKaon.plus
      + kaonMinus * (kaonWidth * pionsOfKaonPlus.minus + n * kaonOnNeutron * pionsOfKaonOnNeutron.plus + p * kaonOnProton * kaonCoulomb * pionsOfKaonOnProton.plus);
    const minus = eachPion + eachKaon * pionsOfKaonPlus.minus + longKaonWidth * long * pionsOfLongKaon.minus
      + kaonMinus * (kaonWidth * pionsOfKaonPlus.plus + n * kaonOnNeutron * pionsOfKaonOnNeutron.minus + p * kaonOnProton * kaonCoulomb * pionsOfKaonOnProton.minus);
    const onProton = pionOnProton * pionCoulomb, pionPlus = plus / (pionWidth + n * pionOnNeutron), pionMinus = minus / (pionWidth + p * onProton);
    this.neutronToProton = (pionPlus * pionOnNeutron + kaonMinus * kaonToProton + long * longToProton) / hbarMeVSeconds;
    this.protonToNeutron = (pionMinus * onProton + kaonMinus * kaonToNeutron * kaonCoulomb + long * longToNeutron) / hbarMeVSeconds;
    this.heliumBreakup = pionMinus * pionOnHelium * coulombFactor(pionHeliumMassMeV, T, 2) / hbarMeVSeconds;
    this.pionCapture = p * onProton / pionWidth;
    this.kaonCapture = capture / kaonWidth;
  }
}

/** Step in ln a of X_n. */
const step = 0.01;

/** Weak rates with what the mesons of a history add at this ω_b; the very same object where there are none. */
export const withMesons = (weak: WeakHistory, background: Background, omegaB: number): WeakHistory => {
  const {mesonSources: sources} = background;
  if (sources === undefined || !Object.values(sources).some((values: Float64Array) => values.some(value => value > 0))) return weak;
  const conversion = new MesonConversion(sources, background, omegaB), track = new ThermalTrack(background), {boost} = weak;
  const from = weak.lnA[0]!, to = weak.lnA[weak.lnA.length - 1]!, count = Math.ceil((to - from) / step) + 1, h = (to - from) / (count - 1);
  const share = new Float64Array(count);
  // dX/dx = [λ(p→n)(1 − X) − λ(n→p) X]/H, exactly for the rates at the middle of each step.
  for (let i = -1; i + 1 < count; i++) {
    const x = from + (Math.max(i, -0.5) + 0.5) * h, before = i < 0 ? 0.5 : share[i]!;
    conversion.at(x, before);
    const toProton = exp(weak.logNeutronToProton.at(x)) + (boost?.neutronToProton(x) ?? 0) + conversion.neutronToProton;
    const toNeutron = exp(weak.logProtonToNeutron.at(x)) + (boost?.protonToNeutron(x) ?? 0) + conversion.protonToNeutron;
    const all = toProton + toNeutron, rest = toNeutron / all;
    share[i + 1] = i < 0 ? rest : rest + (before - rest) * exp(-all * h * hbarMeVSeconds / exp(track.logHubble(x)));
  }
  // Who asks for one rate at x asks for the others next.
  let evaluated = NaN;
  const evaluate = (x: number): MesonConversion => {
    if (x === evaluated) return conversion;
    evaluated = x;
    const u = Math.min(Math.max((x - from) / h, 0), count - 1), i = Math.min(Math.floor(u), count - 2);
    conversion.at(x, share[i]! + (u - i) * (share[i + 1]! - share[i]!));
    return conversion;
  };
  return {
    ...weak,
    boost: {
      neutronToProton: (x) => (boost?.neutronToProton(x) ?? 0) + evaluate(x).neutronToProton,
      protonToNeutron: (x) => (boost?.protonToNeutron(x) ?? 0) + evaluate(x).protonToNeutron
    },
    heliumBreakup: (x) => evaluate(x).heliumBreakup
  };
};
