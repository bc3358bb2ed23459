import {describe, expect, test} from "vitest";
import {
  bohrMagnetonPerGeV,
  bohrMagnetonsFromDipolePerGeV,
  couplingWeights,
  degreesOfFreedom,
  dipoleFromMoment,
  dipolePerGeVFromBohrMagnetons,
  momentFromDipole,
  perGeVFromPerMeV,
  perMeVFromPerGeV,
  populationsOf,
  widthFactor
} from "../../src/model/conventions.js";

describe("conventions of the dipole", () => {
  test("the Bohr magneton is e/(2 m_e) = 296.304 per GeV", () => {
    expect(bohrMagnetonPerGeV).toBeCloseTo(296.304, 3);
  });

  test("factor 2 of the operator: the moment of (mu/2) nubar sigma F N is mu = 2d", () => {
    expect(momentFromDipole(3e-9)).toBe(6e-9);
    expect(dipoleFromMoment(6e-9)).toBe(3e-9);
  });

  test("factor 2 of the width: d^2 M^3/(4 pi) is mu^2 M^3/(16 pi) with mu = 2d", () => {
    const mu = 4e-10, M = 0.1;
    expect((dipoleFromMoment(mu) ** 2 * M ** 3) / (4 * Math.PI)).toBeCloseTo((mu ** 2 * M ** 3) / (16 * Math.PI), 25);
  });

  test("factor 2 of a Bohr magneton: d = 148.152 per GeV for mu = mu_B", () => {
    expect(dipolePerGeVFromBohrMagnetons(1)).toBeCloseTo(148.152, 3);
    expect(bohrMagnetonsFromDipolePerGeV(dipolePerGeVFromBohrMagnetons(2.7e-12))).toBeCloseTo(2.7e-12, 25);
  });

  test("factor 2 between Magill:2018 and Brdar:2020: their SN1987A edges at 1 MeV are one curve", () => {
    // Read from the vector graphics: d = 8.4e-11 and 6.2e-8 per GeV, mu = 5.5e-13 and 4.2e-10 mu_B.
    expect(Math.abs(dipolePerGeVFromBohrMagnetons(5.5e-13) / 8.4e-11 - 1)).toBeLessThan(0.05);
    expect(Math.abs(dipolePerGeVFromBohrMagnetons(4.2e-10) / 6.2e-8 - 1)).toBeLessThan(0.02);
  });

  test("factor 2 of Li:2022: mu < 2.7e-12 mu_B is d < 4.0e-10 per GeV", () => {
    expect(dipolePerGeVFromBohrMagnetons(2.7e-12)).toBeCloseTo(4.0e-10, 12);
  });

  test("factor 2 of a Majorana width, and of the states of a Dirac N", () => {
    expect(widthFactor("majorana") / widthFactor("dirac")).toBe(2);
    expect(degreesOfFreedom("dirac") / degreesOfFreedom("majorana")).toBe(2);
  });

  test("factor 2 of the helicities: the populations hold all states, and two of them scatter actively", () => {
    for (const nature of ["dirac", "majorana"] as const) {
      const populations = populationsOf(nature);
      expect(populations.reduce((sum, one) => sum + one.degreesOfFreedom, 0)).toBe(degreesOfFreedom(nature));
      const active = populations.reduce((sum, one) => sum + one.degreesOfFreedom * one.scattering.active, 0);
      const sterile = populations.reduce((sum, one) => sum + one.degreesOfFreedom * one.scattering.sterile, 0);
      expect([active, sterile]).toEqual([2, 2]);
    }
    expect(populationsOf("dirac").map(({helicity}) => helicity)).toEqual([1, -1]);
    expect(populationsOf("majorana").map(({helicity}) => helicity)).toEqual([0]);
  });

  test("per GeV and per MeV differ by 1000", () => {
    expect(perMeVFromPerGeV(1e-9)).toBeCloseTo(1e-12, 27);
    expect(perGeVFromPerMeV(perMeVFromPerGeV(7e-9))).toBeCloseTo(7e-9, 23);
  });

  test("universal couples each flavour with the full d; weights are not normalised", () => {
    expect(couplingWeights("universal")).toEqual({e: 1, mu: 1, tau: 1});
    expect(couplingWeights("tau")).toEqual({e: 0, mu: 0, tau: 1});
    expect(couplingWeights({e: 2, mu: 0.5, tau: 0})).toEqual({e: 2, mu: 0.5, tau: 0});
  });
});
