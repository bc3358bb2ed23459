import {describe, expect, it, test} from "vitest";
import {electricChargeSquared, electronMassMeV, fineStructure} from "../../src/constants/particles.js";
import {besselK} from "../../src/numerics/bessel.js";
import {gaussLegendre} from "../../src/numerics/quadrature.js";
import {CHARGED_SPECIES, type ChargedSpecies} from "../../src/rates/chargedSpecies.js";
import {dipoleKernels} from "../../src/rates/dipoleKernels.js";
import {summedExchange} from "../../src/rates/exchangeKernel.js";
import {pairToNeutrinoCrossSection} from "../../src/rates/annihilationKernel.js";
import {ScatteringRates, type ScatteringOptions} from "../../src/rates/scatteringRates.js";

const electrons = CHARGED_SPECIES.filter(({name}) => name === "e");
const debye = (T: number): number => electricChargeSquared * T * T / 3;
const classical: ScatteringOptions = {statistics: "boltzmann", species: electrons, debyeMassSquared: debye};
const massless: readonly ChargedSpecies[] = [{name: "f", massMeV: 1e-5, chargeSquaredTimesColors: 1, statistics: "fermion", phase: "always"}];

/** ⟨Γ₊ + Γ₋⟩/T³ over the equilibrium of N, by number and by energy: [exchange, annihilation, exchange by energy]. */
const averages = (options: ScatteringOptions, T: number, M: number): readonly [number, number, number] => {
  const rates = new ScatteringRates({energyNodes: 40, angleNodes: 24, ...options}), {nodes, weights} = gaussLegendre(40);
  rates.place(T);
  let number = 0, energy = 0, exchange = 0, annihilation = 0, flow = 0;
  for (let i = 0; i < 40; i++) {
    const v = 3.3 * (1 + nodes[i]!), E = M + T * v * v, p = Math.sqrt(E * E - M * M);
    const w = weights[i]! * v * p * E * (options.statistics === "boltzmann" ? Math.exp(-v * v) : 1 / (Math.exp(E / T) + 1));
    rates.at(M, p);
    number += w; energy += w * E;
    exchange += w * (rates.exchange[0]! + rates.exchange[1]!);
    flow += w * E * (rates.exchange[0]! + rates.exchange[1]!);
    annihilation += w * (rates.annihilation[0]! + rates.annihilation[1]!);
  }
  return [exchange / number / T ** 3, annihilation / number / T ** 3, flow / energy / T ** 3];
};

// T, M [MeV]; γ_t, γ_s over n_eq d²T³, Γ_D K₁/K₂ over d²T³: Maxwell-Boltzmann, e± alone, m_D² = e²T²/3; quoted to 4, 3 and 3 digits.
const classicalRates: readonly (readonly [number, number, number, number, number])[] = [
  [0.3, 1e-4, 3.866e-2, 5.28e-4, 0], [0.3, 1, 3.285e-2, 1.47e-3, 2.0], [1, 1e-4, 5.890e-2, 9.61e-4, 0], [1, 1, 6.260e-2, 1.13e-3, 2.95e-2],
  [1, 10, 2.258e-1, 2.19e-3, 69.0], [10, 1e-3, 6.198e-2, 9.86e-4, 0], [10, 10, 6.944e-2, 1.13e-3, 2.95e-2], [10, 100, 5.440e-1, 2.19e-3, 69.0],
  [100, 300, 1.179e-1, 1.53e-3, 1.4]
];

/** γ = T/(64π⁴) ∫ds √s σ̂ K₁(√s/T) over the density of one state: one integral of the invariant cross-section, no momentum of N in it. */
const reactionDensity = (T: number, M: number, lowest: number, sigmaHat: (s: number) => number): number => {
  const {nodes, weights} = gaussLegendre(80), top = Math.sqrt(45);
  let sum = 0;
  for (let i = 0; i < 80; i++) {
    const v = top * (1 + nodes[i]!) / 2, root = lowest + T * v * v, s = root * root;
    sum += weights[i]! * top / 2 * 2 * T * v * 2 * root * root * sigmaHat(s) * besselK(1, root / T);
  }
  return T / (64 * Math.PI ** 4) * sum / (M * M * T / (2 * Math.PI ** 2) * besselK(2, M / T)) / T ** 3;
};
/** σ̂ = 2 g_a g_b λ σ/s with σ(ν f → N f) from the summed amplitude, 1/t² → 1/[t(t − m_D²)]; f and f̄. */
const exchangeSigmaHat = (T: number, M: number, m: number) => (s: number): number => {
  const {nodes, weights} = gaussLegendre(60), root = Math.sqrt(s), k = (s - m * m) / (2 * root), EN = (s + M * M - m * m) / (2 * root), pN = Math.sqrt(Math.max(EN * EN - M * M, 0));
  const high = 2 * k * (EN + pN) - M * M, low = M ** 4 * m * m / (s * high), span = Math.log(high / low);
  let sum = 0;
  for (let i = 0; i < 60; i++) {
    const w = low * Math.exp(span * (1 + nodes[i]!) / 2);
    sum += weights[i]! * span / 2 * w * summedExchange(s, -w, m, M) * w / (w + debye(T));
  }
  return 2 * (2 * 1 * 2 * (s - m * m) ** 2 / s) * sum / (2 * 16 * Math.PI * (s - m * m) ** 2);
};

describe("Maxwell-Boltzmann averages", () => {
  it.each(classicalRates)("have the published values at T = %d, M = %d MeV", (T, M, exchange, annihilation, decay) => {
    const [t, s] = averages(classical, T, M);
    expect(Math.abs(t / exchange - 1)).toBeLessThan(2e-3);
    expect(Math.abs(s / annihilation - 1)).toBeLessThan(6e-3);
    const x = M / T, width = M ** 3 / (4 * Math.PI) / T ** 3 * besselK(1, x) / besselK(2, x);
    expect(Math.abs(width - decay)).toBeLessThan(decay === 0 ? 1e-8 : 5e-3 * decay);
  });

  it("of gamma itself are 5.968e-3 and 9.74e-5 MeV^6 at T = 1 MeV, M = 0", () => {
    const [t, s] = averages(classical, 1, 1e-4), density = 1 / Math.PI ** 2;
    expect(Math.abs(t * density / 5.968e-3 - 1)).toBeLessThan(2e-3);
    expect(Math.abs(s * density / 9.74e-5 - 1)).toBeLessThan(2e-3);
  });

  it.each([[0.3, 1], [1, 1], [1, 10], [10, 3], [100, 300]])("equal one integral of the invariant cross-section with K1, T = %d, M = %d MeV", (T, M) => {
    const m = electronMassMeV, [t, s] = averages(classical, T, M);
    // e⁻ and e⁺ as targets, one helicity of ν, both of N: this fixes every factor of two.
    expect(t / reactionDensity(T, M, M + m, exchangeSigmaHat(T, M, m))).toBeCloseTo(1, 3);
    const pairs = (u: number): number => 2 * 4 * (u - 4 * m * m) * pairToNeutrinoCrossSection(u, m, M);
    expect(s / reactionDensity(T, M, Math.max(M, 2 * m), pairs)).toBeCloseTo(1, 3);
  });
});

describe("Fermi-Dirac averages", () => {
  const published = (constant: number): number => 4 / 3 * fineStructure * (Math.log(3 / electricChargeSquared) + constant);

  it.each([[electricChargeSquared / 3, 1.94, 2.23], [0.3, 2.04, NaN], [3, 2.5, NaN]])("have the constants of soft and hard screening, m_D^2 = %d T^2: %d by number", (K, byNumber, byEnergy) => {
    const [number, , energy] = averages({species: massless, debyeMassSquared: T => K * T * T}, 1, 1e-4), front = 4 / 3 * fineStructure;
    // The last one is quoted to two digits.
    expect(Math.abs(number / front + Math.log(K) - byNumber)).toBeLessThan(K < 1 ? 0.015 : 0.05);
    if (K < 1) expect(Math.abs(number / (front * (byNumber - Math.log(K))) - 1)).toBeLessThan(0.02);
    if (byEnergy > 0) expect(Math.abs(energy / front + Math.log(K) - byEnergy)).toBeLessThan(0.01);
  });

  it("by number are (4/3) alpha [ln(T^2/m_D^2) + 1.94] = 5.28e-2 for massless e+- and N", () => {
    const [number] = averages({species: massless, debyeMassSquared: debye}, 1, 1e-4);
    expect(Math.abs(published(1.94) / 5.28e-2 - 1)).toBeLessThan(1e-3);
    expect(Math.abs(number / 5.28e-2 - 1)).toBeLessThan(0.002);
  });

  it("by energy have the constant 2.23", () => {
    const [, , energy] = averages({species: massless, debyeMassSquared: debye}, 1, 1e-4);
    expect(Math.abs(energy / published(2.23) - 1)).toBeLessThan(0.02);
  });

  it("by number agree with a five-dimensional integral that blocks the outgoing electron at its true energy", () => {
    const exact = blockedRate(120000), [number] = averages({species: massless, debyeMassSquared: debye}, 1, 1e-4);
    expect(Math.abs(exact / 5.28e-2 - 1)).toBeLessThan(0.01);
    expect(Math.abs(number / exact - 1)).toBeLessThan(0.005);
  });

  it("lie 17 % below Maxwell-Boltzmann ones, as published (6.2e-2)", () => {
    const [classicalRate] = averages({...classical, species: massless}, 1, 1e-4), [quantum] = averages({species: massless, debyeMassSquared: debye}, 1, 1e-4);
    expect(Math.abs(classicalRate / 6.2e-2 - 1)).toBeLessThan(0.005);
    expect(classicalRate / quantum).toBeGreaterThan(1.14);
    expect(classicalRate / quantum).toBeLessThan(1.2);
  });
});

/** Massless ν f → N f per ν and d²T³ with f_ν f_f (1 − f_f′), f and f̄, in low-discrepancy points. */
function blockedRate(count: number): number {
  const halton = (index: number, base: number): number => {
    let f = 1, r = 0;
    for (let i = index; i > 0; i = Math.floor(i / base)) { f /= base; r += f * (i % base); }
    return r;
  };
  const fermi = (x: number): number => 1 / (Math.exp(x) + 1), K = debye(1);
  let sum = 0;
  for (let n = 1; n <= count; n++) {
    const a = halton(n, 2), b = halton(n, 3), c = 2 * halton(n, 5) - 1, r = halton(n, 7), phi = 2 * Math.PI * halton(n, 11);
    const E1 = -4 * Math.log(1 - a), E2 = -4 * Math.log(1 - b), density = Math.exp(-(E1 + E2) / 4) / 16, s = 2 * E1 * E2 * (1 - c);
    if (!(s > 1e-12)) continue;
    // |t| log-distributed in |t| + K.
    const span = Math.log((s + K) / K), w = K * (Math.exp(span * r) - 1), cosine = 1 - 2 * w / s;
    // Energy of the outgoing f in the plasma, by boost along P of the centre-of-mass direction.
    const P = Math.sqrt(E1 * E1 + E2 * E2 + 2 * E1 * E2 * c), E = E1 + E2, gammaFactor = E / Math.sqrt(s), beta = P / E;
    const along = (E2 / (Math.sqrt(s) / 2) / gammaFactor - 1) / beta;
    const before = Math.max(-1, Math.min(1, along)), mu = before * cosine + Math.sqrt(1 - before * before) * Math.sqrt(Math.max(0, 1 - cosine * cosine)) * Math.cos(phi);
    const after = gammaFactor * Math.sqrt(s) / 2 * (1 + beta * mu);
    // S_t·t/(t − m_D²)/(8π s) dt; d³p/(2E(2π)³) of ν and f.
    const exchange = summedExchange(s, -w, 0, 0) * w * span / (8 * Math.PI * s);
    const space = E1 * E2 * (4 * Math.PI) * (2 * Math.PI) * 2 / (4 * (2 * Math.PI) ** 6);
    sum += fermi(E1) * fermi(E2) * (1 - fermi(after)) * exchange * space / density;
  }
  const neutrinos = 3 * 1.2020569031595942 / (4 * Math.PI ** 2);
  return 2 * sum / count / neutrinos;
}

describe("factors and scalings", () => {
  const at = (options: ScatteringOptions, T: number, M: number, p: number): readonly number[] => {
    const rates = new ScatteringRates({energyNodes: 30, angleNodes: 20, debyeMassSquared: debye, ...options});
    rates.place(T); rates.at(M, p);
    return [...rates.exchange, ...rates.annihilation];
  };
  const species = (change: Partial<ChargedSpecies>): readonly ChargedSpecies[] => [{...massless[0]!, massMeV: 0.5, ...change}];

  test("rates go as T^3 where nothing has a mass of its own", () => {
    const low = at({species: species({massMeV: 0.05})}, 1, 0.2, 2), high = at({species: species({massMeV: 5})}, 100, 20, 200);
    for (let i = 0; i < 4; i++) expect(high[i]! / low[i]! / 1e6).toBeCloseTo(1, 9);
  });

  test("rates are proportional to charge squared times colours at fixed screening", () => {
    const unit = at({species: species({})}, 1, 1, 2), quark = at({species: species({chargeSquaredTimesColors: 4 / 3})}, 1, 1, 2);
    for (let i = 0; i < 4; i++) expect(quark[i]! / unit[i]!).toBeCloseTo(4 / 3, 12);
  });

  test("a classical complex scalar scatters half as much as a Dirac fermion and is no final state", () => {
    const fermion = at({species: species({}), statistics: "boltzmann"}, 1, 1, 2), scalar = at({species: species({statistics: "scalar"}), statistics: "boltzmann"}, 1, 1, 2);
    expect(scalar[0]! / fermion[0]!).toBeCloseTo(0.5, 12);
    expect(scalar[2]).toBe(0);
  });

  test("Pauli blocking lowers the rate, Bose enhancement raises it", () => {
    const base = at({species: species({statistics: "scalar"}), statistics: "boltzmann"}, 10, 1, 20)[0]!, bosons = at({species: species({statistics: "scalar"})}, 10, 1, 20)[0]!;
    const fermions = at({species: species({}), statistics: "boltzmann"}, 10, 1, 20)[0]!, blocked = at({species: species({})}, 10, 1, 20)[0]!;
    expect(bosons).toBeGreaterThan(base);
    expect(blocked).toBeLessThan(fermions);
  });

  test("default nodes are converged to 3e-4 against many", () => {
    for (const [T, M, p] of [[0.3, 1, 0.5], [1, 0.01, 3], [10, 100, 30], [50, 5, 200]] as const) {
      const few = new ScatteringRates(), many = new ScatteringRates({energyNodes: 60, angleNodes: 16});
      few.place(T); few.at(M, p); many.place(T); many.at(M, p);
      for (let h = 0; h < 2; h++) expect(Math.abs((few.exchange[h]! + few.annihilation[h]!) / (many.exchange[h]! + many.annihilation[h]!) - 1)).toBeLessThan(3e-4);
    }
  });
});

describe("tabulated kernels", () => {
  const fine = new ScatteringRates({energyNodes: 30, angleNodes: 8}), p = new Float64Array(1), active = new Float64Array(1), sterile = new Float64Array(1);
  it.each([0.001, 10, 1e4])("agree between their nodes with direct quadrature to 3e-3, M = %d MeV", M => {
    const kernels = dipoleKernels(M, {highestMeV: 1e6});
    let worst = 0, worstSterile = 0;
    for (const T of [0.051, 0.13, 0.37, 1.1, 4.3, 17, 71, 111, 131, 148, 152, 169, 208, 611, 8100, 1.3e5, 8.7e5]) {
      fine.place(T);
      for (const x of [0.11, 0.57, 1.9, 3.6, 9.3]) {
        p[0] = x * T;
        kernels.scattering(T, p, active, sterile);
        fine.at(M, p[0]);
        const pair = [0, 1].map(h => fine.exchange[h]! + fine.annihilation[h]! + fine.plasmon[h]!) as [number, number];
        worst = Math.max(worst, Math.abs(active[0]! / pair[0] - 1));
        // The sterile helicity matters by what it adds to the pair.
        worstSterile = Math.max(worstSterile, Math.abs(sterile[0]! - pair[1]) / (pair[0] + pair[1]));
      }
    }
    expect(worst).toBeLessThan(3e-3);
    expect(worstSterile).toBeLessThan(3e-3);
  });

  it("are zero below 10 keV, where nothing charged is left", () => {
    const kernels = dipoleKernels(1, {highestMeV: 100});
    active[0] = 1; sterile[0] = 1; p[0] = 0.01;
    kernels.scattering(0.009, p, active, sterile);
    expect([active[0], sterile[0]]).toEqual([0, 0]);
  });
});
