import {describe, expect, test} from "vitest";
import {EarlyUniverse} from "../../solvers/early-universe/thermalHistory.js";
import {followedByLaw, survivors} from "../../solvers/early-universe/survivors.js";
import {runNetwork} from "../../solvers/bbn/nucleosynthesis.js";
import {weakRatesAlong} from "../../solvers/bbn/weakHistory.js";
import {hbarMeVSeconds} from "../../src/constants/units.js";
import {decayingParticle} from "../../src/model/decayingParticle.js";
import {dipolePortal} from "../../src/model/dipolePortal.js";
import {dipoleKernels} from "../../src/rates/dipoleKernels.js";

/** N at rest, n a³ = e^{−t/τ} beside noise of 1e-4, in a = √t. */
const made = (noise: number, lifetimeSeconds = 1, from = 0.01) => {
  const lnA = Float64Array.from({length: 200}, (_, i) => -3 + 0.05 * i), timeSeconds = lnA.map(x => from * Math.exp(2 * (x + 3))), number = lnA.map((x, i) => Math.exp(-3 * x) * (Math.exp(-timeSeconds[i]! / lifetimeSeconds) + noise * (-1) ** i));
  return {lnA, timeSeconds, temperatureMeV: lnA.map(x => Math.exp(-x)), leptonNumberMeV3: number, leptonEnergyMeV4: number.map(n => 100 * n), leptonDecaysMeV4: number, leptonOverEntropy: number.map((n, i) => n * Math.exp(3 * lnA[i]!))};
};

describe("survivors", () => {
  const particle = {massMeV: 100, widthMeV: hbarMeVSeconds};

  test("go on by the law of decay where noise is all that an integration knows", () => {
    const history = made(1e-5), {numberMeV3, decayingFrom} = survivors(particle, history), i = history.timeSeconds.findIndex(t => t > 20);
    expect(history.timeSeconds[decayingFrom]!).toBeGreaterThan(4.9);
    expect(history.timeSeconds[decayingFrom]!).toBeLessThan(5.5);
    expect((Math.log(numberMeV3[i]!) + 3 * history.lnA[i]!) / -history.timeSeconds[i]!).toBeCloseTo(1, 3);
    expect(history.leptonNumberMeV3.some((n, j) => j > i && n < 0)).toBe(true);
    expect(numberMeV3.every((n, j) => n >= 0 && (j === 0 || n <= numberMeV3[j - 1]!))).toBe(true);
  });

  test("are none where N is gone before it is cold, but before that they are what the history says", () => {
    const history = made(1e-6, 1e-5), {numberMeV3, decayingFrom} = survivors({massMeV: 100, widthMeV: 1e5 * hbarMeVSeconds}, history);
    expect(history.temperatureMeV[decayingFrom]!).toBeLessThan(100 / 30);
    expect(history.temperatureMeV[decayingFrom - 1]!).toBeGreaterThan(100 / 30);
    expect(numberMeV3.subarray(decayingFrom).every(n => n === 0)).toBe(true);
  });

  test("replace number, energy, decays and yield of a history from there on, and nothing before", () => {
    const history = made(1e-5), followed = followedByLaw(history, particle), {decayingFrom} = survivors(particle, history), i = decayingFrom + 5;
    for (const name of ["leptonNumberMeV3", "leptonEnergyMeV4", "leptonDecaysMeV4", "leptonOverEntropy"] as const) {
      expect(followed[name].subarray(0, decayingFrom)).toEqual(history[name].subarray(0, decayingFrom));
      expect(followed[name][i]! / history[name][i]!).toBeCloseTo(name === "leptonDecaysMeV4" ? hbarMeVSeconds * followed.leptonNumberMeV3[i]! / history[name][i]! : followed.leptonNumberMeV3[i]! / history.leptonNumberMeV3[i]!, 12);
    }
  });

  test("keep D/H of the standard universe where N is gone long before: its remnants are not taken for hard neutrinos", () => {
    const universe = new EarlyUniverse(), kernels = dipoleKernels(150), options = {reheatingMeV: 1e3, relativeTolerance: 1e-5};
    const history = universe.run(dipolePortal({massMeV: 150, dipolePerGeV: 1e-9, flavor: "mu", nature: "dirac", kernels}), options), {hardElectronNeutrinos: _, ...without} = history;
    const deuterium = (background: typeof without): number => runNetwork({background, weakRates: weakRatesAlong(background, {neutronLifetimeSeconds: 878.4}), omegaB: 0.0224}).dOverH;
    expect(history.hardElectronNeutrinos).toBeDefined();
    expect(deuterium(history) / deuterium(without)).toBeCloseTo(1, 6);
  });
});

describe("tolerance", () => {
  const universe = new EarlyUniverse();
  // Held up by inverse decays below 1 keV, light and long-lived, at the edge of the CMB's bound, strongly coupled, with hard neutrinos, short-lived.
  test.each([[0.003, 5.5e-6], [0.1, 1e-9], [5, 1e-10], [5, 1e-5], [40, 3e-10], [150, 1e-10]])("of 1e-5 knows N_eff of %d MeV and %d/GeV to 3e-5", (massMeV, dipolePerGeV) => {
    const lepton = dipolePortal({massMeV, dipolePerGeV, flavor: "mu", nature: "dirac", kernels: dipoleKernels(massMeV)});
    const nEff = (relativeTolerance: number): number => universe.run(lepton, {reheatingMeV: 1e3, relativeTolerance}).nEff;
    expect(Math.abs(nEff(1e-5) / nEff(1e-7) - 1)).toBeLessThan(3e-5);
  });

  test("of 1e-5 knows what is left of N at recombination, wherever the run ends", () => {
    const fraction = (reheatingMeV: number, relativeTolerance: number): number => universe.run(decayingParticle({massMeV: 0.1, lifetimeSeconds: 1e14, branchings: {"nu gamma mu": 1}}),
      {reheatingMeV, relativeTolerance, initialYield: 1e-9}).leptonFractionAtRecombination;
    const found = [1000, 1008, 1016, 1024, 1032, 1040].map(T => fraction(T, 1e-5));
    for (const value of found) expect(value / found[0]!).toBeCloseTo(1, 2);
    expect(found[3]! / fraction(1024, 1e-7)).toBeCloseTo(1, 2);
  });
});
