/**
 * Nuclear statistical equilibrium, from the network's own detailed balance: along a reaction in equilibrium
 *   Π Y_after (symmetry, density) · reverse = Π Y_before · forward,
 * which gives the one nucleus that is not known yet. It starts from n and p and goes on until all are known.
 */
import {power} from "../../src/numerics/elementary.js";
import {productSlots, reactantSlots, slotsPerReaction} from "./compiledReactions.js";
import type {RateBank} from "./rateBank.js";

/** Overwrites Y_i of all nuclei but n and p; `density` is n_b/N_A [mol/cm³]. */
export const fillEquilibrium = (bank: RateBank, logT9: number, density: number, abundances: Float64Array): void => {
  const {compiled} = bank.set;
  const {slots, orderBefore, orderAfter, species} = compiled;
  bank.at(logT9);
  const known = species.map((_, i) => i < 2);
  const value = (index: number): number => (index === species.length ? 1 : abundances[index]);
  for (let pass = 0; pass < species.length && known.includes(false); pass++) {
    for (let r = 0; r < compiled.count; r++) {
      const base = slotsPerReaction * r;
      const all = Array.from(slots.subarray(base, base + slotsPerReaction));
      const unknown = all.filter((index) => index < species.length && !known[index]);
      if (unknown.length !== 1) continue;
      const target = all.indexOf(unknown[0]), isProduct = target >= reactantSlots;
      let before = bank.forward[r] * power(density, orderBefore[r]), after = bank.reverse[r] * power(density, orderAfter[r]);
      for (let k = 0; k < reactantSlots; k++) if (k !== target) before *= value(all[k]);
      for (let k = reactantSlots; k < reactantSlots + productSlots; k++) if (k !== target) after *= value(all[k]);
      abundances[unknown[0]] = isProduct ? before / after : after / before;
      known[unknown[0]] = true;
    }
  }
};
