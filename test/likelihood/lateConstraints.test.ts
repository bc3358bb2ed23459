/** What photons, heat, ionisation and matter of late decays exclude: on evidence made by hand, and at points of the dipole portal. */
import {describe, expect, it} from "vitest";
import {photodisintegrateWithErrors} from "../../solvers/late-decays/photodisintegration.js";
import {distortionLimits} from "../../solvers/late-decays/tables/distortionLimits.js";
import {constraintsOf, excludedLevels, wantsLate, type Evidence} from "../../src/likelihood/constraints.js";
import type {LateEvidence} from "../../src/likelihood/lateResult.js";
import {LightElementResponse, responseStep, type Elements} from "../../src/likelihood/lightElementResponse.js";
import {deuteriumMeasurements, heliumMeasurements, knownMeasurements} from "../../src/likelihood/measurements.js";
import {createLaboratory} from "../../src/likelihood/observables.js";
import {noChiSquares, type LateResult, type PointResult} from "../../src/likelihood/pointResult.js";
import type {ConstraintName} from "../../src/model/scenarioTypes.js";
import {request} from "../late-decays/acropolis.js";
import {late as someLate} from "../plots/smallPlane.js";
import {fakeScenario} from "../scan/fakeScenario.js";
import {centre, toyElements, toyEvidence, toyPoint} from "./evidence.js";

const keys = {helium: "lbt-2026", deuterium: "cooke-2018", cmb: "planck-2018-joint", distortions: "firas"}, judges = constraintsOf({measurements: keys});
const names = ["photodisintegration", "spectral-distortions", "cmb-anisotropy", "relic-density"] as const;

/** Power laws of ω_b, with ³He/D the same at each. */
const broken = (yP: number, dOverH: number, he3OverD = 0.4): LightElementResponse =>
  new LightElementResponse(centre, [-1, 0, 1].map((k): Elements => {
    const elements = toyElements(centre * Math.exp(k * responseStep), {yP, dOverH});
    return {...elements, he3OverH: he3OverD * elements.dOverH};
  }) as [Elements, Elements, Elements]);
const withLate = (changes: Partial<LateEvidence> = {}): Evidence =>
  ({...toyEvidence(), late: {broken: broken(0.247, 2.45e-5), distortions: {mu: 0, y: 0, heats: true}, lifetimeSeconds: 1e8, anisotropyOverBound: 0, relicOverBound: 0, ...changes}});

describe("photodisintegration", () => {
  const chi = (elements: LightElementResponse): number => judges.photodisintegration.judge(withLate({broken: elements})).chiSquare!;
  const bbn = judges.bbn.judge(toyEvidence()).chiSquare!;

  it("is BBN where photons have changed nothing", () => expect(chi(broken(0.247, 2.45e-5))).toBeCloseTo(bbn, 8));

  it("is the chi-square of what photons left, with the errors of their cross sections, by brute force over omega_b", () => {
    const helium = heliumMeasurements["lbt-2026"], deuterium = deuteriumMeasurements["cooke-2018"];
    for (const [yP, dOverH] of [[0.247, 1.2e-5], [0.244, 4e-5]] as const) {
      const spreadY = 0.04 * Math.log(0.247 / yP), spreadD = 0.06 * (dOverH < 2.45e-5 ? Math.log(2.45e-5 / dOverH) : 1 - 2.45e-5 / dOverH);
      let least = Infinity;
      for (let k = -4000; k <= 4000; k++) {
        const omegaB = 0.02225 + k * 4.4e-7, {yP: Y, dOverH: D} = toyElements(omegaB, {yP, dOverH}), y = Y - helium.mean, d = D - deuterium.mean;
        const yy = helium.sigma ** 2 + (2e-7 + spreadY ** 2) * Y * Y, dd = deuterium.sigma ** 2 + (1.2e-4 + spreadD ** 2) * D * D, yd = 1e-7 * Y * D;
        least = Math.min(least, (dd * y * y - 2 * yd * y * d + yy * d * d) / (yy * dd - yd * yd) + ((omegaB - 0.02225) / 0.00022) ** 2);
      }
      expect(chi(broken(yP, dOverH)) / least).toBeCloseTo(1, 5);
      expect(least).toBeGreaterThan(bbn + 50);
    }
  });

  it("counts He-3 over D above 1.1 alone, as a Gaussian of 0.3, and no more of it where D is gone", () => {
    expect(chi(broken(0.247, 2.45e-5, 1.05))).toBeCloseTo(bbn, 8);
    expect(chi(broken(0.247, 2.45e-5, 2)) - bbn).toBeCloseTo(9, 8);
    const gone = chi(broken(0.247, 1e-70, 1e65));
    expect(gone).toBeGreaterThan(1e5);
    expect(gone).toBeLessThan(1e6);
  });

  it("enters the combination, which else is that of what nucleosynthesis left", () => {
    const evidence = withLate({broken: broken(0.247, 1e-5)}), untouched = judges.combined.judge(toyEvidence()).chiSquare!;
    expect(judges.combined.judge(evidence).chiSquare!).toBeGreaterThan(untouched + 100);
    expect(judges.bbn.judge(evidence).chiSquare).toBe(bbn);
    const {broken: _left, ...others} = evidence.late!;
    expect(judges.combined.judge({...evidence, late: others}).chiSquare!).toBe(untouched);
    expect(judges.photodisintegration.judge({...evidence, late: others}).chiSquare).toBeNull();
  });

  it("allows cross sections the error that they have one by one, to a third, and not twice as much", () => {
    for (const [massMeV, lifetimeSeconds, numberOverPhotons] of [[30, 1e7, 1e-9], [10, 1e5, 3e-8], [100, 1e8, 1e-11]] as const) {
      const run = request({massMeV, lifetimeSeconds, numberOverPhotons}), {sigma, abundances, change} = photodisintegrateWithErrors(run), k = run.species.indexOf("H2");
      const after = abundances[k]!, before = after - change[k]!, assumed = 0.06 * (after > before ? 1 - before / after : Math.log(before / after));
      expect(Math.abs(Math.log(after / before))).toBeGreaterThan(0.01);
      expect(Math.abs(assumed) / (sigma[k]! / after)).toBeGreaterThan(0.67);
      expect(Math.abs(assumed) / (sigma[k]! / after)).toBeLessThan(2);
    }
  });
});

describe("heat, ionisation and matter", () => {
  it("mu or y at its limit has the chi-square of 95 %, and none where photons do not thermalise", () => {
    for (const name of ["firas", "firas-1996", "pixie"] as const) {
      const judge = constraintsOf({measurements: {...keys, distortions: name}})["spectral-distortions"];
      expect(judge.judge(withLate({distortions: {mu: distortionLimits[name].mu, y: 0, heats: true}})).chiSquare!).toBeCloseTo(3.8415, 4);
      expect(judge.judge(withLate({distortions: {mu: 1, y: 1, heats: false}})).chiSquare).toBeNull();
      expect(judge.cites).toEqual(expect.arrayContaining([...distortionLimits[name].cites]));
    }
    expect(knownMeasurements.distortions).toEqual(Object.keys(distortionLimits));
    expect(() => constraintsOf({measurements: {...keys, distortions: "cobe"}})).toThrow(/measurements\.distortions = "cobe" is not known: use one of firas, firas-1996, pixie/);
  });

  it("anisotropies say nothing below 1e11 s, and what is over its bound above", () => {
    const over = (lifetimeSeconds: number): unknown => judges["cmb-anisotropy"].judge(withLate({lifetimeSeconds, anisotropyOverBound: 5})).overBound;
    expect([over(9e10), over(1e11), over(Infinity)]).toEqual([null, 5, 5]);
    expect(judges["relic-density"].judge(withLate({relicOverBound: 0.3})).overBound).toBe(0.3);
  });

  it("does not exist where nobody asks", () => {
    for (const name of names) {
      const {chiSquare, overBound} = judges[name].judge(toyEvidence());
      expect([chiSquare, overBound ?? null]).toEqual([null, null]);
    }
    expect([["bbn", "cmb"], ["bbn", "relic-density"], ["sn1987a"]].map(constraints => wantsLate({constraints: constraints as ConstraintName[]}))).toEqual([false, true, false]);
  });
});

describe("levels of late decays", () => {
  const base = fakeScenario(), standard = {chiSquares: {bbn: 2, cmb: 1, photodisintegration: 2, "spectral-distortions": 0, combined: 4}};
  const at = (photodisintegration: number | null, distortions: number | null, late: Partial<LateResult> | null, changes: Partial<PointResult> = {}): PointResult => ({
    ...toyPoint(2, 1, 4), chiSquares: {bbn: 2, cmb: 1, combined: 4, photodisintegration, "spectral-distortions": distortions}, late: late && {...someLate, ...late}, ...changes
  });
  const points = [
    at(2, 0, null), at(30, 10, {unbrokenChiSquare: 2, anisotropyOverBound: 10, relicOverBound: 2}), at(30, null, {unbrokenChiSquare: 29.9, anisotropyOverBound: null, relicOverBound: 0}),
    at(null, null, null, {ending: {kind: "failed", stage: "bbn", cause: {kind: "tooManySteps", steps: 1, at: 1, advice: ""}, temperatureMeV: null}, chiSquares: noChiSquares}),
    at(40, 1, {unbrokenChiSquare: 2}, {chiSquares: {bbn: 2, cmb: null, combined: null, photodisintegration: 40, "spectral-distortions": 1}})
  ];
  const levels = (distortions = "firas"): Record<string, ReturnType<typeof excludedLevels>[number]> => Object.fromEntries(
    excludedLevels(points, standard, {...base, constraints: ["bbn", "cmb", ...names], measurements: {...keys, distortions}}).map(level => [level.name, level]));
  const signs = (name: string): (number | null)[] => levels()[name]!.level.map(value => value === null ? null : Math.sign(value));

  it("name photons only for what they added; a short-lived N is allowed, a failed point open", () => {
    expect(signs("photodisintegration")).toEqual([-1, 1, -1, null, 1]);
    expect(levels()["photodisintegration"]!.level[1]!).toBeCloseTo(30 - 2 - 5.991465, 5);
  });
  it("measure distortions from their least value", () => {
    expect(levels()["spectral-distortions"]!.level.map(value => value === null ? null : +value.toFixed(4))).toEqual([-30, 0.2225, null, null, -0.7775]);
    expect([levels()["spectral-distortions"]!.forecast, levels("pixie")["spectral-distortions"]!.forecast]).toEqual([undefined, true]);
    expect(levels("pixie")["spectral-distortions"]!.rule).toMatch(/Kogut:2011, a forecast/);
  });
  it("are logarithms of what is over its bound, that of anisotropies within a factor of 3", () => {
    expect(levels()["cmb-anisotropy"]!.level[1]).toBeCloseTo(1, 12);
    expect(levels()["cmb-anisotropy"]!.uncertainty).toBeCloseTo(Math.log10(3), 12);
    expect(signs("cmb-anisotropy")).toEqual([null, 1, null, null, 1]);
    expect(signs("relic-density")).toEqual([-1, 1, -1, null, -1]);
  });
  it("stand in for the combination where the CMB does not apply", () => expect(levels()["combined"]!.level[4]!).toBeCloseTo(40 - 2 - 5.991465, 5));
});

describe("points of the dipole portal", {timeout: 60_000}, () => {
  const scenario = {...fakeScenario(), constraints: ["bbn", "cmb", ...names] as const}, laboratory = createLaboratory(scenario), standard = laboratory.standard();
  interface Judged { readonly point: PointResult; readonly excluded: readonly string[]; readonly applies: (name: string) => boolean }
  /** Points of one mass, which share its kernels. */
  const column = (massMeV: number, dipoles: readonly number[]): Judged[] => laboratory.column(massMeV, dipoles).points.map(point => {
    const levels = excludedLevels([point], standard, {...scenario, statistics: {...scenario.statistics, reference: "standard-run"}});
    return {point, excluded: levels.filter(({level: [value]}) => value !== null && value! > 0).map(({name}) => name), applies: name => levels.find(level => level.name === name)!.level[0] !== null};
  });
  const [rare, late, early, short] = column(30, [1e-15, 1e-12, 1.7e-11, 1e-8]) as [Judged, Judged, Judged, Judged];

  it("tau = 3e5 s, 30 MeV: photons leave little D", () => {
    const {point, excluded} = late;
    expect(excluded).toEqual(["photodisintegration", "combined"]);
    expect(point.dOverH!).toBeGreaterThan(2.3e-5);
    expect(point.late!.dOverH).toBeLessThan(2e-6);
    expect(JSON.parse(JSON.stringify(point))).toEqual(point);
  });
  it("tau = 3e11 s, 30 MeV and too few of them: nothing", () => {
    expect(rare.excluded).toEqual([]);
    expect(rare.point.late!.anisotropyOverBound).toBeLessThan(1e-6);
    expect(rare.applies("cmb-anisotropy")).toBe(true);
  });
  it("gone before 1000 s: allowed, not unknown, and without a step there", () => {
    expect([short.point.late, short.excluded]).toEqual([null, []]);
    expect(names.map(short.applies)).toEqual([true, true, false, true]);
    expect(short.point.chiSquares.photodisintegration!).toBeCloseTo(short.point.chiSquares.bbn!, 8);
    expect(early.point.lifetimeSeconds!).toBeGreaterThan(1e3);
    expect(Math.abs(early.point.chiSquares.photodisintegration! - early.point.late!.unbrokenChiSquare!)).toBeLessThan(1e-3);
  });
  it("tau = 8e7 s, 100 MeV: photons break He-4 into D and He-3", () => {
    const [{point: {late: left, yP}, excluded}] = column(100, [1e-14]) as [Judged];
    expect(excluded).toEqual(["photodisintegration", "combined"]);
    expect(left!.he3OverD!).toBeGreaterThan(5);
    expect(left!.yP).toBeLessThan(yP! - 1e-3);
  });
  it("tau = 8e9 s, 1 MeV: no photon reaches D, and heat is too much", () => {
    const [{point: {late: left, dOverH}, excluded}] = column(1, [1e-12]) as [Judged];
    expect(excluded).toEqual(["spectral-distortions"]);
    expect(left!.dOverH).toBeCloseTo(dOverH!, 12);
    expect(left!.mu).toBeGreaterThan(1e-4);
  });
  it("tau = 8e14 s, 0.1 MeV: ionisation decides where one N_eff says nothing", () => {
    const [{point, excluded, applies}] = column(0.1, [1e-13]) as [Judged];
    expect(excluded).toEqual(["cmb-anisotropy"]);
    expect([applies("cmb"), applies("combined")]).toEqual([false, true]);
    expect(point.late!.anisotropyOverBound!).toBeGreaterThan(1e4);
  });
  it("tau = 3e13 s, 1 keV: more matter than dark matter", () => {
    const [{point, excluded}] = column(1e-3, [5e-10]) as [Judged];
    expect(excluded).toEqual(expect.arrayContaining(["relic-density", "cmb-anisotropy"]));
    expect(point.late!.relic).toBe("overcloses");
  });
  it("without being asked: nothing is followed", () => {
    const point = createLaboratory({...scenario, constraints: ["bbn", "cmb"]}).point(30, 1e-12);
    expect([point.late, point.chiSquares.photodisintegration, point.chiSquares["spectral-distortions"]]).toEqual([null, null, null]);
    expect(point.chiSquares.combined! - standard.chiSquares.combined!).toBeLessThan(6);
  });
});
