import {describe, expect, it} from "vitest";
import {covarianceOrder, theoryCovariance} from "../../solvers/bbn/theoryCovariance.js";
import {runNetwork} from "../../solvers/bbn/nucleosynthesis.js";
import {rateSet} from "../../solvers/bbn/rateBank.js";
import {weakRatesAlong} from "../../solvers/bbn/weakHistory.js";
import {standardBackground} from "./standardBackground.js";

const background = standardBackground(), weakRates = weakRatesAlong(background, {neutronLifetimeSeconds: 878.4});
const request = {background, weakRates, omegaB: 0.022425, neutronLifetimeSeconds: 878.4, neutronLifetimeSigmaSeconds: 0.5};
const result = theoryCovariance(request);

describe("theory covariance", () => {
  it("is symmetric and positive", () => {
    for (let a = 0; a < 4; a++) {
      for (let b = 0; b < 4; b++) {
        expect(result.relative[4 * a + b]).toBe(result.relative[4 * b + a]);
        if (a !== b) expect(result.relative[4 * a + b] ** 2).toBeLessThan(result.relative[5 * a] * result.relative[5 * b]);
      }
    }
    expect(result.parameters.length).toBe(13);
    expect(result.ending.kind).toBe("reached");
  });
  it("agrees with a change of all rates at once, to first order", () => {
    const {reactions} = rateSet("primat", "key");
    const rateDeviations = Float64Array.from(reactions, (_, j) => 0.3 * Math.sin(1 + 2 * j));
    const run = runNetwork({...request, rateDeviations});
    covarianceOrder.forEach((name, a) => {
      let linear = 0;
      rateDeviations.forEach((p, j) => {
        linear += p * result.responses[4 * j + a];
      });
      expect(Math.abs(Math.log(run[name] / result.central[name]) - linear)).toBeLessThan(0.03 * result.relativeSigma[name]);
    });
  });
  it("published spreads: 1.1e-4 on Y_P, 1.1 % on D/H, 1.3 % on ³He/H, 3.2 % on ⁷Li/H", () => {
    expect(result.relativeSigma.yP * result.central.yP).toBeCloseTo(1.05e-4, 5);
    expect(result.relativeSigma.dOverH).toBeCloseTo(0.011, 3);
    expect(Math.abs(result.relativeSigma.he3OverH - 0.013)).toBeLessThan(1e-3);
    expect(Math.abs(result.relativeSigma.li7OverH - 0.032)).toBeLessThan(2e-3);
  });
  it("refuses a lifetime error that is not one", () => {
    expect(() => theoryCovariance({...request, neutronLifetimeSigmaSeconds: -1})).toThrow(/neutronLifetimeSigmaSeconds = -1/);
  });
});
