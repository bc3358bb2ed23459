import {describe, expect, it} from "vitest";
import {electricChargeSquared, electronMassMeV} from "../../src/constants/particles.js";
import {besselK} from "../../src/numerics/bessel.js";
import {CHARGED_SPECIES, presence, type ChargedSpecies} from "../../src/rates/chargedSpecies.js";
import {debyeMassSquared, photonMassSquared, speciesDebyeMassSquared, tabulatedDebyeMassSquared, tabulatedPhotonMassSquared} from "../../src/rates/debyeMass.js";
import {dipoleKernels, offShellWidthRatio} from "../../src/rates/dipoleKernels.js";

const e2 = electricChargeSquared;
const species = (massMeV: number, statistics: "fermion" | "scalar", charge = 1): ChargedSpecies => ({name: "x", massMeV, chargeSquaredTimesColors: charge, statistics, phase: "always"});

describe("Debye mass", () => {
  it("is Q^2 e^2 T^2/3 for massless fermions and for massless complex scalars", () => {
    expect(speciesDebyeMassSquared(species(1e-6, "fermion"), 2) / (e2 * 4 / 3)).toBeCloseTo(1, 9);
    expect(speciesDebyeMassSquared(species(1e-6, "scalar", 4 / 3), 2) / (4 / 3 * e2 * 4 / 3)).toBeCloseTo(1, 4);
  });

  it.each([0.3, 1, 4, 15])("is the series (2e^2/pi^2) m^2 sum of (-1)^(n+1) K2(n m/T) at m/T = %d; scalars half of it, without signs", x => {
    let fermion = 0, scalar = 0;
    for (let n = 1; n < 700 / x && n < 400; n++) { const k = besselK(2, n * x); fermion += n % 2 ? k : -k; scalar += k; }
    const m = 3, T = m / x, front = 2 * e2 / Math.PI ** 2 * m * m;
    expect(speciesDebyeMassSquared(species(m, "fermion"), T) / (front * fermion)).toBeCloseTo(1, 5);
    expect(speciesDebyeMassSquared(species(m, "scalar"), T) / (front / 2 * scalar)).toBeCloseTo(1, x < 1 ? 2 : 6);
  });

  it("of a heavy species falls exponentially", () => {
    const ratio = speciesDebyeMassSquared(species(30, "fermion"), 1) / speciesDebyeMassSquared(species(31, "fermion"), 1);
    expect(ratio).toBeCloseTo(Math.exp(1) * (30 / 31) ** 1.5, 1);
  });

  it("counts the charges that are light: S = 1 below the muon, 20/3 below the top", () => {
    const S = (T: number): number => debyeMassSquared(T) / (e2 * T * T / 3);
    expect(S(10)).toBeCloseTo(1, 2);
    expect(S(25000)).toBeGreaterThan(6.6);
    expect(S(25000)).toBeLessThan(6.8);
    // Leptons and u, d, s make 4 where c, τ and the masses of μ and s can be taken apart.
    const light = CHARGED_SPECIES.filter(({name}) => ["e", "mu", "u", "d", "s"].includes(name)).reduce((sum, one) => sum + speciesDebyeMassSquared(one, 1e4), 0);
    expect(light / (e2 * 1e8 / 3)).toBeCloseTo(4, 3);
  });

  it("trades hadrons for quarks once, around 155 MeV", () => {
    for (const T of [20, 140, 155, 170, 900]) {
      const shares = (phase: string): number => presence(CHARGED_SPECIES.find(one => one.phase === phase)!, T);
      expect(shares("quark") + shares("hadron")).toBeCloseTo(1, 12);
      expect(shares("always")).toBe(1);
    }
    expect(presence(CHARGED_SPECIES.find(({name}) => name === "u")!, 155)).toBeCloseTo(0.5, 12);
  });

  it("is tabulated to 3e-5 of the integral, between the knots too", () => {
    for (let T = 0.0213; T < 1.5e6; T *= 1.731) expect(Math.abs(tabulatedDebyeMassSquared(T) / debyeMassSquared(T) - 1)).toBeLessThan(3e-5);
    expect(tabulatedDebyeMassSquared(0.007)).toBe(0);
  });
});

describe("mass of a hard photon", () => {
  it.each([0.05, 0.3, 2])("is the series (2e^2/pi^2) m T sum of (-1)^(n+1) K1(n m/T)/n over electrons at T = %d MeV", T => {
    const m = electronMassMeV;
    let sum = 0;
    for (let n = 1; n < 400 && n * m / T < 600; n++) sum += (n % 2 ? 1 : -1) * besselK(1, n * m / T) / n;
    expect(photonMassSquared(T) / (2 * e2 / Math.PI ** 2 * m * T * sum)).toBeCloseTo(1, 5);
    expect(tabulatedPhotonMassSquared(T) / photonMassSquared(T)).toBeCloseTo(1, 4);
  });

  it("squared is half the Debye mass squared where electrons are fast, and less where they are slow", () => {
    expect(photonMassSquared(12) / debyeMassSquared(12)).toBeCloseTo(0.5, 2);
    // Slow electrons: T K₁/(m K₂), pressure over density.
    const x = electronMassMeV / 0.02;
    expect(photonMassSquared(0.02) / debyeMassSquared(0.02) / (besselK(1, x) / besselK(2, x) / x)).toBeCloseTo(1, 6);
  });
});

describe("decay in the plasma", () => {
  it("has the off-shell width (M^2 - Q^2)^2 (2 M^2 + Q^2)/(2 M^6)", () => {
    for (const [Q2, M] of [[0, 3], [1, 3], [8.9, 3]] as const) {
      expect(offShellWidthRatio(Q2, M)).toBeCloseTo((M * M - Q2) ** 2 * (2 * M * M + Q2) / (2 * M ** 6), 14);
    }
    expect(offShellWidthRatio(9, 3)).toBe(0);
    expect(offShellWidthRatio(20, 3)).toBe(0);
  });

  it("is closed where the photon is heavier than N, T > 8 M for S = 1, and free in the cold", () => {
    const kernels = dipoleKernels(1, {highestMeV: 1000, temperatureStep: 1, momentumStep: 2});
    expect(kernels.decaySuppression(8.3)).toBe(0);
    expect(kernels.decaySuppression(7.7)).toBeGreaterThan(0);
    expect(kernels.decaySuppression(0.02)).toBeCloseTo(1, 8);
    expect(kernels.decaySuppression(0.001)).toBe(1);
    // e²T²/6 of massless electrons, at half the threshold.
    expect(kernels.decaySuppression(4)).toBeCloseTo(offShellWidthRatio(e2 * 16 / 6, 1), 1);
  });
});
