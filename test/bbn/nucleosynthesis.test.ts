import {describe, expect, it} from "vitest";
import {nuclei} from "../../src/constants/nuclei.js";
import type {Background} from "../../solvers/early-universe/background.js";
import {runNetwork, type LightElements, type NetworkRequest} from "../../solvers/bbn/nucleosynthesis.js";
import {weakRatesAlong, type WeakHistory} from "../../solvers/bbn/weakHistory.js";
import type {WeakCorrections} from "../../solvers/bbn/weakRates.js";
import {standardBackground} from "./standardBackground.js";

const neutronLifetimeSeconds = 878.4;
const background = standardBackground(), weakRates = weakRatesAlong(background, {neutronLifetimeSeconds});
const standard: NetworkRequest = {background, weakRates, omegaB: 0.022425};
const precise = {...standard, relativeTolerance: 1e-7};
const reference = runNetwork(precise);
const relative = (a: number, b: number): number => Math.abs(a / b - 1);
const baryons = (run: LightElements): number => run.species.reduce((sum, name, i) => sum + run.abundancesAtEnd[i] * nuclei[name].massNumber, 0);

describe("conservation", () => {
  it("keeps the number of baryons", () => {
    for (const network of ["key", "full"] as const) {
      for (const compilation of ["primat", "parthenope"] as const) {
        const run = runNetwork({...standard, network, compilation});
        expect(run.ending.kind).toBe("reached");
        expect(Math.abs(baryons(run) - 1)).toBeLessThan(1e-12);
      }
    }
  });
  it("keeps charge and nucleons apart where n ↔ p is switched off after freeze-out", () => {
    // λ = e^{-500}/s: the start is weak equilibrium of equal rates, one half, and charge stays there.
    const frozen: WeakHistory = {lnA: weakRates.lnA, logNeutronToProton: {at: () => -500}, logProtonToNeutron: {at: () => -500}};
    const run = runNetwork({...standard, weakRates: frozen, decays: []});
    const charge = run.species.reduce((sum, name, i) => sum + run.abundancesAtEnd[i] * nuclei[name].charge, 0);
    expect(Math.abs(charge - 0.5)).toBeLessThan(1e-12);
  });
});

describe("decays", () => {
  it("turn 0.2 % of ³H into ³He until 1 keV, which the final sum would do anyway", () => {
    const without = runNetwork({...precise, decays: []}), t = reference.species.indexOf("H3");
    const end = background.timeSeconds[background.temperatureMeV.findIndex((T) => T < 1e-3)];
    const lost = 1 - reference.abundancesAtEnd[t] / without.abundancesAtEnd[t];
    expect(lost / ((Math.LN2 * end) / 388789632)).toBeCloseTo(1, 1);
    expect(relative(reference.he3OverH, without.he3OverH)).toBeLessThan(1e-6);
  });
});

describe("limits", () => {
  it("few baryons leave deuterium, many leave helium", () => {
    const few = runNetwork({...standard, omegaB: 1e-4}), many = runNetwork({...standard, omegaB: 1});
    expect(few.dOverH).toBeGreaterThan(30 * reference.dOverH);
    expect(few.yP).toBeLessThan(reference.yP);
    expect(many.dOverH).toBeLessThan(1e-3 * reference.dOverH);
    expect(many.yP).toBeGreaterThan(reference.yP);
  });
  it("survives entropy that is injected in the middle of nucleosynthesis", () => {
    const {lnA} = background, shift = (x: number): number => 0.35 * (1 + Math.tanh(2 * (x - 5)));
    const heated: Background = {
      ...background,
      temperatureMeV: background.temperatureMeV.map((T, i) => T * Math.exp(shift(lnA[i]) - 0.7)),
      electronNeutrinoTemperatureMeV: background.electronNeutrinoTemperatureMeV.map((T) => T * Math.exp(-0.7)),
      hubbleMeV: background.hubbleMeV.map((H, i) => H * Math.exp(2 * shift(lnA[i]) - 1.4)),
    };
    const run = runNetwork({...standard, background: heated, weakRates: weakRatesAlong(heated, {neutronLifetimeSeconds})});
    expect(run.ending.kind).toBe("reached");
    expect(Math.abs(baryons(run) - 1)).toBeLessThan(1e-12);
    for (const value of run.abundances) expect(value).toBeGreaterThanOrEqual(-1e-15);
  });
  it("stops reading at 1 keV: a history that goes on changes nothing", () => {
    const longer = standardBackground({coldestMeV: 3.5e-4});
    const run = runNetwork({...precise, background: longer, weakRates: weakRatesAlong(longer, {neutronLifetimeSeconds})});
    expect(relative(run.dOverH, reference.dOverH)).toBeLessThan(1e-5);
    expect(relative(run.yP, reference.yP)).toBeLessThan(1e-6);
  });
  it("refuses histories that do not cover nucleosynthesis, and bad numbers", () => {
    const half = {...background, lnA: background.lnA.slice(0, 500), temperatureMeV: background.temperatureMeV.slice(0, 500)};
    expect(() => runNetwork({...standard, background: half})).toThrow(/the history ends at .* MeV/);
    expect(() => runNetwork({...standard, omegaB: -1})).toThrow(/omegaB = -1 is not positive/);
    expect(() => runNetwork({...standard, startT9: 3})).toThrow(/startT9 = 3 is outside 5-10/);
  });
});

describe("convergence", () => {
  it("does not depend on where the nuclei are switched on", () => {
    for (const startT9 of [5, 7]) {
      const run = runNetwork({...precise, startT9});
      for (const name of ["yP", "dOverH", "he3OverH", "li7OverH"] as const) expect(relative(run[name], reference[name])).toBeLessThan(1e-6);
    }
  });
  it("errors at the default tolerance are 1e-6 of Y_P and 1e-5 of the others, and fall with it", () => {
    const loose = runNetwork(standard), tight = runNetwork({...standard, relativeTolerance: 1e-5});
    expect(Math.abs(loose.yP - reference.yP)).toBeLessThan(1e-6);
    for (const name of ["dOverH", "he3OverH", "li7OverH"] as const) expect(relative(loose[name], reference[name])).toBeLessThan(1e-5);
    expect(relative(tight.dOverH, reference.dOverH)).toBeLessThan(0.5 * relative(loose.dOverH, reference.dOverH));
    expect(loose.steps).toBeLessThan(400);
  });
  it("ln D/H is a straight line in ln ω_b over 1e-4, to 1e-6", () => {
    const x = [-1, -0.7, -0.2, 0, 0.3, 0.6, 1].map((v) => v * 1e-4);
    const y = x.map((v) => Math.log(runNetwork({...standard, omegaB: 0.022425 * Math.exp(v)}).dOverH));
    const slope = (y[6] - y[0]) / (x[6] - x[0]);
    expect(slope).toBeCloseTo(-1.641, 2);
    x.forEach((v, i) => expect(Math.abs(y[i] - y[3] - slope * v)).toBeLessThan(1e-6));
  });
});

describe("published numbers", () => {
  it("at ω_b = 0.022425, τ_n = 878.4 s, rates of PRIMAT", () => {
    expect(Math.abs(reference.yP - 0.2470062)).toBeLessThan(3e-5);
    expect(relative(reference.dOverH, 2.435052e-5)).toBeLessThan(3e-4);
    expect(relative(reference.he3OverH, 1.03981e-5)).toBeLessThan(3e-4);
    expect(relative(reference.li7OverH, 5.560228e-10)).toBeLessThan(1e-3);
  });
  it("slopes in ω_b and τ_n", () => {
    const up = runNetwork({...precise, omegaB: 0.022425 * 1.01}), step = Math.log(1.01);
    expect(Math.log(up.dOverH / reference.dOverH) / step).toBeCloseTo(-1.643, 2);
    expect((up.yP - reference.yP) / step).toBeCloseTo(9.65e-3, 4);
    expect(Math.log(up.li7OverH / reference.li7OverH) / step).toBeCloseTo(2.08, 1);
    const longer = runNetwork({...precise, weakRates: weakRatesAlong(background, {neutronLifetimeSeconds: 879.4})});
    expect(Math.abs(longer.yP - reference.yP - 2.05e-4)).toBeLessThan(1e-6);
  });
  it("one more neutrino raises Y_P by 0.0125 and D/H by 13 %", () => {
    const more = standardBackground({deltaNEff: 1});
    const run = runNetwork({...precise, background: more, weakRates: weakRatesAlong(more, {neutronLifetimeSeconds})});
    expect(run.yP - reference.yP).toBeCloseTo(0.0125, 3);
    expect(run.dOverH / reference.dOverH - 1).toBeCloseTo(0.133, 2);
  });
  it("sizes of the weak corrections on Y_P", () => {
    const without = (name: keyof WeakCorrections): number => reference.yP
      - runNetwork({...precise, weakRates: weakRatesAlong(background, {neutronLifetimeSeconds, corrections: {[name]: false}})}).yP;
    expect(without("coulombAndRadiative")).toBeCloseTo(3.13e-3, 5);
    expect(Math.abs(without("finiteMass") - 1.22e-3)).toBeLessThan(1.5e-5);
    expect(Math.abs(without("thermalRadiative") + 1.2e-5)).toBeLessThan(4e-6);
    // Distortions alone are +8.6e-5 on Y_P; the table also holds the oscillations that cool ν_e.
    expect(Math.abs(without("neutrinoSpectra") - 1.5e-4)).toBeLessThan(1e-5);
  });
  it("the other compilation gives 2.6 % more deuterium, the full network 3e-6 more helium", () => {
    expect(runNetwork({...precise, compilation: "parthenope"}).dOverH / reference.dOverH - 1).toBeCloseTo(0.026, 3);
    expect(Math.abs(runNetwork({...precise, network: "full"}).yP - reference.yP - 2.6e-6)).toBeLessThan(2e-6);
  });
});

describe("history", () => {
  it("begins in equilibrium, keeps the baryons and ends at the result", () => {
    const {lnA} = background, last = lnA[lnA.length - 1];
    const historyLnA = Float64Array.from({length: 60}, (_, i) => lnA[0] + ((last - lnA[0]) * i) / 59);
    const run = runNetwork({...standard, historyLnA}), size = run.species.length, rows = run.history.abundances;
    expect(rows.length).toBe(60 * size);
    expect(rows[0]).toBeCloseTo(1 / (1 + Math.exp(1.2933 / 13)), 2);
    for (let row = 0; row < 60; row++) {
      const sum = run.species.reduce((total, name, i) => total + rows[row * size + i] * nuclei[name].massNumber, 0);
      expect(sum).toBeCloseTo(1, 6);
    }
    run.abundancesAtEnd.forEach((value, i) => expect(rows[59 * size + i]).toBe(value));
    const neutrons = Array.from({length: 60}, (_, row) => rows[row * size]);
    for (let row = 1; row < 40; row++) expect(neutrons[row]).toBeLessThan(neutrons[row - 1]);
  });
});
