import {describe, expect, it} from "vitest";
import {electronMassMeV, fermiConstantPerMeV2} from "../../../src/constants/particles.js";
import {gaussLegendre} from "../../../src/numerics/quadrature.js";
import {ElectromagneticPlasma} from "../../../solvers/early-universe/electromagneticPlasma.js";
import {electronStrength, hardRate, pairShare, pairSuppression, scatteredShare, targetSuppression} from "../../../solvers/early-universe/hardKernels.js";
import {neutrinoHeating} from "../../../solvers/early-universe/neutrinoCollisions.js";
import {crossed, headOn, product, squaredProduct} from "../../../solvers/early-universe/spectral/angularIntegrals.js";
import {MomentumGrid} from "../../../solvers/early-universe/spectral/momentumGrid.js";
import {NeutrinoScattering} from "../../../solvers/early-universe/spectral/neutrinoScattering.js";
import type {SpectralEquations} from "../../../solvers/early-universe/spectral/spectralEquations.js";
import {frozenBath, thermalisation} from "../../../solvers/early-universe/spectral/thermalisation.js";
import {angularFunctions, couplings} from "../../../tools/collision-suppression.js";

const plasma = new ElectromagneticPlasma(), d = new Float64Array(8), m = electronMassMeV;
const fermi = (v: number): number => 1 / (Math.exp(v) + 1);

describe("angular integrals", () => {
  it("are the sums of D functions, massless", () => {
    for (const [a, b, c] of [[1, 2, 1.5], [3, 1, 2.2], [5, 0.7, 0.9], [1, 4, 4.5]] as const) {
      const e = a + b - c, all = a * b * c * e;
      angularFunctions(a, b, c, e, d);
      expect(headOn(a, b, c, e)).toBeCloseTo(all * (d[0] + d[2] / (a * b) + d[3] / (c * e)) + d[1], 11);
      expect(crossed(a, b, c, e)).toBeCloseTo(all * (d[0] - d[6] / (a * e) - d[7] / (b * c)) + d[1], 11);
    }
  });

  it("are the sums of D functions of ν e → ν e", () => {
    for (const [p1, p2, p3] of [[1, 0.6, 1.2], [2, 1, 0.7], [0.5, 3, 1.1]] as const) {
      const E2 = Math.hypot(p2, m), E4 = p1 + E2 - p3, p4 = Math.sqrt(E4 * E4 - m * m), all = p1 * E2 * p3 * E4, E = p1 + E2, u = p1 - E4, t = p1 - p3;
      angularFunctions(p1, p2, p3, p4, d);
      const s12 = squaredProduct(Math.max(Math.abs(p1 - p2), Math.abs(p3 - p4)), Math.min(p1 + p2, p3 + p4), E * E - m * m, -1);
      const s14 = squaredProduct(Math.max(Math.abs(p1 - p4), Math.abs(p2 - p3)), Math.min(p1 + p4, p2 + p3), m * m - u * u, 1);
      const s13 = product(Math.max(Math.abs(t), Math.abs(p2 - p4)), Math.min(p1 + p3, p2 + p4), -t * t, 1);
      expect(s12).toBeCloseTo(all * (d[0] + d[2] / (p1 * E2) + d[3] / (p3 * E4)) + d[1], 11);
      expect(s14).toBeCloseTo(all * (d[0] - d[6] / (p1 * E4) - d[7] / (E2 * p3)) + d[1], 11);
      expect(s13).toBeCloseTo(p1 * p3 * (d[0] - d[4] / (p1 * p3)), 11);
    }
  });

  it("stay positive and right where one momentum is tiny", () => {
    // p₂ ≪ p₁: (p₁·p₂)² averaged over directions is (4/3) p₁² p₂², times the range p₂ of D1.
    const p1 = 1e4, p2 = 1e-3, p3 = 4e3;
    expect(headOn(p1, p2, p3, p1 + p2 - p3) / (4 / 3 * p1 ** 2 * p2 ** 3)).toBeCloseTo(1, 5);
  });
});

/** A state with other neutrinos and the plasma that `from` has. */
const changed = (equations: SpectralEquations, from: Float64Array, f: (r: number) => number): Float64Array => {
  const y = from.slice();
  equations.place(0, y);
  for (let r = 0; r < equations.energy; r++) {
    y[r] = f(r);
    y[equations.energy] += equations.energyOf(r) * (y[r] - from[r]);
  }
  return y;
};

type Distribution = (p: number) => number;
/** Slow twin: C of particle 1 by D functions and Gauss panels; terms of S|M|²/G². */
const directRate = (p1: number, masses: readonly number[], f: readonly Distribution[], terms: readonly (readonly [string, number])[]): number => {
  const {nodes, weights} = gaussLegendre(8), [m1, m2, m3, m4] = masses, E1 = Math.hypot(p1, m1);
  let sum = 0;
  const over = (bounds: number[], visit: (p: number, w: number) => void): void => {
    bounds.sort((a, b) => a - b);
    for (let s = 0; s + 1 < bounds.length; s++) for (let k = 0, half = (bounds[s + 1] - bounds[s]) / 2; k < 8 && half > 0; k++) visit(bounds[s] + half * (1 + nodes[k]), half * weights[k]);
  };
  over([0, 0.5, 1, 2, 3, 4, 5, 6, 7.5, 9, 10.5, 12, 14, 17, 20, 25], (p2, w2) => {
    const E2 = Math.hypot(p2, m2), most = E1 + E2 - m4;
    if (most <= m3) return;
    const q = Math.sqrt(most * most - m3 * m3);
    over([0, ...Array.from({length: 9}, (_, k) => q * (k + 1) / 9), ...[p1, p2].filter(v => v < q)], (p3, w3) => {
      const E3 = Math.hypot(p3, m3), E4 = E1 + E2 - E3, p4 = Math.sqrt(Math.max(0, E4 * E4 - m4 * m4));
      if (2 * Math.max(p1, p2, p3, p4) >= p1 + p2 + p3 + p4) return;
      angularFunctions(p1, p2, p3, p4, d);
      const all = d[1] / (E1 * E2 * E3 * E4);
      let pi = 0;
      for (const [pairing, c] of terms) {
        if (pairing === "12") pi += c * (d[0] + d[2] / (E1 * E2) + d[3] / (E3 * E4) + all);
        else if (pairing === "13") pi += c * (d[0] - d[4] / (E1 * E3) - d[5] / (E2 * E4) + all);
        else if (pairing === "14") pi += c * (d[0] - d[6] / (E1 * E4) - d[7] / (E2 * E3) + all);
        else if (pairing === "mass12") pi += c * m * m * (d[0] + d[2] / (E1 * E2)) / (E3 * E4);
        else pi += c * m * m * (d[0] - d[4] / (E1 * E3)) / (E2 * E4);
      }
      const [a, b, c, e] = [f[0]!(p1), f[1]!(p2), f[2]!(p3), f[3]!(p4)];
      sum += w2 * w3 * p2 * p3 * E4 * pi * (c * e * (1 - a) * (1 - b) - a * b * (1 - c) * (1 - e));
    });
  });
  return sum / 32 * fermiConstantPerMeV2 ** 2 / (2 * Math.PI ** 3 * p1);
};

describe("collision operator", () => {
  const {equations, state} = frozenBath(plasma, 1, 60), {grid, energy: unknowns} = equations, n = grid.size, out = new Float64Array(equations.size);
  const rateMeV = equations.place(0, state).hubbleMeV;
  const disturbed: readonly Distribution[] = [
    p => fermi(p) + 0.003 * Math.exp(-(((p - 9) / 1.5) ** 2)), p => fermi(p / 1.05) + 0.001 * Math.exp(-(((p - 6) / 1.2) ** 2))
  ];
  const rates = (f: readonly Distribution[]): Float64Array => {
    const y = changed(equations, state, r => f[Math.floor(r / n)]!(grid.y[r % n]));
    equations.refresh(0, y, undefined, true);
    equations.derivative(0, y, out);
    return out;
  };

  /** What neutrinos lose. */
  const plasmaHeating = (made: Float64Array): number => -made.subarray(0, unknowns).reduce((sum, v, r) => sum + equations.energyOf(r) * v, 0);

  it.each([[2.8, 0], [9, 0], [4.8, 1]])("agrees momentum by momentum with direct integrals, p = %d, group %d", (p, group) => {
    const i = grid.below(p + 0.1), v = grid.y[i], own = disturbed[group]!, other = disturbed[1 - group]!, massless = [0, 0, 0, 0];
    const left = group === 0 ? couplings.leftElectron : couplings.leftMuTau, {right} = couplings, electron: Distribution = q => fermi(Math.hypot(q, m)), strength = 128 * (left ** 2 + right ** 2);
    let direct = directRate(v, [0, m, 0, m], [own, electron, own, electron], [["12", strength], ["14", strength], ["mass13", -256 * left * right]])
      + directRate(v, [0, 0, m, m], [own, own, electron, electron], [["14", 128 * left ** 2], ["13", 128 * right ** 2], ["mass12", 128 * left * right]])
      + directRate(v, massless, [own, own, own, own], [["12", 64], ["14", 128]]);
    for (const b of group === 0 ? [other, other] : [other, own]) {
      direct += directRate(v, massless, [own, own, b, b], [["14", 32]]) + directRate(v, massless, [own, b, own, b], [["12", 32], ["14", 32]]);
    }
    // Second order in the spacing, where gain and loss cancel in part.
    expect(Math.abs(rates(disturbed)[group * n + i] * rateMeV / direct - 1)).toBeLessThan(0.01);
  });

  it("vanishes in equilibrium at T_γ", () => {
    const scale = Math.max(...rates(disturbed).subarray(0, unknowns).map(Math.abs)), still = rates([fermi, fermi]);
    // What leaves the bath at its end, e⁻²⁶, has no way back.
    for (let r = 0; r < unknowns; r++) expect(Math.abs(still[r])).toBeLessThan(2e-7 * scale);
    expect(Math.abs(plasmaHeating(still) / plasmaHeating(rates([p => fermi(p / 1.05), p => fermi(p / 1.05)])))).toBeLessThan(1e-6);
  });

  it("conserves energy, for any spectra: what a time step changes in neutrinos the plasma has", () => {
    const shapes: Distribution[] = [p => 0.3 * fermi(p / 2) * (1 + Math.sin(3 * p)), p => fermi(p / 0.7) + 1e-5 * p * Math.exp(-p / 10)], y = changed(equations, state, r => shapes[Math.floor(r / n)]!(grid.y[r % n]));
    equations.place(0, y);
    const plasmaBefore = equations.plasma, made = rates(shapes), step = 1e-9 / Math.max(...made.subarray(0, unknowns).map(Math.abs));
    for (let r = 0; r < unknowns; r++) y[r] += step * made[r];
    equations.place(0, y);
    expect(made[unknowns]).toBe(0);
    expect((equations.plasma - plasmaBefore) / step / plasmaHeating(made)).toBeCloseTo(1, 4);
    // Neutrinos hotter than the plasma heat it.
    expect(plasmaHeating(made)).toBeGreaterThan(0);
  });

  it("conserves number and energy among neutrinos, with three spectra as with two where they agree", () => {
    const small = new MomentumGrid(60, {spacing: 0.8}), k = small.size, two = new NeutrinoScattering(small, [["e"], ["mu", "tau"]]), three = new NeutrinoScattering(small, [["e"], ["mu"], ["tau"]]);
    const f = Float64Array.from({length: 3 * k}, (_, r) => disturbed[Math.min(1, Math.floor(r / k))]!(small.y[r % k]) + (r % k > small.bath ? 1e-8 : 0));
    const a = new Float64Array(2 * k), b = new Float64Array(3 * k);
    two.refresh(0, f, 1, 0); two.add(f, 1, false, a);
    three.refresh(0, f, 1, 0); three.add(f, 1, false, b);
    let number = 0, energy = 0, gross = 0;
    for (let i = 0; i < k; i++) {
      const total = a[i] + a[k + i];
      number += total; energy += small.y[i] * total; gross += small.y[i] * (Math.abs(a[i]) + Math.abs(a[k + i]));
      expect(Math.abs(b[i] - a[i])).toBeLessThan(1e-9 * (Math.abs(a[i]) + 1e-6));
      expect(Math.abs(b[k + i] + b[2 * k + i] - a[k + i])).toBeLessThan(1e-9 * (Math.abs(a[k + i]) + 1e-6));
    }
    expect(Math.abs(number / gross)).toBeLessThan(1e-14);
    expect(Math.abs(energy / gross)).toBeLessThan(1e-14);
    // Linear in what f changed since: a second-order error, and number and energy still kept.
    const moved = f.map((v, r) => r % k < small.bath ? v * (1 + 0.01 * Math.cos(r)) : v), exact = new Float64Array(2 * k), linear = new Float64Array(2 * k);
    two.add(moved, 1, false, exact); two.add(moved, 1, true, linear);
    number = energy = gross = 0;
    let wrong = 0, changed = 0;
    for (let r = 0; r < 2 * k; r++) {
      const v = small.y[r % k];
      number += linear[r]; energy += v * linear[r]; gross += v * Math.abs(linear[r]);
      wrong += v * Math.abs(linear[r] - exact[r]); changed += v * Math.abs(exact[r] - a[r]);
    }
    expect(Math.abs(number / gross)).toBeLessThan(1e-12);
    expect(Math.abs(energy / gross)).toBeLessThan(1e-12);
    expect(wrong / changed).toBeLessThan(0.02);
  });

  it.each([[0.3, 1.2], [1, 0.9], [3, 1.1]])("gives the energy transfer of thermal neutrinos at T_γ = %d MeV, T_ν/T_γ = %d", (T, ratio) => {
    const bath = frozenBath(plasma, T, 30 * T, {grid: {spacing: 0.3}}), k = bath.equations.grid.size, y = changed(bath.equations, bath.state, r => fermi(bath.equations.grid.y[r % bath.equations.grid.size] / ratio)), slope = new Float64Array(bath.equations.size), expected = new Float64Array(2);
    bath.equations.refresh(0, y, undefined);
    bath.equations.derivative(0, y, slope);
    neutrinoHeating(T, T * ratio, T * ratio, expected);
    const perTime = bath.equations.place(0, y).hubbleMeV * T ** 4;
    for (const g of [0, 1]) {
      let energy = 0;
      for (let i = 0; i < k; i++) energy += bath.equations.grid.weight[i] * bath.equations.grid.y[i] ** 3 * slope[g * k + i] / Math.PI ** 2;
      expect(Math.abs(energy * perTime / expected[g] - 1)).toBeLessThan(4e-3);
    }
  });

  it("is that of massless targets at rest in the bath for E ≫ T", () => {
    const T = 1, hard = frozenBath(plasma, T, 300), k = hard.equations.grid.size, base = new Float64Array(hard.equations.size), slope = new Float64Array(hard.equations.size), f = 1e-9;
    hard.equations.refresh(0, hard.state, undefined);
    hard.equations.derivative(0, hard.state, base);
    for (const g of [0, 1] as const) {
      const i = hard.equations.grid.below(240), E = hard.equations.grid.y[i], y = changed(hard.equations, hard.state, r => hard.state[r] + (r === g * k + i ? f : 0));
      hard.equations.refresh(0, y, undefined);
      hard.equations.derivative(0, y, slope);
      const energy = (1 + g) * hard.equations.grid.weight[i] * E ** 3 * f / Math.PI ** 2, strength = electronStrength[g];
      const expected = hardRate(T) * E * strength * (scatteredShare * targetSuppression(T) + pairShare * pairSuppression(g, E * T / m ** 2)) / hard.equations.now.hubbleMeV;
      let heating = 0;
      for (let r = 0; r < 2 * k; r++) heating -= hard.equations.energyOf(r) * (slope[r] - base[r]);
      expect(Math.abs(heating / energy / expected - 1)).toBeLessThan(0.012);
    }
  });
});

describe("a line of neutrinos on a bath", () => {
  it("comes to the equilibrium of all, energy conserved", () => {
    const {plasmaShare, neutrinoShares, equilibriumShare} = thermalisation(plasma, 30, 2, "mu", {hubbleTimes: 100, samples: 10, amount: 1e-3, grid: {spacing: 0.6}});
    const share = plasmaShare.at(-1)!, [e, x] = [neutrinoShares[0]!.at(-1)!, neutrinoShares[1]!.at(-1)!];
    expect(Math.abs(share / equilibriumShare - 1)).toBeLessThan(2e-3);
    expect(Math.abs(x / (2 * e) - 1)).toBeLessThan(2e-3);
    expect(Math.abs(share + e + x - 1)).toBeLessThan(1e-6);
  });

  it("heats the plasma faster the harder it is, beyond its share in equilibrium", () => {
    const soft = thermalisation(plasma, 10, 3, "e", {grid: {spacing: 0.6}}), hard = thermalisation(plasma, 100, 3, "e", {grid: {spacing: 0.6}});
    expect(hard.plasmaShare[2]).toBeGreaterThan(2 * soft.plasmaShare[2]);
    expect(Math.max(...hard.plasmaShare)).toBeGreaterThan(1.1 * hard.equilibriumShare);
    expect(Math.max(...soft.plasmaShare)).toBeLessThan(1.02 * soft.equilibriumShare);
  });
});
