import {describe, expect, it} from "vitest";
import {nuclei} from "../../src/constants/nuclei.js";
import {runNetwork, type LightElements} from "../../solvers/bbn/nucleosynthesis.js";
import {weakRatesAlong} from "../../solvers/bbn/weakHistory.js";
import {historyWith} from "./universe.js";

interface Inputs {
  readonly omegaB: number;
  readonly neutronLifetimeSeconds: number;
  readonly deltaNEff: number;
  readonly xi: number;
}
const fiducial: Inputs = {omegaB: 0.022425, neutronLifetimeSeconds: 878.4, deltaNEff: 0, xi: 0};
const run = (inputs: Partial<Inputs>, relativeTolerance = 1e-4): LightElements => {
  const {omegaB, neutronLifetimeSeconds, deltaNEff, xi} = {...fiducial, ...inputs};
  const background = {...historyWith(deltaNEff), electronNeutrinoDegeneracy: xi};
  return runNetwork({background, weakRates: weakRatesAlong(background, {neutronLifetimeSeconds}), omegaB, relativeTolerance});
};
const names = ["yP", "dOverH", "he3OverH", "li7OverH"] as const;
const corners = [0.018, 0.027].flatMap((omegaB) => [870, 890].flatMap((neutronLifetimeSeconds) =>
  [-1, 2].flatMap((deltaNEff) => [-0.2, 0.2].map((xi): Inputs => ({omegaB, neutronLifetimeSeconds, deltaNEff, xi})))));
const reference = run({});

describe("away from the fiducial: ω_b 0.018-0.027, τ_n 870-890 s, ΔN_eff −1 to 2, ξ −0.2 to 0.2", () => {
  it("converges at every corner to 5e-6 of Y_P and 1e-5 of the others, with all baryons", () => {
    for (const corner of corners) {
      const loose = run(corner), tight = run(corner, 1e-7);
      expect(loose.ending.kind).toBe("reached");
      for (const name of names) expect(Math.abs(loose[name] / tight[name] - 1), `${name} at ${JSON.stringify(corner)}`).toBeLessThan(name === "yP" ? 5e-6 : 1e-5);
      expect(Math.abs(loose.species.reduce((sum, nucleus, i) => sum + nuclei[nucleus].massNumber * loose.abundancesAtEnd[i], 0) - 1)).toBeLessThan(1e-12);
    }
  });
  it("second differences of D/H under steps of 1e-4 in ω_b stay below 1e-6 at every corner", () => {
    for (const corner of corners) {
      const [down, middle, up] = [-1e-4, 0, 1e-4].map((step) => run({...corner, omegaB: corner.omegaB * (1 + step)}));
      for (const name of names) expect(Math.abs(down[name] - 2 * middle[name] + up[name]) / middle[name]).toBeLessThan(1e-6);
    }
  });
  it("so do those in τ_n, ξ and ΔN_eff", () => {
    const along: readonly ((step: number) => Partial<Inputs>)[] = [
      (step) => ({neutronLifetimeSeconds: 878.4 * (1 + step)}), (step) => ({xi: step}), (step) => ({deltaNEff: 0.1 + step}),
    ];
    for (const inputs of along) {
      const [down, middle, up] = [-1e-4, 0, 1e-4].map((step) => run(inputs(step)));
      for (const name of names) expect(Math.abs(down[name] - 2 * middle[name] + up[name]) / middle[name]).toBeLessThan(1e-6);
    }
  });
  it("moves the right way along each input, with the published slopes", () => {
    const slope = (inputs: (step: number) => Partial<Inputs>, step: number, of: (elements: LightElements) => number): number =>
      (of(run(inputs(step))) - of(run(inputs(-step)))) / (2 * step);
    const omega = (step: number): Partial<Inputs> => ({omegaB: fiducial.omegaB * Math.exp(step)});
    expect(slope(omega, 0.02, (e) => Math.log(e.dOverH))).toBeCloseTo(-1.643, 2);
    expect(slope(omega, 0.02, (e) => e.yP)).toBeCloseTo(9.65e-3, 4);
    expect(Math.abs(slope(omega, 0.02, (e) => Math.log(e.li7OverH)) - 2.08)).toBeLessThan(0.03);
    expect(Math.abs(slope((step) => ({neutronLifetimeSeconds: 878.4 + step}), 5, (e) => e.yP) - 2.05e-4)).toBeLessThan(2e-6);
    const more = run({deltaNEff: 1}), less = run({deltaNEff: -1});
    expect(more.yP - reference.yP).toBeCloseTo(0.0125, 3);
    expect(more.dOverH / reference.dOverH - 1).toBeCloseTo(0.133, 2);
    expect(less.yP).toBeLessThan(reference.yP - 0.0125);
    expect(less.dOverH).toBeLessThan(0.9 * reference.dOverH);
  });
  it("published run at the fiducial, on the solver's own history", () => {
    expect(Math.abs(reference.yP - 0.2470062)).toBeLessThan(3e-5);
    expect(Math.abs(reference.dOverH / 2.435052e-5 - 1)).toBeLessThan(1e-3);
    expect(Math.abs(reference.he3OverH / 1.03981e-5 - 1)).toBeLessThan(1e-3);
    expect(Math.abs(reference.li7OverH / 5.560228e-10 - 1)).toBeLessThan(2e-3);
  });
});
