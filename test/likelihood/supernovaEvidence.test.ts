import {describe, expect, it} from "vitest";
import {createLaboratory} from "../../src/likelihood/observables.js";
import {stellarEvidence, supernovaRule, type StellarSolvers} from "../../src/likelihood/supernovaEvidence.js";
import {scenarioFromObject} from "../../src/model/scenario.js";
import type {Scenario, SupernovaChoice} from "../../src/model/scenarioTypes.js";

const scenario = (changes: Partial<SupernovaChoice> = {}, portal: "dipole" | "mixing" = "dipole", constraints: Scenario["constraints"] = ["sn1987a"]): Scenario => {
  const found = scenarioFromObject({
    name: "s", model: {portal, flavor: "mu", nature: "dirac"}, constraints,
    plane: {mass: {from: "1 MeV", to: "100 MeV", points: 2}, ...(portal === "dipole" ? {dipole: {from: "1e-10 / GeV", to: "1e-6 / GeV", points: 2}} : {"mixing-squared": {from: 1e-10, to: 1e-4, points: 2}})}
  });
  if (!found.ok) throw new Error(found.problems.join());
  return {...found.scenario, supernova: {...found.scenario.supernova, ...changes}};
};
const solvers: StellarSolvers = {
  bound: () => ({luminosityErgPerSecond: d => 1e70 * d * d, overBound: d => 10 * d}), band: () => ({weakest: null, strongest: [1e-9, 1e-6]}), decays: () => [{name: "decay", bands: [[1e-12, 1e-10]]}]
};
const broken: StellarSolvers = {...solvers, bound: () => { throw new RangeError("too dense"); }, band: () => { throw new RangeError("too dense"); }};

describe("SN1987A of a scenario", () => {
  it("gives the luminosity, or the quantity of another criterion in units of its bound times L_crit", () => {
    expect(stellarEvidence(scenario(), solvers).luminosity(10)(1e-9)).toBeCloseTo(1e52, -40);
    expect(stellarEvidence(scenario({criterion: "raffelt"}), solvers).luminosity(10)(0.5)).toBe(5 * 3e52);
    expect(supernovaRule(scenario({criterion: "integrated-energy", coolingSeconds: 5}))).toContain("3e+53 erg in 5 s");
  });

  it("leaves null and one line where the star cannot be built; a bug is thrown", () => {
    const evidence = stellarEvidence(scenario(), broken);
    expect(evidence.luminosity(10)(1e-9)).toBeNull();
    expect(evidence.spread(10)).toEqual({edges: null, problem: "too dense"});
    expect(stellarEvidence(scenario({problem: "line 3"}), solvers).spread(10)).toEqual({edges: null, problem: "line 3"});
    expect(stellarEvidence(scenario({problem: "line 3"}), solvers).luminosity(10)(1e-9)).toBeNull();
    expect(() => stellarEvidence(scenario(), {...solvers, bound: () => { throw new TypeError("bug"); }}).luminosity(10)).toThrow("bug");
  });

  it("spreads only where it is asked for", () => {
    expect(stellarEvidence(scenario(), solvers).spread(10)).toEqual({edges: [null, 1e-9, 1e-6, null]});
    expect(stellarEvidence(scenario({uncertainty: false, decayBounds: true}), solvers).spread(10)).toEqual({edges: null, decays: [{name: "decay", bands: [[1e-12, 1e-10]]}]});
    expect(stellarEvidence(scenario({}, "dipole", ["bbn"]), solvers).spread(10)).toBeNull();
    expect(stellarEvidence(scenario({}, "dipole", ["bbn"]), broken).luminosity(10)(1e-9)).toBeNull();
  });

  it("by the solvers: the bound lies within its spread, for both portals; a profile that is no star spoils nothing", () => {
    const dipole = createLaboratory(scenario()), [weakLow, strongLow, strongHigh, weakHigh] = dipole.supernovaSpread(10)!.edges!, {lowerDipolePerGeV: lower, upperDipolePerGeV: upper} = dipole.supernova(10, 1e-9);
    expect([strongLow < lower!, lower! < weakLow!, weakLow! < weakHigh!, weakHigh! < upper!, upper! < strongHigh]).toEqual([true, true, true, true, true]);
    const mixing = createLaboratory(scenario({}, "mixing")), edges = mixing.supernovaSpread(100)!.edges!;
    expect(mixing.point(100, 1e-5).luminosityErgPerSecond!).toBeGreaterThan(3e52);
    expect(edges[1]).toBeLessThan(1e-9);
    // 1e17 g/cm³ out to 60 km lies within its horizon.
    const dense = {name: "dense", lines: [1, 2], columns: {r_km: [1, 60], rho_g_cm3: [1e17, 1e17], T_MeV: [20, 20], Ye: [0.3, 0.3]}};
    const none = createLaboratory(scenario({profileTable: dense}));
    expect(none.point(10, 1e-9)).toMatchObject({luminosityErgPerSecond: null, ending: {kind: "reached"}});
    expect(none.supernovaSpread(10)).toMatchObject({edges: null, problem: expect.stringContaining('"dense"') as string});
  });
});
