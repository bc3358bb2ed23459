import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {dipolePortal} from "../../src/model/dipolePortal.js";
import type {HeavyNeutralLepton, Nature} from "../../src/model/heavyNeutralLepton.js";
import {RandomStream} from "../../src/numerics/random.js";
import {decaySummary} from "../../solvers/early-universe/decaySummary.js";
import {LeptonGas} from "../../solvers/early-universe/leptonGas.js";
import {PolarisedDecay} from "../../solvers/early-universe/polarisedDecay.js";
import {DecaySource} from "../../solvers/early-universe/spectral/decaySource.js";
import {initialCells} from "../../solvers/early-universe/spectral/initialCells.js";
import {MomentumGrid} from "../../solvers/early-universe/spectral/momentumGrid.js";

/** N that only decays. */
const silent = (massMeV: number, nature: Nature = "dirac"): HeavyNeutralLepton => dipolePortal({
  massMeV, dipolePerGeV: 1e-8, flavor: "mu", nature,
  kernels: {massMeV, temperatureRangeMeV: [1e-3, 1e5], scattering: (_T, _p, active, sterile) => { active.fill(0); sterile.fill(0); }, decaySuppression: () => 1}
});
const weighed = (M: number, p: number, Tg: number, Tn: number, eta: number, nature: Nature = "dirac"): PolarisedDecay => {
  const lepton = silent(M, nature), one = new PolarisedDecay(lepton, decaySummary(lepton, ({mu}) => mu), Float64Array.of(p), Float64Array.of(Math.hypot(M, p)));
  one.weigh(Tg, Float64Array.of(Tn, Tn), Float64Array.of(eta, eta), false);
  return one;
};
const setting = fc.record({
  M: fc.double({min: -1, max: 1, noNaN: true}).map(l => 10 ** l), perMass: fc.double({min: -1.5, max: 0.4, noNaN: true}).map(l => 10 ** l),
  ratio: fc.double({min: 0.7, max: 1.4, noNaN: true}), eta: fc.double({min: -1, max: 0.5, noNaN: true})
});

describe("decay of N with a helicity", () => {
  it("is a Monte Carlo of directions in the rest frame, weighed by s k_nu of the spin four-vector, and boosted", () => {
    const M = 4, p = 6, E = Math.hypot(M, p), Tg = 2, Tn = 1.7, eta = -0.3, one = weighed(M, p, Tg, Tn, eta), random = new RandomStream(7), draws = 200000;
    const photon = (k: number): number => 1 / Math.expm1(k / Tg), neutrino = (k: number): number => 1 / (Math.exp(k / Tn - eta) + 1);
    for (const [population, h] of [[0, 1], [1, -1]] as const) {
      let A0 = 0, A1 = 0, B0 = 0;
      for (let i = 0; i < draws; i++) {
        // Rest frame: ν along a random direction; the lab by a boost; s = h (p, E p̂)/M, and the chance 1 − M s·k_ν/(p_N·k_ν).
        const cosine = 2 * random.uniform() - 1, e = M / 2, lab = (E * e + p * e * cosine) / M, along = (p * e + E * e * cosine) / M;
        const spin = h / M * (p * lab - E * along), chance = 1 - M * spin / (E * lab - p * along), k = E - lab, open = 1 - neutrino(lab) + photon(k);
        A0 += chance * open / draws;
        A1 += chance * open * (k - E / 2) / draws;
        B0 += chance * neutrino(lab) * photon(k) / draws;
      }
      expect(one.A0[population]! / A0).toBeCloseTo(1, 2);
      expect(one.B0[population]! / B0).toBeCloseTo(1, 2);
      // What is allocated is not told again: −h p/6 of each decay.
      expect(Math.abs(one.A1[population]! - (A1 + h * p / 6 * A0))).toBeLessThan(0.01 * E * A0);
    }
    // Backwards goes the soft photon of the sterile helicity: fewer stimulate it, and fewer are there to remake it.
    expect(one.B0[1]! / one.B0[0]!).not.toBeCloseTo(1, 1);
  });

  it("has, averaged over helicities, the moments of the unpolarised one; a Majorana N has them as they are", () => {
    fc.assert(fc.property(setting, ({M, perMass, ratio, eta}) => {
      const p = perMass * M, dirac = weighed(M, p, 1, ratio, eta), majorana = weighed(M, p, 1, ratio, eta, "majorana");
      for (const name of ["A0", "B0"] as const) expect((dirac[name][0]! + dirac[name][1]!) / 2 / majorana[name][0]!).toBeCloseTo(1, 12);
    }), {numRuns: 30, seed: 61});
  });

  it("balances each helicity to rounding at one temperature, and never runs backwards", () => {
    fc.assert(fc.property(setting, ({M, perMass, ratio, eta}) => {
      const p = perMass * M, E = Math.hypot(M, p), one = weighed(M, p, ratio, ratio, 0), f = 1 / (Math.exp(E / ratio) + 1), other = weighed(M, p, 1, ratio, eta);
      for (let k = 0; k < 2; k++) {
        expect(Math.abs(one.B0[k]! - f * one.A0[k]!)).toBeLessThan(1e-11 * f * one.A0[k]!);
        expect(Math.abs(one.B1[k]! - f * one.A1[k]!)).toBeLessThan(1e-11 * f * one.A0[k]! * E);
        expect(other.A0[k]!).toBeGreaterThan(0);
        expect(other.B0[k]!).toBeGreaterThan(0);
      }
    }), {numRuns: 30, seed: 62});
  });

  it("is nothing but its allocation in vacuum", () => {
    const one = weighed(100, 20, 1, 1, 0);
    expect(Array.from(one.A0.subarray(0, 2))).toEqual([1, 1]);
    for (const rest of [...one.A1, ...one.B0, ...one.B1]) expect(Math.abs(rest)).toBeLessThan(1e-13);
  });

  it.each([["dirac", 2, 1.8], ["dirac", 5, 5.2], ["majorana", 2, 1.8]] as const)("makes, remakes and heats as the spectral tier does with thermal neutrinos: %s, T = %d and T_nu = %d MeV", (nature, T, Tn) => {
    const lepton = silent(5, nature), gas = new LeptonGas(lepton, "none"), f = Float64Array.from({length: gas.size}, (_, k) => 0.6 * (k < gas.nodes ? 1 : 0.3) / (Math.exp(Math.hypot(gas.y[k % gas.nodes]!, 5) / T) + 1));
    gas.densities(0, f, 0);
    gas.exchange(f, 0, T, Tn, Tn);
    gas.allocate();
    const grid = new MomentumGrid(400, {spacing: 0.1}), {cells, numbers} = initialCells(5, lepton.populations, {comovingMomentumMeV: gas.y, logSpacing: Math.log(gas.y[1]! / gas.y[0]!), occupation: f});
    const source = new DecaySource(grid, [["e"], ["mu", "tau"]], cells, lepton.channels, lepton), y = new Float64Array(2 * grid.size + 1 + cells.y.length);
    for (let r = 0; r < 2 * grid.size; r++) y[r] = 1 / (Math.exp(grid.y[r % grid.size]! / Tn) + 1);
    y.set(numbers, 2 * grid.size + 1);
    source.evaluate(0, T, y, 2 * grid.size, 2 * grid.size + 1);
    // Heat of the plasma: what N and neutrinos do not have.
    let rate = 0, miss = 0, heat = gas.transfer[0]!, twin = 0;
    for (let k = 0; k < gas.size; k++) {
      rate += Math.abs(source.numberRate[k]!);
      miss += Math.abs(cells.states[k]! * gas.rate[k]! - source.numberRate[k]!);
      heat -= gas.allocation[k]! * gas.rate[k]!;
      twin -= source.numberRate[k]! * Math.hypot(cells.y[k]!, 5);
    }
    source.neutrinoRate.forEach((gained, r) => { twin -= grid.y[r % grid.size]! * gained / Math.PI ** 2; });
    expect(miss / rate).toBeLessThan(0.006);
    expect(Math.abs(heat / twin - 1)).toBeLessThan(0.006);
  });
});
