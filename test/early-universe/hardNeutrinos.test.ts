import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {electronMassMeV, fermiConstantPerMeV2} from "../../src/constants/particles.js";
import {gaussLegendre, tanhSinh} from "../../src/numerics/quadrature.js";
import {
  fillRates, hardRate, hatWeights, pairSuppression, stepRates, tabulatedPairSuppression, targetSuppression
} from "../../solvers/early-universe/hardKernels.js";
import {cascade, type CascadeOptions, type HardNeutrinos, type HardSource} from "../../solvers/early-universe/hardNeutrinos.js";
import {couplings} from "../../solvers/early-universe/tables/collisionSuppression.js";

/** Radiation with N of mass M decaying at rest; T a = 1 MeV. */
const decays = (massMeV: number, lifetimeSeconds: number, spacing = 0.05, hottestMeV = 8, oscillations: "averaged" | "none" = "averaged"): HardSource => {
  const n = Math.round(12 / spacing) + 1, column = (f: (i: number) => number): Float64Array => Float64Array.from({length: n}, (_, i) => f(i));
  const lnA = column(i => i * spacing - Math.log(hottestMeV)), T = lnA.map(x => Math.exp(-x)), H = T.map(t => 4.46e-22 * t * t);
  const S = T.map((t, i) => t ** 3 * Math.exp(-6.58e-22 / (2 * H[i]! * lifetimeSeconds)));
  return {
    lnA, temperatureMeV: T, electronNeutrinoTemperatureMeV: T, muTauNeutrinoTemperatureMeV: T, hubbleMeV: H,
    injections: [{electronMeV5: S.map(s => 0.2 * s), otherMeV5: S.map(s => 0.8 * s), energyMeV: column(() => massMeV / 2)}], oscillations
  };
};
const integral = ({lnA, hubbleMeV}: HardSource, q: Float64Array): number => {
  let sum = 0;
  for (let i = 0; i + 1 < lnA.length; i++) for (const j of [i, i + 1]) sum += (lnA[i + 1]! - lnA[i]!) / 2 * q[j]! * Math.exp(4 * lnA[j]!) / hubbleMeV[j]!;
  return sum;
};
/** Shares of what was injected: plasma, ν_e, ν_μτ, and what is left. */
const shares = (source: HardSource, hard: HardNeutrinos): [number, number, number, number] => {
  const given = sum(source.injections.flatMap(({electronMeV5, otherMeV5}) => [integral(source, electronMeV5), integral(source, otherMeV5)])), last = source.lnA.length - 1;
  return [integral(source, hard.plasmaHeatMeV5) / given, integral(source, hard.electronNeutrinoHeatMeV5) / given, integral(source, hard.otherNeutrinoHeatMeV5) / given,
    hard.energyMeV4[last]! * Math.exp(4 * source.lnA[last]!) / given];
};
const sum = (list: Iterable<number>): number => { let total = 0; for (const x of list) total += x; return total; };

/** A box at constant temperature with E/T = ratio injected at once and all collisions done: share of the plasma, neutrinos gained by the bath for each. */
const boxed = (group: "e" | "x", ratio: number, temperatureMeV: number, options: CascadeOptions & {oscillations?: "averaged" | "none"} = {}): {plasma: number; gained: number} => {
  const n = 12, column = (v: number): Float64Array => new Float64Array(n).fill(v), first = column(0);
  first[1] = 1;
  const source: HardSource = {
    lnA: column(0).map((_, i) => 1e-9 * i), temperatureMeV: column(temperatureMeV), electronNeutrinoTemperatureMeV: column(temperatureMeV),
    muTauNeutrinoTemperatureMeV: column(temperatureMeV), hubbleMeV: column(1e-40 * (temperatureMeV / 100) ** 5),
    injections: [{electronMeV5: group === "e" ? first : column(0), otherMeV5: group === "x" ? first : column(0), energyMeV: column(ratio * temperatureMeV)}], oscillations: options.oscillations ?? "none"
  };
  const hard = cascade(source, options), [plasma, e, x, left] = shares(source, hard);
  expect(left).toBeLessThan(1e-6);
  expect(plasma + e + x + left).toBeCloseTo(1, 11);
  // Energies are a⁴ρ/(E a): at a = 1 numbers and energies differ by the energy of one.
  const given = sum(source.injections.flatMap(({electronMeV5, otherMeV5}) => [integral(source, electronMeV5), integral(source, otherMeV5)]));
  const gained = integral(source, hard.electronNeutrinoNumberMeV4) + integral(source, hard.otherNeutrinoNumberMeV4);
  return {plasma, gained: gained / given * ratio * temperatureMeV};
};
const thermalised = (...input: Parameters<typeof boxed>): number => boxed(...input).plasma;

/** Independent cascade by events: flavours named one by one, energies drawn, partners of 4.106 T whose energy stays with the bath where a product would exceed E, a sharp cut. */
const monteCarlo = (group: "e" | "x", ratio: number, cut: number, events: number): {plasma: number; gained: number} => {
  let seed = 7;
  const random = (): number => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const flavors = ["e", "mu", "tau"] as const, channels = new Map<string, {weight: number; rising: boolean; three: string; four: string}[]>();
  for (const me of flavors) {
    const list: {weight: number; rising: boolean; three: string; four: string}[] = [], left = me === "e" ? couplings.leftElectron : couplings.leftMuTau;
    const electron = 128 * (left ** 2 + couplings.right ** 2);
    const flat = (c: number, three: string, four: string): number => list.push({weight: c, rising: false, three, four});
    const rising = (c: number, three: string, four: string): number => list.push({weight: c / 3, rising: true, three, four});
    for (const other of flavors) {
      flat(other === me ? 64 : 32, me, other);
      rising(other === me ? 128 : 32, me, other);
      if (other !== me) rising(32, other, other);
    }
    flat(electron, me, "plasma"); rising(electron, me, "plasma"); rising(electron, "plasma", "plasma");
    channels.set(me, list);
  }
  let plasma = 0, pairs = 0;
  const partner = 4.106;
  for (let i = 0; i < events; i++) {
    const stack: [string, number][] = [[group === "e" ? "e" : "mu", ratio]];
    for (let next = stack.pop(); next !== undefined; next = stack.pop()) {
      const [flavor, E] = next;
      if (E < cut) continue;
      const list = channels.get(flavor)!;
      let pick = random() * sum(list.map(({weight}) => weight)), k = 0;
      while (k < list.length - 1 && pick > list[k]!.weight) pick -= list[k++]!.weight;
      const {rising, three, four} = list[k]!, y = rising ? Math.cbrt(random()) : random();
      if (three === "plasma" && four === "plasma") { pairs++; plasma += E + partner; continue; }
      const first = Math.min(E, y * (E + partner)), second = Math.min(E, (1 - y) * (E + partner));
      if (four === "plasma") { plasma += E - first; stack.push([three, first]); } else stack.push([three, first], [four, second]);
    }
  }
  return {plasma: plasma / (ratio * events), gained: 1 - 2 * pairs / events};
};

describe("kernels of hard neutrinos", () => {
  it("have the rate and the shapes of the phase-space integral over thermal partners", () => {
    // Γ = 1/2E ∫ d³k/((2π)³2k) f(k) ∫ dcos 1/(8π) ⟨S|M|²⟩, S|M|² = (p₁·p₂)² and (p₁·p₄)²
    const T = 2, E = 60, {nodes, weights} = gaussLegendre(24);
    const rate = (y2: boolean): number => tanhSinh(k => {
      let angles = 0;
      nodes.forEach((c, i) => nodes.forEach((cosine, j) => {
        const s = 2 * E * k * (1 - c), invariant = y2 ? s / 4 * (1 + cosine) : s / 2;
        angles += weights[i]! * weights[j]! / 2 * invariant ** 2;
      }));
      return k * k / (4 * Math.PI ** 2 * 2 * k) / (Math.exp(k / T) + 1) * angles / (8 * Math.PI);
    }, 0, 80, 1e-10).value * fermiConstantPerMeV2 ** 2 / (2 * E);
    expect(rate(false) / (hardRate(T) * E)).toBeCloseTo(1, 8);
    expect(rate(true) / (hardRate(T) * E)).toBeCloseTo(1 / 3, 8);
  });

  it("sum to 1.29 and 0.92 G_F² E T⁴ for massless e±, and hand on all energy", () => {
    const rates = stepRates();
    fillRates(rates, 1, 1, 1);
    expect((rates.loss[0]! + rates.pairs[0]!) * 7 * Math.PI / 5760).toBeCloseTo(1.29, 2);
    expect((rates.loss[1]! + rates.pairs[1]!) * 7 * Math.PI / 5760).toBeCloseTo(0.92, 2);
    fc.assert(fc.property(fc.tuple(...[1, 2, 3].map(() => fc.double({min: 0, max: 5, noNaN: true}))), ([e, x, g]) => {
      fillRates(rates, e!, x!, g!);
      for (let s = 0; s < 2; s++) {
        let energy = rates.scattered[s]!;
        for (let t = 0; t < 2; t++) for (let n = 0; n < 3; n++) energy += rates.products[(2 * s + t) * 3 + n]! / (n + 2);
        expect(Math.abs(energy - rates.loss[s]!)).toBeLessThan(1e-12 * (rates.loss[s]! + 1));
        // Two neutrinos come out of a collision with one of the bath, one out of a collision with e±.
        let number = 0;
        for (let t = 0; t < 2; t++) for (let n = 0; n < 3; n++) number += rates.products[(2 * s + t) * 3 + n]! / (n + 1);
        expect(Math.abs(number - rates.loss[s]! - rates.partners[2 * s]! - rates.partners[2 * s + 1]!)).toBeLessThan(1e-12 * (number + 1));
      }
    }), {seed: 5, numRuns: 60});
  });

  it("share products between nodes with the right number and energy", () => {
    for (const ratio of [1.02, 1.1, 1.5]) {
      const {inner, own} = hatWeights(ratio);
      for (let n = 1; n <= 3; n++) {
        let number = own[n - 1]!, energy = own[n - 1]!;
        for (let j = 1; j < 40 / Math.log(ratio); j++) {
          number += inner[n - 1]! * ratio ** (-n * j);
          energy += inner[n - 1]! * ratio ** (-(n + 1) * j);
        }
        expect(number).toBeCloseTo(1 / n, 10);
        expect(energy).toBeCloseTo(1 / (n + 1), 10);
      }
    }
  });

  it("know the mass of e±: pairs as the double integral over k and angle, targets as (3/4)(ρ + P)", () => {
    for (const [group, left] of [[0, couplings.leftElectron], [1, couplings.leftMuTau]] as const) for (const z of [0.2, 1, 5, 40]) {
      const mixed = left * couplings.right / (left ** 2 + couplings.right ** 2), {nodes, weights} = gaussLegendre(80);
      const slow = tanhSinh(k => {
        const threshold = Math.min(1, 1 / (z * k));
        let inside = 0;
        nodes.forEach((t, i) => {
          // v = (1 − cosθ)/2 from threshold to 1; squared variable for the root at threshold
          const w = (1 + t) / 2, v = threshold + (1 - threshold) * w * w, beta2 = 1 - 1 / (z * k * v);
          inside += weights[i]! * (1 - threshold) * w * v * v * Math.sqrt(Math.max(0, beta2)) * (0.75 * (1 + beta2 / 3) + 6 * mixed / (4 * z * k * v));
        });
        return k ** 3 / (Math.exp(k) + 1) * 3 * inside;
      }, 1 / z, 1 / z + 60, 1e-8).value / (7 * Math.PI ** 4 / 120);
      expect(pairSuppression(group, z) / slow).toBeCloseTo(1, 4);
      expect(tabulatedPairSuppression(group, Math.log(z)) / slow).toBeCloseTo(1, 2);
    }
    expect(pairSuppression(0, 1e4)).toBeCloseTo(1, 4);
    for (const T of [0.08, 0.3, 2]) {
      const direct = tanhSinh(p => p * p * (Math.hypot(p, electronMassMeV) + p * p / (3 * Math.hypot(p, electronMassMeV))) / (Math.exp(Math.hypot(p, electronMassMeV) / T) + 1), 0, 50 * T, 1e-10).value;
      expect(targetSuppression(T) / (0.75 * direct / (7 * Math.PI ** 4 / 120 * T ** 4))).toBeCloseTo(1, 5);
    }
  });
});

describe("cascade of hard neutrinos", () => {
  it("conserves energy to rounding and stays positive, for any temperatures and flavours", () => {
    fc.assert(fc.property(
      fc.double({min: 1, max: 3.5, noNaN: true}), fc.double({min: -2, max: 3, noNaN: true}), fc.double({min: 0.7, max: 1.5, noNaN: true}), fc.constantFrom(0.05, 0.2), fc.constantFrom("averaged" as const, "none" as const),
      (logMass, logLifetime, hotter, spacing, oscillations) => {
        const bare = decays(10 ** logMass, 10 ** logLifetime, spacing, 10, oscillations), last = bare.lnA.length - 1;
        const source: HardSource = {...bare, electronNeutrinoTemperatureMeV: bare.temperatureMeV.map((T, i) => T * hotter ** (i / last)), muTauNeutrinoTemperatureMeV: bare.temperatureMeV.map(T => T * hotter)};
        const hard = cascade(source);
        expect(Math.abs(sum(shares(source, hard)) - 1)).toBeLessThan(1e-12);
        // Heats of single baths may be negative, as partners' energy comes out of them; all together are not.
        const heat = hard.plasmaHeatMeV5.map((q, i) => q + hard.electronNeutrinoHeatMeV5[i]! + hard.otherNeutrinoHeatMeV5[i]!);
        for (const column of [heat, hard.plasmaHeatMeV5, hard.energyMeV4, hard.spectrum.electron, hard.spectrum.other, hard.spectrum.meanElectron]) {
          const rounding = -1e-12 * column.reduce((most, v) => Math.max(most, v), 0);
          expect(column.every(v => v >= rounding)).toBe(true);
        }
      }), {seed: 11, numRuns: 25});
  });

  it("late neutrinos stream freely: ρ goes as a⁻⁴, flavours as averaged oscillations leave them", () => {
    const source = decays(20, 1e5, 0.05, 0.02), hard = cascade(source), n = source.lnA.length;
    expect(shares(source, hard)[3]).toBeGreaterThan(1 - 1e-4);
    const early = decays(20, 1e-3, 0.05, 0.02), given = {...early, injections: early.injections.map(line => ({...line, electronMeV5: line.electronMeV5.map((_, i) => i === 3 ? 1 : 0), otherMeV5: line.otherMeV5.map(() => 0)}))};
    const alone = cascade(given), k = alone.spectrum.comovingEnergyMeV.length;
    const energyAt = (i: number): number => alone.energyMeV4[i]! * Math.exp(4 * source.lnA[i]!);
    expect(energyAt(n - 1) / energyAt(10)).toBeCloseTo(1, 4);
    expect(sum(alone.spectrum.electron.subarray((n - 1) * k)) / sum(alone.spectrum.other.subarray((n - 1) * k))).toBeCloseTo(0.553 / 0.447, 2);
  });

  it("know matter: at 10 MeV hard ν_μ do not become ν_e, at 0.1 MeV they do, and no one else's energy moves", () => {
    const electrons = (hottestMeV: number): number => {
      const {lnA, temperatureMeV: T, ...rest} = decays(40, 1e9, 1e-3, hottestMeV), one = {...rest, lnA, temperatureMeV: T, hubbleMeV: T.map(() => 1), injections: rest.injections.map(line => ({
        energyMeV: T.map(t => 20 * t), electronMeV5: line.electronMeV5.map(() => 0), otherMeV5: line.otherMeV5.map((_, i) => i === 3 ? 1 : 0)
      }))}, hard = cascade(one), k = hard.spectrum.comovingEnergyMeV.length, row = (list: Float64Array): number => sum(list.subarray(10 * k, 11 * k));
      return row(hard.spectrum.electron) / (row(hard.spectrum.electron) + row(hard.spectrum.other));
    };
    expect(electrons(10)).toBeLessThan(1e-3);
    expect(electrons(0.1)).toBeCloseTo(0.2237, 3);
  });

  it("below the cut all is heat of the group at once", () => {
    const source = decays(2, 1e-2, 0.05, 4), cold = {...source, injections: source.injections.map(line => ({...line, energyMeV: source.temperatureMeV.map(T => 3 * T)}))};
    expect(shares(cold, cascade(cold))[1]! + shares(cold, cascade(cold))[2]!).toBeCloseTo(1, 12);
  });

  it("in a dense bath gives plasma what an independent Monte Carlo of single collisions does", () => {
    for (const group of ["e", "x"] as const) for (const ratio of [15, 60]) {
      const box = boxed(group, ratio, 100, {spacing: 0.02}), drawn = monteCarlo(group, ratio, 8, 30000);
      expect(Math.abs(box.plasma / drawn.plasma - 1)).toBeLessThan(0.02);
      expect(Math.abs(box.gained - drawn.gained)).toBeLessThan(0.05);
    }
  });

  it("leaves as many neutrinos as were given where no pairs are made: each collision takes one from the bath and makes two", () => {
    for (const group of ["e", "x"] as const) for (const ratio of [9, 20, 40]) expect(boxed(group, ratio, 0.004, {oscillations: "averaged"}).gained).toBeCloseTo(1, 6);
    expect(boxed("e", 40, 5).gained).toBeLessThan(boxed("e", 10, 5).gained);
  });

  it("is the same for one line or for its parts, and adds up over lines", () => {
    const one = decays(60, 0.5), halves = {...one, injections: one.injections.flatMap(line => [0.3, 0.7].map(part => ({...line, electronMeV5: line.electronMeV5.map(s => part * s), otherMeV5: line.otherMeV5.map(s => part * s)})))};
    const other = decays(25, 0.5), both = {...one, injections: [...one.injections, ...other.injections]};
    const [whole, split, sumOfLines, second] = [cascade(one), cascade(halves), cascade(both), cascade(other, {spacing: 0.08})];
    whole.plasmaHeatMeV5.forEach((heat, i) => {
      expect(split.plasmaHeatMeV5[i]!).toBeCloseTo(heat, 12);
      expect(sumOfLines.energyMeV4[i]!).toBeGreaterThanOrEqual(whole.energyMeV4[i]! * (1 - 1e-9));
    });
    const plasma = (source: HardSource, hard: HardNeutrinos): number => integral(source, hard.plasmaHeatMeV5);
    expect(plasma(both, sumOfLines) / (plasma(one, whole) + plasma(other, second))).toBeCloseTo(1, 3);
  });

  it("gives plasma less where m_e counts", () => {
    for (const group of ["e", "x"] as const) {
      expect(thermalised(group, 20, 0.2)).toBeLessThan(thermalised(group, 20, 0.5));
      expect(thermalised(group, 20, 0.5)).toBeLessThan(thermalised(group, 20, 5));
    }
  });

  it("converges in samples with second order, in nodes, and slowly depends on the cut", () => {
    const plasma = (spacing: number, options: CascadeOptions = {}): number => { const source = decays(100, 0.3, spacing); return shares(source, cascade(source, options))[0]; };
    const [coarse, middle, fine] = [plasma(0.1), plasma(0.05), plasma(0.025)] as const;
    expect((coarse - middle) / (middle - fine)).toBeGreaterThan(3);
    expect((coarse - middle) / (middle - fine)).toBeLessThan(5);
    expect(Math.abs(middle / fine - 1)).toBeLessThan(3e-3);
    expect(Math.abs(plasma(0.05, {spacing: 0.04}) / middle - 1)).toBeLessThan(0.01);
    // The rest is what the bath itself hands on.
    expect(plasma(0.05, {cut: 10}) / middle).toBeLessThan(1);
    expect(plasma(0.05, {cut: 10}) / middle).toBeGreaterThan(0.84);
  });
});
