import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {electronChemicalPotentialMeV, electronDensityMeV3, halfFermiDirac, mediumOf, nucleonGas} from "../../solvers/supernova/medium.js";
import {plasmas} from "./referenceNumbers.js";

describe("electrons", () => {
  it("have a chemical potential that gives back their density, at every temperature and density", () => {
    fc.assert(fc.property(fc.double({min: -2, max: 1.8, noNaN: true}), fc.double({min: -6, max: 6.5, noNaN: true}), (logT, logN) => {
      const T = 10 ** logT, n = 10 ** logN, back = electronDensityMeV3(electronChemicalPotentialMeV(n, T), T);
      return Math.abs(back / n - 1) < 3e-3;
    }), {numRuns: 200, seed: 1987});
  });

  it("are a cold Fermi gas when T is small", () => {
    const mu = electronChemicalPotentialMeV(1, 0.01);
    expect(mu).toBeCloseTo(Math.hypot(Math.cbrt(3 * Math.PI ** 2), 0.51099895), 3);
  });
});

describe("nucleons", () => {
  it("are a Boltzmann gas when thin", () => {
    const {chemicalPotentialMeV, unblockedDensityMeV3} = nucleonGas(1, 10, 938);
    expect(unblockedDensityMeV3).toBeCloseTo(1, 4);
    expect(chemicalPotentialMeV / 10).toBeCloseTo(Math.log(1 / (2 * ((938 * 10) / (2 * Math.PI)) ** 1.5)), 4);
  });

  it("count unblocked nucleons as T ∂n/∂μ", () => {
    const T = 20, n = 5e5, step = 1e-4 * n;
    const slope = (2 * step) / (nucleonGas(n + step, T, 938).chemicalPotentialMeV - nucleonGas(n - step, T, 938).chemicalPotentialMeV);
    expect((T * slope) / nucleonGas(n, T, 938).unblockedDensityMeV3).toBeCloseTo(1, 6);
  });

  it("use half-integer Fermi integrals: F_1/2(0) = (1 − 2^(−1/2)) Γ(3/2) ζ(3/2), F_−1/2(0) = (1 − √2) Γ(1/2) ζ(1/2)", () => {
    expect(halfFermiDirac(0.5, 0)).toBeCloseTo((1 - Math.SQRT1_2) * 0.5 * Math.sqrt(Math.PI) * 2.6123753486854883, 11);
    expect(halfFermiDirac(-0.5, 0)).toBeCloseTo((1 - Math.SQRT2) * Math.sqrt(Math.PI) * -1.4603545088095868, 11);
    expect(halfFermiDirac(0.5, 60) / ((2 / 3) * 60 ** 1.5)).toBeCloseTo(1 + Math.PI ** 2 / 8 / 3600, 6);
  });
});

describe("plasma of a proto-neutron star", () => {
  it.each(plasmas)("ρ = $density g/cm³, T = $temperature MeV, Y_e = $fraction", expected => {
    const matter = {densityGramPerCm3: expected.density, temperatureMeV: expected.temperature, electronFraction: expected.fraction};
    const full = mediumOf(matter), plain = mediumOf(matter, {protonDegeneracy: false});
    const check = (value: number, reference: number | null, tolerance: number) => {
      if (reference !== null) expect(Math.abs(value - reference), `${value} against ${reference}`).toBeLessThan(tolerance);
    };
    check(full.electronChemicalPotentialMeV, expected.electron, 0.06);
    check(full.protonChemicalPotentialMeV, expected.proton, 0.06);
    check(full.neutronChemicalPotentialMeV, expected.neutron, 0.06);
    check(plain.protonScreeningMeV, expected.plainScreening, 0.06);
    check(full.protonScreeningMeV, expected.screening, 0.06);
    check(full.protonDegeneracyFactor, expected.factor, 0.006);
  });

  it("has k_e = 21.7 MeV, ω_p = 12.5 MeV and m_γ² = 1.5 ω_p² at 3e14 g/cm³ and 30 MeV", () => {
    const medium = mediumOf({densityGramPerCm3: 3e14, temperatureMeV: 30, electronFraction: 0.3});
    expect(medium.electronScreeningMeV).toBeCloseTo(21.68, 1);
    expect(medium.plasmaFrequencyMeV).toBeCloseTo(12.52, 1);
    expect(medium.photonMassMeV ** 2).toBeCloseTo(1.5 * medium.plasmaFrequencyMeV ** 2, 8);
  });

  it("refuses matter without temperature or protons, and says which", () => {
    expect(() => mediumOf({densityGramPerCm3: 1e14, temperatureMeV: 0, electronFraction: 0.3})).toThrow(/T = 0 MeV/);
    expect(() => mediumOf({densityGramPerCm3: 1e14, temperatureMeV: 10, electronFraction: 1.2})).toThrow(/Y_e = 1.2/);
  });
});
