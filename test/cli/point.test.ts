import {describe, expect, it} from "vitest";
import {verdictOf} from "../../src/cli/point.js";
import {noChiSquares, type LateResult} from "../../src/likelihood/pointResult.js";
import {late} from "../plots/smallPlane.js";

const standard = {chiSquares: {...noChiSquares, bbn: 1.5, photodisintegration: 1.5, "spectral-distortions": 0}}, rule = "a rule", reached = {kind: "reached"} as const;
const verdict = (name: "bbn" | "photodisintegration" | "spectral-distortions" | "sn1987a", level: number | null, chiSquare: number, found: LateResult | null) =>
  verdictOf({name, level: [level], threshold: 5.99, rule}, {chiSquares: {...noChiSquares, [name]: chiSquare}, late: found, ending: reached}, standard);

describe("the verdict on a point", () => {
  it("gives Delta chi^2 from the universe without N", () => {
    expect(verdict("bbn", 3.01, 10.5, null)).toEqual({name: "bbn", chiSquare: 10.5, deltaChiSquare: 9, excluded: true, verdict: "excluded", rule});
    expect(verdict("bbn", -4.99, 2.5, null)).toMatchObject({deltaChiSquare: 1, verdict: "allowed"});
  });

  it("of photons that never came is none, and of those that change nothing says so", () => {
    expect(verdict("photodisintegration", -1, 96.5, null)).toMatchObject({chiSquare: null, excluded: null, verdict: "does not apply"});
    expect(verdict("spectral-distortions", -5, 0, null)).toMatchObject({excluded: null, verdict: "does not apply"});
    expect(verdict("photodisintegration", -1, 96.5, late)).toMatchObject({excluded: false, verdict: "adds nothing"});
    expect(verdict("photodisintegration", -4, 3, late)).toMatchObject({excluded: false, verdict: "allowed"});
    expect(verdict("photodisintegration", 90, 97, late)).toMatchObject({excluded: true, verdict: "excluded"});
  });

  it("has no chi^2 of a criterion, and is not known where the point failed", () => {
    expect(verdict("sn1987a", 0.3, NaN, null)).toMatchObject({chiSquare: null, deltaChiSquare: null, excluded: true});
    expect(verdict("sn1987a", null, NaN, null).verdict).toBe("not known");
    const failed = {kind: "failed", stage: "bbn", cause: {kind: "tooManySteps", steps: 1, advice: "x"}, temperatureMeV: 1} as never;
    expect(verdictOf({name: "bbn", level: [null], threshold: 1, rule}, {chiSquares: noChiSquares, late: null, ending: failed}, standard).verdict).toBe("not known");
  });
});
