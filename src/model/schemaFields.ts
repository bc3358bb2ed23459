/** Kinds of values in a scenario file, and the words with which a wrong one is refused. */
import * as z from "zod";
import {notTextProblem, type QuantityKind, readQuantity} from "./quantity.js";

/** A string such as "100 MeV" that becomes a number in the unit of its kind. */
export const quantity = (kind: QuantityKind) =>
  z
    .string({error: ({input}) => notTextProblem(input, kind)})
    .meta({description: `${kind.what}, ${kind.range[0]} to ${kind.range[1]} ${kind.unit}`, examples: [kind.example]})
    .transform((text, context): number => {
      const value = readQuantity(text, kind);
      if (typeof value === "number") return value;
      context.addIssue({code: "custom", message: value.problem, input: text});
      return z.NEVER;
    });

/** A number without dimension, ends included. */
export function between(smallest: number, largest: number) {
  const error = ({input}: {readonly input?: unknown}): string => `= ${String(input)} is outside ${smallest}${smallest < 0 || `${smallest}`.includes("e") ? " to " : "-"}${largest}`;
  return z.number().min(smallest, {error}).max(largest, {error});
}

const pointCountError = ({input}: {readonly input?: unknown}): string => `= ${String(input)} is outside 2-2000`;
const pointCount = z.int().min(2, {error: pointCountError}).max(2000, {error: pointCountError});

/** A logarithmic axis of a quantity; zero is never in it. */
export const axis = (kind: QuantityKind) =>
  z
    .strictObject({from: quantity(kind), to: quantity(kind), points: pointCount.optional()})
    .refine(({from, to}) => from < to, {path: ["to"], error: ({input}) => notAbove(input, "from", "to", kind.unit)});

/** A logarithmic axis of plain numbers. */
export const numberAxis = (smallest: number, largest: number) =>
  z
    .strictObject({from: between(smallest, largest), to: between(smallest, largest), points: pointCount.optional()})
    .refine(({from, to}) => from < to, {path: ["to"], error: ({input}) => notAbove(input, "from", "to", "")});

/** Wording of two ends in the wrong order. */
export function notAbove(input: unknown, low: string, high: string, unit: string): string {
  const ends = input as Readonly<Record<string, number>>;
  const shown = (key: string): string => `${Number(ends[key]!.toPrecision(6))} ${unit}`.trimEnd();
  return `= ${shown(high)} is not above ${low} = ${shown(low)}; write the smaller one in ${low}`;
}
