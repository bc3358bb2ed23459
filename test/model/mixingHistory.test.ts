import {describe, expect, it} from "vitest";
import {absentLepton} from "../../solvers/early-universe/absentLepton.js";
import {EarlyUniverse, type ThermalHistory} from "../../solvers/early-universe/thermalHistory.js";
import type {HeavyNeutralLepton, Nature} from "../../src/model/heavyNeutralLepton.js";
import {mixingPortal} from "../../src/model/mixingPortal.js";
import {tanhSinh} from "../../src/numerics/quadrature.js";
import {mixingKernels} from "../../src/rates/mixingKernels.js";

const universe = new EarlyUniverse(), none = {e: 0, mu: 0, tau: 0};
const lepton = (massMeV: number, U2: number, nature: Nature = "dirac"): HeavyNeutralLepton => mixingPortal({massMeV, mixingSquared: {...none, mu: U2}, nature});
/** |U_μ|² that gives a lifetime. */
const mixingOf = (massMeV: number, lifetimeSeconds: number): number => 1e-6 * lepton(massMeV, 1e-6).lifetimeSeconds / lifetimeSeconds;
const run = (particle: HeavyNeutralLepton, reheatingMeV = 1e3): ThermalHistory => universe.run(particle, {reheatingMeV});
const standard = run(absentLepton);
/** n_N/T³ where the plasma passes T. */
const density = (history: ThermalHistory, T: number): number => {
  const i = history.temperatureMeV.findIndex(t => t < T);
  return history.leptonNumberMeV3[i]! / history.temperatureMeV[i]! ** 3;
};
/** g·(3/4)ζ(3)/π². */
const relativistic = (states: number): number => states * 0.75 * 1.2020569 / Math.PI ** 2;
/** n/T³ of four states at z = M/T in equilibrium. */
const massive = (z: number): number => tanhSinh(x => x * x / (Math.exp(Math.hypot(x, z)) + 1), 0, 60).value * 4 / (2 * Math.PI ** 2);

describe.each([20, 50])("N of %d MeV mixing with nu_mu", massMeV => {
  it.each([["dirac", 4], ["majorana", 2]] as const)("(%s) is a relativistic gas of %d states at 300 MeV, freezes out and decays", (nature, states) => {
    const U2 = mixingOf(massMeV, 0.2), history = run(lepton(massMeV, U2, nature));
    expect(history.ending.kind).toBe("reached");
    expect(history.nEff).toBeGreaterThan(standard.nEff);
    expect(history.nEff).toBeLessThan(10);
    expect(density(history, 300) / relativistic(states)).toBeCloseTo(1, 1);
    expect(Math.abs(density(history, 0.05))).toBeLessThan(1e-12);
  });

  it("decays by its lifetime once it is slow", () => {
    const tau = 1, history = run(lepton(massMeV, mixingOf(massMeV, tau))), comoving = (i: number): number => history.leptonNumberMeV3[i]! * Math.exp(3 * history.lnA[i]!);
    const from = history.timeSeconds.findIndex(t => t > 1.5 * tau), to = history.timeSeconds.findIndex(t => t > 6 * tau);
    expect(-Math.log(comoving(to) / comoving(from)) / (history.timeSeconds[to]! - history.timeSeconds[from]!) * tau).toBeCloseTo(1, 1);
  });
});

it("N follows equilibrium below its mass if it mixes much, and is left over if it mixes little", () => {
  const excess = [0.05, 1e-4].map(U2 => density(run(lepton(50, U2)), 12.5) / massive(4));
  expect(Math.abs(excess[0]! - 1)).toBeLessThan(0.05);
  expect(excess[1]!).toBeGreaterThan(1.5);
});

it("N that decays before neutrinos decouple is forgotten", () => expect(run(lepton(50, mixingOf(50, 0.003))).nEff).toBeCloseTo(standard.nEff, 3));

it("a weakly mixing N is produced in proportion to |U|^2", () => {
  const yields = [1e-13, 2e-13].map(U2 => density(run(lepton(20, U2)), 10));
  expect(yields[1]! / yields[0]!).toBeCloseTo(2, 2);
});

describe("keV N made by oscillations without resonance", () => {
  const history = universe.run(mixingPortal({massMeV: 0.007, mixingSquared: {...none, e: 1e-9}, nature: "majorana", kernels: mixingKernels(0.007, {...none, e: 1})}), {reheatingMeV: 9e3, hardNeutrinos: false});
  it("appears near 133 MeV (M/keV)^(1/3) (Dodelson:1993): next to nothing at three times that, most at a third", () => {
    const peak = 133 * 7 ** (1 / 3), share = (T: number): number => density(history, T) / density(history, 5) * universe.entropyDensity(5) / 125 / (universe.entropyDensity(T) / T ** 3);
    expect(share(3 * peak)).toBeLessThan(0.05);
    expect(share(peak / 3)).toBeGreaterThan(0.7);
  });
});
