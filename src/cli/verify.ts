import {Command} from "commander";
import type {Verdict} from "../likelihood/verification.js";
import {print, shownNumber, table} from "./report.js";

/** `verify`: published reference numbers, recomputed. */
export const verifyCommand = (): Command =>
  new Command("verify")
    .description("recompute the published reference numbers of the package; exit code 1 when one is out of tolerance")
    .option("--json", "plain numbers for programs")
    .addHelpText("after", "\nExample:\n  nuportal verify --json > verification.json")
    .action(async (options: {readonly json?: true}) => {
      const {verify} = await import("../likelihood/verification.js");
      conclude(verify(), options.json ?? false);
    });

/** Prints the verdicts; the exit code is 1 where one is out. */
export function conclude(verdicts: readonly Verdict[], json: boolean): void {
  const out = verdicts.filter(({passes}) => !passes).length;
  if (out > 0) process.exitCode = 1;
  print(json, {checked: verdicts.length, out, numbers: verdicts}, () => table([
    ["quantity", "ours", "reference", "deviation", "tolerance", "verdict", "source"],
    ...verdicts.map(({quantity, ours, reference, deviation, tolerance, passes, source}) =>
      [quantity, String(Number(ours.toPrecision(7))), String(reference), deviation.toExponential(1), shownNumber(Number(tolerance.toPrecision(2))), passes ? "ok" : "OUT", source]),
  ]) + `\n${verdicts.length - out} of ${verdicts.length} within tolerance\n`);
}
