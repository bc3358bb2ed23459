#!/usr/bin/env node
/** The command `nuportal`. Commands load what they compute with only when they run, so that --help is quick. */
import {Command, CommanderError} from "commander";
import {bbnCommand} from "./bbn.js";
import {citeCommand} from "./cite.js";
import {evolveCommand} from "./evolve.js";
import {exportCommand} from "./export.js";
import {mapCommand} from "./map.js";
import {mergeCommand} from "./merge.js";
import {packageVersion} from "./packageVersion.js";
import {plotCommand} from "./plot.js";
import {pointCommand} from "./point.js";
import {ratesCommand} from "./rates.js";
import {reviewCommand} from "./review.js";
import {scanCommand} from "./scan.js";
import {schemaCommand} from "./schema.js";
import {sliceCommand} from "./slice.js";
import {slurmCommand} from "./slurm.js";
import {supernovaCommand} from "./supernova.js";
import {tableCommand} from "./table.js";
import {UsageError} from "./usageError.js";
import {verifyCommand} from "./verify.js";

const BAD_INPUT = 2, BUG = 70;

function program(): Command {
  const commands = [bbnCommand, pointCommand, evolveCommand, supernovaCommand, ratesCommand, scanCommand, mergeCommand, slurmCommand, reviewCommand, plotCommand, mapCommand, sliceCommand, tableCommand, verifyCommand, schemaCommand, citeCommand, exportCommand];
  const root = new Command("nuportal")
    .description("Early-universe and SN1987A bounds on heavy neutral leptons with a neutrino dipole portal")
    .version(packageVersion())
    .configureOutput({outputError: () => {}})
    .exitOverride();
  for (const make of commands) root.addCommand(make().copyInheritedSettings(root));
  return root;
}

/** The help that tells what is allowed: of the command, where there is one of that name. */
const helpFor = (root: Command, given: string | undefined): string => `nuportal ${root.commands.some((command) => command.name() === given) ? `${given} ` : ""}--help`;

/** Exit code of an error, and what is said about it. */
function verdict(error: unknown): {readonly code: number; readonly text: string} {
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return {code: 0, text: ""};
    return {code: BAD_INPUT, text: `${error.message.replace(/^error: /, "").replace(/\s*\n\s*/g, " ").replace(/\.$/, "")}; see ${helpFor(program(), process.argv[2])}`};
  }
  // By name: the store is loaded only by commands that write.
  if (error instanceof UsageError || (error instanceof Error && error.name === "StoreError")) return {code: BAD_INPUT, text: error.message};
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return {code: BUG, text: `unexpected error, which is a bug of nuportal ${packageVersion()}: ${text}`};
}

/** Says what went wrong and sets the exit code; each line of bad input is marked with our name. */
function conclude(error: unknown): void {
  const {code, text} = verdict(error);
  process.exitCode = code;
  if (text === "") return;
  const marked = code === BAD_INPUT ? text.replace(/^/gm, "nuportal: ") : `nuportal: ${text}`;
  process.stderr.write(marked + "\n");
}

// A reader that has seen enough (`evolve | head`) closes the pipe: that is no error.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code === "EPIPE") process.exit(0);
  throw error;
});
// Thrown outside any promise, for example by a worker that cannot start.
process.on("uncaughtException", error => {
  conclude(error);
  process.exit();
});

try {
  if (process.argv.length > 2) await program().parseAsync();
  else program().outputHelp();
} catch (error) {
  conclude(error);
}
