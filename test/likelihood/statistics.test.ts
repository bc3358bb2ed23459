/** How parameters leave a χ², confidence levels, and forecasts. Twins are brute-force integrals. */
import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {abundances, baryonPrior, cosmicBackground, marginalised, profiled} from "../../src/likelihood/chiSquares.js";
import {constraintsOf, deltaChiSquares, excludedLevels, furtherLevels} from "../../src/likelihood/constraints.js";
import {judgementOf} from "../../src/likelihood/judgement.js";
import {atStandardHelium, cmbMeasurements, deuteriumMeasurements, fiducialOmegaB, heliumMeasurements, jointGaussian, knownMeasurements, nearStandardHelium, standardHelium} from "../../src/likelihood/measurements.js";
import {standardGrid} from "../../src/likelihood/observables.js";
import type {EarlyEvidence, ElementRuns, TheoryErrors} from "../../src/likelihood/pointEvidence.js";
import {noChiSquares, type PointResult} from "../../src/likelihood/pointResult.js";
import {canonicalScenario, scenarioFromObject} from "../../src/model/scenario.js";
import type {Scenario} from "../../src/model/scenarioTypes.js";
import {chiSquareQuantile} from "../../src/numerics/chiSquare.js";
import {tanhSinh} from "../../src/numerics/quadrature.js";
import {fakeScenario} from "../scan/fakeScenario.js";
import {centre, toyElements, toyEvidence, toyPoint} from "./evidence.js";

const helium = heliumMeasurements["lbt-2026"], deuterium = deuteriumMeasurements["cooke-2018"], cmb = jointGaussian;
const toys = fc.record({
  nEff: fc.double({min: 2, max: 4.5, noNaN: true}), yP: fc.double({min: 0.22, max: 0.27, noNaN: true}), dOverH: fc.double({min: 2.1e-5, max: 2.9e-5, noNaN: true})
});

describe("omega_b marginalised", () => {
  it("is the integral over omega_b, by brute force", () => {
    fc.assert(fc.property(toys, toy => {
      const evidence = toyEvidence(toy);
      for (const of of [(w: number) => abundances(evidence, w, helium, deuterium) + baryonPrior(w, cmb), (w: number) => abundances(evidence, w, helium, deuterium) + cosmicBackground(evidence, w, cmb)]) {
        const {chiSquare: least, omegaB} = profiled(of, cmb), reach = 10 * cmb.sigma[0];
        const integral = tanhSinh(w => Math.exp((least - of(w)) / 2), omegaB - reach, omegaB + reach, 1e-10).value;
        expect(marginalised(of, cmb).chiSquare).toBeCloseTo(least - 2 * Math.log(integral / (Math.sqrt(2 * Math.PI) * cmb.sigma[0])), 5);
      }
    }), {numRuns: 8, seed: 71});
  });

  it("ends where omega_b is no longer searched, when chi-square falls on there", () => {
    const falling = (w: number): number => ((w - cmb.mean[0]) / cmb.sigma[0] - 15) ** 2 + 175, {chiSquare, omegaB} = marginalised(falling, cmb), {mean: [mean], sigma: [sigma]} = cmb;
    expect((omegaB - mean) / sigma).toBeCloseTo(8, 3);
    const integral = tanhSinh(w => Math.exp((falling(mean + 8 * sigma) - falling(w)) / 2), mean - 8 * sigma, mean + 8 * sigma, 1e-10).value;
    expect(Math.abs(chiSquare - (falling(mean + 8 * sigma) - 2 * Math.log(integral / (Math.sqrt(2 * Math.PI) * sigma))))).toBeLessThan(4);
    expect(chiSquare).toBeGreaterThan(profiled(falling, cmb).chiSquare - 1);
  });

  it("is the profile where the CMB's marginal Gaussian alone knows omega_b, and adds the same volume to all points near the best one", () => {
    expect(marginalised(w => 3 + baryonPrior(w, cmb), cmb).chiSquare).toBeCloseTo(3, 7);
    const ways = (nEff: number): number => {
      const evidence = toyEvidence({nEff}), {measurements} = fakeScenario();
      return constraintsOf({measurements, statistics: {baryonDensity: "marginalised"}}).combined.judge(evidence).chiSquare! - constraintsOf({measurements}).combined.judge(evidence).chiSquare!;
    };
    expect(ways(3.044)).toBeGreaterThan(0.2);
    expect(Math.abs(ways(3.6) - ways(3.044))).toBeLessThan(0.02);
  });
});

describe("errors of theory", () => {
  const rates = [2e-7, 1e-7, 1.2e-4] as const, lifetime = [3e-7, 1e-8, 1e-8] as const, theory: TheoryErrors = {nuclearRates: rates, neutronLifetime: lifetime};
  const early = (dOverH: number): EarlyEvidence => ({nEff: 3.044, cmbApplies: true, elements: [-1, 0, 1].map(k => toyElements(centre * Math.exp(0.03 * k), {dOverH})) as unknown as ElementRuns});
  const chi = (dOverH: number, change: Scenario["statistics"]["theory"]): number => {
    const scenario: Scenario = {...fakeScenario(), constraints: ["bbn", "cmb"]};
    return judgementOf({...scenario, statistics: {...scenario.statistics, ...(change && {theory: change})}}, () => theory).early(early(dOverH), 1).chiSquares.bbn!;
  };

  it("integrated out are the Gaussian integral over the rate, by brute force", () => {
    const evidence = toyEvidence({theory: [0, 0, 0]}), w = 0.0224, sigma = 0.011, Y = evidence.elements.yP(w), D = evidence.elements.dOverH(w);
    // One parameter p ~ N(0, 1) that shifts D/H by 1.1 % of it.
    const joint = (p: number): number => ((Y - helium.mean) / helium.sigma) ** 2 + ((D * (1 + sigma * p) - deuterium.mean) / deuterium.sigma) ** 2 + p * p;
    const own = abundances({...evidence, theory: [0, 0, sigma ** 2], volume: [0, 0, sigma ** 2]}, w, helium, deuterium);
    expect(own).toBeCloseTo(-2 * Math.log(tanhSinh(p => Math.exp(-joint(p) / 2), -12, 12, 1e-10).value / Math.sqrt(2 * Math.PI)), 8);
    const least = Math.min(...Array.from({length: 4001}, (_, i) => joint(-4 + i / 500)));
    expect(abundances({...evidence, theory: [0, 0, sigma ** 2]}, w, helium, deuterium)).toBeCloseTo(least, 4);
  });

  it("coincide profiled and integrated but for a volume, which goes as the abundance: ln 4 where D/H doubles and theory rules", () => {
    const volume = (dOverH: number, change: Scenario["statistics"]["theory"]): number => chi(dOverH, change) - chi(dOverH, undefined);
    const at = (dOverH: number): number => volume(dOverH, {nuclearRates: "marginalised", neutronLifetime: "marginalised"});
    expect(Math.abs(at(2.46e-5) - at(2.45e-5))).toBeLessThan(0.02);
    const far = at(4.9e-5) - at(2.45e-5);
    expect(far).toBeGreaterThan(0.5);
    expect(far).toBeLessThan(Math.log(4));
    expect(volume(2.45e-5, {neutronLifetime: "marginalised"})).toBeLessThan(at(2.45e-5));
  });

  it("taken as exact make a bound stronger", () => {
    expect(chi(2.8e-5, {nuclearRates: "fixed"})).toBeGreaterThan(1.3 * chi(2.8e-5, undefined));
    expect(chi(2.8e-5, {nuclearRates: "fixed", neutronLifetime: "fixed"})).toBeGreaterThan(chi(2.8e-5, {nuclearRates: "fixed"}));
  });
});

describe("levels", () => {
  const base: Scenario = {...fakeScenario(), constraints: ["bbn", "cmb", "sn1987a"], statistics: {reference: "plane-minimum", confidenceLevel: 0.95, furtherConfidenceLevels: [0.68, 0.9]}};
  const standard = {chiSquares: {...noChiSquares, bbn: 2, cmb: 1, combined: 4}};
  const points: PointResult[] = [toyPoint(2, 1, 4), toyPoint(1, 0.5, 3), {...toyPoint(9, 6, 12), nEff: 3.2, yP: standardHelium(3.2)}, toyPoint(null, null, null, null)];

  it("of every further confidence level stand beside the regions, from the same points", () => {
    const further = furtherLevels(points, standard, base);
    expect(further.map(({name, label}) => `${name} ${label}`)).toEqual(["bbn 68 % CL", "cmb 68 % CL", "combined 68 % CL", "bbn 90 % CL", "cmb 90 % CL", "combined 90 % CL"]);
    const [bbn68] = further, main = excludedLevels(points, standard, base).find(({name}) => name === "bbn")!;
    expect([main.threshold, bbn68!.threshold, further[3]!.threshold]).toEqual([0.95, 0.68, 0.9].map(level => chiSquareQuantile(level, 2)));
    expect(bbn68!.level[2]! - main.level[2]!).toBeCloseTo(main.threshold - bbn68!.threshold, 12);
    expect(bbn68!.rule).toMatch(/> 2\.28 .*68 % CL, 2 d\.o\.f\./);
    expect(furtherLevels(points, standard, {...base, statistics: {reference: "standard-run", confidenceLevel: 0.95}})).toEqual([]);
  });

  it("take the degrees of freedom that are asked for", () => {
    const one = excludedLevels(points, standard, {...base, statistics: {...base.statistics, degreesOfFreedom: 1}})[0]!;
    expect([one.threshold, one.rule]).toEqual([chiSquareQuantile(0.95, 1), expect.stringContaining("1 d.o.f.")]);
  });

  it("without a threshold are Delta chi-square, from the same reference", () => {
    const delta = deltaChiSquares(points, standard, base);
    expect(delta.bbn).toEqual([1, 0, 8, null]);
    expect(deltaChiSquares(points, standard, {statistics: {reference: "standard-run", confidenceLevel: 0.95}}).bbn).toEqual([0, -1, 7, null]);
    expect(delta.photodisintegration).toEqual([null, null, null, null]);
  });

  it("of forecasts are N_eff about the standard model's, at the helium of standard nucleosynthesis", () => {
    const levels = furtherLevels(points, standard, {...base, statistics: {reference: "standard-run", confidenceLevel: 0.95}, measurements: {...base.measurements, forecasts: ["cmb-s4"]}});
    expect(levels.map(({name, label, forecast}) => [name, label, forecast])).toEqual([["cmb", "CMB-S4, 95 % CL", true]]);
    expect(levels[0]!.level[2]!).toBeCloseTo((0.156 / 0.03) ** 2 - chiSquareQuantile(0.95, 1), 10);
    expect(levels[0]!.level[3]).toBeNull();
    // More helium damps as more neutrinos do: along the degeneracy of the joint Gaussian the CMB sees no difference.
    const along = (dY: number): number => cosmicBackground(toyEvidence({nEff: 3.2 + jointGaussian.correlation[2] * jointGaussian.sigma[1] / jointGaussian.sigma[2] * dY, yP: 0.2489 + dY}), 0.02225, {...cmb, mean: [cmb.mean[0], 3.2, 0.2475], correlation: [0, 0, cmb.correlation[2]]});
    expect(along(0.01)).toBeLessThan(0.6);
    expect(atStandardHelium(3.2, standardHelium(3.2) + 0.01)).toBeCloseTo(3.2 + 0.69 * 0.29 / 1.8, 10);
    const drawn = excludedLevels(points, standard, {...base, measurements: {...base.measurements, cmb: "cmb-s4"}}).filter(({forecast}) => forecast).map(({name}) => name);
    expect(drawn).toEqual(["cmb", "combined"]);
    for (const name of knownMeasurements.forecasts) expect(cmbMeasurements[name]!.checked).toBe(false);
  });

  it("know the helium of standard nucleosynthesis", () => {
    for (const {nEff, yP} of standardGrid({omegaBs: [fiducialOmegaB], deltaNEffs: [-1, 0.5, 1], neutronLifetimeSeconds: 878.4, rates: "primat"})) {
      expect(Math.abs(yP - standardHelium(nEff))).toBeLessThan(2e-4);
      expect([nearStandardHelium(nEff, yP, 0.014), nearStandardHelium(nEff, yP + 0.02, 0.17)]).toEqual([true, false]);
    }
  });
});

describe("statistics and measurements of a scenario", () => {
  const read = (change: object) => scenarioFromObject({name: "s", model: {flavor: "mu", nature: "dirac"}, plane: {mass: {from: "1 MeV", to: "10 MeV", points: 2}, dipole: {from: "1e-9 GeV^-1", to: "1e-8 GeV^-1", points: 2}}, ...change}, "s", knownMeasurements);
  const problems = (change: object): string => { const reading = read(change); return reading.ok ? "" : reading.problems.join("\n"); };
  const scenario = (change: object): Scenario => { const reading = read(change); if (!reading.ok) throw new Error(reading.problems.join("\n")); return reading.scenario; };

  it("are read, and what holds anyway leaves no key", () => {
    const usual = {"confidence-level": [0.95], "degrees-of-freedom": 2, "baryon-density": "profiled", theory: {"nuclear-rates": "profiled"}};
    expect(canonicalScenario(scenario({statistics: usual, measurements: {forecasts: []}}))).toBe(canonicalScenario(scenario({})));
    expect(scenario({statistics: {"confidence-level": [0.95, 0.68], "degrees-of-freedom": 1, "baryon-density": "marginalised", theory: {"neutron-lifetime": "fixed"}}}).statistics).toEqual({
      reference: "plane-minimum", confidenceLevel: 0.95, furtherConfidenceLevels: [0.68], degreesOfFreedom: 1, baryonDensity: "marginalised", theory: {neutronLifetime: "fixed"}
    });
  });

  it("are refused with what is allowed, and the nearest name", () => {
    expect(problems({statistics: {"baryon-density": "marginalized"}})).toMatch(/allowed: profiled, marginalised; did you mean "marginalised"\?/);
    expect(problems({statistics: {"confidence-levels": 0.9}})).toMatch(/did you mean "confidence-level"\?/);
    expect(problems({statistics: {"confidence-level": [0.95, 95]}})).toMatch(/confidence-level\[1\] = 95 is outside 0\.5-0\.9999/);
    expect(problems({statistics: {"confidence-level": [0.9, 0.9]}})).toMatch(/names a level twice/);
    expect(problems({statistics: {"degrees-of-freedom": 3}})).toMatch(/degrees-of-freedom = 3 is not known; allowed: 1, 2/);
    expect(problems({measurements: {forecasts: ["cmbs4"]}})).toMatch(/measurements\.forecasts\[0\] = "cmbs4" is not known.*did you mean "cmb-s4"\?/);
  });

  it("that count abundances twice are refused", () => {
    expect(problems({measurements: {cmb: "goldstein-2026"}})).toMatch(/measurements\.cmb = "goldstein-2026" already contains Y_P and D\/H, which bbn and photodisintegration would count again; leave both out/);
    expect(problems({measurements: {cmb: "goldstein-2026"}, constraints: ["cmb", "sn1987a"]})).toBe("");
  });
});
