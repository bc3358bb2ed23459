/** A logarithmic axis: from data to points on the page, and where its ticks are. */

export interface LogScale {
  readonly from: number;
  readonly to: number;
  /** Position of `from` [pt]. */
  readonly start: number;
  /** Position of `to` [pt]. */
  readonly end: number;
}

/** Position [pt] of log₁₀(value). */
export const positionOfLog = (scale: LogScale, logValue: number): number => {
  const low = Math.log10(scale.from);
  return scale.start + ((logValue - low) / (Math.log10(scale.to) - low)) * (scale.end - scale.start);
};

/** Position [pt] of a value. */
export const position = (scale: LogScale, value: number): number => positionOfLog(scale, Math.log10(value));

export interface Tick {
  readonly value: number;
  /** TeX of the label, absent for minor ticks. */
  readonly tex?: string;
}

const tolerance = 1e-9;
const within = (scale: LogScale, value: number): boolean => value >= scale.from * (1 - tolerance) && value <= scale.to * (1 + tolerance);

/** m × 10^k; through the decimal text, so that 3 × 10⁻⁹ is the nearest double. */
const decimal = (m: number, k: number): number => Number(`${m}e${k}`);

/**
 * Ticks of a logarithmic axis: decades labelled 10^k (every `stride`-th where more than ten would crowd),
 * 2...9 unlabelled; an axis that holds fewer than two decades is labelled at 1, 2 and 5 too.
 */
export function ticks(scale: LogScale): readonly Tick[] {
  const first = Math.floor(Math.log10(scale.from) + tolerance);
  const last = Math.ceil(Math.log10(scale.to) - tolerance);
  let decades = 0;
  for (let k = first; k <= last; k++) if (within(scale, decimal(1, k))) decades++;
  const stride = Math.ceil(decades / 10);
  const result: Tick[] = [];
  for (let k = first; k <= last; k++) {
    for (let m = 1; m <= 9; m++) {
      const value = decimal(m, k);
      if (!within(scale, value)) continue;
      if (m === 1) result.push(k % stride === 0 ? {value, tex: `10^{${k}}`} : {value});
      else if (decades < 2 && (m === 2 || m === 5)) result.push({value, tex: `${m}\\times 10^{${k}}`});
      else if (stride === 1) result.push({value});
    }
  }
  return result;
}
