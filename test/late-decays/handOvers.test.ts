/** Nothing jumps in lifetime where one treatment of a decaying particle hands over to the next. */
import {describe, expect, test} from "vitest";
import {EarlyUniverse} from "../../solvers/early-universe/thermalHistory.js";
import {lateDecaysAt, type LateDecays} from "../../solvers/late-decays/lateDecays.js";
import {Responses} from "../../solvers/late-decays/responses.js";
import {decayingParticle} from "../../src/model/decayingParticle.js";
import {omegaB, species, startAbundances} from "./acropolis.js";

const universe = new EarlyUniverse(), responses = new Responses({nodesPerDecade: 40, highestMeV: 60});
const at = (massMeV: number, lifetimeSeconds: number): {readonly late: LateDecays; readonly nEff: number} => {
  const particle = decayingParticle({massMeV, lifetimeSeconds, branchings: {"nu gamma mu": 1}}), history = universe.run(particle, {reheatingMeV: 30, initialYield: 1e-12 / massMeV});
  return {late: lateDecaysAt({history, particle, responses}, [{omegaB, species, abundancesAtEnd: startAbundances}])[0]!, nEff: history.nEff};
};
/** What is seen, as numbers that change slowly with ln τ. The noise: from which sample of the history decays are undone (3e-3). */
const seen = ({late: {photodisintegration: {abundances}, distortions: {mu, y}, relic, anisotropies}, nEff}: ReturnType<typeof at>): Readonly<Record<string, number>> => {
  const log = (value: number): number => Math.log(Math.max(value, 1e-40));
  return {
    nEff: Math.log(nEff), yP: log(abundances[5]!), deuterium: log(abundances[2]!), helium3: log(abundances[3]! + abundances[4]!), lithium: log(abundances[7]! + abundances[8]!),
    mu: log(mu), y: log(y), relic: log(relic.omegaUndecayed), anisotropies: Math.log1p(1e6 * (anisotropies?.overBound ?? 0))
  };
};

describe.each([0.5, 30])("N of %d MeV", massMeV => {
  // Photons count (1e3 s); the history closes 8 τ and 3 τ before its end (2e5, 5.5e5); anisotropies (1e11); last scattering (1.2e13), age of the universe (4.4e17).
  test.each([1e3, 2.04e5, 5.46e5, 1e11, 1.2e13, 4.4e17])("at %d s: over 0.01 in ln τ observables bend by less than 5e-3", lifetimeSeconds => {
    const [before, here, after] = [0.99, 1, 1.01].map(factor => seen(at(massMeV, lifetimeSeconds * factor)));
    for (const [name, value] of Object.entries(here!)) {
      expect(Number.isFinite(value), name).toBe(true);
      expect(Math.abs(after![name]! - 2 * value + before![name]!), name).toBeLessThan(5e-3);
    }
  });
});
