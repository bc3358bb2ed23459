import {describe, expect, it} from "vitest";
import {electronMassMeV, neutronMassMeV, neutronProtonMassDifferenceMeV, protonMassMeV} from "../../src/constants/particles.js";
import {tanhSinh} from "../../src/numerics/quadrature.js";
import {runNetwork} from "../../solvers/bbn/nucleosynthesis.js";
import {weakRatesAlong} from "../../solvers/bbn/weakHistory.js";
import {weakIntegrator} from "../../solvers/bbn/weakRates.js";
import {historyWith} from "./universe.js";

const off = {coulombAndRadiative: false, finiteMass: false, thermalRadiative: false, neutrinoSpectra: false};
const born = weakIntegrator(off), ccr = weakIntegrator({...off, coulombAndRadiative: true}), mass = weakIntegrator({...off, finiteMass: true});
const at = (integrator: typeof born, T: number, Tnu: number, xi: number): readonly [number, number] => {
  const out = new Float64Array(2);
  integrator.evaluate(T, Tnu, out, xi);
  return [out[0], out[1]];
};
const neutronLifetimeSeconds = 878.4;
const run = (xi: number) => {
  const background = {...historyWith(), electronNeutrinoDegeneracy: xi};
  return runNetwork({background, weakRates: weakRatesAlong(background, {neutronLifetimeSeconds}), omegaB: 0.022425, historyLnA: background.lnA.slice(0, 8)});
};

describe("rates with a chemical potential of ν_e", () => {
  it("are in detailed balance at one temperature: e^{−Q/T − ξ}", () => {
    for (const xi of [-3, -0.2, 0, 0.2, 1, 3]) for (const T of [0.3, 1, 3]) {
      const equilibrium = Math.exp(-neutronProtonMassDifferenceMeV / T - xi);
      for (const exact of [born, ccr]) {
        const [out, back] = at(exact, T, T, xi);
        expect(back / out / equilibrium).toBeCloseTo(1, 8);
      }
      const [out, back] = at(mass, T, T, xi);
      expect(back / out / equilibrium / (neutronMassMeV / protonMassMeV) ** 1.5).toBeCloseTo(1, 3);
    }
  });
  it("agree with a slow twin, channel by channel", () => {
    const q = neutronProtonMassDifferenceMeV / electronMassMeV, g = (y: number): number => 0.5 * (1 - Math.tanh(y / 2));
    for (const [T, Tnu, xi] of [[3, 2.9, 0.2], [0.7, 1.4, -2], [0.3, 0.21, 3]]) {
      const x = electronMassMeV / T, xNu = electronMassMeV / Tnu;
      const channel = (s: number, sign: number) => (p: number): number => {
        const E = sign * Math.sqrt(p * p + 1), nu = E - s * q;
        return p * p * nu * nu * g(xNu * nu - s * xi) * g(-x * E);
      };
      const limit = Math.sqrt(q * q - 1), end = 50 * Math.max(1 / x, 1 / xNu);
      const slow = [1, -1].map((s) => [1, -1].reduce((sum, sign) =>
        sum + tanhSinh(channel(s, sign), 0, limit).value + tanhSinh(channel(s, sign), limit, end).value, 0));
      at(born, T, Tnu, xi).forEach((rate, k) => expect(rate * born.freeDecay / slow[k]).toBeCloseTo(1, 6));
    }
  });
  it("more ν_e speed up n → p and slow down p → n, the finite-mass shift stays below 2 %", () => {
    const plain = at(mass, 1, 1, 0), more = at(mass, 1, 1, 0.2), bare = at(born, 1, 1, 0.2);
    expect(more[0]).toBeGreaterThan(1.05 * plain[0]);
    expect(more[1]).toBeLessThan(0.95 * plain[1]);
    for (const k of [0, 1]) {
      expect(more[k] / bare[k]).toBeLessThan(0.997);
      expect(more[k] / bare[k]).toBeGreaterThan(0.98);
    }
  });
  it("ξ = 0 changes nothing", () => {
    const plain = new Float64Array(2);
    mass.evaluate(0.8, 0.7, plain);
    expect(at(mass, 0.8, 0.7, 0)).toEqual([plain[0], plain[1]]);
  });
  it("refuses what is no degeneracy", () => {
    const background = {...historyWith(), electronNeutrinoDegeneracy: NaN};
    expect(() => weakRatesAlong(background, {neutronLifetimeSeconds})).toThrow(/electronNeutrinoDegeneracy = NaN is outside -10 to 10/);
  });
});

describe("nuclei with a chemical potential of ν_e", () => {
  it("begin in the equilibrium e^{−Q/T − ξ}", () => {
    for (const xi of [-0.2, 0.2]) {
      const {history} = run(xi), row = history.abundances;
      const T = historyWith().temperatureMeV[0];
      expect(row[0] / row[1]).toBeCloseTo(Math.exp(-neutronProtonMassDifferenceMeV / T - xi), 6);
    }
  });
  it("Y_P falls by 0.24 ξ and ln D/H by 0.53 ξ", () => {
    const up = run(0.01), down = run(-0.01);
    expect((up.yP - down.yP) / 0.02).toBeCloseTo(-0.24, 2);
    expect(Math.abs(Math.log(up.dOverH / down.dOverH) / 0.02 + 0.53)).toBeLessThan(0.02);
  });
  it("come out for |ξ| up to 3", () => {
    const yields = [-3, -1, 0, 1, 3].map((xi) => {
      const {ending, yP} = run(xi);
      expect(ending.kind).toBe("reached");
      return yP;
    });
    for (let i = 1; i < yields.length; i++) expect(yields[i]).toBeLessThan(yields[i - 1]);
    expect(yields[0]).toBeLessThan(1);
    expect(yields[4]).toBeGreaterThan(0);
  });
});
