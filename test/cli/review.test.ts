import {describe, expect, it, vi} from "vitest";
import {reviewScenarios} from "../../src/cli/review.js";
import {report} from "../../src/cli/scan.js";
import type {ResultFiles} from "../../src/cli/resultFiles.js";
import {fakeScenario} from "../scan/fakeScenario.js";
import {nuportal} from "./process.js";

describe("review", () => {
  it("has every flavour and nature, and every other cosmology, each under a name of its own", async () => {
    const scenarios = await reviewScenarios({accuracy: "fast"}), names = scenarios.map(({name}) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.filter(name => /^[a-z]+-(dirac|majorana)$/.test(name))).toHaveLength(8);
    expect(names.length).toBe(16);
    for (const {plane} of scenarios) expect(plane.contours).toBeDefined();
  });

  it("finds its scenarios from compiled sources", async () => {
    const {code, stderr} = await nuportal(["review", "--only", "nothing-like-it"]);
    expect(code).toBe(2);
    expect(stderr).toMatch(/is in the name of no curve/);
  });

  it("refuses a text that no name contains, with the names", async () => {
    await expect(reviewScenarios({accuracy: "fast", only: "nothing-like-it"})).rejects.toThrow(/^--only = "nothing-like-it" is in the name of no curve; names are such as muon-dirac/);
  });
});

describe("end of a scan", () => {
  it("has exit code 1 where the star could not be built, though the rest was", () => {
    const write = vi.spyOn(process.stdout, "write").mockReturnValue(true), before = process.exitCode;
    const planes = (problem?: string): {readonly names: string[]; readonly planes: ResultFiles[]} => {
      const scenario = fakeScenario(), record = {warnings: [], scenario: {...scenario, supernova: {...scenario.supernova, ...(problem !== undefined && {problem})}}};
      return {names: ["result.json"], planes: [{files: new Map(), record, failed: 0, total: 1} as unknown as ResultFiles]};
    };
    try {
      report(planes(), "out", true);
      expect(process.exitCode).toBe(before);
      report(planes("star.csv:3: no temperature"), "out", true);
      expect(process.exitCode).toBe(1);
    } finally {
      process.exitCode = before;
      write.mockRestore();
    }
  });
});
