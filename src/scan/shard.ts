/** A part of a scan: neighbouring masses, or neighbouring intervals between first masses. */

export interface Shard {
  /** From 1. */
  readonly index: number;
  readonly count: number;
}

/** Numbers of the units of work of a shard; of all units where there is none. */
export function unitsOf(units: number, {index, count}: Shard = {index: 1, count: 1}): number[] {
  const first = Math.floor((units * (index - 1)) / count), end = Math.floor((units * index) / count);
  return Array.from({length: end - first}, (_, i) => first + i);
}

/** "3/64". */
export const shardText = ({index, count}: Shard): string => `${index}/${count}`;

/** A shard as it is written, or why it is none. */
export function readShard(text: string): Shard | {readonly problem: string} {
  const [, index, count] = /^(\d{1,6})\/(\d{1,6})$/.exec(text) ?? [];
  const shard = {index: Number(index), count: Number(count)};
  return shard.index >= 1 && shard.index <= shard.count ? shard : {problem: "allowed: i/n with i from 1 to n, such as 1/64"};
}
