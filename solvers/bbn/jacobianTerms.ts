/**
 * The Jacobian of a network as index lists, generated from its reactions: each term is the derivative of one flux by one nucleus,
 *   ∂(k Π Y)/∂Y_j = k m_j Y_j^{m_j − 1} Π_{i ≠ j} Y_i,
 * and adds to the entries of the nuclei whose number the reaction changes; a nucleus that is on both sides drops out.
 */
import {productSlots, reactantSlots, slotsPerReaction, type CompiledReactions} from "./compiledReactions.js";

/** Nuclei of a flux beside the one that it is derived by, at most: one fewer than a side can hold. */
const others = productSlots - 1;

/** Terms of the forward or of the reverse fluxes. */
export interface JacobianTerms {
  readonly count: number;
  /** Reaction of a term. */
  readonly reaction: Int32Array;
  /** Multiplicity m_j, negative for reverse fluxes. */
  readonly factor: Float64Array;
  /** Other nuclei at [3 t + k]; unused ones point at the dummy with Y = 1. */
  readonly other: Int32Array;
  /** Entries of term t: from first[t] to first[t + 1] − 1. */
  readonly first: Int32Array;
  /** Place in the row-major matrix, and the change of that nucleus in the reaction. */
  readonly place: Int32Array;
  readonly change: Float64Array;
}

/** Generates the terms of one direction. */
export const jacobianTerms = ({count, slots, species}: CompiledReactions, direction: "forward" | "reverse"): JacobianTerms => {
  const size = species.length, from = direction === "forward" ? 0 : reactantSlots, width = direction === "forward" ? reactantSlots : productSlots;
  const reaction: number[] = [], factor: number[] = [], other: number[] = [], first = [0], place: number[] = [], change: number[] = [];
  for (let r = 0; r < count; r++) {
    const all = Array.from(slots.subarray(slotsPerReaction * r, slotsPerReaction * (r + 1)));
    const changes = new Map<number, number>();
    all.forEach((nucleus, k) => changes.set(nucleus, (changes.get(nucleus) ?? 0) + (k < reactantSlots ? -1 : 1)));
    const side = all.slice(from, from + width), nuclei = new Set(side.filter((nucleus) => nucleus < size));
    for (const nucleus of nuclei) {
      const rest = [...side];
      rest.splice(side.indexOf(nucleus), 1);
      while (rest.length < others) rest.push(size);
      reaction.push(r);
      factor.push(side.filter((twin) => twin === nucleus).length * (direction === "forward" ? 1 : -1));
      other.push(...rest);
      for (const [row, by] of changes) {
        if (row === size || by === 0) continue;
        place.push(row * size + nucleus);
        change.push(by);
      }
      first.push(place.length);
    }
  }
  return {
    count: reaction.length, reaction: Int32Array.from(reaction), factor: Float64Array.from(factor), other: Int32Array.from(other),
    first: Int32Array.from(first), place: Int32Array.from(place), change: Float64Array.from(change),
  };
};

/** Adds the terms with these rates and abundances (the dummy last) to the matrix. */
export const addJacobianTerms = (terms: JacobianTerms, rates: Float64Array, abundances: Float64Array, matrix: Float64Array): void => {
  const {count, reaction, factor, other, first, place, change} = terms;
  for (let t = 0, o = 0; t < count; t++, o += others) {
    const partial = factor[t] * rates[reaction[t]] * abundances[other[o]] * abundances[other[o + 1]] * abundances[other[o + 2]];
    for (let e = first[t], end = first[t + 1]; e < end; e++) matrix[place[e]] += change[e] * partial;
  }
};
