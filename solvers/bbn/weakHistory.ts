/**
 * Weak rates along a thermal history: ln λ(n → p) and ln λ(p → n) [1/s] as C² splines in x = ln a.
 * Computed between 12 MeV (or the start of the history) and 1 keV (or its end); T_ν/T_γ may be anything, and |ξ_e| up to 10.
 * References: Pitrou:2018.
 */
import {electronMassMeV} from "../../src/constants/particles.js";
import {exp, log} from "../../src/numerics/elementary.js";
import {Spline} from "../../src/numerics/spline.js";
import type {Background} from "../early-universe/background.js";
import type {ElectronNeutrinoSpectra} from "./electronNeutrinos.js";
import {hardNeutrinoRates} from "./nucleonReach.js";
import {sampledRates} from "./sampledSpectra.js";
import {ThermalTrack} from "./thermalTrack.js";
import {allWeakCorrections, sharedWeakIntegrator, type WeakCorrections} from "./weakRates.js";

export interface WeakHistory {
  /** Nodes in ln a. */
  readonly lnA: Float64Array;
  /** ln of λ(n → p) over 1/s, at ln a. */
  readonly logNeutronToProton: {at(lnA: number): number};
  /** ln of λ(p → n) over 1/s, at ln a. */
  readonly logProtonToNeutron: {at(lnA: number): number};
  /** What hard neutrinos and mesons add to either [1/s]; it may begin and end abruptly, which a logarithm could not follow. */
  readonly boost?: HardBoost;
  /** Rate at which π⁻ break up a ⁴He [1/s], at ln a. */
  heliumBreakup?(lnA: number): number;
}

export interface HardBoost {
  neutronToProton(lnA: number): number;
  protonToNeutron(lnA: number): number;
}

/** The same history for a neutron that lives `factor` times longer: all rates go as 1/τ_n. */
export const withLifetimeScaled = ({logNeutronToProton, logProtonToNeutron, boost, ...rest}: WeakHistory, factor: number): WeakHistory => {
  const shift = log(factor);
  return {
    ...rest,
    logNeutronToProton: {at: (x) => logNeutronToProton.at(x) - shift},
    logProtonToNeutron: {at: (x) => logProtonToNeutron.at(x) - shift},
    ...(boost && {boost: {neutronToProton: (x: number) => boost.neutronToProton(x) / factor, protonToNeutron: (x: number) => boost.protonToNeutron(x) / factor}}),
  };
};

export interface WeakOptions {
  readonly neutronLifetimeSeconds: number;
  /** All on when absent; each can be switched off. */
  readonly corrections?: Partial<WeakCorrections>;
  /** f_νe(p) and f_ν̄e(p) in place of Fermi-Dirac ones at T_νe and ξ_e; the table of standard spectra is then not applied. */
  readonly electronNeutrinos?: ElectronNeutrinoSpectra;
  /** Spacing of the nodes in ln a; 0.07 when absent. */
  readonly spacing?: number;
  /** Gauss-Legendre nodes of each panel in the electron's momentum; 6 when absent. */
  readonly panelNodes?: number;
}

/** Spacing of the nodes in ln a where none is asked for: rates between them are exact to 3e-5. */
export const weakNodeSpacing = 0.07;

const hottestMeV = 12, coldestMeV = 1e-3;
/** Beyond, a universe with that many neutrinos has other trouble: N_eff > 100. */
const largestDegeneracy = 10;
/** Thermal neutrinos above this many temperatures are none. */
const cutoff = 40;
/** Rates below are as good as zero, and their logarithm stays finite. */
const smallestRate = 1e-250;

/** μ_νe/T_νe of a history. Throws RangeError outside ±10. */
export const electronNeutrinoDegeneracy = ({electronNeutrinoDegeneracy: xi = 0}: Background): number => {
  if (!(Math.abs(xi) <= largestDegeneracy)) throw new RangeError(`electronNeutrinoDegeneracy = ${xi} is outside -${largestDegeneracy} to ${largestDegeneracy}`);
  return xi;
};

/** Rates [1/s] from τ_n Γ on samples: linear between them, constant beyond. */
const sampledBoost = (lnA: Float64Array, neutronToProton: Float64Array, protonToNeutron: Float64Array, lifetimeSeconds: number): HardBoost => {
  const first = lnA[0], spacing = (lnA[lnA.length - 1] - first) / (lnA.length - 1);
  const linear = (values: Float64Array) => (x: number): number => {
    let i = Math.min(Math.max(Math.floor((x - first) / spacing), 0), lnA.length - 2);
    while (i > 0 && lnA[i] > x) i--;
    while (i < lnA.length - 2 && lnA[i + 1] < x) i++;
    const share = Math.min(Math.max((x - lnA[i]) / (lnA[i + 1] - lnA[i]), 0), 1);
    return ((1 - share) * values[i] + share * values[i + 1]) / lifetimeSeconds;
  };
  return {neutronToProton: linear(neutronToProton), protonToNeutron: linear(protonToNeutron)};
};

/** What hard neutrinos of a history add to both rates [1/s]; samples are dense against H. */
const hardBoost = ({lnA, hardElectronNeutrinos: hard}: Background, lifetimeSeconds: number, freeDecay: number, corrections: WeakCorrections): HardBoost | undefined => {
  if (hard === undefined) return undefined;
  const {neutronToProton, protonToNeutron} = hardNeutrinoRates(hard, lnA, freeDecay, corrections);
  return sampledBoost(lnA, neutronToProton, protonToNeutron, lifetimeSeconds);
};

/** Weak rates along `background`: with spectra given in the options, else those of the history, else thermal ones. Throws RangeError when τ_n is not positive, or spectra leave 0 to 1. */
export const weakRatesAlong = (background: Background, options: WeakOptions): WeakHistory => {
  const lifetime = options.neutronLifetimeSeconds;
  if (!(lifetime > 0)) throw new RangeError(`neutronLifetimeSeconds = ${lifetime} is not positive; the measured value is near 878.4 s`);
  const corrections = {...allWeakCorrections, ...options.corrections}, integrator = sharedWeakIntegrator(corrections, options.panelNodes);
  const xi = electronNeutrinoDegeneracy(background), track = new ThermalTrack(background);
  const from = track.lnAAt(hottestMeV), to = track.lnAAt(coldestMeV);
  const count = Math.max(33, Math.ceil((to - from) / (options.spacing ?? weakNodeSpacing)) + 1);
  const logRate = (rate: number): number => log(Math.max(rate / lifetime, smallestRate)), samples = background.electronNeutrinoSpectra;
  if (samples !== undefined && options.electronNeutrinos === undefined) {
    const rates = sampledRates(background, samples, track, integrator, corrections, from, to, options.spacing ?? weakNodeSpacing);
    const {lnA, tailToProton, tailToNeutron} = rates, tail = tailToProton.some((value, i) => value + tailToNeutron[i] > 0);
    return {
      lnA, logNeutronToProton: new Spline(lnA, rates.neutronToProton.map(logRate)), logProtonToNeutron: new Spline(lnA, rates.protonToNeutron.map(logRate)),
      ...(tail && {boost: sampledBoost(lnA, tailToProton, tailToNeutron, lifetime)}),
    };
  }
  const boost = options.electronNeutrinos === undefined ? hardBoost(background, lifetime, integrator.freeDecay, corrections) : undefined;
  const lnA = new Float64Array(count), logOut = new Float64Array(count), logBack = new Float64Array(count), pair = new Float64Array(2);
  for (let i = 0; i < count; i++) {
    const x = i === count - 1 ? to : from + ((to - from) * i) / (count - 1);
    const temperatureMeV = track.temperatureMeV(x), neutrinoMeV = track.neutrinoTemperatureMeV(x);
    if (options.electronNeutrinos === undefined) integrator.evaluate(temperatureMeV, neutrinoMeV, pair, xi, track.neutrinoEta(x));
    else {
      const occupations = options.electronNeutrinos.at(x), scale = exp(x), unit = electronMassMeV * scale;
      const highestMeV = (occupations.highestComovingMomentumMeV ?? cutoff * neutrinoMeV * scale) / scale;
      integrator.evaluateSpectra(
        temperatureMeV, (E) => occupations.neutrino(E * unit), (E) => occupations.antineutrino(E * unit), neutrinoMeV, highestMeV, pair,
      );
      if (!Number.isFinite(pair[0] + pair[1])) {
        throw new RangeError(`electronNeutrinos give no rate at T = ${temperatureMeV} MeV (ln a = ${x}): occupation numbers must lie between 0 and 1`);
      }
    }
    lnA[i] = x;
    logOut[i] = logRate(pair[0]);
    logBack[i] = logRate(pair[1]);
  }
  return {lnA, logNeutronToProton: new Spline(lnA, logOut), logProtonToNeutron: new Spline(lnA, logBack), ...(boost && {boost})};
};
