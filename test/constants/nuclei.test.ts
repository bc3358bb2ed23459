import {describe, expect, it} from "vitest";
import {electronBindingMeV, nuclei, type NucleusName} from "../../src/constants/nuclei.js";

/** Mass of neutral atoms [MeV] up to their electrons, whose number does not change in a reaction. */
const atomicMass = (...names: NucleusName[]): number =>
  names.reduce((sum, name) => sum + nuclei[name].massMeV - electronBindingMeV[nuclei[name].charge], 0);

describe("nuclei", () => {
  it("agree with the nuclear masses of CODATA 2022 [MeV]", () => {
    expect(nuclei.H2.massMeV).toBeCloseTo(1875.612945, 5);
    expect(nuclei.H3.massMeV).toBeCloseTo(2808.92113668, 5);
    expect(nuclei.He3.massMeV).toBeCloseTo(2808.39161112, 5);
    expect(nuclei.He4.massMeV).toBeCloseTo(3727.3794118, 5);
  });

  it.each<[string, NucleusName[], NucleusName[], number]>([
    ["p(n,γ)d", ["p", "n"], ["H2"], 2.224566],
    ["d(p,γ)³He", ["H2", "p"], ["He3"], 5.493475],
    ["d(d,n)³He", ["H2", "H2"], ["He3", "n"], 3.268909],
    ["d(d,p)t", ["H2", "H2"], ["H3", "p"], 4.032666],
    ["t(d,n)⁴He", ["H3", "H2"], ["He4", "n"], 17.589297],
    ["³He(n,p)t", ["He3", "n"], ["H3", "p"], 0.763757],
    ["³He(d,p)⁴He", ["He3", "H2"], ["He4", "p"], 18.353054],
    ["³He(α,γ)⁷Be", ["He3", "He4"], ["Be7"], 1.58713],
    ["t(α,γ)⁷Li", ["H3", "He4"], ["Li7"], 2.4676],
    ["⁷Be(n,p)⁷Li", ["Be7", "n"], ["Li7", "p"], 1.6442],
    ["⁷Li(p,α)⁴He", ["Li7", "p"], ["He4", "He4"], 17.3462],
    ["⁶Li(n,t)⁴He", ["Li6", "n"], ["H3", "He4"], 4.7834],
    ["⁷Li(n,γ)⁸Li", ["Li7", "n"], ["Li8"], 2.0326],
    ["⁷Be(p,γ)⁸B", ["Be7", "p"], ["B8"], 0.13643],
    ["⁶He(p,n)⁶Li", ["He6", "p"], ["Li6", "n"], 2.72286],
    ["⁹Be(γ,n)2α", ["Be9"], ["He4", "He4", "n"], -1.5727],
  ])("give %s its published Q value", (_name, before, after, Q) => {
    // AME2020, Chin. Phys. C 45, 030003: differences of atomic masses.
    expect(Math.abs(atomicMass(...before) - atomicMass(...after) - Q)).toBeLessThan(1e-4);
  });

  it("have keys, charges, mass numbers and spins that fit", () => {
    for (const [key, nucleus] of Object.entries(nuclei)) {
      expect(nucleus.name).toBe(key);
      expect(nucleus.degeneracy).toBe(2 * nucleus.spin + 1);
      // Half-integer spin exactly for odd mass numbers.
      expect((2 * nucleus.spin) % 2).toBe(nucleus.massNumber % 2);
      expect(nucleus.charge).toBeLessThanOrEqual(nucleus.massNumber);
      if (nucleus.massNumber > 1) {
        expect(nucleus.bindingMeV / nucleus.massNumber).toBeGreaterThan(1);
        expect(nucleus.bindingMeV / nucleus.massNumber).toBeLessThan(7.1);
      } else {
        expect(nucleus.bindingMeV).toBeCloseTo(0, 12);
      }
    }
  });
});
