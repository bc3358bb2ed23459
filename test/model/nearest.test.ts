import * as fc from "fast-check";
import {expect, test} from "vitest";
import {editDistance, nearestName, suggestion} from "../../src/model/nearest.js";

test("distances: insertion, deletion, substitution and swap cost one; case is free", () => {
  const pairs: readonly (readonly [string, string, number])[] = [["mass", "mass", 0], ["mas", "mass", 1], ["masss", "mass", 1], ["muss", "mass", 1], ["amss", "mass", 1], ["MASS", "mass", 0], ["", "mass", 4], ["kitten", "sitting", 3]];
  for (const [left, right, distance] of pairs) expect(editDistance(left, right)).toBe(distance);
});

test("the distance is symmetric, zero on equals, and at most the longer length", () => {
  const word = fc.string({unit: fc.constantFrom("a", "b", "c", "-"), maxLength: 8});
  fc.assert(
    fc.property(word, word, (a, b) => {
      expect(editDistance(a, b)).toBe(editDistance(b, a));
      expect(editDistance(a, a)).toBe(0);
      expect(editDistance(a, b)).toBeLessThanOrEqual(Math.max(a.length, b.length));
    })
  );
});

test("a close name is suggested, a distant one is not", () => {
  const known = ["reheating", "neutron-lifetime", "rates"];
  expect(nearestName("reheeting", known)).toBe("reheating");
  expect(nearestName("neutronLifetime", known)).toBe("neutron-lifetime");
  expect(nearestName("colour", known)).toBeUndefined();
  expect(nearestName("x", [])).toBeUndefined();
  expect(suggestion("rate", known)).toBe('; did you mean "rates"?');
  expect(suggestion("colour", known)).toBe("");
});
