import {describe, expect, it} from "vitest";
import {absentLepton} from "../../solvers/early-universe/absentLepton.js";
import {numericalErrorBudget, type BackgroundRefinement} from "../../solvers/bbn/errorBudget.js";
import {covarianceOrder, theoryCovariance} from "../../solvers/bbn/theoryCovariance.js";
import {weakRatesAlong} from "../../solvers/bbn/weakHistory.js";
import {universe} from "./universe.js";

const background = ({tolerance, spacing}: BackgroundRefinement) =>
  universe.run(absentLepton, {reheatingMeV: 30, relativeTolerance: 1e-5 * tolerance, sampleSpacing: 0.05 * spacing});
const request = {omegaB: 0.022425, neutronLifetimeSeconds: 878.4, neutronLifetimeSigmaSeconds: 0.5};
const budget = numericalErrorBudget({...request, background});

describe("error budget", () => {
  it("numerical errors are 1e-6 of Y_P and 1e-5 of the others", () => {
    expect(budget.ending.kind).toBe("reached");
    expect(budget.totals.numerical.yP).toBeLessThan(4e-6);
    for (const name of ["dOverH", "he3OverH", "li7OverH"] as const) expect(budget.totals.numerical[name]).toBeLessThan(1.5e-5);
    for (const {kind, source, relative} of budget.rows) if (kind === "numerical") expect(Math.abs(relative.dOverH), source).toBeGreaterThan(0);
  });
  it("tells a loose run from a tight one", () => {
    const loose = numericalErrorBudget({...request, background, relativeTolerance: 3e-3}), row = (of: typeof budget) => of.rows[0].relative;
    expect(Math.abs(row(loose).dOverH)).toBeGreaterThan(5 * Math.abs(row(budget).dOverH));
    expect(loose.totals.numerical.dOverH).toBeGreaterThan(3 * budget.totals.numerical.dOverH);
  });
  it("the physical rows are those of the linear propagation", () => {
    const history = background({tolerance: 1, spacing: 1});
    const theory = theoryCovariance({...request, background: history, weakRates: weakRatesAlong(history, request)});
    for (const name of covarianceOrder) {
      expect(Math.hypot(budget.totals.rate[name], budget.totals.lifetime[name]) / theory.relativeSigma[name]).toBeCloseTo(1, 9);
      expect(budget.totals.all[name]).toBeGreaterThanOrEqual(theory.relativeSigma[name]);
    }
    expect(budget.rows.filter(({kind}) => kind === "rate").length).toBe(12);
    expect(budget.totals.lifetime.yP * budget.central.yP).toBeCloseTo(1.03e-4, 6);
  });
  it("names the other compilation as a choice: 2.6 % more deuterium", () => {
    const choice = budget.rows.find(({kind}) => kind === "choice");
    expect(choice?.source).toBe("rates of parthenope");
    expect(choice?.relative.dOverH).toBeCloseTo(0.026, 3);
  });
});
