import {describe, expect, it} from "vitest";
import {zeroRates} from "../../solvers/supernova/channel.js";
import {boundBand} from "../../solvers/supernova/boundBand.js";
import {portalChannels} from "../../solvers/supernova/portalChannels.js";
import {prepareSupernova, type SupernovaColumn, type SupernovaSetup} from "../../solvers/supernova/column.js";
import {chargedCurrent, leptonicCurrent, mixingChannels, mixingDecay, mixingWidth, neutralCurrent} from "../../solvers/supernova/mixingChannels.js";
import {axialCoupling, fermiConstantPerMeV2} from "../../src/constants/particles.js";
import {threeNeutrinoWidth} from "../../src/model/mixingWidths.js";
import {mixingPortal} from "../../src/model/mixingPortal.js";
import {core} from "./plasmas.js";

const at = (flavor: "e" | "mu" | "tau", massMeV: number, changes: Partial<SupernovaSetup> = {}) => prepareSupernova({
  profile: "chang-2016-fiducial", massMeV, nature: "majorana", flavorWeights: {e: 0, mu: 0, tau: 0, [flavor]: 1}, neutrinoChemicalPotentialMeV: "profile",
  neutrinoSphereKm: 40, farRadiusKm: 1000, screening: "struct", channels: mixingChannels(flavor), ...changes,
});
const ratesOf = (channel: typeof neutralCurrent, M: number, E: number, mu: number | null, antiparticle = false) => {
  const rates = zeroRates();
  channel.addRates(M, E, core, mu, rates, antiparticle);
  return rates;
};

describe("weak rates of N with |U|² = 1", () => {
  it("are those of a neutrino for M ≪ E, one helicity alone: (G²/4π)(1 + 3g_A²) n_n E² on neutrons", () => {
    const E = 90, {absorptionActive, absorptionSterile} = ratesOf(neutralCurrent, 0.01, E, null);
    const neutrons = (fermiConstantPerMeV2 ** 2 / (4 * Math.PI)) * (1 + 3 * axialCoupling ** 2) * core.neutronTargetsMeV3 * E * E;
    expect(absorptionActive / neutrons).toBeGreaterThan(1);
    expect(absorptionActive / neutrons).toBeLessThan(1.6);
    expect(absorptionSterile / absorptionActive / (0.01 ** 2 / (4 * E * E))).toBeCloseTo(1, 3);
  });

  it("share out evenly over helicities for N at rest, and add up to the same", () => {
    const slow = ratesOf(neutralCurrent, 90, 90.001, null), fast = ratesOf(neutralCurrent, 0.01, 90.001, null);
    expect(slow.absorptionActive / slow.absorptionSterile).toBeLessThan(1.02);
    expect((slow.absorptionActive + slow.absorptionSterile) / (fast.absorptionActive + fast.absorptionSterile)).toBeCloseTo(1, 8);
  });

  it("are dominated by nucleons: leptons add less than a tenth", () => {
    for (const M of [5, 100]) expect(ratesOf(leptonicCurrent("tau"), M, M + 90, 0).absorptionActive / ratesOf(neutralCurrent, M, M + 90, 0).absorptionActive).toBeLessThan(0.1);
  });

  it("of charged currents are open for N (to ℓ⁻ p) and N̄ (to ℓ⁺ n), and for μ only above its mass", () => {
    expect(ratesOf(chargedCurrent("e"), 20, 250, 0).absorptionActive).toBeGreaterThan(0);
    expect(ratesOf(chargedCurrent("e"), 20, 250, 0, true).absorptionActive).toBeGreaterThan(0);
    expect(ratesOf(chargedCurrent("mu"), 20, 60, 0).absorptionActive).toBe(0);
    // E + Q exceeds m_μ earlier than E − Q does.
    expect(ratesOf(chargedCurrent("mu"), 20, 100, 0).absorptionActive).toBeGreaterThan(0);
    expect(ratesOf(chargedCurrent("mu"), 20, 100, 0, true).absorptionActive).toBe(0);
  });

  it("have the widths of the portal", () => {
    for (const flavor of ["e", "mu", "tau"] as const) {
      const mixingSquared = {e: 0, mu: 0, tau: 0, [flavor]: 1e-6}, portal = mixingPortal({massMeV: 200, nature: "dirac", mixingSquared});
      expect((1e-6 * mixingWidth(200, flavor)) / portal.widthMeV).toBeCloseTo(1, 8);
    }
    expect(ratesOf(mixingDecay("tau"), 0.9, 1.8, null).absorptionActive / (0.5 * threeNeutrinoWidth(0.9))).toBeGreaterThan(1);
  });
});

describe("bound on mixing", () => {
  it("is sin²θ < 2e-7 of ν_τ at 100 MeV on the fiducial, of the published order of 5e-7", () => {
    const [band] = at("tau", 100).squaredBands();
    expect(band![0]).toBeGreaterThan(5e-8);
    expect(band![0]).toBeLessThan(1e-6);
    expect(band![1]).toBeGreaterThan(1e-5);
  });

  it("is stronger by charged currents, for μ and more so for e", () => {
    const [e, mu, tau] = (["e", "mu", "tau"] as const).map(flavor => at(flavor, 100).squaredBands()[0]![0]) as [number, number, number];
    expect(mu).toBeLessThan(0.7 * tau);
    expect(e).toBeLessThan(0.3 * mu);
  });

  it("grows like |U|² where N streams freely", () => {
    const column = at("tau", 50);
    expect(column.luminosityAtCouplingSquared(2e-10) / column.luminosityAtCouplingSquared(1e-10)).toBeCloseTo(2, 4);
  });

  it("of several flavours adds what each makes and what each takes away", () => {
    const channels = portalChannels("mixing", "struct"), three = (flavorWeights: SupernovaSetup["flavorWeights"]) => at("tau", 100, {flavorWeights, channels});
    const [e, mu, tau] = (["e", "mu", "tau"] as const).map(flavor => at(flavor, 100)) as [SupernovaColumn, SupernovaColumn, SupernovaColumn], all = three({e: 1, mu: 0.5, tau: 2});
    const thin = 1e-13, sum = e.luminosityAtCouplingSquared(thin) + mu.luminosityAtCouplingSquared(thin * 0.5) + tau.luminosityAtCouplingSquared(thin * 2);
    expect(all.luminosityAtCouplingSquared(thin) / sum).toBeCloseTo(1, 4);
    expect(three({e: 0, mu: 1, tau: 0}).luminosityAtCouplingSquared(1e-4)).toBe(mu.luminosityAtCouplingSquared(1e-4));
    expect(all.squaredBands()[0]![1]).toBeLessThan(e.squaredBands()[0]![1]);
  });

  it("moves by orders of magnitude with the profile, and holds the N-sphere's edge below the transport's", () => {
    const band = boundBand({portal: "mixing", massMeV: 100, nature: "majorana", flavorWeights: {e: 0, mu: 1, tau: 0}, refinement: 0.4});
    expect(band.lower![1] / band.lower![0]).toBeGreaterThan(100);
    expect(band.weakest).not.toBeNull();
    // No photon is screened: three profiles, four criteria, one potential.
    expect(band.variants).toHaveLength(12);
  });
});
