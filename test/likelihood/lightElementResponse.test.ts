import {expect, it} from "vitest";
import {LightElementResponse, responseStep, type Elements} from "../../src/likelihood/lightElementResponse.js";
import {centre, deuteriumSlope, toyElements, toyEvidence} from "./evidence.js";

it("reproduces its three runs and power laws between and beyond them", () => {
  const {elements} = toyEvidence();
  for (const u of [-2.5, -1, -0.4, 0, 0.7, 1, 2]) {
    const w = centre * Math.exp(u * responseStep), exact = toyElements(w, {});
    expect(elements.yP(w) / exact.yP).toBeCloseTo(1, 12);
    expect(elements.dOverH(w) / exact.dOverH).toBeCloseTo(1, 12);
    expect(elements.heliumMassFraction(w) / exact.heliumMassFraction).toBeCloseTo(1, 5);
  }
  expect(Math.log(elements.dOverH(centre * 1.01) / elements.dOverH(centre)) / Math.log(1.01)).toBeCloseTo(deuteriumSlope, 9);
});

it("is quadratic in ln omega_b", () => {
  const bend = (u: number): Elements => ({yP: 1, heliumMassFraction: 1, dOverH: Math.exp(-1.6 * u + 0.8 * u * u), he3OverH: 1, li7OverH: 1});
  const response = new LightElementResponse(1, [bend(-responseStep), bend(0), bend(responseStep)]);
  expect(Math.log(response.dOverH(Math.exp(0.05)))).toBeCloseTo(-1.6 * 0.05 + 0.8 * 0.0025, 12);
});
