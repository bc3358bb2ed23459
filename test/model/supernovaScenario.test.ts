import {describe, expect, test} from "vitest";
import {parseScenario, type FileReader} from "../../src/model/scenario.js";
import {plainNote, warningsOf} from "../../src/model/scenarioNotes.js";
import type {Scenario} from "../../src/model/scenarioTypes.js";

const head = `name: star
model: {flavor: mu, nature: dirac}
plane:
  mass: {from: 1 MeV, to: 100 MeV, points: 3}
  dipole: {from: 1e-10 / GeV, to: 1e-6 / GeV, points: 5}
`;
const table = "r_km,rho_g_cm3,T_MeV,Ye\n1,3e14,20,0.3\n50,1e12,3,0.3\n";
const files = (texts: Readonly<Record<string, string>>): FileReader => name => texts[name] ?? {problem: "no such file"};
const reading = (text: string, readFile: FileReader = files({})) => parseScenario(head + text, "a.yaml", undefined, readFile);
const read = (text: string, readFile?: FileReader): Scenario => {
  const found = reading(text, readFile);
  if (!found.ok) throw new Error(found.problems.join("\n"));
  return found.scenario;
};
const problem = (text: string, readFile?: FileReader): string => {
  const found = reading(text, readFile);
  return found.ok ? "" : found.problems.join("\n");
};

describe("the supernova of a scenario", () => {
  test("reads every key", () => {
    const {supernova} = read(`supernova:
  neutrino-chemical-potential: beta-equilibrium
  screening: response
  criterion: integrated-energy
  critical-energy: 2e53 erg
  cooling-history: [{time: 500 ms, profile: illustrative-hot}, {time: 3 s, profile: late.csv}]
  uncertainty: false
  decay-bounds: true
`, files({"late.csv": table}));
    expect(supernova).toMatchObject({
      profile: "chang-2016-fiducial", neutrinoChemicalPotentialMeV: "beta-equilibrium", screening: "response", criterion: "integrated-energy", criticalEnergyErg: 2e53,
      coolingHistory: [{timeSeconds: 0.5, profile: "illustrative-hot"}, {timeSeconds: 3, profile: {name: "late.csv", columns: {r_km: [1, 50]}}}], uncertainty: false, decayBounds: true
    });
    expect(read("supernova: {trapped-lepton-fraction: 0.35}").supernova.neutrinoChemicalPotentialMeV).toEqual({trappedLeptonFraction: 0.35});
  });

  test("takes a profile from a file beside the scenario, in either layout", () => {
    expect(read("supernova: {profile: own.csv}", files({"own.csv": table})).supernova.profileTable).toMatchObject({name: "own.csv", lines: [2, 3], columns: {T_MeV: [20, 3]}});
    const garching = "a\nb\nc\nd\nr x x x T x x x x mu_e x\n1e5 0 0 0 20 3e14 0 0 0 200 0.3\n5e6 0 0 0 3 1e12 0 0 0 10 0.3\n";
    const {profileTable} = read("supernova: {profile: data/star.txt, density-column: 5, electron-fraction-column: 10}", files({"data/star.txt": garching})).supernova;
    expect(profileTable).toMatchObject({name: "star.txt", columns: {rho_g_cm3: [3e14, 1e12], Ye: [0.3, 0.3], mu_e: [200, 10]}});
  });

  test.each([
    ["cold", 'supernova.profile = "cold" is not known; allowed: chang-2016-fiducial'],
    ["{profile: own.csv}", 'a.yaml:6:22: supernova.profile = "own.csv" cannot be read: no such file'],
    ["{criterion: n-spheres}", 'did you mean "n-sphere"'],
    ["{cooling-time: 3 s}", "supernova.cooling-time belongs to criterion: integrated-energy"],
    ["{criterion: integrated-energy, cooling-history: [{time: 3 s, profile: illustrative-hot}, {time: 1 s, profile: illustrative-hot}]}", "supernova.cooling-history does not rise in time"],
    ["{neutrino-chemical-potential: 5 MeV, trapped-lepton-fraction: 0.3}", "supernova.trapped-lepton-fraction cannot stand beside neutrino-chemical-potential"],
    ["{density-column: 5}", "supernova.density-column belongs to a profile in the Garching text layout"]
  ])("refuses %s", (given, message) => expect(problem(`supernova: ${given.startsWith("{") ? given : `{profile: ${given}}`}\n`)).toContain(message));

  test("a profile that is wrong, or ends inside the core, leaves SN1987A out with its line and column, and the rest goes on; alone it is refused", () => {
    for (const [text, message] of [[table.replace("1e12", "x"), 'line 3, column rho_g_cm3: "x" is not a number'], [table.replace("\n50", "\n8"), "ends at 8 km, within neutrino-sphere = 40 km"]] as const) {
      const scenario = read("supernova: {profile: own.csv}\n", files({"own.csv": text}));
      expect(scenario.constraints).toContain("bbn");
      expect(warningsOf(scenario).map(plainNote).join()).toContain(message);
      expect(problem("supernova: {profile: own.csv}\nconstraints: [sn1987a]\n", files({"own.csv": text}))).toContain(message);
    }
    // Nobody asks: the file is not even read.
    expect(read("supernova: {profile: own.csv}\nconstraints: [bbn]\n").supernova.problem).toBeUndefined();
  });
});
