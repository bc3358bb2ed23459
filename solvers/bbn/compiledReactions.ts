/** Reactions turned into index lists, for right-hand sides that know no names; each is checked on the way. */
import type {NucleusName} from "../../src/constants/nuclei.js";
import {checkReaction} from "./detailedBalance.js";
import {inverseFactorials, reactionIdentity, type ReactionData} from "./reaction.js";

/** Slots for nuclei before and after a reaction; an unused slot points at a dummy nucleus with Y = 1. */
export const reactantSlots = 3, productSlots = 4, slotsPerReaction = reactantSlots + productSlots;

export interface CompiledReactions {
  readonly count: number;
  readonly species: readonly NucleusName[];
  readonly names: readonly string[];
  /** slots[7 r + k]: index of a nucleus; k < 3 before, k ≥ 3 after. */
  readonly slots: Int32Array;
  /** 1/Π(multiplicity!) before and after. */
  readonly symmetryBefore: Float64Array;
  readonly symmetryAfter: Float64Array;
  /** Number of nuclei minus one before and after: power of the density. */
  readonly orderBefore: Int32Array;
  readonly orderAfter: Int32Array;
}

/** Checks the reactions and turns names into indices. */
export const compileReactions = (reactions: readonly ReactionData[], species: readonly NucleusName[]): CompiledReactions => {
  const count = reactions.length, dummy = species.length;
  const compiled: CompiledReactions = {
    count, species, names: reactions.map((r) => r.name), slots: new Int32Array(slotsPerReaction * count).fill(dummy),
    symmetryBefore: new Float64Array(count), symmetryAfter: new Float64Array(count),
    orderBefore: new Int32Array(count), orderAfter: new Int32Array(count),
  };
  const indexOf = (reaction: ReactionData) => (name: string): number => {
    const index = species.indexOf(name as NucleusName);
    if (index < 0) throw new Error(`${reaction.name}: ${name} is not in this network (${species.join(", ")})`);
    return index;
  };
  const seen = new Map<string, string>();
  reactions.forEach((reaction, r) => {
    checkReaction(reaction);
    const identity = reactionIdentity(reaction), twin = seen.get(identity);
    if (twin !== undefined) throw new Error(`${reaction.name} and ${twin} are the same reaction, ${identity}; leave one out`);
    seen.set(identity, reaction.name);
    const before = reaction.reactants.map(indexOf(reaction)), after = reaction.products.map(indexOf(reaction));
    compiled.slots.set(before, slotsPerReaction * r);
    compiled.slots.set(after, slotsPerReaction * r + reactantSlots);
    compiled.symmetryBefore[r] = inverseFactorials(reaction.reactants);
    compiled.symmetryAfter[r] = inverseFactorials(reaction.products);
    compiled.orderBefore[r] = before.length - 1;
    compiled.orderAfter[r] = after.length - 1;
  });
  return compiled;
};
