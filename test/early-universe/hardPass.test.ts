import {describe, expect, it} from "vitest";
import {runNetwork} from "../../solvers/bbn/nucleosynthesis.js";
import {weakRatesAlong} from "../../solvers/bbn/weakHistory.js";
import {decayLines, hardShare} from "../../solvers/early-universe/hardPass.js";
import {EarlyUniverse} from "../../solvers/early-universe/thermalHistory.js";
import {dipolePortal} from "../../src/model/dipolePortal.js";
import {FLAVORS, type HeavyNeutralLepton} from "../../src/model/heavyNeutralLepton.js";
import {mixingPortal} from "../../src/model/mixingPortal.js";
import {mixingKernels} from "../../src/rates/mixingKernels.js";

const silent = (massMeV: number) => ({massMeV, temperatureRangeMeV: [1e-3, 1e5] as const, scattering: () => {}, decaySuppression: () => 1});
const dipole = (massMeV: number): HeavyNeutralLepton => dipolePortal({massMeV, dipolePerGeV: 1e-9, flavor: "mu", nature: "dirac", kernels: silent(massMeV)});
const mixing = (massMeV: number): HeavyNeutralLepton =>
  mixingPortal({massMeV, mixingSquared: {e: 1e-6, mu: 1e-6, tau: 0}, nature: "majorana", kernels: {...mixingKernels(50), massMeV, flavorShares: {e: 0.5, mu: 0.5, tau: 0}}});
const at = (lepton: HeavyNeutralLepton, x: number): number[] => {
  const out = new Float64Array(4);
  hardShare(decayLines(lepton))(x, out);
  return Array.from(out);
};

describe("lines of all channels together", () => {
  it.each([dipole(20), dipole(900), mixing(20), mixing(200), mixing(700)])("keep the energy of both groups, and the number", lepton => {
    const lines = decayLines(lepton), mean = (of: (channel: HeavyNeutralLepton["channels"][number]) => number): number =>
      lepton.channels.reduce((sum, channel) => sum + channel.widthMeV / lepton.widthMeV * of(channel), 0);
    const total = (of: (line: (typeof lines)[number]) => number): number => lines.reduce((sum, line) => sum + of(line), 0);
    expect(total(({electron}) => electron)).toBeCloseTo(mean(({shares}) => shares.e), 12);
    expect(total(({other}) => other)).toBeCloseTo(mean(({shares}) => shares.mu + shares.tau), 12);
    const number = mean(({neutrinos}) => FLAVORS.reduce((sum, flavor) => sum + neutrinos.filter(each => each.flavor === flavor).flatMap(({numbers}) => numbers).reduce((a, b) => a + b, 0), 0));
    expect(total(({energyMeV, electron, other}) => (electron + other) * lepton.massMeV / energyMeV) / number).toBeCloseTo(1, 10);
    expect(Math.max(...lines.map(({energyMeV}) => energyMeV))).toBeLessThanOrEqual(lepton.massMeV / 2 * (1 + 1e-12));
  });
});

describe("share of decay neutrinos that is hard", () => {
  it("is 0 until M/2T = 6 and 1 from 12 where all is nu gamma, a quintic step between, the same for energy and number", () => {
    const lepton = {...dipole(20), channels: dipole(20).channels.slice(0, 1)}, x = (ratio: number): number => Math.log(ratio / 10);
    expect(at(lepton, x(5.99))).toEqual([0, 0, 0, 0]);
    expect(at(lepton, x(12.01))).toEqual([1, 0, 1, 0].map(value => expect.closeTo(value, 12)));
    const middle = at(lepton, x(Math.sqrt(72)));
    expect(middle[0]).toBeCloseTo(0.5, 10);
    expect(middle[1]).toBeCloseTo(30 / 16 / Math.log(2), 10);
    expect(middle.slice(2)).toEqual(middle.slice(0, 2).map(value => expect.closeTo(value, 12)));
  });

  it("has the slope of itself, rises, and leads for energy over number: the energetic lines turn hard first", () => {
    for (const lepton of [mixing(20), mixing(300), dipole(900)]) for (let ratio = 2; ratio < 60; ratio *= 1.3) {
      const x = Math.log(ratio / lepton.massMeV), h = 1e-5, [share, slope, count, countSlope] = at(lepton, x), up = at(lepton, x + h), down = at(lepton, x - h);
      expect(slope).toBeCloseTo((up[0]! - down[0]!) / (2 * h), 6);
      expect(countSlope).toBeCloseTo((up[2]! - down[2]!) / (2 * h), 6);
      expect(slope).toBeGreaterThanOrEqual(0);
      expect(share).toBeGreaterThanOrEqual(count! - 1e-12);
    }
  });

  it("is written where only the share of the energy is asked for", () => {
    const two = new Float64Array(2);
    hardShare(decayLines(mixing(50)))(0, two);
    expect(Array.from(two)).toEqual(at(mixing(50), 0).slice(0, 2));
  });
});

describe("the second pass", () => {
  const universe = new EarlyUniverse(), lepton = (massMeV: number, dipolePerGeV: number): HeavyNeutralLepton => dipolePortal({massMeV, dipolePerGeV, flavor: "e", nature: "dirac", kernels: silent(massMeV)});
  const run = (massMeV: number, dipolePerGeV: number, initialYield: number, hardNeutrinos: boolean | "always") =>
    universe.run(lepton(massMeV, dipolePerGeV), {reheatingMeV: 50, initialYield, relativeTolerance: 1e-7, hardNeutrinos});

  it.each([[8, 1e-13, 1e-7], [100, 1e-15, 1e-8]] as const)("is spared where hard neutrinos hit nothing, and would have changed nothing: %d MeV, %d/GeV", (massMeV, dipolePerGeV, initialYield) => {
    const spared = run(massMeV, dipolePerGeV, initialYield, true), forced = run(massMeV, dipolePerGeV, initialYield, "always");
    expect(spared.hardElectronNeutrinos).toBeUndefined();
    expect(forced.hardElectronNeutrinos).toBeDefined();
    expect(Math.abs(forced.nEff - 3.044)).toBeGreaterThan(0.01);
    expect(Math.abs(spared.nEff / forced.nEff - 1)).toBeLessThan(1e-8);
    const [a, b] = [spared, forced].map(background => runNetwork({background, weakRates: weakRatesAlong(background, {neutronLifetimeSeconds: 878.4}), omegaB: 0.0224, relativeTolerance: 1e-6}));
    for (const element of ["yP", "dOverH", "he3OverH", "li7OverH"] as const) expect(Math.abs(a![element] / b![element] - 1)).toBeLessThan(1e-7);
  });

  it("is run where one neutron in 1e8 nucleons is at stake", () => {
    expect(run(100, 1e-12, 1e-6, true).hardElectronNeutrinos).toBeDefined();
  });
});
