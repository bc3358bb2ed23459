import type {Axis} from "../model/scenarioTypes.js";

/**
 * The values of a logarithmic axis, in the unit of the axis, both ends exact. Those between have twelve digits: 10 is 10,
 * and no machine's logarithm makes a checkpoint of another machine unreadable.
 */
export function axisValues(axis: Axis): number[] {
  const {from, to, points} = axis;
  if (points === 1) return [from];
  const step = Math.log(to / from) / (points - 1);
  return Array.from({length: points}, (_, i) =>
    i === 0 ? from : i === points - 1 ? to : Number((from * Math.exp(i * step)).toPrecision(12)));
}
