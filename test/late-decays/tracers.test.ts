/** N that nothing feels: one universe of a mass, scaled, against the full equations at each coupling. */
import {describe, expect, it} from "vitest";
import {pointUniverse, type PointUniverse, type UniverseRequest} from "../../solvers/cmb/pointUniverse.js";
import {Tracers} from "../../solvers/cmb/tracers.js";
import {EarlyUniverse} from "../../solvers/early-universe/thermalHistory.js";
import type {EvolutionOptions} from "../../solvers/early-universe/evolutionOptions.js";
import {modelColumn, pointLiving} from "../../src/likelihood/models.js";
import {createLaboratory} from "../../src/likelihood/observables.js";
import {parseScenario} from "../../src/model/scenario.js";
import type {Scenario} from "../../src/model/scenarioTypes.js";

const universe = new EarlyUniverse();
const scenarioOf = (text: string): Scenario => {
  const reading = parseScenario(text, "test.yaml");
  if (!reading.ok) throw new Error(JSON.stringify(reading));
  return reading.scenario;
};
const dipole = (flavor: string, nature: string, rest = ""): string =>
  `name: test\nmodel: {portal: dipole, flavor: ${flavor}, nature: ${nature}}\nplane: {mass: {from: 1 MeV, to: 100 MeV, points: 2}, dipole: {from: 1e-18 / GeV, to: 1e-8 / GeV, points: 2}}\n${rest}`;
const mixing = "name: test\nmodel: {portal: mixing, flavor: e, nature: majorana}\nplane: {mass: {from: 1 MeV, to: 100 MeV, points: 2}, mixing-squared: {from: 1e-30, to: 1e-5, points: 2}}\n";

const column = (scenario: Scenario, massMeV: number, options: Partial<EvolutionOptions> = {}) => {
  const at = modelColumn(scenario, massMeV);
  const request = (coupling: number): UniverseRequest => ({
    lepton: at(coupling).lepton, options: {reheatingMeV: 1e5, relativeTolerance: 1e-5, ...options}, tier: "fast", neutronLifetimeSeconds: 878.4,
    network: {compilation: "primat", relativeTolerance: 3e-4}, omegaBs: [0.0221, 0.0224, 0.0227], late: true
  });
  const tracers = new Tracers(universe, seconds => ({...request(1e-12), lepton: pointLiving(scenario, at, seconds)!.lepton}));
  const full = (coupling: number): PointUniverse => {
    const found = pointUniverse(universe, request(coupling));
    if ("failed" in found) throw new Error(JSON.stringify(found.cause));
    return found;
  };
  const continued = (coupling: number): PointUniverse | undefined => {
    const begun = tracers.begun(at(coupling).lepton!), found = begun && pointUniverse(universe, {...request(coupling), begun});
    return found === undefined || "failed" in found ? undefined : found;
  };
  return {traced: (coupling: number) => tracers.at(at(coupling).lepton!), continued, full};
};

/** |a/b − 1|, and 0 where both are nothing. */
const apart = (a: number, b: number): number => a === b ? 0 : Math.abs(a / b - 1);

describe("N that nothing feels", () => {
  const cases: readonly (readonly [string, Scenario, number, readonly number[], Partial<EvolutionOptions>])[] = [
    ["muon, Dirac", scenarioOf(dipole("mu", "dirac")), 3, [1e-17, 3e-16], {}],
    ["muon, Dirac, with pions", scenarioOf(dipole("mu", "dirac")), 600, [1e-16, 5e-15], {}],
    ["electron, Majorana", scenarioOf(dipole("e", "majorana")), 40, [1e-16, 5e-16], {}],
    ["electron, mixing", scenarioOf(mixing), 20, [1e-25, 1e-23], {reheatingMeV: 5e3}],
    ["muon, Dirac, T_RH = 30 MeV", scenarioOf(dipole("mu", "dirac")), 40, [1e-15, 1e-14], {reheatingMeV: 30}],
    ["muon, Dirac, entropy released by a field", scenarioOf(dipole("mu", "dirac")), 40, [1e-17, 2e-16], {decayingMatter: {
      energyMeV4: 5e2, temperatureMeV: 20, appears: false, lifetimeSeconds: 1e-2,
      channels: [{name: "field to bath", widthMeV: 6.6e-20, shares: {electromagnetic: 1, e: 0, mu: 0, tau: 0}, helicityTilt: 0, neutrinos: []}]
    }}],
  ];
  it.each(cases)("%s: is what the full equations say, to the tolerance", (_, scenario, massMeV, couplings, options) => {
    const {traced, full} = column(scenario, massMeV, options);
    for (const coupling of couplings) {
      const scaled = traced(coupling), whole = full(coupling);
      expect(scaled).toBeDefined();
      const {history, elements, late, nEff, cmbApplies} = scaled!;
      expect(cmbApplies).toBe(whole.cmbApplies);
      expect(Math.abs(nEff - whole.nEff)).toBeLessThan(1e-5);
      expect(apart(elements[1]!.yP, whole.elements[1]!.yP)).toBeLessThan(1e-6);
      expect(apart(elements[1]!.dOverH, whole.elements[1]!.dOverH)).toBeLessThan(1e-5);
      const at = history.temperatureMeV.findIndex(T => T < 1e-2), same = whole.history.temperatureMeV.findIndex(T => T < 1e-2);
      const comoving = ({temperatureMeV, leptonNumberMeV3}: PointUniverse["history"], i: number): number => leptonNumberMeV3[i]! / temperatureMeV[i]! ** 3;
      expect(apart(comoving(history, at), comoving(whole.history, same))).toBeLessThan(2e-4);
      if (late === undefined) {
        expect(whole.late).toBeUndefined();
        continue;
      }
      late.forEach((found, i) => {
        const other = whole.late![i]!;
        expect(apart(found.relic.omegaUndecayed, other.relic.omegaUndecayed)).toBeLessThan(2e-4);
        expect(apart(found.distortions.mu, other.distortions.mu)).toBeLessThan(3e-4);
        expect(apart(found.anisotropies?.overBound ?? 0, other.anisotropies?.overBound ?? 0)).toBeLessThan(2e-4);
        const {exposure} = found.photodisintegration;
        exposure.forEach((times, r) => { if (times > 1e-12) expect(apart(times, other.photodisintegration.exposure[r]!)).toBeLessThan(1e-3); });
      });
    }
  });

  it.each([
    ["muon, Dirac", dipole("mu", "dirac"), 5, [1e-14, 1e-12], {}],
    ["muon, Dirac, hadrons", dipole("mu", "dirac"), 400, [3e-14, 2e-13], {}],
    ["tau, Majorana", dipole("tau", "majorana"), 60, [1e-13, 1e-12], {}],
    ["electron, mixing", mixing, 60, [1e-17, 3e-16], {reheatingMeV: 5e3}],
    ["muon, Dirac, T_RH = 30 MeV", dipole("mu", "dirac"), 40, [1e-12, 1e-11], {reheatingMeV: 30}]
  ] as const)("%s: where it is felt late, runs go on from where one has come to", (_, text, massMeV, couplings, options) => {
    const {traced, continued, full} = column(scenarioOf(text), massMeV, options);
    for (const coupling of couplings) {
      expect(traced(coupling)).toBeUndefined();
      const found = continued(coupling)!, whole = full(coupling), at = (history: PointUniverse["history"]): number => history.temperatureMeV.findIndex(T => T < 0.1);
      expect(Math.abs(found.nEff - whole.nEff)).toBeLessThan(2e-5 * Math.max(1, Math.abs(whole.nEff - 3.044)));
      expect(apart(found.elements[1]!.yP, whole.elements[1]!.yP)).toBeLessThan(2e-5);
      expect(apart(found.elements[1]!.dOverH, whole.elements[1]!.dOverH)).toBeLessThan(3e-5);
      const comoving = ({history}: PointUniverse): number => history.leptonNumberMeV3[at(history)]! / history.temperatureMeV[at(history)]! ** 3;
      expect(apart(comoving(found), comoving(whole))).toBeLessThan(3e-4);
      const [first] = found.history.leptonDecaysMeV4, [other] = whole.history.leptonDecaysMeV4;
      expect(first === other || apart(found.history.leptonDecaysMeV4[20]!, whole.history.leptonDecaysMeV4[20]!) < 3e-4).toBe(true);
    }
    expect(continued(1e-8)).toBeUndefined();
  });

  it("is felt from some coupling on, and then by all larger ones", () => {
    const {traced} = column(scenarioOf(dipole("mu", "dirac")), 40);
    const felt = Array.from({length: 27}, (_, i) => traced(10 ** (-18 + i / 2)) === undefined);
    expect(felt[0]).toBe(false);
    expect(felt.lastIndexOf(false) + 1).toBe(felt.indexOf(true));
  });

  it("is felt where its mesons are, however little energy it holds", () => {
    const scenario = scenarioOf(dipole("mu", "dirac")), {full, traced} = column(scenario, 900, {reheatingMeV: 50}), coupling = 3e-13;
    const {history: {leptonEnergyMeV4: energy, totalEnergyMeV4: total}} = full(coupling);
    expect(energy.reduce((most, e, i) => Math.max(most, e / total[i]!), 0)).toBeLessThan(1e-6);
    expect(traced(coupling)).toBeUndefined();
    expect(traced(coupling / 10)).toBeDefined();
  });

  it("is felt where its neutrinos make neutrons after deuterium has formed", () => {
    const {traced, full} = column(scenarioOf(dipole("e", "dirac")), 130, {reheatingMeV: 20}), last = 1e-14 * 1.3 ** Array.from({length: 40}, (_, i) => traced(1e-14 * 1.3 ** i)).findLastIndex(found => found !== undefined);
    expect(apart(traced(last)!.elements[1]!.dOverH, full(last).elements[1]!.dOverH)).toBeLessThan(1e-5);
    // Here ρ_N/ρ never is 3e-6, and D changes by 3e-4.
    const {history: {leptonEnergyMeV4: energy, totalEnergyMeV4: total}, elements} = full(1.9e-12);
    expect(energy.reduce((most, e, i) => Math.max(most, e / total[i]!), 0)).toBeLessThan(3e-6);
    expect(apart(elements[1]!.dOverH, full(1e-14).elements[1]!.dOverH)).toBeGreaterThan(1e-4);
    expect(traced(1.9e-12)).toBeUndefined();
  });

  it.each([0.001, 0.01])("with a mass of %s MeV is not scaled from a universe that it changes", massMeV => {
    const {traced, full} = column(scenarioOf(mixing), massMeV, {reheatingMeV: 5e3});
    for (const coupling of [1e-19, 1e-17, 1e-14]) {
      const scaled = traced(coupling), whole = full(coupling);
      if (scaled === undefined) {
        expect(whole.cmbApplies).toBe(false);
        continue;
      }
      expect(scaled.cmbApplies).toBe(whole.cmbApplies);
      expect(Math.abs(scaled.nEff - whole.nEff)).toBeLessThan(1e-5);
      expect(apart(scaled.elements[1]!.yP, whole.elements[1]!.yP)).toBeLessThan(1e-6);
      expect(apart(scaled.late![1]!.relic.omegaUndecayed, whole.late![1]!.relic.omegaUndecayed)).toBeLessThan(2e-4);
    }
    expect(traced(1e-19)).toBeDefined();
  });

  it("gives a laboratory the same bits in whatever order couplings are asked for", () => {
    const scenario = scenarioOf(dipole("mu", "dirac")), laboratory = createLaboratory(scenario), couplings = [1e-17, 2e-16, 1e-12, 5e-16];
    const forth = laboratory.evidence(50, couplings), back = createLaboratory(scenario).evidence(50, couplings.toReversed()).toReversed();
    expect(JSON.stringify(forth)).toBe(JSON.stringify(back));
  });

  it("has no reference where N is there whatever its coupling", () => {
    expect(pointLiving(scenarioOf(dipole("mu", "dirac", "cosmology: {initial-yield: 1e-5}\n")), () => { throw new Error("asked"); }, 1)).toBeUndefined();
  });
});
