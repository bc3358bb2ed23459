import {Option} from "commander";
import {suggestion} from "../model/nearest.js";
import {UsageError} from "./usageError.js";

/** An option that takes one of a few words; another word is refused with the nearest of them. */
export function choiceOption(flags: string, description: string, choices: readonly string[]): Option {
  const option = new Option(flags, description).choices(choices);
  return option.argParser((given: string) => {
    if (choices.includes(given)) return given;
    throw new UsageError(`${option.long} = "${given}" is not known; allowed: ${choices.join(", ")}${suggestion(given, choices)}`);
  });
}
