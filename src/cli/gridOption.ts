import {Option} from "commander";
import {UsageError} from "./usageError.js";

/** The splines of the codes that read a grid want this many values. */
const fewest = 4, most = 1000;

/** An option from:to:points, read as equidistant values within limits. */
export function gridOption(flags: string, description: string, limits: readonly [number, number], fallback: string): Option {
  const option = new Option(`${flags} <from:to:points>`, description), [least, top] = limits;
  const read = (text: string): readonly number[] => {
    const refuse = (why: string): UsageError =>
      new UsageError(`${flags} = "${text}" ${why}; allowed: from:to:points, ${least} to ${top}, rising, ${fewest} to ${most} points`);
    const parts = text.split(":").map(part => (part.trim() === "" ? NaN : Number(part)));
    if (parts.length !== 3 || parts.some(Number.isNaN)) throw refuse("is not from:to:points");
    const [from, to, points] = parts as [number, number, number];
    if (!(from >= least && to <= top)) throw refuse(`reaches outside ${least} to ${top}`);
    if (!(from < to)) throw refuse("does not rise");
    if (!(Number.isInteger(points) && points >= fewest && points <= most)) throw refuse(`has ${points} points`);
    // Ten digits: a file shows exactly the values that were computed.
    return Array.from({length: points}, (_, i) => Number((from + (to - from) * i / (points - 1)).toPrecision(10)));
  };
  return option.default(read(fallback), fallback).argParser(read);
}
