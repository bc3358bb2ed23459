import {readFileSync} from "node:fs";
import {describe, expect, it} from "vitest";
import {bibliographyKeys} from "../../src/model/bibliography.js";
import {referenceNumbers, type ReferenceNumber} from "../../src/likelihood/tables/referenceNumbers.js";
import {judge, verify} from "../../src/likelihood/verification.js";

describe("verification", () => {
  const verdicts = verify();

  it("finds every number of the table within its tolerance", () => {
    expect(verdicts.filter(({passes}) => !passes)).toEqual([]);
    expect(verdicts.length).toBe(referenceNumbers.length);
    expect(verdicts.length).toBeGreaterThan(140);
  });

  it("of integrals done twice agrees far better than to the 3 % asked: to 1 % and the rounding of the reference", () => {
    const twice = verdicts.filter(({source, inputs}) => source.startsWith("independent integral") && !["local bound", "electron emissivity", "unit"].includes(inputs.of));
    expect(twice.length).toBeGreaterThan(60);
    for (const {quantity, deviation, reference} of twice) expect(Math.abs(deviation / reference), quantity).toBeLessThan(0.01);
  });

  it("says so where a number is out, by hardly more than the tolerance or by being none", () => {
    const number: ReferenceNumber = {quantity: "x", value: 2, tolerance: 0.1, source: "", probe: {of: "unit", unit: "Bohr magneton per GeV"}};
    expect(judge(number, 2.0999).passes).toBe(true);
    expect(judge(number, 2.1001)).toMatchObject({passes: false, ours: 2.1001, reference: 2, tolerance: 0.1});
    expect(judge(number, 1.8999).passes).toBe(false);
    expect(judge(number, NaN).passes).toBe(false);
    const magneton = referenceNumbers.find(({quantity}) => quantity.startsWith("Bohr magneton"))!;
    expect(verify([magneton, {...magneton, value: magneton.value * 1.1}]).map(({passes}) => passes)).toEqual([true, false]);
  });

  it("would see each ingredient of Y_P that is absent, or has the other sign", () => {
    for (const number of referenceNumbers.filter(({probe}) => probe.of === "ingredient")) {
      expect(judge(number, -0.01 * number.value).passes, number.quantity).toBe(false);
      expect(judge(number, -number.value).passes, number.quantity).toBe(false);
    }
  });

  it("has one name for each number, positive tolerances, and sources that the bibliography knows", () => {
    expect(new Set(referenceNumbers.map(({quantity, source}) => `${quantity}, ${source}`)).size).toBe(referenceNumbers.length);
    for (const {quantity, value, tolerance, source} of referenceNumbers) {
      expect(tolerance > 0 && tolerance <= Math.abs(value), quantity).toBe(true);
      for (const key of source.match(/[A-Z][A-Za-z]+:\d{4}/g) ?? []) expect(bibliographyKeys).toContain(key);
    }
  });

  it("has a page that lists each number", () => {
    const page = readFileSync(new URL("../../docs/validation.md", import.meta.url), "utf8").split("\n").filter(line => line.startsWith("| ")).slice(1).map(line => line.split(" | "));
    expect(page.map(([quantity, , reference]) => [quantity!.slice(2), reference])).toEqual(referenceNumbers.map(({quantity, value}) => [quantity, String(value)]));
    for (const [quantity, , , deviation] of page) expect(Math.abs(Number(deviation)), quantity).toBeLessThanOrEqual(1);
  });
});
