import {describe, expect, it} from "vitest";
import {avogadroPerMole, barnInPerMeV2} from "../../src/constants/units.js";
import {electronMassMeV as m, fineStructure as alpha} from "../../src/constants/particles.js";
import {nuclei} from "../../src/constants/nuclei.js";
import {primatFullRates} from "../../solvers/bbn/tables/primatFullRates.js";
import {brokenSpecies, photodisintegrate, photodisintegrateWithErrors} from "../../solvers/late-decays/photodisintegration.js";
import {respondingReactions, Responses, targetsAt} from "../../solvers/late-decays/responses.js";
import {
  energyLoss, fragments, lithiumCrossSection, lithiumReactions, lithiumYields, neutronCrossSectionBarn, protonCrossSectionBarn, slowing
} from "../../solvers/late-decays/secondaryLithium.js";
import {request} from "./acropolis.js";

const [tritium, helium] = [fragments[0]!, fragments[1]!];
const plasma = (T: number): readonly [number, number, number] => { const {electronsMeV3, chargeSquaredMeV3} = targetsAt(6.1e-10, T); return [T, electronsMeV3, 0.247 / 4 * chargeSquaredMeV3]; };

describe("cross sections that make ⁶Li", () => {
  /** N_A⟨σv⟩ [cm³/mol/s]; sums in ln E. */
  const average = (barn: (centreMeV: number) => number, out: typeof nuclei.p, T: number): number => {
    const mu = out.massMeV * nuclei.Li6.massMeV / (out.massMeV + nuclei.Li6.massMeV), count = 2000;
    let sum = 0;
    for (let i = 0; i < count; i++) { const x = 4e-4 * 1e5 ** ((i + 0.5) / count); sum += x * x * Math.exp(-x) * barn(x * T); }
    return avogadroPerMole * 1e-24 * 2.99792458e10 * Math.sqrt(8 * T / (Math.PI * mu)) * sum * Math.log(1e5) / count;
  };

  it("give the network's rates: (n,t) of another evaluation within 20 % and (p,³He) within 12 %, at 0.5-10 GK", () => {
    for (let i = 41; i <= 60; i++) {
      const T = 0.0861733 * 10 ** (-3 + 4 * i / 60);
      expect(Math.abs(average(neutronCrossSectionBarn, nuclei.n, T) / primatFullRates.Li6_n__t_a!.rate[i]! - 1), `n ${T}`).toBeLessThan(0.2);
      expect(Math.abs(average(protonCrossSectionBarn, nuclei.p, T) / primatFullRates.Li6_p__He3_a!.rate[i]! - 1), `p ${T}`).toBeLessThan(0.12);
    }
  });

  it("are what is measured of ⁶Li(n,t): 28.1 ± 1.6 mb at 14.2 MeV, 34.3 at 12.5, 17.6 at 18.3, 51 at 8", () => {
    const at = (laboratory: number): number => 1e3 * neutronCrossSectionBarn(laboratory * nuclei.Li6.massMeV / (nuclei.n.massMeV + nuclei.Li6.massMeV));
    for (const [E, millibarn] of [[14.2, 28.1], [12.5, 34.3], [18.3, 17.6], [8, 51]] as const) expect(Math.abs(at(E) / millibarn - 1)).toBeLessThan(0.2);
  });

  it("open at 8.39 and 7.05 MeV, and the photon at 53.4 and 48.8 MeV", () => {
    expect(tritium.thresholdMeV).toBeCloseTo(8.388, 2);
    expect(helium.thresholdMeV).toBeCloseTo(7.048, 2);
    expect(lithiumReactions[0]!.thresholdMeV).toBeCloseTo(19.814 + 4 * 8.388, 2);
    for (const {thresholdMeV, millibarn} of fragments) {
      expect(millibarn(thresholdMeV * 0.9999)).toBe(0);
      expect(millibarn(thresholdMeV * 1.01)).toBeGreaterThan(0);
      for (let E = thresholdMeV; E < 1500; E *= 1.1) expect(millibarn(E)).toBeGreaterThanOrEqual(0);
    }
  });

  it("obey detailed balance: k² g σ the same both ways, with 3 for the spins", () => {
    const out = 2, {massMeV: t} = nuclei.H3, {massMeV: a} = nuclei.He4, {massMeV: l} = nuclei.Li6, {massMeV: n} = nuclei.n;
    const inside = out + l + n - t - a, kinetic = inside * (t + a) / a, k2 = (x: number, y: number, E: number): number => 2 * x * y / (x + y) * E;
    expect(tritium.millibarn(kinetic) * k2(t, a, inside) / (1e3 * neutronCrossSectionBarn(out) * k2(n, l, out))).toBeCloseTo(3, 6);
  });
});

describe("stopping by electrons", () => {
  it("slowing is erf y − 2y e^(−y²)/√π: 4y³/3√π far below 1, 1 far above, and the integral of 4y²e^(−y²)/√π", () => {
    expect(slowing(1e-3) / (4e-9 / (3 * Math.sqrt(Math.PI)))).toBeCloseTo(1, 5);
    expect(slowing(5)).toBeCloseTo(1, 9);
    for (const y of [0.3, 1, 2.5]) {
      const count = 4000, sum = Array.from({length: count}, (_, i) => (i + 0.5) * y / count).reduce((s, x) => s + x * x * Math.exp(-x * x), 0);
      expect(slowing(y)).toBeCloseTo(4 / Math.sqrt(Math.PI) * sum * y / count, 6);
    }
  });

  it("goes as Z² and 1/v² where electrons are slow, and as v where they are fast", () => {
    const cold = 1e-6, hot = 1e-2, n = 1e-20;
    expect(energyLoss("He3", 20, cold, n) / energyLoss("H3", 20, cold, n)).toBeCloseTo(4, 2);
    expect(energyLoss("H3", 10, cold, n) / energyLoss("H3", 20, cold, n)).toBeCloseTo(2, 0);
    expect(energyLoss("H3", 4e-2, hot, n) / energyLoss("H3", 1e-2, hot, n)).toBeCloseTo(2, 2);
  });
});

describe("⁶Li by fragment", () => {
  it("is the integral of n σ/|dE/dx|", () => {
    for (const T of [1e-4, 3e-3]) {
      const [, electrons, density] = plasma(T), yields = lithiumYields(...plasma(T)), count = 40000;
      fragments.forEach(({nucleus, thresholdMeV, millibarn}, which) => {
        let sum = 0;
        for (let i = 0; i < count; i++) { const E = thresholdMeV + (i + 0.5) * (25 - thresholdMeV) / count; sum += millibarn(E) / energyLoss(nucleus, E, T, electrons); }
        expect(yields[which]!(25) / (1e-3 * barnInPerMeV2 * density * sum * (25 - thresholdMeV) / count), `${nucleus} ${T}`).toBeCloseTo(1, 2);
      });
    }
  });

  it("of a constant σ = 75 mb and cold electrons would be n_He σ m (E₀² − E_t²)/(4πα²Λ n_e M): T of 15-18 MeV, where σ is 75-76 mb", () => {
    const T = 1e-4, [, electrons, density] = plasma(T), chance = lithiumYields(...plasma(T))[0];
    const log = Math.log(2 * m * 2 * 16.5 / nuclei.H3.massMeV / Math.sqrt(4 * Math.PI * alpha * electrons / m));
    expect((chance(18) - chance(15)) / (density * 0.0757 * barnInPerMeV2 * m * (18 ** 2 - 15 ** 2) / (4 * Math.PI * alpha ** 2 * log * electrons * nuclei.H3.massMeV))).toBeCloseTo(1, 1);
  });

  it("is 1e-5 to 2e-3, grows with energy and, where electrons outrun the fragment, with T", () => {
    for (const which of [0, 1] as const) {
      const at = (T: number, E: number): number => lithiumYields(...plasma(T))[which](E);
      for (const T of [1e-5, 1e-3, 1e-2]) { expect(at(T, 30)).toBeGreaterThan(1e-5); expect(at(T, 30)).toBeLessThan(2e-3); expect(at(T, 30)).toBeGreaterThan(at(T, 15)); }
      expect(at(1e-2, 20) / at(1e-3, 20)).toBeGreaterThan(5);
      expect(at(1e-4, fragments[which]!.thresholdMeV)).toBe(0);
    }
  });

  it("of T is that of ³He where T decays before it stops, below 1 eV", () => {
    const excess = (T: number): number => { const [t, h] = lithiumYields(...plasma(T)); return t(30) / h(30); };
    expect(excess(1e-5)).toBeGreaterThan(3.5);
    expect(excess(2.4e-7)).toBeLessThan(1.35);
    expect(excess(2.4e-7)).toBeGreaterThan(0.9);
  });
});

describe("⁶Li of late decays", () => {
  const responses = new Responses({nodesPerDecade: 60, highestMeV: 110, hottestMeV: 2e-3, coldestMeV: 1e-6});
  const run = (massMeV: number, numberOverPhotons = 1e-12) => ({...request({massMeV, lifetimeSeconds: 1e8, numberOverPhotons}), responses});

  it("conserve nucleons and charge", () => {
    for (const {products, target} of lithiumReactions) for (const key of ["massNumber", "charge"] as const)
      expect(products.reduce((sum, [name, number]) => sum + number * nuclei[name][key], 0) - nuclei[target][key]).toBe(0);
    const {transfer, exposure} = photodisintegrate(run(200)), he4 = brokenSpecies.indexOf("He4");
    expect(exposure[17]!).toBeGreaterThan(0);
    expect(brokenSpecies.reduce((sum, name, i) => sum + nuclei[name].massNumber * transfer[i * 9 + he4]!, 0) / 4).toBeCloseTo(1, 12);
  });

  it("responses are the cross section over the spectrum", () => {
    const {cascade} = responses, E = cascade.grid.energiesMeV, j = responses.temperaturesMeV.findIndex(t => t < 1e-4), T = responses.temperaturesMeV[j]!, from = E.length - 2;
    // At a node of η.
    const eta = Math.exp(-21.2), out = new Float64Array(respondingReactions.length), targets = targetsAt(eta, T), {photons, line} = cascade.spectra(j, targets, from, "photon");
    responses.cascades(j, eta * (1 + 1e-12), [{particle: "photon", energyMeV: E[from]!, number: 1}], out);
    lithiumYields(T, targets.electronsMeV3, 0.247 / 4 * targets.chargeSquaredMeV3).forEach((chance, which) => {
      const sum = E.reduce((s, e, i) => s + lithiumCrossSection(which, chance, e) * (i === 0 || i > from ? 0 : photons[i]! * (E[i + 1]! - E[i - 1]!) / 2 + (i === from ? line : 0)), 0);
      expect(out[17 + which]! / (1e-3 * barnInPerMeV2 * sum)).toBeCloseTo(1, 9);
    });
  });

  it("is apart, linear in the number of particles, absent below 97 MeV, and leaves the other nuclei alone", () => {
    const own = photodisintegrate(run(200)), none = photodisintegrate({...run(200), crossSectionFactors: new Float64Array(19).fill(1).fill(0, 17)}), less = photodisintegrate(run(200, 1e-13));
    expect(own.secondaryLi6OverH / (own.li6OverH - none.li6OverH)).toBeCloseTo(1, 6);
    expect(none.secondaryLi6OverH).toBe(0);
    expect(less.secondaryLi6OverH / own.secondaryLi6OverH).toBeCloseTo(0.1, 3);
    brokenSpecies.forEach((name, i) => { if (name !== "Li6") expect(Math.abs(own.abundances[i]! - none.abundances[i]!), name).toBeLessThanOrEqual(1e-6 * none.abundances[i]!); });
    expect(photodisintegrate(run(97)).secondaryLi6OverH).toBe(0);
    expect(photodisintegrate(run(110)).secondaryLi6OverH).toBeGreaterThan(0);
  });

  it("converges in the energy grid, and carries its error", () => {
    const fine = new Responses({nodesPerDecade: 120, stepsPerTemperature: 8, highestMeV: 110, hottestMeV: 2e-3, coldestMeV: 1e-5}), {sigma, abundances} = photodisintegrateWithErrors(run(200));
    expect(photodisintegrate({...run(200), responses: fine}).secondaryLi6OverH / photodisintegrate(run(200)).secondaryLi6OverH).toBeCloseTo(1, 1);
    expect(sigma[6]! / abundances[6]!).toBeGreaterThan(0.15);
    expect(sigma[6]! / abundances[6]!).toBeLessThan(0.5);
  });
});
