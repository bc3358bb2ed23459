/**
 * Masses at which levels jump. Photons of N → ν γ have half the mass of N: from twice the threshold of a nucleus on they break it, at first a few and then,
 * as a power of the distance, many. D goes first; ⁴He, of which there is far more, makes D where photons only broke it before.
 */
import {breakingThresholdsMeV, shortestBreakingSeconds} from "../likelihood/constraints.js";
import {couplingNameOf, lifetimePower} from "../model/coupling.js";
import type {Scenario} from "../model/scenarioTypes.js";
import {latticeValue} from "./axis.js";
import type {Breaks} from "./levelField.js";

/** Steps of 1/10000 of a decade: how far above a break the column beside it stands. */
const perDecade = 1e4, stepsAbove = 5;

const jumps = ({constraints}: Pick<Scenario, "constraints">): readonly number[] => constraints.includes("photodisintegration") ? breakingThresholdsMeV.map(energy => 2 * energy) : [];

/** Where the level of this name jumps; undefined where it does nowhere. */
export const breaksOf = (name: string, scenario: Pick<Scenario, "constraints" | "model">): Breaks | undefined => {
  const masses = name === "photodisintegration" || name === "combined" ? jumps(scenario) : [];
  const power = lifetimePower[couplingNameOf(scenario.model)];
  return masses.length === 0 ? undefined : {logMasses: masses.map(Math.log10), below: power > 0 ? -Math.log10(shortestBreakingSeconds) / power : Infinity};
};

/** Masses close by on both sides of each break between two masses, themselves between these. */
export const besideBreaks = (scenario: Pick<Scenario, "constraints">, fromMeV: number, toMeV: number): number[] => jumps(scenario).filter(mass => mass > fromMeV && mass < toMeV).flatMap(mass => {
  const below = Math.floor(Math.log10(mass) * perDecade);
  return [latticeValue(below, perDecade), latticeValue(below + stepsAbove, perDecade)].filter(side => side > fromMeV && side < toMeV);
});
