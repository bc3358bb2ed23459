import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {fineStructure} from "../../src/constants/particles.js";
import {nuclei} from "../../src/constants/nuclei.js";
import {baryonDensityMolePerCm3, heliumMassFraction} from "../../solvers/bbn/baryonDensity.js";
import {compileReactions} from "../../solvers/bbn/compiledReactions.js";
import {checkReaction, reverseFromMasses} from "../../solvers/bbn/detailedBalance.js";
import {pairEmissionFactor, pairShare} from "../../solvers/bbn/pairEmission.js";
import {fillEquilibrium} from "../../solvers/bbn/equilibrium.js";
import {NetworkClock} from "../../solvers/bbn/networkClock.js";
import {RateBank, rateSet, sharedRateBank, type RateCompilation} from "../../solvers/bbn/rateBank.js";
import {reactionIdentity, speciesOf, type NetworkName} from "../../solvers/bbn/reaction.js";
import {betaDecays, ReactionNetwork} from "../../solvers/bbn/reactionNetwork.js";
import {primatKeyRates} from "../../solvers/bbn/tables/primatKeyRates.js";
import {reactionTable} from "../../solvers/bbn/tables/reactionTable.js";
import {ThermalTrack} from "../../solvers/bbn/thermalTrack.js";
import {weakRatesAlong} from "../../solvers/bbn/weakHistory.js";
import {standardBackground} from "./standardBackground.js";

const background = standardBackground(), track = new ThermalTrack(background);
const weak = weakRatesAlong(background, {neutronLifetimeSeconds: 878.4});
const from = track.lnAAt(0.8), to = track.lnAAt(1e-3);
const density = baryonDensityMolePerCm3(0.0224) * Math.exp(3 * (Math.log(background.photonTemperatureTimesScaleFactorToday / 2.348653e-10) - from));
const build = (network: NetworkName, compilation: RateCompilation = "primat"): ReactionNetwork =>
  new ReactionNetwork(new RateBank(rateSet(compilation, network)), new NetworkClock(track, weak, from, to, density));
const state = (size: number, seed: number): Float64Array =>
  Float64Array.from({length: size}, (_, i) => 10 ** (-1 - 0.6 * i) * (1 + 0.7 * Math.sin(seed * (i + 1))));

describe("reactions", () => {
  it("61 of them, 12 of them key, all known to both compilations", () => {
    expect(reactionTable.length).toBe(61);
    for (const compilation of ["primat", "parthenope"] as const) {
      expect(rateSet(compilation, "key").reactions.length).toBe(12);
      expect(rateSet(compilation, "full").reactions.length).toBe(61);
    }
  });
  it("published reverse rates follow from masses and spins", () => {
    for (const reaction of reactionTable) {
      const expected = reverseFromMasses(reaction);
      expect(Math.abs(reaction.reverse.alpha / expected.alpha - 1), reaction.name).toBeLessThan(1e-3);
      expect(Math.abs(reaction.reverse.gamma - expected.gamma), reaction.name).toBeLessThan(0.017);
      expect(reaction.reverse.beta, reaction.name).toBe(expected.beta);
    }
  });
  it("no two are the same, either way round, and a twin is refused", () => {
    expect(new Set(reactionTable.map(reactionIdentity)).size).toBe(reactionTable.length);
    const [first, second] = reactionTable, twin = {...second, name: "twin", reactants: [...second.reactants].reverse()};
    expect(() => compileReactions([first, second, twin], speciesOf.key)).toThrow(/twin and d_p__He3_g are the same reaction, H2 \+ p = He3; leave one out/);
    expect(reactionIdentity({...first, reactants: first.products, products: first.reactants})).toBe(reactionIdentity(first));
  });
  it("a reaction that is wrong is refused by name", () => {
    const good = reactionTable[0];
    expect(() => checkReaction({...good, products: ["H3"]})).toThrow(/n_p__d_g: charge changes by 0, baryon number by 1/);
    expect(() => checkReaction({...good, QMeV: 2.3})).toThrow(/QMeV = 2.3, but the masses give 2.22/);
    expect(() => checkReaction({...good, reverse: {alpha: 4.8e9, beta: 1.5, gamma: -25.815}})).toThrow(/n_p__d_g: reverse rate/);
    expect(() => checkReaction({...good, products: ["deuteron"]})).toThrow(/unknown nucleus deuteron/);
  });
});

describe("rates", () => {
  it("pass through the table, with the factors of identical nuclei and of pair emission", () => {
    const bank = sharedRateBank(rateSet("primat", "key"));
    bank.at(Math.log(1e-3) + (Math.log(1e4) * 120) / 200);
    expect(bank.forward[1] / primatKeyRates["d_p__He3_g"].rate[120]).toBeCloseTo(1.0022, 4);
    expect(bank.forward[5] / primatKeyRates["t_d__a_n"].rate[120]).toBeCloseTo(1, 12);
    expect(bank.forward[2] / primatKeyRates["d_d__He3_n"].rate[120]).toBeCloseTo(0.5, 12);
  });
  it("a deviation of one σ multiplies both directions by f", () => {
    const set = rateSet("primat", "key"), plain = new RateBank(set), moved = new RateBank(set, Float64Array.from({length: 12}, (_, r) => (r === 4 ? 1 : 0)));
    plain.at(-0.2);
    moved.at(-0.2);
    expect(moved.forward[4] / plain.forward[4]).toBeCloseTo(1.2, 6);
    expect(moved.reverse[4] / plain.reverse[4]).toBeCloseTo(1.2, 6);
    expect(moved.forward[3]).toBe(plain.forward[3]);
    expect(() => new RateBank(set, new Float64Array(3))).toThrow(/rateDeviations has 3 entries, the network has 12 reactions/);
  });
});

describe("pair emission", () => {
  it("vanishes below two electron masses, and rises as (2α/3π) ln ω", () => {
    expect(pairShare(1, "E1")).toBe(0);
    const slope = (pairShare(4000, "E1") - pairShare(1000, "E1")) / Math.log(4);
    expect(slope / ((2 * fineStructure) / (3 * Math.PI))).toBeCloseTo(1, 4);
    expect(pairShare(5, "M1")).toBeLessThan(pairShare(5, "E1"));
  });
  it("raises radiative captures by about 0.2 %, and nothing else", () => {
    const factor = (name: string): number => pairEmissionFactor(reactionTable.find((reaction) => reaction.name === name)!);
    expect(factor("d_p__He3_g")).toBeCloseTo(1.0022, 4);
    expect(factor("d_d__t_p")).toBe(1);
  });
});

describe("right-hand side", () => {
  for (const network of ["key", "full"] as const) {
    const problem = build(network), size = problem.size, species = speciesOf[network];
    it(`${network}: conserves baryon number in any state`, () => {
      const out = new Float64Array(size);
      fc.assert(fc.property(fc.double({min: from, max: to, noNaN: true}), fc.array(fc.double({min: 0, max: 1, noNaN: true}), {minLength: size, maxLength: size}), (x, y) => {
        problem.derivative(x, Float64Array.from(y), out);
        let sum = 0, scale = 1e-300;
        out.forEach((v, i) => {
          sum += v * nuclei[species[i]].massNumber;
          scale += Math.abs(v * nuclei[species[i]].massNumber);
        });
        expect(Math.abs(sum)).toBeLessThan(1e-12 * scale);
      }));
    });
    it(`${network}: Jacobian and ∂/∂x agree with differences`, () => {
      const x = track.lnAAt(0.07), y = state(size, 1.3), J = new Float64Array(size * size), up = new Float64Array(size), down = new Float64Array(size);
      problem.jacobian(x, y, J);
      let norm = 0;
      for (const v of J) norm = Math.max(norm, Math.abs(v));
      for (let j = 0; j < size; j++) {
        const step = 1e-5 * y[j], moved = y.slice();
        moved[j] = y[j] + step;
        problem.derivative(x, moved, up);
        moved[j] = y[j] - step;
        problem.derivative(x, moved, down);
        for (let i = 0; i < size; i++) {
          const slow = (up[i] - down[i]) / (2 * step);
          expect(Math.abs(slow - J[i * size + j])).toBeLessThan(1e-6 * (Math.abs(slow) + 1e-3 * norm));
        }
      }
      const partial = new Float64Array(size);
      problem.partialX(x, y, partial);
      problem.derivative(x + 1e-5, y, up);
      problem.derivative(x - 1e-5, y, down);
      for (let i = 0; i < size; i++) expect(partial[i] / ((up[i] - down[i]) / 2e-5)).toBeCloseTo(1, 4);
    });
  }
  it("conserves charge where n ↔ p is switched off", () => {
    const frozen = {lnA: weak.lnA, logNeutronToProton: {at: () => -500}, logProtonToNeutron: {at: () => -500}};
    const problem = new ReactionNetwork(new RateBank(rateSet("primat", "key")), new NetworkClock(track, frozen, from, to, density), []);
    const out = new Float64Array(8);
    for (let k = 0; k < 20; k++) {
      problem.derivative(from + (k / 20) * (to - from), state(8, k), out);
      let sum = 0, scale = 0;
      out.forEach((v, i) => {
        sum += v * nuclei[speciesOf.key[i]].charge;
        scale += Math.abs(v);
      });
      expect(Math.abs(sum)).toBeLessThan(1e-12 * scale);
    }
  });
  it("holds the β decays of ³H, ⁶He, ⁸Li and ⁸B: λ Y from one nucleus to the other", () => {
    const problem = build("full"), clock = new NetworkClock(track, weak, from, to, density), out = new Float64Array(problem.size), without = new Float64Array(problem.size);
    const bare = new ReactionNetwork(new RateBank(rateSet("primat", "full")), clock, []), x = track.lnAAt(2e-3);
    expect(betaDecays.map((decay) => decay.from)).toEqual(["H3", "Li8", "B8", "He6"]);
    for (const {from: parent, to: daughter, count, halfLifeSeconds} of betaDecays) {
      const y = new Float64Array(problem.size), i = speciesOf.full.indexOf(parent), j = speciesOf.full.indexOf(daughter);
      expect(nuclei[parent].massNumber).toBe(count * nuclei[daughter].massNumber);
      expect(Math.abs(nuclei[parent].charge - count * nuclei[daughter].charge)).toBe(1);
      y[i] = 1e-6;
      problem.derivative(x, y, out);
      bare.derivative(x, y, without);
      clock.at(x);
      const flux = (Math.LN2 / halfLifeSeconds) * clock.hubbleTimeSeconds * 1e-6;
      expect((without[i] - out[i]) / flux).toBeCloseTo(1, 6);
      expect((out[j] - without[j]) / (count * flux)).toBeCloseTo(1, 6);
    }
  });
  it("vanishes in statistical equilibrium, but for n ↔ p", () => {
    for (const network of ["key", "full"] as const) {
      const bank = new RateBank(rateSet("primat", network)), clock = new NetworkClock(track, weak, from, to, density);
      const problem = new ReactionNetwork(bank, clock), y = new Float64Array(problem.size), out = new Float64Array(problem.size), forward = new Float64Array(1);
      y[0] = 0.2;
      y[1] = 0.8;
      const x = from + 0.1;
      clock.at(x);
      fillEquilibrium(bank, clock.logT9, clock.density(x), y);
      problem.derivative(x, y, out);
      bank.at(clock.logT9);
      forward[0] = bank.forward[0] * clock.density(x) * clock.hubbleTimeSeconds * y[0] * y[1];
      // Published reverse rates are consistent around closed loops of reactions to 1e-3 only.
      expect(Math.abs(out[2]) / forward[0]).toBeLessThan(1e-6);
    }
  });
});

describe("baryons", () => {
  it("helium mass fraction is 0.0014 below Y_P", () => {
    expect(0.247 - heliumMassFraction(0.247)).toBeCloseTo(0.0013, 4);
  });
  it("η at ω_b = 0.0224 is 6.13e-10", () => {
    expect((baryonDensityMolePerCm3(0.0224) * 6.02214076e23) / 410.73).toBeCloseTo(6.13e-10, 12);
  });
});
