import {UsageError} from "./usageError.js";

/** Parser of an option that is a plain number within limits. */
export const numberOption = (name: string, least: number, most: number) => (text: string): number => {
  const value = text.trim() === "" ? NaN : Number(text);
  if (value >= least && value <= most) return value;
  throw new UsageError(`${name} = "${text}" is ${Number.isNaN(value) ? "not a number" : `outside ${least} to ${most}`}; allowed: a number from ${least} to ${most}`);
};

/** Parser of an option that is a whole number within limits. */
export const countOption = (name: string, least: number, most: number) => (text: string): number => {
  if (/^\d+$/.test(text) && Number(text) >= least && Number(text) <= most) return Number(text);
  throw new UsageError(`${name} = "${text}" is not a whole number from ${least} to ${most}`);
};
