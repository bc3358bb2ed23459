/** Weak rates of hard neutrinos: they add to the thermal ones, and may stop abruptly. */
import {describe, expect, it} from "vitest";
import {absentLepton} from "../../solvers/early-universe/absentLepton.js";
import {EarlyUniverse} from "../../solvers/early-universe/thermalHistory.js";
import {runNetwork} from "../../solvers/bbn/nucleosynthesis.js";
import {weakRatesAlong, withLifetimeScaled, type WeakHistory} from "../../solvers/bbn/weakHistory.js";
import {dipolePortal} from "../../src/model/dipolePortal.js";
import {dipoleKernels} from "../../src/rates/dipoleKernels.js";

const universe = new EarlyUniverse(), options = {reheatingMeV: 1e5}, standard = universe.run(absentLepton, options);
const plain = weakRatesAlong(standard, {neutronLifetimeSeconds: 878.4});
const elements = (weakRates: WeakHistory, background = standard) => runNetwork({background, weakRates, omegaB: 0.022425});

describe("rates of hard neutrinos", () => {
  it("change nothing where they are zero", () => {
    const boost = {neutronToProton: () => 0, protonToNeutron: () => 0};
    expect(elements({...plain, boost}).yP).toBeCloseTo(elements(plain).yP, 12);
  });

  it("convert nucleons as the same rate in the thermal part would", () => {
    const double = {neutronToProton: (x: number) => Math.exp(plain.logNeutronToProton.at(x)), protonToNeutron: (x: number) => Math.exp(plain.logProtonToNeutron.at(x))};
    expect(elements({...plain, boost: double}).yP).toBeCloseTo(elements(withLifetimeScaled(plain, 0.5)).yP, 5);
    expect(elements(withLifetimeScaled({...plain, boost: double}, 2)).yP).toBeCloseTo(elements(plain).yP, 5);
  });

  it("raise Y_P when equal in both directions at a late time", () => {
    const late = standard.lnA[standard.temperatureMeV.findIndex(T => T < 0.3)]!, pulse = (x: number): number => x > late && x < late + 0.5 ? 1e-3 : 0;
    expect(elements({...plain, boost: {neutronToProton: pulse, protonToNeutron: pulse}}).yP).toBeGreaterThan(elements(plain).yP + 1e-3);
  });

  it("leave D/H alone where they end at the threshold of p -> n long after (a spline of their logarithm did not)", () => {
    const massMeV = 3.45510729459, lepton = dipolePortal({massMeV, dipolePerGeV: 1e-13, flavor: "mu", nature: "dirac", kernels: dipoleKernels(massMeV)});
    const background = universe.run(lepton, {...options, hardNeutrinos: "always"}), weakRates = weakRatesAlong(background, {neutronLifetimeSeconds: 878.4});
    expect(weakRates.boost).toBeDefined();
    expect(elements(weakRates, background).dOverH / elements(plain).dOverH).toBeCloseTo(1, 2);
  });
});
