import type {Axis} from "../model/scenarioTypes.js";

/** Twelve digits: 10 is 10, and no machine's logarithm makes a checkpoint of another machine unreadable. */
const rounded = (value: number): number => Number(value.toPrecision(12));

/** The values of a logarithmic axis, in the unit of the axis, both ends exact. */
export function axisValues(axis: Axis): number[] {
  const {from, to, points} = axis;
  if (points === 1) return [from];
  const step = Math.log(to / from) / (points - 1);
  return Array.from({length: points}, (_, i) =>
    i === 0 ? from : i === points - 1 ? to : rounded(from * Math.exp(i * step)));
}

/** 10^(index/perDecade): the same value in every plane that holds it. */
export const latticeValue = (index: number, perDecade: number): number => rounded(10 ** (index / perDecade));

/** Both ends, and the values 10^(k/perDecade) between them. Neighbours are at least a tenth of a step apart. */
export function alignedValues({from, to}: Pick<Axis, "from" | "to">, perDecade: number): number[] {
  const clear = 0.1, first = Math.ceil(Math.log10(from) * perDecade + clear), last = Math.floor(Math.log10(to) * perDecade - clear);
  return [from, ...Array.from({length: Math.max(0, last - first + 1)}, (_, i) => latticeValue(first + i, perDecade)), to];
}
