/** What is found and what is said of it: evidence knows no measurement, and judging it needs no solver. */
import {describe, expect, it} from "vitest";
import {judgementOf} from "../../src/likelihood/judgement.js";
import {createLaboratory} from "../../src/likelihood/observables.js";
import {evidenceIdentity, type PointEvidence} from "../../src/likelihood/pointEvidence.js";
import {canonicalScenario} from "../../src/model/scenario.js";
import type {Scenario} from "../../src/model/scenarioTypes.js";
import {fakeScenario} from "../scan/fakeScenario.js";

const scenario: Scenario = {...fakeScenario(), constraints: ["bbn", "cmb", "photodisintegration", "spectral-distortions"]}, laboratory = createLaboratory(scenario);
const evidence = laboratory.evidence(30, [1e-12, 1e-8]), {theory} = laboratory.standardEvidence();
const other: Scenario = {...scenario, measurements: {...scenario.measurements, helium: "empress-2025"}, statistics: {...scenario.statistics, confidenceLevel: 0.68}, constraints: ["bbn", "cmb"]};

describe("evidence", () => {
  it("survives JSON to the last bit, and judged it is the point", () => {
    const read = JSON.parse(JSON.stringify(evidence)) as PointEvidence[];
    expect(read).toEqual(evidence);
    expect(read.map(judgementOf(scenario, () => theory).point)).toEqual(laboratory.column(30, [1e-12, 1e-8]).points);
    expect(laboratory.judge(read[0]!)).toEqual(laboratory.point(30, 1e-12));
    expect(read[0]!.early!.late).toBeDefined();
  });

  it("judged by other measurements and constraints is what a laboratory with them computes", () => {
    const again = createLaboratory(other);
    expect(evidence.map(judgementOf(other, () => theory).point)).toEqual(again.column(30, [1e-12, 1e-8]).points);
    expect(again.standardEvidence().theory).toEqual(theory);
  });

  it("is the same for scenarios of the same universe, and of auto accuracy only with the same measurements", () => {
    const text = (of: Scenario): string => canonicalScenario(evidenceIdentity(of) as unknown as Scenario), late = {...other, constraints: scenario.constraints};
    expect(text({...late, name: "other"})).toBe(text(scenario));
    expect(text({...late, accuracy: "auto"})).not.toBe(text({...scenario, accuracy: "auto"}));
    expect(text({...scenario, tolerances: {relative: 2e-5}})).not.toBe(text(scenario));
    expect(evidenceIdentity(scenario).supernova).toBeNull();
    expect(evidenceIdentity({...scenario, constraints: ["sn1987a"]}).cosmic).toBeNull();
  });
});
