import {describe, expect, it} from "vitest";
import {blackBodyLuminosityErgPerSecond} from "../../solvers/supernova/blackBody.js";
import {boundBand, joinedBands} from "../../solvers/supernova/boundBand.js";
import {prepareSupernova, type SupernovaColumn, type SupernovaSetup} from "../../solvers/supernova/column.js";
import {coolingEnergyErg} from "../../solvers/supernova/coolingHistory.js";
import {CRITERIA, localEdge, supernovaBound, type BoundSetup, type Criterion} from "../../solvers/supernova/criteria.js";
import {dipoleChannels} from "../../solvers/supernova/dipoleChannels.js";
import {localDipolePerGeV} from "../../solvers/supernova/emissivity.js";
import {energeticNeutrinoEvents, inverseBetaCm2} from "../../solvers/supernova/energeticNeutrinos.js";
import {distanceCm, gammaRays} from "../../solvers/supernova/gammaRayBurst.js";
import {depositedEnergyErg} from "../../solvers/supernova/lowEnergyExplosion.js";
import {profiles} from "../../solvers/supernova/profiles.js";
import {neutralSphere, type NeutralSphere, type SphereSetup} from "../../solvers/supernova/sphereBound.js";
import {starOf} from "../../solvers/supernova/star.js";
import {ergInMeV} from "../../src/constants/units.js";

const muon = {e: 0, mu: 1, tau: 0}, dirac = "dirac" as const;
const at = (changes: Partial<SupernovaSetup>) => prepareSupernova({
  profile: "chang-2016-fiducial", massMeV: 100, nature: dirac, flavorWeights: muon, neutrinoChemicalPotentialMeV: "profile",
  neutrinoSphereKm: 40, farRadiusKm: 100, screening: "struct", channels: "without-electrons", keepSpectrum: true, ...changes,
});

describe("spectrum at infinity", () => {
  it("adds up to the luminosity at any coupling, begins at M, and is not kept unless asked for", () => {
    const column = at({});
    for (const d of [1e-11, 3e-9, 1e-8]) {
      const {energiesMeV, weightsMeV, luminosityPerMeV} = column.spectrumAtInfinity((d / 1000) ** 2);
      expect(luminosityPerMeV.reduce((sum, x, j) => sum + x * weightsMeV[j]!, 0) / column.luminosityErgPerSecond(d)).toBeCloseTo(1, 10);
      expect(energiesMeV[0]!).toBeGreaterThan(100);
    }
    expect(() => at({keepSpectrum: false}).spectrumAtInfinity(1e-20)).toThrow(/keepSpectrum = true/);
  });
});

describe("two bands of a light Dirac N", () => {
  const bands = (nature: "dirac" | "majorana", massMeV: number) => at({nature, massMeV, channels: "all", farRadiusKm: 1000}).bands();

  it("are apart at 0.03 MeV: the sterile helicity gets out where the active one is trapped", () => {
    const found = bands("dirac", 0.03);
    expect(found.length).toBe(2);
    expect(found[0]![1]).toBeLessThan(1e-6);
    expect(found[1]![0]).toBeGreaterThan(2 * found[0]![1]);
  });

  it("have merged at 1 MeV; a Majorana N, whose two helicities are both active, has one, which ends lower", () => {
    const light = bands("dirac", 1), majorana = bands("majorana", 1);
    expect(light.length).toBe(1);
    expect(majorana.length).toBe(1);
    expect(light[0]![1]).toBeGreaterThan(10 * majorana[0]![1]);
    expect(majorana[0]![0] / light[0]![0]).toBeCloseTo(1, 2);
  });
});

describe("N-sphere", () => {
  const column = (massMeV: number, changes: Partial<SupernovaSetup> = {}) => at({massMeV, nature: "majorana", farRadiusKm: 1000, keepSpectrum: false, keepOpacity: true, ...changes});
  const star = starOf(profiles["chang-2016-fiducial"], {neutrinoSphereKm: 40, farRadiusKm: 1000, angularAverage: "exact"});
  const sphereOf = (massMeV: number, one: SupernovaColumn, changes: Partial<SphereSetup> = {}) =>
    neutralSphere({star, massMeV, opacity: one.opacity!, criticalLuminosityErgPerSecond: 3e52, ...changes});
  const dipole = ({couplingSquared}: NeutralSphere): number => 1000 * Math.sqrt(couplingSquared);
  const light = column(1);

  it("of a light N lies where the black body shines with L_crit, and its coupling is within a factor 2.5 of the transport's edge", () => {
    const sphere = sphereOf(1, light)!, edge = light.edges().upperDipolePerGeV!;
    expect(sphere.radiusKm).toBeGreaterThan(28);
    expect(sphere.radiusKm).toBeLessThan(40);
    const redshift = star.lapse[star.radiiKm.findIndex(r => r >= sphere.radiusKm)]! ** 2;
    // A third of it is scattered beyond R_ν.
    const shines = (redshift * blackBodyLuminosityErgPerSecond(sphere.radiusKm, sphere.temperatureMeV, 1, 2)) / 3e52;
    expect(shines).toBeGreaterThan(1.2);
    expect(shines).toBeLessThan(1.7);
    expect(dipole(sphere) / edge).toBeGreaterThan(0.4);
    expect(dipole(sphere) / edge).toBeLessThan(2.5);
  });

  it("moves in, and to smaller couplings, for a larger L_crit; by √3 for three flavours; and with the mean", () => {
    const one = sphereOf(1, light)!, brighter = sphereOf(1, light, {criticalLuminosityErgPerSecond: 3e53})!, three = sphereOf(1, column(1, {flavorWeights: {e: 1, mu: 1, tau: 1}}))!;
    expect(brighter.radiusKm).toBeLessThan(one.radiusKm);
    expect(dipole(brighter)).toBeLessThan(dipole(one));
    expect(dipole(one) / dipole(three)).toBeCloseTo(Math.sqrt(3), 6);
    // ⟨1/τ⟩⁻¹ ≤ ⟨τ⟩
    expect(dipole(sphereOf(1, light, {mean: "inverse"})!)).toBeLessThanOrEqual(dipole(one));
  });

  it("agrees with the transport to a quarter at 30 MeV, where most of the way of N lies outside the star", () => {
    const heavy = column(30);
    expect(Math.abs(dipole(sphereOf(30, heavy)!) / heavy.edges().upperDipolePerGeV! - 1)).toBeLessThan(0.25);
  });

  it("is null where no radius shines so: too heavy, or gone by decay before any coupling traps it, where the transport excludes nothing either", () => {
    expect(sphereOf(2000, column(2000))).toBeNull();
    const decaying = column(100);
    expect(sphereOf(100, decaying)).toBeNull();
    expect(decaying.bands()).toEqual([]);
  });
});

describe("cooling history", () => {
  it("is a trapezoid over the steps, and three seconds of one", () => {
    const column = at({massMeV: 20}), L = column.luminosityErgPerSecond(1e-9);
    expect(coolingEnergyErg([{timeSeconds: 1, column}], 1e-9) / (3 * L)).toBeCloseTo(1, 12);
    expect(coolingEnergyErg([{timeSeconds: 1, column}, {timeSeconds: 5, column}], 1e-9) / (4 * L)).toBeCloseTo(1, 12);
    expect(() => coolingEnergyErg([{timeSeconds: 2, column}, {timeSeconds: 1, column}], 1e-9)).toThrow(/timeSeconds = 1 of step 2/);
    expect(() => coolingEnergyErg([], 1e-9)).toThrow(/no steps/);
  });
});

describe("bounds from decays", () => {
  const column = at({profile: "illustrative-cold"}), escaped = {column, nature: dirac, flavorWeights: muon};

  it("deposit half of the energy that leaves within the star, d⁴ when N decays far out", () => {
    const far = depositedEnergyErg(escaped, 1e-13), twice = depositedEnergyErg(escaped, 2e-13);
    expect(twice / far).toBeGreaterThan(15);
    expect(twice / far).toBeLessThan(16.1);
    expect(depositedEnergyErg(escaped, 3e-10) / (0.5 * 3 * column.luminosityErgPerSecond(3e-10))).toBeCloseTo(1, 2);
    expect(depositedEnergyErg(escaped, 1e-13, {visibleShare: 1}) / far).toBeCloseTo(2, 10);
  });

  const reach = (massMeV: number, changes: Partial<SupernovaSetup>) => {
    const one = {...escaped, column: at({massMeV, ...changes})};
    let low = 1e-12, high = 1e-9;
    for (let i = 0; i < 30; i++) {
      const d = Math.sqrt(low * high);
      if (depositedEnergyErg(one, d) > 1e50) high = d;
      else low = d;
    }
    return high;
  };

  it("reach 1e50 erg at the quoted couplings with the quoted ingredients: static protons, F_deg = 1, flat space", () => {
    const quoted = {channels: "static", gravity: false, protonDegeneracy: false} as const;
    for (const [massMeV, expected] of [[10, 1.0e-10], [30, 4.0e-11], [50, 3.2e-11], [100, 2.0e-11], [150, 1.6e-11], [200, 1.6e-11], [300, 2.2e-11], [400, 4e-11]] as const) {
      expect(Math.abs(reach(massMeV, {profile: "illustrative-cold", ...quoted}) / expected - 1), `M = ${massMeV}`).toBeLessThan(0.1);
    }
    expect(reach(300, {profile: "illustrative-hot", ...quoted})).toBeLessThan(5e-12);
    // Gravity keeps the slow ones: a factor 2 at 200 MeV.
    const full = reach(200, {profile: "illustrative-cold"}) / reach(200, {profile: "illustrative-cold", ...quoted});
    expect(full).toBeGreaterThan(1.7);
    expect(full).toBeLessThan(2.3);
  });

  it("send no more photons than there are N, shared out over 4πD², and fewer in a window that is shorter", () => {
    const {energiesMeV, weightsMeV, luminosityPerMeV} = column.spectrumAtInfinity((1e-11 / 1000) ** 2);
    const all = energiesMeV.reduce((sum, E, j) => sum + (3 * weightsMeV[j]! * luminosityPerMeV[j]! * ergInMeV) / E, 0) / (4 * Math.PI * distanceCm ** 2);
    const full = gammaRays(escaped, 1e-11, {envelopeCm: 1, windowSeconds: 1e9, energiesMeV: [0, 3000]}).fluencePerCm2;
    expect(full / all).toBeCloseTo(1, 2);
    expect(gammaRays(escaped, 1e-11).fluencePerCm2).toBeLessThan(full);
    expect(gammaRays(escaped, 1e-11, {windowSeconds: 10}).fluencePerCm2).toBeLessThan(gammaRays(escaped, 1e-11).fluencePerCm2);
  });

  it("warn of a fireball where photons are dense, and take it for no exclusion", () => {
    const weak = gammaRays(escaped, 1e-13), strong = gammaRays(escaped, 1.5e-11);
    expect(weak.fireballOpticalDepth).toBeLessThan(1);
    expect(weak.caveat).toBeNull();
    expect(strong.fireballOpticalDepth).toBeGreaterThan(1);
    expect(strong.caveat).toMatch(/fireball/);
    expect(strong.excluded).toBe(false);
  });

  it("make inverse beta decays with 4.5e-40 cm² at 100 MeV and 7e-42 at 10 MeV, none below 1.8 MeV", () => {
    expect(inverseBetaCm2(100) / 4.5e-40).toBeCloseTo(1, 1);
    expect(inverseBetaCm2(10) / 6.8e-42).toBeCloseTo(1, 1);
    expect(inverseBetaCm2(1.7)).toBe(0);
  });

  it("make events in proportion to d⁴, fewer above a higher threshold", () => {
    const one = energeticNeutrinoEvents(escaped, 1e-12), two = energeticNeutrinoEvents(escaped, 2e-12);
    expect(two / one).toBeGreaterThan(12);
    expect(two / one).toBeLessThan(16.1);
    expect(energeticNeutrinoEvents(escaped, 1e-12, {thresholdMeV: 150})).toBeLessThan(one);
  });
});

describe("band of the bound", () => {
  const setup = {massMeV: 30, nature: dirac, flavorWeights: muon, profiles: ["chang-2016-fiducial", "illustrative-hot"], screenings: ["struct", "yukawa"], neutrinoChemicalPotentials: ["profile", 0], refinement: 0.4} as const;

  it("holds each variant's edges; potentials that are the same to ν_μ count once", () => {
    const {variants, lower, upper, weakest, strongest} = boundBand(setup);
    expect(variants.length).toBe(2 * 4 * 2);
    const lowers = variants.flatMap(v => v.lowerCoupling ?? []), uppers = variants.flatMap(v => v.upperCoupling ?? []);
    expect(lower).toEqual([Math.min(...lowers), Math.max(...lowers)]);
    expect(upper).toEqual([Math.min(...uppers), Math.max(...uppers)]);
    expect(strongest).toEqual([lower![0], upper![1]]);
    expect(weakest).toEqual([lower![1], upper![0]]);
    expect(lower![1] / lower![0]).toBeGreaterThan(2);
    expect(variants.every(v => v.criterion !== "raffelt" || v.upperCoupling === null)).toBe(true);
  });

  it("of one variant is that of the column, to 0.3 % on a coarse grid", () => {
    const one = (refinement: number) => boundBand({...setup, profiles: ["chang-2016-fiducial"], criteria: ["luminosity"], screenings: ["struct"], refinement});
    const column = at({massMeV: 30, farRadiusKm: 1000, channels: "all"}), [lower, upper] = column.bands()[0]!;
    for (const [band, digits] of [[one(1), 8], [one(0.4), 2]] as const) {
      expect(band.strongest).toEqual(band.weakest);
      expect(band.strongest![0] / lower).toBeCloseTo(1, digits);
      expect(band.strongest![1] / upper).toBeCloseTo(1, digits);
    }
  });

  it("of a light Dirac N ends with the second excluded band, and is certain of the first alone", () => {
    const {strongest, weakest, variants} = boundBand({...setup, massMeV: 0.03, profiles: ["chang-2016-fiducial"], criteria: ["luminosity"], screenings: ["struct"]});
    const [first, second] = variants[0]!.bands;
    expect(variants[0]!.bands).toHaveLength(2);
    expect(strongest).toEqual([first![0], second![1]]);
    expect(weakest).toEqual(first);
  });

  it("says nothing for certain where one variant excludes nothing, and nothing at all where none does", () => {
    const mixed = boundBand({...setup, massMeV: 100, criteria: ["luminosity", "raffelt"], screenings: ["struct"]});
    expect(mixed.weakest).toBeNull();
    // The local criterion of the fiducial, which knows no trapping, does not count: its transport finds no band.
    expect(mixed.lower![1]).toBe(mixed.variants.find(v => v.profile === "illustrative-hot" && v.criterion === "luminosity")!.lowerCoupling);
    expect(boundBand({...setup, massMeV: 500, screenings: ["struct"], profiles: ["chang-2016-fiducial"]}).strongest).toBeNull();
    expect(joinedBands([mixed, boundBand({...setup, screenings: ["struct"], criteria: ["luminosity"]})]).weakest).toBeNull();
  });
});

describe("the local criterion", () => {
  it("finds the shell with the largest loss per gram", () => {
    for (const [profile, massMeV] of [["illustrative-hot", 150], ["chang-2016-fiducial", 10]] as const) {
      const setup = {portal: "dipole", profile, massMeV, nature: dirac, flavorWeights: muon, neutrinoChemicalPotentialMeV: 0, neutrinoSphereKm: 40, farRadiusKm: 1000, screening: "struct"} as const;
      const found = localEdge(setup, dipoleChannels("struct", "static"))!, star = starOf(profiles[profile], {neutrinoSphereKm: 40, farRadiusKm: 1000, angularAverage: "exact"});
      const every = Array.from({length: star.insideCount}, (_, k) => k).filter(k => star.profile.at(star.radiiKm[k]!).densityGramPerCm3 >= 1e14)
        .map(k => localDipolePerGeV(dipoleChannels("struct", "static"), star.media[k]!, star.profile.at(star.radiiKm[k]!).densityGramPerCm3, massMeV, [{weight: 1, potentialMeV: 0}])!);
      expect(found / Math.min(...every)).toBeCloseTo(1, 4);
    }
  });
});

describe("criteria", () => {
  const bound = (criterion: Criterion, changes: Partial<BoundSetup> = {}) => supernovaBound({
    portal: "dipole", profile: "chang-2016-fiducial", massMeV: 30, nature: dirac, flavorWeights: muon, neutrinoChemicalPotentialMeV: 0, neutrinoSphereKm: 40, farRadiusKm: 1000, screening: "struct", refinement: 0.4, criterion, ...changes
  });

  it("each pass 1 at the edges of their bands", () => {
    for (const criterion of CRITERIA) {
      const {bands, overBound} = bound(criterion), [lower, upper] = bands[0]!;
      expect(overBound(lower)).toBeCloseTo(1, 6);
      if (criterion !== "raffelt") expect(overBound(upper)).toBeCloseTo(1, 6);
      expect(overBound(Math.sqrt(lower * upper))).toBeGreaterThan(1);
      expect(overBound(0.9 * lower)).toBeLessThan(1);
    }
  });

  it("the energy of a history of one profile held for τ is that of the proxy with this τ", () => {
    const proxy = bound("integrated-energy", {coolingSeconds: 4}), series = bound("integrated-energy", {coolingHistory: [{timeSeconds: 1, profile: "chang-2016-fiducial"}, {timeSeconds: 5, profile: "chang-2016-fiducial"}]});
    expect(series.overBound(1e-8) / proxy.overBound(1e-8)).toBeCloseTo(1, 12);
    expect(bound("integrated-energy", {criticalEnergyErg: 6e53}).overBound(1e-8) / bound("integrated-energy").overBound(1e-8)).toBeCloseTo(0.5, 12);
  });
});

describe("words where nothing is excluded", () => {
  it("tell an N that is too heavy from one that decays", () => {
    const heavy = at({massMeV: 3000}).verdict(), trapped = at({massMeV: 250, farRadiusKm: 1000}).verdict();
    expect(heavy.kind === "allowed" && heavy.reason).toMatch(/3000 MeV is beyond the reach/);
    expect(trapped.kind === "allowed" && trapped.reason).toMatch(/it decays or is trapped/);
    expect(at({massMeV: 10}).verdict().kind).toBe("excluded");
  });
});
