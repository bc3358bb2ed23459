/** From scenarios to leptons and universes, and what runs of the other portals must agree with. */
import {describe, expect, it} from "vitest";
import {EarlyUniverse} from "../../solvers/early-universe/thermalHistory.js";
import {modelColumn, notComputable, cosmologyInputs, withinModel} from "../../src/likelihood/models.js";
import {createLaboratory, standardRun} from "../../src/likelihood/observables.js";
import {couplingOf} from "../../src/likelihood/pointResult.js";
import {scenarioFromObject} from "../../src/model/scenario.js";
import type {Cosmology, Scenario} from "../../src/model/scenarioTypes.js";

const read = (object: object): Scenario => {
  const reading = scenarioFromObject({name: "x", tolerance: 1e-4, ...object});
  if (!reading.ok) throw new Error(reading.problems.join("\n"));
  return reading.scenario;
};
const mass = {from: "3 MeV", to: "1 GeV", points: 2};
const mixing = (flavor: unknown): Scenario => read({model: {portal: "mixing", flavor, nature: "majorana"}, plane: {mass, "mixing-squared": {from: 1e-12, to: 0.1, points: 2}}, cosmology: {reheating: "1 GeV"}});
const particle = (abundance: object, branching: object = {"nue-gamma": 1}): Scenario =>
  read({model: {portal: "decaying-particle", branching, abundance}, plane: {mass, lifetime: {from: "0.01 s", to: "1e4 s", points: 2}}, cosmology: {reheating: "1 GeV"}});
const dipole = (cosmology: object = {}): Scenario => read({model: {flavor: "mu", nature: "dirac"}, plane: {mass, dipole: {from: "1e-12 / GeV", to: "1e-6 / GeV", points: 2}}, constraints: ["bbn", "cmb"], cosmology});

describe("mixing", () => {
  it("gives each flavour w^2 U^2, and none where U^2 = 0", () => {
    const U2 = 1e-6, lepton = (flavor: unknown) => modelColumn(mixing(flavor), 50)(U2).lepton!;
    expect(lepton("mu").couplingSquared).toBeCloseTo(U2, 15);
    expect(lepton("mu").flavorShares).toEqual({e: 0, mu: 1, tau: 0});
    expect(lepton("universal").couplingSquared / U2).toBeCloseTo(3, 12);
    expect(lepton({e: 1, tau: 0.5}).couplingSquared / U2).toBeCloseTo(1.25, 12);
    expect(lepton({e: 1, tau: 0.5}).flavorShares.tau).toBeCloseTo(0.2, 12);
    expect(modelColumn(mixing("mu"), 50)(0)).toEqual({lepton: null, lifetimeSeconds: Infinity, inputs: {}});
  });

  it("has the published lifetime, |U_mu|^2 tau = 4.09e-5 s at 50 MeV, Majorana", () => expect(modelColumn(mixing("mu"), 50)(1e-4).lifetimeSeconds * 1e-4 / 4.09e-5).toBeCloseTo(1, 1));

  it("tells a point beyond its range in words", () => {
    const ending = withinModel(() => modelColumn(mixing("universal"), 50)(1));
    expect(ending).toMatchObject({kind: "failed", stage: "model", cause: {kind: "outsideModel"}});
    const point = createLaboratory(mixing("universal")).point(50, 1);
    expect(point).toMatchObject({massMeV: 50, mixingSquared: 1, nEff: null, ending});
    expect(couplingOf(point)).toBe(1);
  });

  it("is excluded where it decays during BBN, and not where it has gone before; stars make it too", () => {
    const laboratory = createLaboratory(mixing("mu")), best = laboratory.standard().chiSquares.combined!, [early, late] = laboratory.column(50, [0.05, 1e-4]).points;
    expect(Math.abs(early!.chiSquares.combined! - best)).toBeLessThan(0.5);
    expect(late!.chiSquares.combined! - best).toBeGreaterThan(100);
    expect(late!.luminosityErgPerSecond).toBeGreaterThan(0);
    expect(() => laboratory.supernova(50, 1e-9)).toThrow(/a dipole is asked for, and the portal is mixing/);
  });
});

describe("a decaying particle", () => {
  it("of a number density is matter of energy m n that appears", () => {
    const {lepton, inputs, lifetimeSeconds} = modelColumn(particle({"number-density": "2 MeV^3", "at-temperature": "5 MeV"}), 60)(0.1);
    expect([lepton, lifetimeSeconds]).toEqual([null, 0.1]);
    expect(inputs.decayingMatter).toMatchObject({energyMeV4: 120, temperatureMeV: 5, appears: true, lifetimeSeconds: 0.1, massMeV: 60});
    const {electromagnetic, e, mu, tau} = inputs.decayingMatter!.channels[0]!.shares;
    expect([electromagnetic, e, mu, tau]).toEqual([0.5, 0.5, 0, 0]);
  });

  it("is a lepton of that lifetime otherwise", () => {
    const relic = modelColumn(particle({"freeze-out": "10 MeV"}), 60)(0.1), made = modelColumn(particle({"initial-yield": 0.01}), 60)(0.1);
    expect([relic.lepton!.lifetimeSeconds, relic.lepton!.couplingSquared, relic.inputs]).toEqual([0.1, 1, {}]);
    expect([made.lepton!.couplingSquared, made.inputs]).toEqual([0, {initialYield: 0.01}]);
  });

  it("shifts N_eff in proportion to its number where there are few, and not at all where there is none", () => {
    const at = (n: string): number => createLaboratory(particle({"number-density": n, "at-temperature": "5.11 MeV"}, {"gamma-gamma": 1})).point(60, 10).nEff!;
    const [none, few, some, more] = ["0 MeV^3", "1e-4 MeV^3", "3e-4 MeV^3", "1e-3 MeV^3"].map(at) as [number, number, number, number];
    expect(none).toBeCloseTo(createLaboratory(particle({"freeze-out": "10 MeV"})).standard().nEff, 6);
    expect(more).toBeLessThan(none - 2e-3);
    expect(Math.abs((more - few) / (some - few) / 4.5 - 1)).toBeLessThan(0.02);
  });

  it("of long life feeds photons (N_eff falls) or neutrinos (it rises)", () => {
    const nEff = (branching: object): number => createLaboratory(particle({"number-density": "0.01 MeV^3", "at-temperature": "5.11 MeV"}, branching)).point(60, 100).nEff!;
    expect(nEff({"e-e": 1})).toBeLessThan(3.03);
    expect(nEff({"numu-numu": 1})).toBeGreaterThan(3.06);
  });
});

describe("other universes", () => {
  it("with a lepton asymmetry are the standard run with those chemical potentials", () => {
    const own = createLaboratory(dipole({"lepton-asymmetry": {e: 0.02, mu: 0.1, tau: -0.1}})).standard();
    const run = standardRun({omegaB: 0.022425, neutronLifetimeSeconds: 878.4, deltaNEff: 0, rates: "primat", degeneracy: {e: 0.02, mu: 0.1, tau: -0.1}});
    expect(own.nEff).toBeCloseTo(run.nEff, 4);
    expect(own.yP).toBeCloseTo(run.yP, 4);
  });

  it("with a table of energies are those with the same component as a power law", () => {
    const laboratory = createLaboratory(dipole()), row = laboratory.history(null, 0).rows.find(({temperatureMeV}) => temperatureMeV < 10)!;
    const bath = new EarlyUniverse().energyDensity(row.temperatureMeV), scaleFactor = Array.from({length: 41}, (_, i) => 1e-16 * 10 ** (i / 4));
    const power = createLaboratory(dipole({"extra-energy": [{exponent: 6, ratio: 20, at: `${row.temperatureMeV} MeV`}]})).standard();
    const scenario = dipole(), energyTable = {scaleFactor, energyMeV4: scaleFactor.map(a => 20 * bath * (row.scaleFactor / a) ** 6)};
    const table = createLaboratory({...scenario, cosmology: {...scenario.cosmology, energyTable}}).standard();
    expect(power.yP - laboratory.standard().yP).toBeGreaterThan(1e-3);
    expect(table.yP).toBeCloseTo(power.yP, 4);
  });

  it("after early matter that decays before neutrinos decouple are the standard one; neutrinos fed late raise N_eff, the plasma fed late lowers it", () => {
    const nEff = (ratio: number, lifetime: string, share: number): number =>
      createLaboratory(dipole({reheating: "1 GeV", "matter-domination": {ratio, at: "10 MeV", lifetime, "electromagnetic-share": share}})).standard().nEff;
    const standard = createLaboratory(dipole({reheating: "1 GeV"})).standard().nEff;
    expect(nEff(0.1, "0.001 s", 1)).toBeCloseTo(standard, 2);
    expect(nEff(0.01, "10 s", 1)).toBeLessThan(standard - 0.02);
    expect(nEff(0.01, "10 s", 0)).toBeGreaterThan(standard + 0.02);
  });

  it("tell the early universe what they say, and nothing of what they do not", () => {
    const bath = (T: number): number => T ** 4, plain: Cosmology = dipole().cosmology;
    expect(cosmologyInputs(plain, bath)).toEqual({reheatingMeV: 1e5, deltaNEff: 0});
    const {matterDominatedReheating, decayingMatter} = cosmologyInputs(
      {...plain, reheatingHistory: "matter-dominated", matterDomination: {ratio: 2, temperatureMeV: 10, lifetimeSeconds: 1, electromagneticShare: 0.4}}, bath);
    expect(matterDominatedReheating).toBe(true);
    expect(decayingMatter).toMatchObject({energyMeV4: 2e4, temperatureMeV: 10, appears: false, lifetimeSeconds: 1});
    const {electromagnetic, e, mu, tau} = decayingMatter!.channels[0]!.shares;
    expect(electromagnetic + e + mu + tau).toBeCloseTo(1, 15);
    expect([electromagnetic, mu, tau]).toEqual([0.4, e, e]);
  });
});

describe("what the spectral tier cannot do", () => {
  const asymmetry = {"lepton-asymmetry": {e: 0.1, mu: 0.1, tau: 0.1}}, field = {"matter-domination": {ratio: 0.1, at: "10 MeV", lifetime: "1 s", "electromagnetic-share": 1}};
  const late = {reheating: "4 MeV", "reheating-history": "matter-dominated"};

  it("is refused in words, and by the fast one not at all", () => {
    for (const accuracy of ["spectral", "auto"] as const) {
      expect(notComputable({...dipole(), accuracy})).toBeUndefined();
      expect(notComputable({...dipole({...late, reheating: "5 MeV"}), accuracy})).toBeUndefined();
      expect(notComputable({...dipole(asymmetry), accuracy})).toMatch(/^accuracy = "(spectral|auto)" is not possible with a lepton asymmetry: .*; write fast$/);
      expect(notComputable({...dipole(late), accuracy})).toMatch(/reheats at 4 MeV: 5 MeV or more is allowed; write fast$/);
      expect(notComputable({...dipole(field), accuracy})).toMatch(/N and a decaying field together; write fast$/);
    }
    for (const cosmology of [asymmetry, field, late]) expect(notComputable(dipole(cosmology))).toBeUndefined();
    expect(() => createLaboratory({...dipole(asymmetry), accuracy: "spectral"})).toThrow(/is not possible with a lepton asymmetry/);
  });
});
