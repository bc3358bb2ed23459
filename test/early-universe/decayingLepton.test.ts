import {describe, expect, it, test} from "vitest";
import {electronSurvival} from "../../src/constants/neutrinoMixing.js";
import {findRoot} from "../../src/numerics/roots.js";
import {tanhSinh} from "../../src/numerics/quadrature.js";
import {absentLepton} from "../../solvers/early-universe/absentLepton.js";
import {effectiveNumber} from "../../solvers/cmb/effectiveNumber.js";
import {degeneracyFactor, neutrinoEnergyDensity} from "../../solvers/early-universe/electromagneticPlasma.js";
import {neutrinoGas, neutrinoNumberDensity} from "../../solvers/early-universe/neutrinoGas.js";
import type {ThermalHistory} from "../../solvers/early-universe/thermalHistory.js";
import {lepton, run, universe} from "./runs.js";

describe("decay", () => {
  it.each(["dirac", "majorana"] as const)("of a slow %s N is exponential: n a^3 ~ exp(-t/tau)", nature => {
    const history = run(10, 3e-11, {relativeTolerance: 1e-6, reheatingMeV: 1e3}, nature), tau = lepton(10, 3e-11, nature).lifetimeSeconds;
    const comoving = (i: number): number => history.leptonNumberMeV3[i]! * Math.exp(3 * history.lnA[i]!);
    const from = history.timeSeconds.findIndex(t => t > 0.3 * tau), to = history.timeSeconds.findIndex(t => t > 6 * tau);
    const slope = -Math.log(comoving(to) / comoving(from)) / (history.timeSeconds[to]! - history.timeSeconds[from]!);
    expect(slope * tau).toBeCloseTo(1, 3);
  });

  it("of a Majorana N takes half the time of a Dirac N", () => {
    expect(lepton(10, 1e-9, "majorana").lifetimeSeconds / lepton(10, 1e-9).lifetimeSeconds).toBeCloseTo(0.5, 12);
  });

  it("late and 1:1 raises N_eff by what energy conservation says", () => {
    const M = 10, d = 1e-11, options = {reheatingMeV: 1e4, relativeTolerance: 1e-6}, particle = lepton(M, d), tau = particle.lifetimeSeconds, history = run(M, d, options), standard = run(M, 0, options);
    const electromagnetic = particle.channels.reduce((sum, {widthMeV, shares}) => sum + widthMeV * shares.electromagnetic, 0) / particle.widthMeV;
    expect(electromagnetic).toBeCloseTo(0.5, 2);
    // Radiation: a ∝ √t, so ∫ a (−dn) = n a(τ) Γ(3/2), all after e± are gone.
    const early = history.timeSeconds.findIndex(t => t > 3e-2 * tau), aEarly = Math.exp(history.lnA[early]!), tEarly = history.timeSeconds[early]!;
    expect(history.temperatureMeV[early]!).toBeLessThan(0.03);
    const n0 = history.leptonNumberMeV3[early]! * aEarly ** 3 * Math.exp(tEarly / tau), aTau = aEarly * Math.sqrt(tau / tEarly);
    const released = M * n0 * aTau * Math.sqrt(Math.PI) / 2;
    const photons = Math.PI ** 2 / 15 * standard.photonTemperatureTimesScaleFactorToday ** 4, neutrinos = 7 / 8 * (4 / 11) ** (4 / 3) * standard.nEff * photons;
    const expected = (neutrinos + (1 - electromagnetic) * released) / (photons + electromagnetic * released) / (7 / 8 * (4 / 11) ** (4 / 3));
    expect(expected - standard.nEff).toBeGreaterThan(1e-3);
    expect(Math.abs((history.nEff - standard.nEff) / (expected - standard.nEff) - 1)).toBeLessThan(0.03);
  });

  it("heats photons by the same budget", () => {
    const M = 10, d = 1e-11, options = {reheatingMeV: 1e4, relativeTolerance: 1e-6}, history = run(M, d, options), standard = run(M, 0, options);
    const gain = (h: ThermalHistory): number => h.photonTemperatureTimesScaleFactorToday ** 4, photons = Math.PI ** 2 / 15 * (gain(history) - gain(standard));
    const nu = (h: ThermalHistory): number => 7 / 8 * (4 / 11) ** (4 / 3) * h.nEff * Math.PI ** 2 / 15 * gain(h);
    expect(photons / (nu(history) - nu(standard))).toBeCloseTo(1, 1);
  });
});

describe("neutrinos of one flavour", () => {
  const options = {reheatingMeV: 1e4, relativeTolerance: 1e-6, hardNeutrinos: false}, state = new Float64Array(2);
  /** a⁴ρ of ν_e, and of ν_μ or ν_τ, at the end. */
  const energies = (h: ThermalHistory): readonly [number, number] => {
    const of = (T: Float64Array, eta: Float64Array): number => { neutrinoGas().densities(T.at(-1)!, eta.at(-1)!, state); return state[0]! * Math.exp(4 * h.lnA.at(-1)!); };
    return [of(h.electronNeutrinoTemperatureMeV, h.electronNeutrinoEta!), of(h.muTauNeutrinoTemperatureMeV, h.muTauNeutrinoEta)];
  };
  it.each(["e", "mu"] as const)("take the neutrino share of late decays by coupling to %s alone, without oscillations", flavor => {
    const unmixed = {...options, flavorConversion: "none"} as const, decayed = energies(universe.run(lepton(10, 3e-11, "dirac", flavor), unmixed)), without = energies(universe.run(absentLepton, unmixed));
    const electron = decayed[0] / without[0] - 1, others = decayed[1] / without[1] - 1;
    const [heated, idle] = flavor === "e" ? [electron, others] : [others, electron];
    expect(heated).toBeGreaterThan(2e-3);
    expect(Math.abs(idle)).toBeLessThan(0.01 * heated);
  });

  it.each([["e", electronSurvival], ["mu", (1 - electronSurvival) / 2]] as const)("share it as averaged oscillations say by default, coupling to %s", (flavor, share) => {
    const history = energies(universe.run(lepton(10, 3e-11, "dirac", flavor), options)), standard = energies(universe.run(absentLepton, options));
    const electron = history[0] - standard[0], others = 2 * (history[1] - standard[1]);
    expect(electron / (electron + others)).toBeCloseTo(share, 2);
    // Σ|U_ei|⁴ from θ₁₂ and θ₁₃.
    expect(electronSurvival).toBeCloseTo((0.697 ** 2 + 0.303 ** 2) * 0.97775 ** 2 + 0.02225 ** 2, 6);
  });

  it("and photons, held together by N down to its decay, end with what entropy conservation leaves, were numbers free", () => {
    // γ + ν_μ + ν_τ share the entropy of γ, e±, ν_μ, ν_τ and four states of N: (T_γ/T_νe)³ = (2 + 3.5 + 3.5 + 3.5)/(2 + 3.5).
    const history = run(0.1, 1e-5, {flavorConversion: "none", neutrinoNumbers: false}), ratio = Math.cbrt(12.5 / 5.5), expected = (11 / 4) ** (4 / 3) * (ratio ** -4 + 2);
    expect(history.photonOverMuTauNeutrino).toBeCloseTo(1, 3);
    expect(Math.abs(history.photonOverElectronNeutrino / ratio - 1)).toBeLessThan(0.02);
    expect(Math.abs(history.nEff / expected - 1)).toBeLessThan(0.02);
  });

  it("and photons end with one temperature, the entropy and the number of neutrinos and N that were there when pairs froze out", () => {
    // N ν̄ ↔ f f̄ would make neutrinos for longer: all scattering counts as exchange here.
    const {kernels: {pairShares: _pairs, ...exchange}, ...rest} = lepton(0.1, 1e-5), history = universe.run({...rest, kernels: exchange}, {reheatingMeV: 1e5, flavorConversion: "none"}), state = new Float64Array(2);
    const held = (i: number): number => history.leptonNumberMeV3[i]! * Math.exp(3 * history.lnA[i]!), number = (i: number): number => {
      neutrinoGas().densities(history.muTauNeutrinoTemperatureMeV[i]!, history.muTauNeutrinoEta[i]!, state);
      return 2 * state[1]! * Math.exp(3 * history.lnA[i]!) + held(i);
    };
    const frozen = history.temperatureMeV.findIndex(T => T < 0.4);
    expect(number(history.lnA.length - 1) / number(frozen)).toBeCloseTo(1, 2.5);
    // With r³ the growth of (T a)³ and four states each: r³ e₂(η) = 2, r³ [2 + 3.5 s(η)] = 12.5; s the entropy of neutrinos over that at η = 0.
    const share = (eta: number): number => {
      neutrinoGas().densities(1, eta, state);
      const entropy = (4 / 3 * state[0]! - eta * state[1]!) / (4 / 3 * neutrinoEnergyDensity(1));
      return state[1]! / neutrinoNumberDensity(1) / (2 + 3.5 * entropy) - 2 / 12.5;
    };
    const eta = findRoot(share, -1, 0), T4 = ((): number => { neutrinoGas().densities(1, eta, state); return (2 * neutrinoNumberDensity(1) / state[1]!) ** (4 / 3); })();
    const expected = (11 / 4) ** (4 / 3) * (1 / T4 + 2 * state[0]! / neutrinoEnergyDensity(1));
    expect(history.photonOverMuTauNeutrino).toBeCloseTo(1, 3);
    // N takes hold of the photons only after the first e± are gone.
    expect(Math.abs(history.muTauNeutrinoEta.at(-1)! - eta)).toBeLessThan(0.06);
    expect(Math.abs(history.nEff / expected - 1)).toBeLessThan(0.06);
  });

  it("are made for longer where N makes pairs of N and antineutrino fast: more of them at the end", () => {
    const many = run(0.1, 1e-4, {flavorConversion: "none"}), few = run(0.1, 1e-6, {flavorConversion: "none"});
    expect(many.nEff).toBeGreaterThan(1.3 * few.nEff);
    expect(many.muTauNeutrinoEta.at(-1)!).toBeGreaterThan(few.muTauNeutrinoEta.at(-1)! + 0.2);
  });

  it.each(["e", "mu", "universal"] as const)("never end hotter than the plasma that keeps them in equilibrium through N, oscillations averaged, flavour %s", flavor => {
    const history = universe.run(lepton(0.1, 1e-5, "dirac", flavor), {reheatingMeV: 1e5});
    expect(history.photonOverElectronNeutrino).toBeGreaterThan(0.998);
    expect(history.photonOverMuTauNeutrino).toBeGreaterThan(0.998);
  });
});

describe("asymmetric and oscillating neutrinos", () => {
  const base = {reheatingMeV: 100, relativeTolerance: 1e-6}, plain = universe.run(absentLepton, base);
  it.each([0.1, 1])("with xi = %d have the energy of two Fermi-Dirac gases with opposite potentials", xi => {
    const gas = (eta: number): number => tanhSinh(x => x ** 3 / (Math.exp(x - eta) + 1), 0, 60, 1e-12).value;
    expect(degeneracyFactor(xi) / ((gas(xi) + gas(-xi)) / (2 * 7 * Math.PI ** 4 / 120))).toBeCloseTo(1, 9);
  });

  it("raise N_eff by 3 (30/7) (xi/pi)^2 + ..., and touch nothing at xi = 0", () => {
    const xi = 0.2, history = universe.run(absentLepton, {...base, degeneracy: {e: xi, mu: xi, tau: xi}});
    expect((history.nEff - plain.nEff) / (3 * (degeneracyFactor(xi) - 1))).toBeCloseTo(1, 1);
    expect(universe.run(absentLepton, {...base, degeneracy: {e: 0, mu: 0, tau: 0}}).nEff).toBe(plain.nEff);
  });

  it("share their energy evenly where they convert, without changing N_eff by more than 1e-3", () => {
    const history = universe.run(absentLepton, {...base, flavorConversion: "full"});
    expect(history.photonOverElectronNeutrino / history.photonOverMuTauNeutrino).toBeCloseTo(1, 5);
    expect(Math.abs(history.nEff - plain.nEff)).toBeLessThan(1e-3);
    expect(history.nEff).not.toBe(plain.nEff);
  });

  it("are refused where inert radiation would make H^2 negative", () => {
    expect(() => universe.run(absentLepton, {reheatingMeV: 1e5, deltaNEff: -3.5})).toThrow(RangeError);
  });
});

describe("what the CMB may be asked", () => {
  const ask = (leptonFractionAtRecombination: number, lifetimeSeconds: number): boolean => effectiveNumber({nEff: 3, leptonFractionAtRecombination}, lifetimeSeconds).cmbApplies;
  test("not while N is alive and counts: rho_N/rho_rad > 1e-3, or a lifetime above 1e11 s", () => {
    expect(ask(0, 1)).toBe(true);
    expect(ask(0, Infinity)).toBe(true);
    expect(ask(2e-3, 1e8)).toBe(false);
    expect(ask(5e-4, 1e8)).toBe(true);
    expect(ask(5e-4, 2e11)).toBe(false);
    expect(ask(5e-7, 2e13)).toBe(true);
  });

  test("of a long-lived relic the history reports the fraction that it holds", () => {
    const history = run(1, 1e-13);
    // ρ_N/ρ_rad ≈ M Y s/ρ at z = 1100, lifetime 8.3e11 s.
    expect(history.leptonFractionAtRecombination).toBeGreaterThan(1e-6);
    expect(history.leptonFractionAtRecombination).toBeLessThan(1e-2);
    expect(run(10, 1e-9).leptonFractionAtRecombination).toBe(0);
  });

  test("that fraction is smooth in the coupling, wherever the steps of the solver end", () => {
    const logs = [-12.05, -12.035, -12.02, -12.005, -11.99].map(log => Math.log(run(0.4217, 10 ** log).leptonFractionAtRecombination));
    const slopes = logs.slice(1).map((value, i) => value - logs[i]!);
    // ln(f) = 2 ln(d) - t/tau + const, 1/tau as d^2: slopes fall by 0.0048 t/tau, t/tau = 9.2 ... 12.
    const bends = slopes.slice(1).map((slope, i) => slope - slopes[i]!);
    for (const [i, bend] of bends.entries()) expect(bend / -(0.0442 + 0.0033 * i)).toBeCloseTo(1, 1);
  });
});
