import {describe, expect, it} from "vitest";
import {electronSurvival, reactorMixingSinSquared, solarMixingSinSquared} from "../../../src/constants/neutrinoMixing.js";
import {hbarMeVSeconds} from "../../../src/constants/units.js";
import {decayingParticle} from "../../../src/model/decayingParticle.js";
import {absentLepton} from "../../../solvers/early-universe/absentLepton.js";
import {DecaySource} from "../../../solvers/early-universe/spectral/decaySource.js";
import {initialCells} from "../../../solvers/early-universe/spectral/initialCells.js";
import {MomentumGrid} from "../../../solvers/early-universe/spectral/momentumGrid.js";
import {averagedMixing, averagedSurvival} from "../../../solvers/early-universe/spectral/oscillations.js";
import {RosenbrockStep, type Derivative} from "../../../solvers/early-universe/spectral/rosenbrock.js";
import {SpectralUniverse, type SpectralHistory} from "../../../solvers/early-universe/spectral/spectralUniverse.js";
import {weakRatesAlong} from "../../../solvers/bbn/weakHistory.js";
import {runNetwork} from "../../../solvers/bbn/nucleosynthesis.js";
import {atTemperature, lepton} from "../runs.js";

const universe = new SpectralUniverse();
const fermi = (v: number): number => 1 / (Math.exp(v) + 1);
const helium = (history: Omit<SpectralHistory, "electronNeutrinoSpectra">, neutrinoSpectra: boolean): number => runNetwork({
  background: history, weakRates: weakRatesAlong(history, {neutronLifetimeSeconds: 878.4, corrections: {neutrinoSpectra}}), omegaB: 0.022425, compilation: "primat", relativeTolerance: 1e-5
}).heliumMassFraction;

describe("the standard universe, spectrum by spectrum", () => {
  const standard = universe.run(absentLepton, {reheatingMeV: 30});

  it("has N_eff = 3.0440 with averaged oscillations, 3.0434 without", () => {
    expect(standard.ending.kind).toBe("reached");
    expect(Math.abs(standard.nEff - 3.044)).toBeLessThan(3e-4);
    expect(standard.energyError).toBeLessThan(1e-6);
    const apart = universe.run(absentLepton, {reheatingMeV: 30, flavorConversion: "none", grid: {spacing: 0.5}});
    expect(Math.abs(apart.nEff - 3.0434)).toBeLessThan(3e-4);
    expect(apart.nEffByGroup[0]).toBeGreaterThan(apart.nEffByGroup[1]! / 2 + 4e-3);
  });

  it("is converged: a grid 1.5 times coarser moves N_eff by 2e-4 or less, and the error falls as the square of the spacing", () => {
    const error = (spacing: number): number => universe.run(absentLepton, {reheatingMeV: 30, grid: {spacing}, relativeTolerance: 1e-2, reuse: 4, startMeV: 10}).nEff - standard.nEff;
    const [wide, middle] = [error(0.6), error(0.5)];
    expect(Math.abs(wide)).toBeLessThan(2.5e-4);
    // (0.6² − 0.4²)/(0.5² − 0.4²) = 2.2.
    expect(wide / middle).toBeGreaterThan(1.7);
    expect(wide / middle).toBeLessThan(3);
  });

  it("distorts spectra as published: 1.5e-3, 1.5e-2 and 3.4e-2 at p/T = 2.2, 6.4 and 10", () => {
    const {spectra: {comovingMomentumMeV: y, occupation, lnA}, photonTemperatureTimesScaleFactorToday: photons} = standard;
    // T_γ over that of neutrinos that never interacted, of the same paper as the spectra.
    const tau = photons / 1.39797, last = (lnA.length - 1) * y.length;
    for (const [p, expected] of [[2.2, 1.5e-3], [6.4, 1.5e-2], [10, 3.4e-2]] as const) {
      const i = y.findIndex(v => v > p * tau), excess = (k: number): number => occupation[0]![last + k]! / fermi(y[k]! / tau) - 1;
      const t = (p * tau - y[i - 1]!) / (y[i]! - y[i - 1]!);
      expect(Math.abs(((1 - t) * excess(i - 1) + t * excess(i)) / expected - 1)).toBeLessThan(0.06);
    }
  });

  it("raises Y_P by 8.6e-5 against thermal spectra of the same energy", () => {
    const {electronNeutrinoSpectra: _, ...thermal} = standard;
    expect(Math.abs(helium(standard, true) - helium(thermal, false) - 8.6e-5)).toBeLessThan(5e-6);
  });
});

describe("decaying particles", () => {
  const particle = decayingParticle({massMeV: 60, lifetimeSeconds: 0.1, branchings: {"nu gamma e": 1}});
  const matter = {energyMeV4: 60, temperatureMeV: 5.11, appears: true, lifetimeSeconds: 0.1, channels: particle.channels, massMeV: 60};

  it("lower N_eff where half of 60 MeV goes to ν_e at 0.1 s, more than a cascade on thermal neutrinos does", () => {
    const history = universe.run(absentLepton, {reheatingMeV: 30, decayingMatter: matter, grid: {spacing: 0.5}});
    expect(history.ending.kind).toBe("reached");
    expect(history.energyError).toBeLessThan(1e-6);
    expect(Math.abs(history.nEff - 2.9851)).toBeLessThan(5e-4);
    // N appears and decays: n a³ falls as e^(−t/τ).
    const at = (T: number): number => history.temperatureMeV.findIndex(t => t < T), [i, j] = [at(4.5), at(2)], {leptonNumberMeV3: n, lnA, timeSeconds: t} = history;
    expect(history.leptonNumberMeV3[at(5.5)]).toBe(0);
    expect(Math.log(n[i]! / n[j]!) + 3 * (lnA[i]! - lnA[j]!)).toBeCloseTo((t[j]! - t[i]!) / 0.1, 3);
  });

  it("change nothing but the temperatures where all is thermalised before decoupling", () => {
    const early = universe.run(absentLepton, {reheatingMeV: 30, decayingMatter: {...matter, temperatureMeV: 11, energyMeV4: 1300, lifetimeSeconds: 1e-3}, grid: {spacing: 0.7}, relativeTolerance: 1e-2});
    const standard = universe.run(absentLepton, {reheatingMeV: 30, grid: {spacing: 0.7}, relativeTolerance: 1e-2});
    expect(Math.abs(early.nEff - standard.nEff)).toBeLessThan(5e-4);
  });

  it("lower N_eff and raise Y_P as N of the dipole portal, energy conserved", () => {
    // τ = 0.1 s.
    const N = lepton(100, Math.sqrt(8.2713e-24 / 0.1 / 0.1 ** 3)), history = universe.run(N, {reheatingMeV: 1e5, grid: {spacing: 0.6}, relativeTolerance: 3e-3});
    expect(history.ending.kind).toBe("reached");
    expect(history.energyError).toBeLessThan(1e-6);
    expect(history.nEff).toBeLessThan(2.93);
    expect(history.nEff).toBeGreaterThan(2.86);
    expect(helium(history, true)).toBeGreaterThan(0.249);
    const {lnA, timeSeconds, leptonDecaysMeV4: decays, leptonNumberMeV3: n} = history, i = history.temperatureMeV.findIndex(T => T < 2);
    for (let k = 1; k < lnA.length; k++) expect(timeSeconds[k]).toBeGreaterThan(timeSeconds[k - 1]!);
    expect(decays[i]! / n[i]! * 0.1 / hbarMeVSeconds).toBeCloseTo(1, 1);
  });

  it("conserve energy where N of 0.3 MeV is in balance until it vanishes: a change of the number of directions shook it there by 2e-6", () => {
    const history = universe.run(lepton(0.3, 1e-6, "dirac", "universal"), {reheatingMeV: 1e5, grid: {spacing: 0.7}});
    expect(history.ending.kind).toBe("reached");
    expect(history.energyError).toBeLessThan(1e-6);
  });

  it("reheat as a field with neutrinos that lag behind, as three temperatures say", () => {
    const options = {reheatingMeV: 8, matterDominatedReheating: true}, spectral = universe.run(absentLepton, {...options, grid: {spacing: 0.8}, relativeTolerance: 3e-2});
    expect(Math.abs(spectral.nEff - universe.fast.run(absentLepton, options).nEff)).toBeLessThan(4e-3);
    expect(() => universe.run(absentLepton, {...options, reheatingMeV: 2})).toThrow(/below 5 MeV/);
  });

  it("keep number, and are in balance with thermal neutrinos and photons", () => {
    const grid = new MomentumGrid(120), n = grid.size, T = 2, a = 1 / T, x = Math.log(a), full = lepton(10, 1e-7), {pairShares: _, ...unpaired} = full.kernels, N = {...full, kernels: unpaired};
    const comovingMomentumMeV = Float64Array.from({length: 20}, (_, i) => 0.04 * 1.35 ** i), occupation = Float64Array.from({length: 40}, (_, i) => 0.3 * fermi(0.4 * comovingMomentumMeV[i % 20]!));
    const {cells, numbers} = initialCells(10, N.populations, {comovingMomentumMeV, logSpacing: Math.log(1.35), occupation});
    const source = new DecaySource(grid, [["e"], ["mu", "tau"]], cells, N.channels.filter(({name}) => name.startsWith("nu gamma")), N), k = source.count, y = new Float64Array(2 * n + 1 + k);
    for (let r = 0; r < 2 * n; r++) y[r] = fermi(grid.y[r % n]);
    y.set(numbers, 2 * n + 1);
    source.evaluate(x, T, y, 2 * n, 2 * n + 1);
    let made = 0, lost = 0, given = 0;
    source.neutrinoRate.forEach((rate, r) => { made += rate / Math.PI ** 2; given += grid.y[r % n] * rate / Math.PI ** 2; });
    source.numberRate.forEach(rate => { lost -= rate; });
    // Softer than the first node, too: N + ν is kept, and neutrinos have at most what N had.
    expect(Math.abs(made / lost - 1)).toBeLessThan(1e-12);
    expect(given).toBeGreaterThan(0);
    const gross = Math.abs(lost);
    for (let c = 0; c < k; c++) y[2 * n + 1 + c] = cells.states[c]! * fermi(Math.hypot(10, cells.y[c]! / a) / T);
    source.evaluate(x, T, y, 2 * n, 2 * n + 1);
    for (let c = 0; c < k; c++) expect(Math.abs(source.numberRate[c]!)).toBeLessThan(1e-7 * gross);
  });
});

describe("pairs of N and antineutrino", () => {
  it("conserve N − ν, balance at opposite chemical potentials, and relax N at the rate of the kernel", () => {
    const grid = new MomentumGrid(60), n = grid.size, T = 2, a = 1 / T, x = Math.log(a), eta = 0.4, rate = 3e-22, full = lepton(10, 1e-7);
    const kernels = {
      ...full.kernels, decaySuppression: () => 0,
      scattering: (_T: number, p: Float64Array, active: Float64Array, sterile: Float64Array) => { active.fill(rate, 0, p.length); sterile.fill(rate, 0, p.length); },
      pairShares: (_T: number, p: Float64Array, active: Float64Array, sterile: Float64Array) => { active.fill(1, 0, p.length); sterile.fill(1, 0, p.length); }
    };
    const N = {...full, couplingSquared: 1, kernels}, comovingMomentumMeV = Float64Array.from({length: 20}, (_, i) => 0.04 * 1.35 ** i), energy = (v: number): number => Math.hypot(10, v / a);
    const filled = (mu: number) => initialCells(10, N.populations, {comovingMomentumMeV, logSpacing: Math.log(1.35), occupation: Float64Array.from({length: 40}, (_, i) => fermi(energy(comovingMomentumMeV[i % 20]!) / T + mu))});
    const source = (mu: number, f: (v: number) => number): {readonly source: DecaySource; readonly numbers: Float64Array} => {
      const {cells, numbers} = filled(mu), made = new DecaySource(grid, [["e"], ["mu", "tau"]], cells, [], N), y = new Float64Array(2 * n + 1 + made.count);
      for (let r = 0; r < 2 * n; r++) y[r] = f(grid.y[r % n]!);
      y.set(numbers, 2 * n + 1);
      made.evaluate(x, T, y, 2 * n, 2 * n + 1);
      return {source: made, numbers};
    };
    const balanced = source(eta, v => fermi(v - eta)), off = source(eta + 1, v => fermi(v));
    balanced.source.numberRate.forEach((change, k) => expect(Math.abs(change)).toBeLessThan(1e-12 * rate * balanced.numbers[k]!));
    let neutrinos = 0, particles = 0;
    off.source.neutrinoRate.forEach(change => { neutrinos += change / Math.PI ** 2; });
    off.source.numberRate.forEach(change => { particles += change; });
    expect(neutrinos / particles).toBeCloseTo(1, 10);
    // Thermal neutrinos: Γ (N_eq − N).
    const equilibrium = filled(0).numbers;
    off.source.numberRate.forEach((change, k) => expect(change / (rate * (equilibrium[k]! - off.numbers[k]!))).toBeCloseTo(1, 6));
  });
});

describe("f_N where the spectra begin", () => {
  // τ = 0.05 s; 15 MeV is where the fast tier's temperatures part.
  const N = lepton(5, Math.sqrt(8.2713e-24 / 0.05 / 0.005 ** 3)), options = {reheatingMeV: 1e5, hardNeutrinos: false}, whole = universe.fast.run(N, options);

  it.each([40, 12, 4])("is that of the fast tier at %s MeV: number and energy of the cells are those of its history", temperatureMeV => {
    const part = universe.fast.runTo(N, options, temperatureMeV), {cells, numbers} = initialCells(5, N.populations, part), a = Math.exp(part.lnA);
    expect(part.history.ending.kind).toBe("reached");
    expect(part.history.endTemperatureMeV).toBeCloseTo(temperatureMeV, 8);
    let number = 0, energy = 0;
    numbers.forEach((count, k) => { number += count / a ** 3; energy += count / a ** 3 * Math.hypot(5, cells.y[k]! / a); });
    expect(number / atTemperature(whole, whole.leptonNumberMeV3, temperatureMeV)).toBeCloseTo(1, 3);
    expect(energy / atTemperature(whole, whole.leptonEnergyMeV4, temperatureMeV)).toBeCloseTo(1, 3);
    // Populations differ: the sterile helicity is far from equilibrium.
    const {occupation, comovingMomentumMeV: {length}} = part;
    expect(occupation[14]! / occupation[length + 14]!).toBeGreaterThan(1.5);
  });
});

describe("averaged oscillations", () => {
  it("take neutrinos from mass states: ν_e that are lost even out f_e and f_x, as the states say, and nothing does where matter suppresses mixing", () => {
    const out = new Float64Array(3), [u, v, w] = [(1 - solarMixingSinSquared) * (1 - reactorMixingSinSquared), solarMixingSinSquared * (1 - reactorMixingSinSquared), reactorMixingSinSquared];
    averagedMixing(1, 0.3, out);
    // n_i = A + B|U_ei|² with f_e − f_x = 1: A = 0.1.
    const P = u * u + v * v + w * w, B = 2 / (3 * P - 1), states = [u, v, w].map(s => ({s, n: 0.1 + B * s})), sum = (of: (s: number, n: number) => number): number => states.reduce((total, {s, n}) => total + of(s, n), 0);
    const electron = sum((s, n) => s * n), other = sum((s, n) => (1 - s) / 2 * n);
    expect(electron - other).toBeCloseTo(1, 12);
    expect(out[0]).toBeCloseTo(P, 4);
    expect(out[1]).toBeCloseTo(sum((s, n) => s * s * (n - electron)), 4);
    expect(out[2]).toBeCloseTo(2 * sum((s, n) => s * (1 - s) / 2 * (n - other)), 4);
    averagedMixing(60, 20, out);
    expect(Math.abs(out[1]!) + Math.abs(out[2]!)).toBeLessThan(1e-3);
  });

  it("are those of the vacuum when cold, and none when hot", () => {
    expect(averagedSurvival(1, 0.5)).toBeCloseTo(electronSurvival, 3);
    expect(averagedSurvival(60, 20)).toBeGreaterThan(0.999);
    for (let T = 1; T < 10; T *= 1.1) expect(averagedSurvival(3 * T * 1.1, T * 1.1)).toBeGreaterThan(averagedSurvival(3 * T, T));
  });
});

describe("where N stays coupled to neutrinos and photons until it is gone", () => {
  const N = lepton(5, 1e-7), options = {reheatingMeV: 1e5, grid: {spacing: 0.6}}, history = universe.run(N, options);

  it("energy is conserved, in few steps however fast the exchange", () => {
    expect(history.ending.kind).toBe("reached");
    expect(history.energyError).toBeLessThan(1e-6);
    expect(history.steps).toBeLessThan(600);
  });

  it("does not depend on where the spectra begin", () => {
    expect(Math.abs(universe.run(N, {...options, startMeV: 25}).nEff - history.nEff)).toBeLessThan(1e-3);
  });
});

describe("RosenbrockStep", () => {
  it("follows a balance that moves, with steps far longer than its time", () => {
    // y′ = −10⁶ (y − cos x) − sin x: without ∂f/∂x the error is 1e-2 here.
    const stiff: Derivative = {
      size: 1,
      derivative(x, y, out, J, byX) {
        out[0] = -1e6 * (y[0]! - Math.cos(x)) - Math.sin(x);
        if (J !== undefined) J[0] = -1e6;
        if (byX !== undefined) byX[0] = -1e6 * Math.sin(x) - Math.cos(x);
      }
    };
    const step = new RosenbrockStep(stiff);
    let y = Float64Array.from([1]);
    for (let i = 0; i < 10; i++) { step.begin(i / 5, y, true); step.take(i / 5, y, 1 / 5); y = Float64Array.from(step.next); }
    expect(Math.abs(y[0]! - Math.cos(2))).toBeLessThan(1e-3);
  });

  it("leaves no rounding in hard momenta that hardly anyone has, though all count in the energy with weights of 1 to 1e14", () => {
    const n = 40, weights = Float64Array.from({length: n + 1}, (_, i) => i < n ? 10 ** (14 * i / (n - 1)) : 1), loss = (i: number): number => 1 + 30 * i;
    // Each feeds the next one with little energy; U, the last unknown, has work from all of them.
    const chain = (size: number): Derivative => ({
      size, weights: weights.subarray(0, size),
      derivative(_, y, out, J) {
        for (let i = 0; i < n; i++) {
          const feed = i > 0 ? 0.1 * loss(i) * weights[i - 1]! / weights[i]! : 0;
          out[i] = -loss(i) * y[i]! + (i > 0 ? feed * y[i - 1]! : 0);
          if (J !== undefined) { J[i * size + i] = -loss(i); if (i > 0) J[i * size + i - 1] = feed; }
        }
        if (size === n) return;
        out[n] = 0;
        for (let i = 0; i < n; i++) {
          out[n] += weights[i]! * y[i]!;
          if (J !== undefined) J[n * size + i] = weights[i]!;
        }
      }
    });
    const after = (problem: Derivative): Float64Array => {
      const step = new RosenbrockStep(problem);
      let y = Float64Array.from({length: problem.size}, (_, i) => i === 0 ? 1 : 0);
      for (let i = 0; i < 20; i++) { step.begin(i * 0.02, y, true); step.take(i * 0.02, y, 0.02); y = Float64Array.from(step.next); }
      return y;
    };
    const alone = after(chain(n)), all = after(chain(n + 1));
    for (let i = 0; i < n; i++) expect(Math.abs(all[i]! / alone[i]! - 1)).toBeLessThan(1e-9);
  });

  it("is of third order with a wrong Jacobian", () => {
    const problem: Derivative = {
      size: 2,
      derivative(x, y, out, J) {
        out[0] = -y[0]! * y[1]! + Math.cos(x);
        out[1] = y[0]! - y[1]! * y[1]!;
        if (J !== undefined) { J[0] = -3; J[1] = 0.4; J[2] = -0.2; J[3] = -1; }
      }
    };
    const run = (steps: number): number => {
      const step = new RosenbrockStep(problem), h = 2 / steps;
      let y = Float64Array.from([1, 0.5]);
      for (let i = 0; i < steps; i++) { step.begin(i * h, y, true); step.take(i * h, y, h); y = Float64Array.from(step.next); }
      return y[0]!;
    };
    const exact = run(4000), order = Math.log2((run(40) - exact) / (run(80) - exact));
    expect(order).toBeGreaterThan(2.7);
    expect(order).toBeLessThan(3.3);
  });
});
