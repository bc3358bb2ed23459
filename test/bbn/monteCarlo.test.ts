import {describe, expect, it} from "vitest";
import {joinMonteCarlo, monteCarlo, monteCarloPiece, type MonteCarloRequest} from "../../solvers/bbn/monteCarlo.js";
import {covarianceOrder, theoryCovariance} from "../../solvers/bbn/theoryCovariance.js";
import {weakRatesAlong} from "../../solvers/bbn/weakHistory.js";
import {historyWith} from "./universe.js";

const background = historyWith(), weakRates = weakRatesAlong(background, {neutronLifetimeSeconds: 878.4});
const request: MonteCarloRequest = {background, weakRates, omegaB: 0.022425, neutronLifetimeSeconds: 878.4, neutronLifetimeSigmaSeconds: 0.5, samples: 400, seed: 11};
const result = monteCarlo(request), linear = theoryCovariance(request);

describe("Monte Carlo of rates and lifetime", () => {
  it("gives the same numbers however it is split, and in whatever order", () => {
    const small = {...request, samples: 12};
    const whole = monteCarlo(small), pieces = [[7, 12], [0, 3], [3, 7]].map(([first, end]) => monteCarloPiece(small, first, end));
    expect(joinMonteCarlo(pieces)).toEqual(whole);
    expect(Array.from(whole.values)).toEqual(Array.from(result.values.subarray(0, 48)));
    expect(Array.from(monteCarlo({...small, seed: 12}).values)).not.toEqual(Array.from(whole.values));
  });
  it("a gap or a piece too many is found", () => {
    const pieces = [[0, 3], [4, 6]].map(([first, end]) => monteCarloPiece(request, first, end));
    expect(() => joinMonteCarlo(pieces)).toThrow(/samples 3 to 4 are missing or there twice/);
    expect(() => joinMonteCarlo([pieces[0], pieces[0]])).toThrow(/samples 0 to 3 are missing or there twice/);
  });
  it("has the spreads and correlations of the linear propagation, within the noise of 400 samples", () => {
    expect(result.failed).toBe(0);
    covarianceOrder.forEach((name, a) => {
      const sigma = Math.sqrt(result.relative[5 * a]);
      expect(Math.abs(sigma / linear.relativeSigma[name] - 1)).toBeLessThan(4 / Math.sqrt(2 * request.samples));
      expect(Math.abs(result.mean[name] / linear.central[name] - 1)).toBeLessThan((4 * sigma) / Math.sqrt(request.samples));
      expect(result.sigma[name] / result.mean[name]).toBeCloseTo(sigma, 3);
      covarianceOrder.forEach((_, b) => {
        const expected = linear.relative[4 * a + b] / Math.sqrt(linear.relative[5 * a] * linear.relative[5 * b]);
        expect(Math.abs(result.correlation[4 * a + b] - expected)).toBeLessThan((4 * (1 - expected ** 2)) / Math.sqrt(request.samples) + 0.02);
      });
    });
  });
  it("published spreads: 1.1e-4 on Y_P, 1.1 % on D/H, 1.3 % on ³He/H, 3.2 % on ⁷Li/H", () => {
    expect(Math.abs(result.sigma.yP / 1.1e-4 - 1)).toBeLessThan(0.15);
    expect(Math.abs(result.sigma.dOverH / result.mean.dOverH / 0.011 - 1)).toBeLessThan(0.15);
    expect(Math.abs(result.sigma.he3OverH / result.mean.he3OverH / 0.013 - 1)).toBeLessThan(0.15);
    expect(Math.abs(result.sigma.li7OverH / result.mean.li7OverH / 0.032 - 1)).toBeLessThan(0.15);
  });
  it("without spread of the lifetime Y_P has that of the rates alone", () => {
    const {sigma} = monteCarlo({...request, neutronLifetimeSigmaSeconds: 0, samples: 60});
    expect(sigma.yP).toBeLessThan(3e-5);
    expect(sigma.yP).toBeGreaterThan(1.5e-5);
  });
  it("refuses counts and seeds that are none", () => {
    for (const samples of [0, 1, 2.5, NaN, 2e6]) expect(() => monteCarlo({...request, samples})).toThrow(/samples = .* is not an integer from 2 to 1000000/);
    expect(() => monteCarlo({...request, seed: -1})).toThrow(/seed = -1 is not an integer/);
    expect(() => monteCarlo({...request, neutronLifetimeSigmaSeconds: 200})).toThrow(/neutronLifetimeSigmaSeconds = 200 is outside 0-87.84/);
  });
});
