/** Timeline, lines, distortions, anisotropies, relic density and the two eras. */
import {describe, expect, it, test} from "vitest";
import {absentLepton} from "../../solvers/early-universe/absentLepton.js";
import {anisotropyBound, cosmicTimeSeconds, leastLifetimeSeconds, sensitivityWeight, shortestLifetimeSeconds} from "../../solvers/late-decays/anisotropyBound.js";
import {betweenEras, injectedNeutrinos} from "../../solvers/late-decays/betweenEras.js";
import {judgeDistortions} from "../../solvers/late-decays/distortionVerdict.js";
import {electromagneticLines, electromagneticShare, pairWithRadiation} from "../../solvers/late-decays/electromagneticLines.js";
import {Responses} from "../../solvers/late-decays/responses.js";
import {lateDecayCites, lateDecays} from "../../solvers/late-decays/lateDecays.js";
import {findReference} from "../../src/model/bibliography.js";
import {photodisintegrate} from "../../solvers/late-decays/photodisintegration.js";
import {darkMatterOmega, relicDensity} from "../../solvers/late-decays/relicDensity.js";
import {blackBodyVisibility, distortionsOfRelease, spectralDistortions, yVisibility} from "../../solvers/late-decays/spectralDistortions.js";
import {photonDensity, timeline, type LateHistory} from "../../solvers/late-decays/timeline.js";
import {cmbTemperatureMeV} from "../../src/constants/cosmology.js";

import {decayingParticle} from "../../src/model/decayingParticle.js";
import {photonBox} from "../../src/model/decayProducts.js";
import {dipolePortal} from "../../src/model/dipolePortal.js";
import {mixingPortal} from "../../src/model/mixingPortal.js";
import {mixingKernels} from "../../src/rates/mixingKernels.js";
import {tanhSinh} from "../../src/numerics/quadrature.js";
import {EarlyUniverse} from "../../solvers/early-universe/thermalHistory.js";
import {omegaB, species, standardHistory, startAbundances} from "./acropolis.js";

const history = standardHistory();
const photon = (massMeV: number, lifetimeSeconds: number) => ({massMeV, lifetimeSeconds, lines: [{particle: "photon", energyMeV: massMeV / 2, number: 2}] as const});

describe("timeline", () => {
  const track = timeline({history, lifetimeSeconds: 1e10, testParticle: {numberOverPhotons: 1e-9, temperatureMeV: 10}, hottestMeV: 1e-2, coldestMeV: 2.4e-7});
  const {lnA, lnAToday, temperatureMeV: T, hubbleMeV: H, timeSeconds: t, numberMeV3} = track, at = (value: number): number => T.findIndex(x => x <= value);
  it("joins the history smoothly, with dt = dx/H throughout", () => {
    for (let k = 1; k + 1 < t.length; k++) {
      const slope = (t[k + 1]! - t[k - 1]!) / (lnA[k + 1]! - lnA[k - 1]!) / 6.582119569e-22 * H[k]!;
      expect(Math.abs(slope - 1)).toBeLessThan(2e-3);
    }
  });
  it("reaches recombination as it should: T a = T₀ a₀, t(z = 1090) = 3.7e5 years, H = 1/(2t) before and matter's later", () => {
    const k = at(1091 * cmbTemperatureMeV), radiation = at(1e-4);
    expect(Math.log(T[k]! / cmbTemperatureMeV) / (lnAToday - lnA[k]!)).toBeCloseTo(1, 4);
    expect(t[k]! / 3.156e7 / 3.72e5).toBeCloseTo(1, 1);
    expect(2 * H[radiation]! * t[radiation]! / 6.582119569e-22).toBeCloseTo(1, 2);
  });
  it("dilutes the test particle as a⁻³ e^{−t/τ}", () => {
    const k = at(1e-3), reference = history.temperatureMeV.findIndex(x => x < 10), n10 = 1e-9 * photonDensity(history.temperatureMeV[reference]!);
    const expected = n10 * Math.exp(3 * (history.lnA[reference]! - lnA[k]!) - t[k]! / 1e10);
    expect(Math.abs(numberMeV3[k]! / expected - 1)).toBeLessThan(2e-3);
  });
  it("refuses what makes no sense", () => {
    expect(() => timeline({history, lifetimeSeconds: 1, hottestMeV: 1e-3, coldestMeV: 1e-2})).toThrow("hottestMeV = 0.001 must lie above coldestMeV = 0.01");
    expect(() => timeline({history, lifetimeSeconds: 0, hottestMeV: 1e-2, coldestMeV: 1e-3})).toThrow("lifetimeSeconds = 0");
    expect(() => timeline({history, lifetimeSeconds: 1, hottestMeV: 1e-2, coldestMeV: 1e-3, testParticle: {numberOverPhotons: 1, temperatureMeV: 1e6}})).toThrow("temperatureMeV = 1000000 is outside");
  });
});

describe("lines of a decay", () => {
  it("carry the electromagnetic share of M, photon by photon", () => {
    const dipole = dipolePortal({massMeV: 50, dipolePerGeV: 1e-11, flavor: "mu", nature: "dirac", kernels: decayingParticle({massMeV: 50, lifetimeSeconds: 1, branchings: {"gamma gamma": 1}}).kernels}), lines = electromagneticLines(dipole);
    expect(lines.reduce((sum, {energyMeV, number}) => sum + energyMeV * number, 0) / 50).toBeCloseTo(electromagneticShare(dipole), 12);
    expect(lines[0]).toMatchObject({particle: "photon", energyMeV: 25});
    expect(lines[0]!.number).toBeGreaterThan(0.99);
    expect(lines[1]!.particle).toBe("electron");
    expect(electromagneticLines(decayingParticle({massMeV: 10, lifetimeSeconds: 1, branchings: {"gamma gamma": 1}}))).toEqual([{particle: "photon", energyMeV: 5, number: 2}]);
    expect(electromagneticLines(decayingParticle({massMeV: 10, lifetimeSeconds: 1, branchings: {"nu nubar e": 1}}))).toEqual([]);
    expect(electromagneticShare(absentLepton)).toBe(0);
  });
  it("are the photons that a channel lists, and a pair of what these leave; a box holds its number and mean energy", () => {
    const photons = photonBox(3, 7, 2), {energiesMeV, numbers} = photons, sum = (of: (energyMeV: number, number: number) => number): number => energiesMeV.reduce((total, energy, i) => total + of(energy, numbers[i]!), 0);
    expect(sum((_, n) => n)).toBeCloseTo(2, 12);
    expect(sum((E, n) => n * E)).toBeCloseTo(10, 12);
    expect(sum((E, n) => n * E * E)).toBeCloseTo(2 * (7 ** 3 - 3 ** 3) / 12, 10);
    const shares = {electromagnetic: 0.6, e: 0.4, mu: 0, tau: 0}, channel = {name: "dark box", widthMeV: 1, shares, helicityTilt: 0, neutrinos: [], photons};
    const lines = electromagneticLines({massMeV: 20, widthMeV: 2, channels: [channel, {...channel, shares: {...shares, electromagnetic: 0, e: 1}, photons: {energiesMeV: [], numbers: []}}]});
    expect(lines.filter(({particle}) => particle === "photon").map(({energyMeV, number}) => [energyMeV, 2 * number])).toEqual(energiesMeV.map((energy, i) => [energy, numbers[i]]));
    expect(lines.at(-1)).toMatchObject({particle: "electron", number: 1});
    expect(lines.at(-1)!.energyMeV).toBeCloseTo(1, 12);
    expect(() => electromagneticLines({massMeV: 15, widthMeV: 1, channels: [channel]})).toThrow(/photons of "dark box" carry 10\.?\d* MeV, more than its electromagnetic share, 9 MeV/);
  });
  it("of every portal carry its electromagnetic share: N → ν π⁰ by mixing a box from m²/2M to M/2", () => {
    const lepton = mixingPortal({massMeV: 200, mixingSquared: {e: 0, mu: 1e-12, tau: 0}, nature: "dirac", kernels: {...mixingKernels(200, {e: 0, mu: 1, tau: 0})}}), lines = electromagneticLines(lepton);
    expect(lines.reduce((sum, {energyMeV, number}) => sum + energyMeV * number, 0) / 200).toBeCloseTo(electromagneticShare(lepton), 12);
    const box = lepton.channels.find(({name}) => name === "nu pi0")!.photons!;
    expect(Math.min(...box.energiesMeV)).toBeGreaterThan(134.9768 ** 2 / 400);
    expect(Math.max(...box.energiesMeV)).toBeLessThan(100);
    expect(lepton.channels.find(({name}) => name === "nu gamma")!.photons).toEqual({energiesMeV: [100], numbers: [1]});
  });
  it("pairs radiate a few per cent of their energy, which they lose", () => {
    for (const energyMeV of [2, 20, 500]) {
      const lines = pairWithRadiation(energyMeV, 1), photons = lines.slice(1).reduce((sum, line) => sum + line.energyMeV * line.number, 0);
      expect(photons + 2 * lines[0]!.energyMeV).toBeCloseTo(2 * energyMeV, 10);
      // (α/π) E₀ ∫(1 + (1−x)²) ln(...) dx.
      const slow = tanhSinh(x => 7.2973525643e-3 / Math.PI * (1 + (1 - x) ** 2) * Math.log(4 * (energyMeV / 0.51099895) ** 2 * (1 - x)), 1.5 / energyMeV, 1 - (0.51099895 / energyMeV) ** 2 / 4).value;
      expect(photons / energyMeV / slow).toBeCloseTo(1, 2);
      expect(photons / (2 * energyMeV)).toBeLessThan(0.04);
    }
    expect(pairWithRadiation(1.2, 3)).toEqual([{particle: "electron", energyMeV: 1.2, number: 6}]);
  });
});

describe("N in its own universe", () => {
  const responses = new Responses({nodesPerDecade: 60, highestMeV: 40});
  it("breaks D when it decays at 1e6 s, and distorts the CMB; as many test particles on the same history do the same", () => {
    const lepton = decayingParticle({massMeV: 20, lifetimeSeconds: 1e6, branchings: {"nu gamma mu": 0.9, "e+ e-": 0.1}}), run = new EarlyUniverse().run(lepton, {reheatingMeV: 30, initialYield: 1e-11});
    expect(run.ending.kind).toBe("reached");
    const own = photodisintegrate({history: run, omegaB, particle: lepton, species, abundances: startAbundances, responses});
    expect(own.change[2]!).toBeLessThan(0);
    // The number at 1 MeV, undecayed, relative to photons.
    const k = run.temperatureMeV.findIndex(T => T < 1), testParticle = {numberOverPhotons: run.leptonNumberMeV3[k]! / photonDensity(run.temperatureMeV[k]!), temperatureMeV: run.temperatureMeV[k]!};
    const again = photodisintegrate({history: run, omegaB, particle: lepton, testParticle, species, abundances: startAbundances, responses});
    expect(Math.abs(again.exposure[0]! / own.exposure[0]! - 1)).toBeLessThan(0.01);
    const heat = spectralDistortions({history: run, particle: lepton}), same = spectralDistortions({history: run, particle: lepton, testParticle});
    expect(heat.mu).toBeGreaterThan(0);
    expect(Math.abs(same.mu / heat.mu - 1)).toBeLessThan(0.01);
  });
  it("that is long gone does nothing: what tolerances leave in the history is not taken for N", () => {
    const lepton = decayingParticle({massMeV: 1000, lifetimeSeconds: 1, branchings: {"nu gamma mu": 1}}), run = new EarlyUniverse().run(lepton, {reheatingMeV: 30, initialYield: 1e-8});
    const noisy = {...run, leptonNumberMeV3: run.leptonNumberMeV3.map((n, i) => Math.max(n, 1e-12 * run.leptonNumberMeV3[0]! * Math.exp(3 * (run.lnA[0]! - run.lnA[i]!))))};
    const {exposure} = photodisintegrate({history: noisy, omegaB, particle: lepton, species, abundances: startAbundances, responses: new Responses({nodesPerDecade: 20, highestMeV: 600})});
    expect(exposure.every(x => x === 0)).toBe(true);
    expect(spectralDistortions({history: noisy, particle: lepton}).mu).toBe(0);
  });
});

describe("spectral distortions", () => {
  it("of a release are 1.401 Δρ/ρ in the μ era and Δρ/(4ρ) in the y era, and nothing before 1e7 or after last scattering", () => {
    expect(distortionsOfRelease(4e5, 1e-6).mu / 1.401e-6).toBeCloseTo(1, 1);
    expect(distortionsOfRelease(3e3, 1e-6).y / 2.5e-7).toBeCloseTo(1, 3);
    expect(distortionsOfRelease(1e7, 1e-6).mu).toBeLessThan(1e-20);
    expect(distortionsOfRelease(500, 1e-6)).toEqual({mu: 0, y: 0});
  });
  it("share the energy that is let through, once: μ/1.401 + 4y", () => {
    for (const z of [2e3, 3e4, 6e4, 1e5, 1e6]) {
      const {mu, y} = distortionsOfRelease(z, 1);
      expect((mu / 1.401 + 4 * y) / blackBodyVisibility(z)).toBeCloseTo(1, 12);
    }
    expect(yVisibility(6e4 - 1)).toBeCloseTo(0.5, 12);
    const {mu, y, visible} = spectralDistortions({history, particle: photon(10, 1e9), testParticle: {numberOverPhotons: 1e-12, temperatureMeV: 10}});
    expect((mu / 1.401 + 4 * y) / visible).toBeCloseTo(1, 12);
  });
  test.each([[3e8, "mu"], [3e10, "both"], [1e12, "y"]])("of decays at %d s release what M n says", (lifetimeSeconds, era) => {
    const {mu, y, released, heats} = spectralDistortions({history, particle: photon(10, lifetimeSeconds), testParticle: {numberOverPhotons: 1e-14, temperatureMeV: 10}});
    // Γ(3/2) of an a ∝ √t universe; matter lowers it a little at 1e12 s.
    const k = timeline({history, lifetimeSeconds, hottestMeV: 1e-3, coldestMeV: 3e-7, testParticle: {numberOverPhotons: 1e-14, temperatureMeV: 10}}), i = k.timeSeconds.findIndex(t => t >= lifetimeSeconds);
    const expected = 10 * k.numberMeV3[i]! * Math.E / (Math.PI ** 2 / 15 * k.temperatureMeV[i]! ** 4) * Math.sqrt(Math.PI) / 2;
    expect(released / expected).toBeCloseTo(1, era === "y" ? 0 : 1);
    expect(heats).toBe(true);
    if (era === "mu") expect(mu / (1.401 * released)).toBeGreaterThan(0.9);
    if (era === "y") expect(y / (released / 4)).toBeGreaterThan(0.98);
    if (era === "both") expect(Math.min(mu / (1.401 * released), 4 * y / released)).toBeGreaterThan(0.1);
  });
  it("are converged in steps, linear, and flagged where photons are injected rather than heat", () => {
    const of = (numberOverPhotons: number, spacing: number, massMeV = 10) => spectralDistortions({history, particle: photon(massMeV, 1e8), spacing, testParticle: {numberOverPhotons, temperatureMeV: 10}});
    expect(of(1e-12, 0.03).mu / of(1e-12, 0.01).mu).toBeCloseTo(1, 3);
    expect(of(2e-12, 0.03).mu / of(1e-12, 0.03).mu).toBeCloseTo(2, 10);
    const light = of(1e-3, 0.03, 1e-3);
    expect(light.heats).toBe(false);
    expect(judgeDistortions(light)).toEqual({chiSquare: null, overLimit: null});
  });
  it("are excluded by FIRAS above |μ| = 4.7e-5 or y = 1.5e-5, and by a PIXIE-class instrument a thousand times below", () => {
    const heats = true;
    expect(judgeDistortions({mu: 4.8e-5, y: 0, heats}).overLimit).toBeGreaterThan(1);
    expect(judgeDistortions({mu: 4.6e-5, y: 1.4e-5, heats}).overLimit).toBeLessThan(1);
    expect(judgeDistortions({mu: 4.7e-5, y: 0, heats}).chiSquare).toBeCloseTo(3.8415, 3);
    expect(judgeDistortions({mu: 5e-8, y: 0, heats}, "pixie").overLimit).toBeGreaterThan(1);
  });
});

describe("anisotropies of the CMB", () => {
  test.each([
    [1e12, 4e-7, 2e-6], [3e12, 6e-10, 2e-9], [1e13, 4.8e-11, 1e-10], [2e13, 2.8e-11, 4e-11], [3e13, 2.5e-11, 3e-11], [1e14, 2.7e-11, 2.7e-11], [3e14, 4.6e-11, 4.4e-11],
    [1e15, 1.2e-10, 1.1e-10], [1e16, 1e-9, 1e-9], [1e18, 1e-7, 1e-7]
  ])("τ = %d s: f < %d with σ = 0.7 and %d with 0.5, for τ_min = 1e25 s", (tau, wide, narrow) => {
    expect(Math.abs(Math.log(tau / 1e25 / sensitivityWeight(tau, 0.7) / wide))).toBeLessThan(tau < 2e12 ? 0.7 : 0.15);
    expect(Math.abs(Math.log(tau / 1e25 / sensitivityWeight(tau, 0.5) / narrow))).toBeLessThan(tau < 4e12 ? 0.7 : 0.25);
  });
  it("ask τ > 3e25 s of all dark matter for soft photons and 0.3e25 s for hard ones, without gaps between", () => {
    expect(leastLifetimeSeconds(0.01) / 3.2e25).toBeCloseTo(1, 12);
    expect(leastLifetimeSeconds(51) / 0.49e25).toBeCloseTo(1, 12);
    expect(leastLifetimeSeconds(1e5) / 0.3e25).toBeCloseTo(1, 12);
    for (let e = 0.02; e < 1e4; e *= 1.05) expect(Math.abs(Math.log(leastLifetimeSeconds(e * 1.0001) / leastLifetimeSeconds(e)))).toBeLessThan(3e-4);
    expect(() => leastLifetimeSeconds(0)).toThrow("photonKeV = 0");
    const bound = anisotropyBound({lifetimeSeconds: 3e25, photonKeV: 1e5});
    expect(bound.fraction).toBeCloseTo(10, 6);
    expect(bound.weakest / bound.strongest).toBeCloseTo(9, 10);
    expect(anisotropyBound({lifetimeSeconds: 9e10, photonKeV: 1}).applies).toBe(false);
  });
  it("end without a step: where the bound begins it allows 1e20 times more than there is of dark matter, and grows stronger from there", () => {
    const bounds = Array.from({length: 30}, (_, k) => anisotropyBound({lifetimeSeconds: shortestLifetimeSeconds * 10 ** (k / 20), photonKeV: 1e4}).fraction);
    expect(bounds[0]).toBeGreaterThan(1e20);
    for (let k = 1; k < 30; k++) expect(bounds[k]!).toBeLessThan(bounds[k - 1]!);
  });
  it("count time as ΛCDM does, to 6 % at z = 300 and 13 % at 1090", () => {
    // (2/3)/(H₀√Ω_m)·[(s − 2)√(1+s) + 2]/s^{3/2}·(1+z)^{−3/2}, s = 3400/(1+z).
    for (const [z, tolerance] of [[30, 0.02], [300, 0.06], [1090, 0.13]] as const) {
      const s = 3400 / (1 + z), exact = 17.24e9 * 3.15576e7 * ((s - 2) * Math.sqrt(1 + s) + 2) / s ** 1.5 * (1 + z) ** -1.5;
      expect(Math.abs(cosmicTimeSeconds(z) / exact - 1)).toBeLessThan(tolerance);
    }
  });
});

describe("relic density", () => {
  /** The standard history with a number of N over entropy density s = 1.80·n_γ of today. */
  const withYield = (yieldOverEntropy: number): LateHistory => {
    const today = history.photonTemperatureTimesScaleFactorToday / cmbTemperatureMeV, n0 = yieldOverEntropy * 2 * Math.PI ** 2 / 45 * (2 + 21 / 11) * cmbTemperatureMeV ** 3;
    return {...history, leptonNumberMeV3: history.lnA.map(x => n0 * Math.exp(3 * (Math.log(today) - x)))};
  };
  it("of 1 keV with Y = 3.9e-3 is 1.07", () => {
    const {omegaUndecayed, fraction, verdict} = relicDensity({history: withYield(3.9e-3), particle: photon(1e-3, 1e30)});
    expect(omegaUndecayed).toBeCloseTo(1.07, 2);
    expect(fraction).toBeCloseTo(1.07 / darkMatterOmega, 1);
    expect(verdict).toBe("overcloses");
  });
  it("sorts what is gone, what overcloses, what decays too much and what may stay", () => {
    const of = (Y: number, tau: number) => relicDensity({history: withYield(Y), particle: photon(1e-3, tau)});
    expect(of(3.9e-3, 1e10).verdict).toBe("gone");
    expect(of(3.9e-3, 1e15).verdict).toBe("overcloses");
    expect(of(1e-4, 1e15).verdict).toBe("decays");
    expect(of(1e-5, 1e15).verdict).toBe("allowed");
    expect(of(1e-4, 1e30).verdict).toBe("allowed");
    expect(of(0, 1e30)).toMatchObject({verdict: "gone", omegaUndecayed: 0, electromagneticFraction: 0});
    const {electromagneticFraction, fraction, omegaToday, omegaUndecayed} = of(1e-4, 4.35e17);
    expect(electromagneticFraction).toBeCloseTo(fraction, 12);
    expect(omegaToday / omegaUndecayed).toBeCloseTo(Math.exp(-1), 2);
  });
});

describe("all late decays of a run", () => {
  const responses = new Responses({nodesPerDecade: 20, highestMeV: 40});
  it("are what the parts say, and silence without N", () => {
    const none = lateDecays({history, particle: absentLepton, omegaB, species, abundancesAtEnd: startAbundances, responses});
    expect(none.photodisintegration.change.every(y => y === 0)).toBe(true);
    expect(none.distortions).toMatchObject({mu: 0, y: 0});
    expect(none.relic.verdict).toBe("gone");
    expect(none.anisotropies).toBeNull();
    const {temperatureMeV: T} = history, dark = {...history, leptonNumberMeV3: T.map(t => 1e-12 * photonDensity(t))}, of = (lifetimeSeconds: number) =>
      lateDecays({history: dark, particle: photon(10, lifetimeSeconds), omegaB, species, abundancesAtEnd: startAbundances, responses});
    const late = of(1e14), soon = of(1e6);
    // 410.7e-12 per cm³ of 10 MeV over 0.12·10.54 keV/cm³ of dark matter.
    expect(late.relic.fraction / (410.7e-12 * 10 / (0.12 * 10.537e-3))).toBeCloseTo(1, 2);
    expect(late.anisotropies!.overBound).toBeGreaterThan(1e4);
    expect(late.anisotropies!.overBound).toBeCloseTo(late.relic.electromagneticFraction / late.anisotropies!.fraction, 6);
    expect(soon.anisotropies).toBeNull();
    expect(soon.photodisintegration.elements.dOverH).toBeLessThan(startAbundances[2]! / startAbundances[1]!);
    expect(soon.distortions.mu).toBeGreaterThan(0);
  });
  it("of so many test particles are those of a history that has them", () => {
    const particle = photon(10, 1e14), testParticle = {numberOverPhotons: 1e-12, temperatureMeV: 1e-2}, {relic, anisotropies} = lateDecays({history, particle, omegaB, species, abundancesAtEnd: startAbundances, responses, testParticle});
    expect(relic.fraction / (410.7e-12 * 10 / (0.12 * 10.537e-3))).toBeCloseTo(1, 2);
    expect(anisotropies!.overBound).toBeGreaterThan(1e4);
  });
  it("with keys that resolve", () => { for (const keys of Object.values(lateDecayCites)) for (const key of keys) expect(findReference(key), key).toBeDefined(); });
});

describe("between the eras", () => {
  it("the standard run differs from itself by nothing", () => {
    expect(betweenEras(history, history)).toEqual({deltaNEffAtNucleosynthesis: 0, deltaNEffAtRecombination: 0, baryonsPerPhotonRatio: 1});
  });
  it("inert radiation is the same ΔN_eff in both", () => {
    const more = new EarlyUniverse().run(absentLepton, {reheatingMeV: 30, deltaNEff: 0.5}), {deltaNEffAtNucleosynthesis, deltaNEffAtRecombination, baryonsPerPhotonRatio} = betweenEras(more, history);
    expect(deltaNEffAtRecombination).toBeCloseTo(0.5, 4);
    expect(deltaNEffAtNucleosynthesis).toBeCloseTo(0.5, 2);
    expect(baryonsPerPhotonRatio).toBeCloseTo(1, 3);
  });
  it("N that decays between them releases entropy: η falls, ΔN_eff differs", () => {
    const lepton = decayingParticle({massMeV: 10, lifetimeSeconds: 3e4, branchings: {"nu gamma e": 1}}), run = new EarlyUniverse().run(lepton, {reheatingMeV: 30, initialYield: 2e-5});
    const {baryonsPerPhotonRatio, deltaNEffAtNucleosynthesis, deltaNEffAtRecombination} = betweenEras(run, history);
    expect(baryonsPerPhotonRatio).toBeGreaterThan(1.01);
    expect(deltaNEffAtNucleosynthesis).toBeGreaterThan(0);
    expect(deltaNEffAtRecombination).toBeGreaterThan(0);
    // Half the energy each: Δρ_ν = Δρ_γ, so ΔN_eff follows from what the photons gained, (1 + g) = (η ratio)^{4/3}.
    const g = baryonsPerPhotonRatio ** (4 / 3) - 1, one = 7 / 8 * (4 / 11) ** (4 / 3), expected = (history.nEff + g / one) / (1 + g) - history.nEff;
    expect(Math.abs(deltaNEffAtRecombination / expected - 1)).toBeLessThan(0.02);
  });
  it("neutrinos of late decays stream: M/2 redshifted, far and unscattered; those of 0.1 s do not", () => {
    const late = injectedNeutrinos({history, massMeV: 20, lifetimeSeconds: 1e6}), early = injectedNeutrinos({history, massMeV: 100, lifetimeSeconds: 0.05});
    expect(late.freeStreams).toBe(true);
    expect(early.freeStreams).toBe(false);
    const T = 1.147e-3;
    expect(late.energyTodayMeV / (10 * cmbTemperatureMeV / T)).toBeCloseTo(1, 1);
    expect(late.energyOverTemperature * cmbTemperatureMeV / late.energyTodayMeV).toBeCloseTo(1, 12);
    // Comoving horizon at last scattering, 280 Mpc.
    expect(late.freeStreamingMpc).toBeGreaterThan(250);
    expect(late.freeStreamingMpc).toBeLessThan(300);
    expect(() => injectedNeutrinos({history, massMeV: 1, lifetimeSeconds: 1e16})).toThrow("is beyond recombination");
  });
});

