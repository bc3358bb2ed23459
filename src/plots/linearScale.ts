/** A linear axis, and what any axis has in common: where a value is on the page, and where its ticks are. */
import {position, ticks, type LogScale, type Tick} from "./logScale.js";

export interface LinearScale {
  readonly linear: true;
  readonly from: number;
  readonly to: number;
  /** Position of `from` [pt]. */
  readonly start: number;
  /** Position of `to` [pt]. */
  readonly end: number;
}

export type Scale = LogScale | LinearScale;

const isLinear = (scale: Scale): scale is LinearScale => "linear" in scale;

/** Position [pt] of a value. */
export const positionOn = (scale: Scale, value: number): number =>
  isLinear(scale) ? scale.start + ((value - scale.from) / (scale.to - scale.from)) * (scale.end - scale.start) : position(scale, value);

/** About so many labels on an axis. */
const wanted = 5;

/** The step of 1, 2 or 5 times a power of ten that gives about the wanted number of labels, and how many parts it has. */
function stepOf(span: number): {readonly step: number; readonly parts: number; readonly digits: number} {
  const power = Math.floor(Math.log10(span / wanted)), share = span / wanted / 10 ** power;
  const [mantissa, parts] = share < 1.5 ? [1, 5] : share < 3.5 ? [2, 4] : share < 7.5 ? [5, 5] : [10, 5];
  return {step: mantissa * 10 ** power, parts, digits: Math.max(0, mantissa === 10 ? -power - 1 : -power)};
}

function linearTicks({from, to}: LinearScale): readonly Tick[] {
  const {step, parts, digits} = stepOf(to - from), small = step / parts, result: Tick[] = [];
  for (let k = Math.ceil(from / small - 1e-9); k * small <= to + 1e-9 * small; k++) {
    const value = k * small;
    result.push(k % parts === 0 ? {value, tex: value.toFixed(digits).replace(/^-(0(?:\.0*)?)$/, "$1")} : {value});
  }
  return result;
}

export const ticksOf = (scale: Scale): readonly Tick[] => (isLinear(scale) ? linearTicks(scale) : ticks(scale));
