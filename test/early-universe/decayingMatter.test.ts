/** Matter that decays: late reheating, early matter domination, particles of given number density; and a component given as a table. */
import {describe, expect, it} from "vitest";
import {planckMassMeV} from "../../src/constants/units.js";
import {Spline} from "../../src/numerics/spline.js";
import type {DecayChannel} from "../../src/model/heavyNeutralLepton.js";
import {absentLepton} from "../../solvers/early-universe/absentLepton.js";
import {runNetwork} from "../../solvers/bbn/nucleosynthesis.js";
import {weakRatesAlong} from "../../solvers/bbn/weakHistory.js";
import type {ThermalHistory} from "../../solvers/early-universe/thermalHistory.js";
import {atTemperature, lepton, run, universe} from "./runs.js";

const heat: DecayChannel = {name: "heat", widthMeV: 1, shares: {electromagnetic: 1, e: 0, mu: 0, tau: 0}, helicityTilt: 0, neutrinos: []};
const line = (energyMeV: number): DecayChannel => ({
  name: "nu gamma e", widthMeV: 1, shares: {electromagnetic: 0.5, e: 0.5, mu: 0, tau: 0}, helicityTilt: 0, neutrinos: [{flavor: "e", energiesMeV: [energyMeV], numbers: [1], asymmetry: 0}]
});
const abundances = (background: ThermalHistory): {yP: number; dOverH: number} => runNetwork({background, weakRates: weakRatesAlong(background, {neutronLifetimeSeconds: 878.4}), omegaB: 0.022425});
/** Largest miss of a⁴ρ against the work of the pressure, over a⁴ρ, from a temperature on. */
const energyMiss = (history: ThermalHistory, fromMeV: number): number => {
  const begin = history.temperatureMeV.findIndex(T => T < fromMeV), x = history.lnA.slice(begin), a4 = x.map(l => Math.exp(4 * l));
  const work = new Spline(x, x.map((_, i) => (history.totalEnergyMeV4[begin + i]! - 3 * history.totalPressureMeV4[begin + i]!) * a4[i]!));
  let sum = 0, worst = 0;
  for (let i = 1; i < x.length; i++) {
    const h = x[i]! - x[i - 1]!;
    for (const [node, weight] of [[0.1127016654, 5 / 18], [0.5, 8 / 18], [0.8872983346, 5 / 18]] as const) sum += h * weight * work.at(x[i - 1]! + node * h);
    const held = history.totalEnergyMeV4[begin + i]! * a4[i]!;
    worst = Math.max(worst, Math.abs(held - history.totalEnergyMeV4[begin]! * a4[0]! - sum) / held);
  }
  return worst;
};
const slow = (reheatingMeV: number, options: object = {}): ThermalHistory => universe.run(absentLepton, {reheatingMeV, matterDominatedReheating: true, ...options});

describe("reheating by a decaying field", () => {
  const standard = universe.run(absentLepton, {reheatingMeV: 1e3, neutrinoNumbers: true});

  it("is forgotten by neutrinos when it ends above 20 MeV, whatever rules before", () => {
    expect(slow(30).nEff).toBeCloseTo(standard.nEff, 4);
    const given = abundances(slow(30)), usual = abundances(standard);
    expect(given.yP).toBeCloseTo(usual.yP, 5);
    expect(given.dOverH / usual.dOverH).toBeCloseTo(1, 4);
  });

  it("leaves too few neutrinos when it ends at a few MeV: nu_mu and nu_tau, which only neutral currents make, most of all", () => {
    const N = [10, 7, 5, 4, 3, 2].map(T => slow(T));
    for (let i = 1; i < N.length; i++) expect(N[i]!.nEff).toBeLessThan(N[i - 1]!.nEff);
    // Missing already: 5 % at 5 MeV; half the neutrinos and more are gone at 2 MeV.
    expect(N[2]!.nEff).toBeGreaterThan(2.8);
    expect(N[2]!.nEff).toBeLessThan(2.95);
    expect(N[5]!.nEff).toBeLessThan(1.5);
    expect(N[4]!.muTauNeutrinoEta.at(-1)!).toBeLessThan(N[4]!.electronNeutrinoEta!.at(-1)!);
    expect(N[4]!.electronNeutrinoEta!.at(-1)!).toBeLessThan(-0.1);
  });

  it("makes more helium and less deuterium than its N_eff would: nu_e are missing in n <-> p", () => {
    const late = abundances(slow(3)), usual = abundances(standard);
    expect(late.yP - usual.yP).toBeGreaterThan(1e-3);
    expect(late.dOverH).toBeLessThan(usual.dOverH);
  });

  it("has the T ~ a^(-3/8) and H ~ T^4 of a universe of matter, and Gamma = 3 H at T_RH by definition", () => {
    const history = slow(2000), {lnA, temperatureMeV, hubbleMeV} = history, at = (T: number): number => temperatureMeV.findIndex(t => t < T);
    const early = at(1e4), later = at(7e3);
    expect(-Math.log(temperatureMeV[later]! / temperatureMeV[early]!) / (lnA[later]! - lnA[early]!)).toBeCloseTo(3 / 8, 1.5);
    expect(Math.log(hubbleMeV[later]! / hubbleMeV[early]!) / Math.log(temperatureMeV[later]! / temperatureMeV[early]!)).toBeCloseTo(4, 0.5);
    const radiation = Math.sqrt(8 * Math.PI / 3 * universe.energyDensity(2000)) / planckMassMeV, i = at(2000);
    // Field and bath share the energy there.
    expect(history.hubbleMeV[i]! / radiation).toBeGreaterThan(1.05);
    expect(history.hubbleMeV[i]! / radiation).toBeLessThan(1.7);
    expect(history.matterEnergyMeV4[0]! / history.totalEnergyMeV4[0]!).toBeGreaterThan(0.98);
    expect(history.matterEnergyMeV4.at(-1)!).toBeLessThan(1e-30);
  });

  it("begins early enough: the first temperature changes nothing, and conserves energy", () => {
    expect(energyMiss(slow(5, {relativeTolerance: 1e-6, sampleSpacing: 0.01}), 25)).toBeLessThan(3e-6);
  });

  it("lets N freeze in at T_RH with a yield within a factor of two of the instantaneous one", () => {
    const at = (options: object): number => { const h = run(1, 1e-12, {reheatingMeV: 1e4, ...options}); return atTemperature(h, h.leptonOverEntropy, 20); };
    const ratio = at({matterDominatedReheating: true}) / at({});
    expect(ratio).toBeGreaterThan(0.5);
    expect(ratio).toBeLessThan(2);
  });

  it("is refused with another decaying component, and instantaneous reheating below 20 MeV too", () => {
    const matter = {energyMeV4: 1, temperatureMeV: 3, appears: false, lifetimeSeconds: 1, channels: [heat]};
    expect(() => slow(5, {decayingMatter: matter})).toThrow(/one decaying component/);
    expect(() => universe.run(absentLepton, {reheatingMeV: 5})).toThrow(/below 20 MeV/);
    expect(() => universe.run(absentLepton, {reheatingMeV: 30, decayingMatter: {...matter, temperatureMeV: 40}})).toThrow(/is not below reheatingMeV = 30/);
  });
});

describe("matter that rules for a while", () => {
  it("raises the entropy by 1.83 g^(1/4) m Y sqrt(tau/m_Pl), all before nucleosynthesis", () => {
    // ρ = m n and Y = n/s: m Y = ρ/s where the matter is given. - Scherrer & Turner, Phys. Rev. D 31, 681 (1985)
    const at = 1e3, ratio = 30, lifetimeSeconds = 3e-4, energyMeV4 = ratio * universe.energyDensity(at);
    const bare = universe.run(absentLepton, {reheatingMeV: 1e4}), history = universe.run(absentLepton, {reheatingMeV: 1e4, decayingMatter: {energyMeV4, temperatureMeV: at, appears: false, lifetimeSeconds, channels: [heat]}});
    const gain = (history.photonTemperatureTimesScaleFactorToday / bare.photonTemperatureTimesScaleFactorToday) ** 3, tauPerMeV = lifetimeSeconds / 6.582119569e-22;
    // g = 17 … 11 while it decays, T = 100 … 30 MeV.
    const expected = 1.83 * 14 ** (1 / 4) * energyMeV4 / universe.entropyDensity(at) * Math.sqrt(tauPerMeV / planckMassMeV);
    expect(gain).toBeGreaterThan(20);
    expect(gain / expected).toBeGreaterThan(0.93);
    expect(gain / expected).toBeLessThan(1.07);
    expect(history.nEff).toBeCloseTo(bare.nEff, 2.5);
  });

  it("makes as much entropy as the heat given over T: d(s a^3) = a^3 dQ/T while one temperature serves all", () => {
    const matter = {energyMeV4: 3 * universe.energyDensity(200), temperatureMeV: 200, appears: false, lifetimeSeconds: 2e-4, channels: [heat]};
    const {lnA, temperatureMeV, hubbleMeV, matterEnergyMeV4} = universe.run(absentLepton, {reheatingMeV: 2e3, decayingMatter: matter, relativeTolerance: 1e-7, sampleSpacing: 0.01});
    const from = temperatureMeV.findIndex(T => T < 1e3), to = temperatureMeV.findIndex(T => T < 20), x = lnA.slice(from, to), widthMeV = 6.582119569e-22 / 2e-4;
    const given = new Spline(x, x.map((l, i) => widthMeV * matterEnergyMeV4[from + i]! * Math.exp(3 * l) / (hubbleMeV[from + i]! * temperatureMeV[from + i]!)));
    const entropy = (i: number): number => universe.entropyDensity(temperatureMeV[i]!) * Math.exp(3 * lnA[i]!);
    let made = 0;
    for (let i = 1; i < x.length; i++) for (const [node, weight] of [[0.1127016654, 5 / 18], [0.5, 8 / 18], [0.8872983346, 5 / 18]] as const) made += (x[i]! - x[i - 1]!) * weight * given.at(x[i - 1]! + node * (x[i]! - x[i - 1]!));
    expect(made).toBeGreaterThan(0.5 * entropy(from));
    expect((entropy(to - 1) - entropy(from)) / made).toBeCloseTo(1, 4);
  });

  it("takes from N_eff what it gives to photons after decoupling, and dilutes baryons before: eta at nucleosynthesis is larger", () => {
    const matter = {energyMeV4: 0.02 * universe.energyDensity(0.3), temperatureMeV: 0.3, appears: false, lifetimeSeconds: 1e4, channels: [heat]};
    const bare = universe.run(absentLepton, {reheatingMeV: 1e3, neutrinoNumbers: true}), history = universe.run(absentLepton, {reheatingMeV: 1e3, decayingMatter: matter}), growth = history.photonTemperatureTimesScaleFactorToday / bare.photonTemperatureTimesScaleFactorToday;
    expect(growth).toBeGreaterThan(1.05);
    expect(history.nEff / bare.nEff * growth ** 4).toBeCloseTo(1, 2);
    expect(abundances(history).dOverH).toBeLessThan(0.9 * abundances(bare).dOverH);
    expect(energyMiss(universe.run(absentLepton, {reheatingMeV: 1e3, relativeTolerance: 1e-6, sampleSpacing: 0.01, decayingMatter: matter}), 50)).toBeLessThan(2e-6);
  });
});

describe("a particle of given number density", () => {
  const matter = {energyMeV4: 60, temperatureMeV: 5.11, appears: true, lifetimeSeconds: 0.1, massMeV: 60, channels: [line(30)]};
  const history = universe.run(absentLepton, {reheatingMeV: 1e3, decayingMatter: matter, relativeTolerance: 1e-6, sampleSpacing: 0.02}), {temperatureMeV, leptonNumberMeV3, leptonDecaysMeV4, timeSeconds, lnA} = history;
  const begin = temperatureMeV.findIndex(T => T < 5.11), comoving = (i: number): number => leptonNumberMeV3[i]! * Math.exp(3 * lnA[i]!);

  it("is not there before its temperature, has its density there, and falls as exp(-t/tau) from then on", () => {
    expect(Math.max(...leptonNumberMeV3.slice(0, begin))).toBe(0);
    const later = timeSeconds.findIndex(t => t > timeSeconds[begin]! + 0.5);
    expect(Math.log(comoving(begin) / comoving(later)) * 0.1 / (timeSeconds[later]! - timeSeconds[begin]!)).toBeCloseTo(1, 4);
    expect(leptonDecaysMeV4[begin]! / leptonNumberMeV3[begin]! / 6.582119569e-22 * 0.1).toBeCloseTo(1, 9);
    // Back along the exponential to T = 5.11 MeV exactly.
    const x = new Spline(temperatureMeV.slice(begin - 4, begin + 4).map(T => -Math.log(T)), timeSeconds.slice(begin - 4, begin + 4)).at(-Math.log(5.11));
    const a = new Spline(temperatureMeV.slice(begin - 4, begin + 4).map(T => -Math.log(T)), lnA.slice(begin - 4, begin + 4)).at(-Math.log(5.11));
    expect(comoving(begin) * Math.exp((timeSeconds[begin]! - x) / 0.1) / Math.exp(3 * a)).toBeCloseTo(1, 3);
  });

  it("gives its neutrinos as hard ones, whose energy partly returns to the plasma: N_eff falls", () => {
    const bare = universe.run(absentLepton, {reheatingMeV: 1e3, neutrinoNumbers: true});
    expect(history.hardElectronNeutrinos!.comovingNumberMeV3.some(number => number > 0)).toBe(true);
    expect(history.nEff).toBeLessThan(bare.nEff - 0.02);
  });

  it("stands beside N as a field where it has no mass", () => {
    const {massMeV, ...field} = matter, both = universe.run(lepton(10, 1e-10), {reheatingMeV: 1e4, decayingMatter: field}), alone = universe.run(lepton(10, 1e-10), {reheatingMeV: 1e4});
    expect(massMeV).toBe(60);
    expect(both.ending.kind).toBe("reached");
    expect(atTemperature(both, both.leptonOverEntropy, 8) / atTemperature(alone, alone.leptonOverEntropy, 8)).toBeCloseTo(1, 6);
    expect(Math.max(...both.matterEnergyMeV4)).toBeGreaterThan(20);
  });
});

describe("a component given as a table", () => {
  it("of half a neutrino is Delta N_eff = 1/2", () => {
    // T_ν today is 1.6764e-10 MeV (instantaneous decoupling).
    const scaleFactor = Array.from({length: 60}, (_, i) => 1e-13 * 10 ** (i / 6)), energyMeV4 = scaleFactor.map(a => 0.5 * 7 * Math.PI ** 2 / 120 * (2.34865e-10 * (4 / 11) ** (1 / 3) / a) ** 4);
    const tabulated = universe.run(absentLepton, {reheatingMeV: 1e3, energyTable: {scaleFactor, energyMeV4}}), inert = universe.run(absentLepton, {reheatingMeV: 1e3, deltaNEff: 0.5});
    for (const T of [1, 0.1, 0.01]) expect(atTemperature(tabulated, tabulated.hubbleMeV, T) / atTemperature(inert, inert.hubbleMeV, T)).toBeCloseTo(1, 3.5);
    expect(abundances(tabulated).yP).toBeCloseTo(abundances(inert).yP, 4);
    expect(energyMiss(tabulated, 100)).toBeLessThan(2e-5);
  });
});
