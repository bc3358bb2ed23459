/** Universes with other contents: extra components that only expand, and N put in by hand. */
import {describe, expect, it} from "vitest";
import {absentLepton} from "../../solvers/early-universe/absentLepton.js";
import {runNetwork} from "../../solvers/bbn/nucleosynthesis.js";
import {weakRatesAlong} from "../../solvers/bbn/weakHistory.js";
import {mixingPortal} from "../../src/model/mixingPortal.js";
import type {HeavyNeutralLepton} from "../../src/model/heavyNeutralLepton.js";
import {Spline} from "../../src/numerics/spline.js";
import {mixingKernels} from "../../src/rates/mixingKernels.js";
import {scenarioFromObject} from "../../src/model/scenario.js";
import type {EvolutionOptions} from "../../solvers/early-universe/evolutionOptions.js";
import {atTemperature, lepton, run, universe} from "./runs.js";

const base = {reheatingMeV: 1e5, relativeTolerance: 1e-6};
const extra = (exponent: number, ratio: number, temperatureMeV: number) => ({extraEnergy: [{exponent, ratio, temperatureMeV}]});

describe("extra components", () => {
  it("that fall as radiation do to H what inert radiation does, and are no neutrinos", () => {
    const inert = universe.run(absentLepton, {...base, deltaNEff: 1}), bare = universe.run(absentLepton, base);
    const T = 20, added = atTemperature(inert, inert.totalEnergyMeV4, T) / atTemperature(bare, bare.totalEnergyMeV4, T) - 1;
    const same = universe.run(absentLepton, {...base, ...extra(4, added, T)});
    for (const at of [10, 1, 0.1, 0.01]) expect(atTemperature(same, same.hubbleMeV, at) / atTemperature(inert, inert.hubbleMeV, at)).toBeCloseTo(1, 3);
    // deltaNEff makes up for the smaller neutrino heating in the faster expansion, 0.0016; a plain component does not.
    expect(bare.nEff - same.nEff).toBeCloseTo(0.0016, 3);
  });

  it("fall as they are told: kination adds as much as the bath at T, and nothing much later", () => {
    const bare = universe.run(absentLepton, base), kination = universe.run(absentLepton, {...base, ...extra(6, 1, 10)});
    const excess = (T: number): number => (atTemperature(kination, kination.hubbleMeV, T) / atTemperature(bare, bare.hubbleMeV, T)) ** 2 - 1;
    expect(excess(10)).toBeCloseTo(1, 2);
    expect(excess(1) * 100).toBeCloseTo(1, 1);
  });

  it("change what N is frozen in: with kination from 1 GeV on, the yield from 100 GeV is that of a rate against H ~ T^3", () => {
    const d = 1e-12, plain = run(1, d, base), kination = run(1, d, {...base, ...extra(6, 1, 1e3)}), T = 5;
    const ratio = atTemperature(kination, kination.leptonOverEntropy, T) / atTemperature(plain, plain.leptonOverEntropy, T);
    // ∫dT/√(1 + (T/T_k)²) over ∫dT, without g_s: asinh(100)/100 = 0.053; g_s raises ρ ~ a⁻⁶ a little less than T⁶.
    expect(ratio).toBeGreaterThan(0.04);
    expect(ratio).toBeLessThan(0.08);
  });

  it("conserve the energy of all, their own pressure included", () => {
    const history = universe.run(lepton(10, 1e-9), {...base, ...extra(6, 0.3, 3), sampleSpacing: 0.01}), {lnA} = history;
    // The first e-folds belong to kination alone: from 1 GeV on.
    const begin = history.temperatureMeV.findIndex(T => T < 1e3), x = lnA.slice(begin);
    const work = new Spline(x, x.map((l, i) => (history.totalEnergyMeV4[begin + i]! - 3 * history.totalPressureMeV4[begin + i]!) * Math.exp(4 * l)));
    let sum = 0;
    for (let i = 1; i < x.length; i++) {
      const h = x[i]! - x[i - 1]!;
      for (const [node, weight] of [[0.1127016654, 5 / 18], [0.5, 8 / 18], [0.8872983346, 5 / 18]] as const) sum += h * weight * work.at(x[i - 1]! + node * h);
    }
    const U = (i: number): number => history.totalEnergyMeV4[i]! * Math.exp(4 * lnA[i]!);
    expect(Math.abs(U(lnA.length - 1) - U(begin) - sum) / U(begin)).toBeLessThan(1e-5);
  });

  it("speed up nucleosynthesis: more helium", () => {
    const yP = (options: object): number => {
      const background = universe.run(absentLepton, {...base, ...options});
      return runNetwork({background, weakRates: weakRatesAlong(background, {neutronLifetimeSeconds: 878.4}), omegaB: 0.022425}).yP;
    };
    expect(yP(extra(6, 0.1, 1)) - yP({})).toBeGreaterThan(0.002);
  });
});

describe("an initial yield", () => {
  it("stays as given where N does not couple, in all its states", () => {
    const history = run(10, 0, {...base, initialYield: 1e-4});
    for (const T of [1e4, 10, 0.1]) expect(atTemperature(history, history.leptonOverEntropy, T) / 1e-4).toBeCloseTo(1, T < 1 ? 1 : 4);
  });

  it("adds to what is frozen in, and is forgotten where N thermalises, but for the helicity that does not", () => {
    const Y = (d: number, initialYield: number, nature: "dirac" | "majorana"): number => { const h = run(1, d, {...base, initialYield}, nature); return atTemperature(h, h.leptonOverEntropy, 20); };
    expect((Y(1e-12, 1e-6, "dirac") - Y(1e-12, 0, "dirac")) / 1e-6).toBeCloseTo(1, 2);
    expect(Y(3e-8, 1e-2, "majorana") / Y(3e-8, 0, "majorana")).toBeCloseTo(1, 2);
    // Half of it sits in the sterile helicity of a Dirac N; the faster expansion shifts the active one by 1 % of its 0.04.
    const kept = (Y(3e-8, 1e-2, "dirac") - Y(3e-8, 0, "dirac")) / 1e-2;
    expect(kept).toBeGreaterThan(0.45);
    expect(kept).toBeLessThan(0.6);
  });

  // Scattering that begins far slower than the universe expands is not to be given up for it.
  it("leaves what is made later to be made: by mixing, which grows as the universe cools, and where expansion slows down fast", () => {
    const mixed = mixingPortal({massMeV: 0.1, mixingSquared: {e: 1e-10, mu: 0, tau: 0}, nature: "majorana", kernels: mixingKernels(0.1, {e: 1, mu: 0, tau: 0})}), stiff = [{exponent: 12, ratio: 1, temperatureMeV: 100}];
    const gained = (particle: HeavyNeutralLepton, options: Partial<EvolutionOptions>): number => {
      const [kept, made, both] = [[lepton(particle.massMeV, 0), 1e-4], [particle, 0], [particle, 1e-4]].map(([given, initialYield]) => {
        const history = universe.run(given as HeavyNeutralLepton, {...base, reheatingMeV: 1e4, ...options, initialYield: initialYield as number});
        return atTemperature(history, history.leptonOverEntropy, 5);
      });
      return (both! - kept!) / made!;
    };
    expect(gained(mixed, {})).toBeCloseTo(1, 1);
    expect(gained(lepton(1, 3e-10), {extraEnergy: stiff})).toBeCloseTo(1, 1);
  });
});

describe("scenario keys", () => {
  const plane = {mass: {from: "1 MeV", to: "1 GeV", points: 3}, dipole: {from: "1e-12 / GeV", to: "1e-6 / GeV", points: 3}};
  it("reach the solver's options", () => {
    const reading = scenarioFromObject({name: "k", model: {flavor: "mu", nature: "dirac"}, plane, cosmology: {"extra-energy": [{exponent: 6, ratio: 1, at: "10 MeV"}], "initial-yield": 1e-5}});
    if (!reading.ok) throw new Error(reading.problems.join("\n"));
    expect(reading.scenario.cosmology.extraEnergy).toEqual([{exponent: 6, ratio: 1, temperatureMeV: 10}]);
    expect(reading.scenario.cosmology.initialYield).toBe(1e-5);
  });

  it("are refused out of range, with the range", () => {
    const reading = scenarioFromObject({name: "k", model: {flavor: "mu", nature: "dirac"}, plane, cosmology: {"extra-energy": [{exponent: 60, ratio: 1, at: "10 keV"}]}});
    expect(reading.ok).toBe(false);
    if (!reading.ok) expect(reading.problems.length).toBe(2);
  });
});
