import {existsSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {Command} from "commander";
import type {Nature} from "../model/heavyNeutralLepton.js";
import {ACCURACIES, type Accuracy, type Scenario} from "../model/scenarioTypes.js";
import {choiceOption} from "./choiceOption.js";
import {packageFolder} from "./packageVersion.js";
import type {ReviewEntry} from "./reviewIndex.js";
import {cacheFolder, cacheOptions, executePlanes, workersOption} from "./scan.js";
import {readScenario} from "./scenarioFile.js";
import {UsageError} from "./usageError.js";

interface Options {
  readonly out: string;
  readonly workers: number;
  readonly accuracy: Accuracy;
  readonly full?: true;
  readonly only?: string;
  readonly cache?: string | boolean;
  readonly json?: true;
}

const FLAVORS = {e: "electron", mu: "muon", tau: "tau", universal: "universal"} as const;
const NATURES: readonly Nature[] = ["dirac", "majorana"];
/** Scenario files of cosmologies that are not the standard one. */
const COSMOLOGIES = ["low-reheating", "kination", "early-matter", "extra-radiation", "lepton-asymmetry", "energy-table", "initial-abundance", "reheating-band"] as const;

/** `review`: every curve that a review of the dipole portal prints. */
export function reviewCommand(): Command {
  const command = new Command("review")
    .description("all curves of a review into one folder: flavours and natures in the standard cosmology, and every other cosmology, with an index page")
    .option("--out <folder>", "folder of the results; an interrupted review goes on in it", "results/review")
    .addOption(workersOption())
    .addOption(choiceOption("--accuracy <tier>", "of all scenarios; auto follows spectra of neutrinos near the contours, where a cosmology allows it", ACCURACIES).default("fast"))
    .option("--full", "the other cosmologies for every flavour and nature, not only for the Dirac muon")
    .option("--only <text>", "those whose name contains the text");
  for (const option of cacheOptions()) command.addOption(option);
  return command
    .option("--json", "names of the results for programs")
    .addHelpText("after", "\nExample:\n  nuportal review --out results/review")
    .action(async (options: Options) => executeReview(await reviewScenarios(options), {...options, cache: options.cache ?? true}));
}

/** The scenarios of a review by name, in order of printing. */
export async function reviewScenarios({accuracy, full, only = ""}: Pick<Options, "accuracy" | "full" | "only">): Promise<readonly Scenario[]> {
  const [{notComputable}] = await Promise.all([import("../likelihood/models.js")]), scenarios: Scenario[] = [];
  const add = (base: Scenario, flavor: keyof typeof FLAVORS, nature: Nature, suffix: string): void => {
    const {contours: _grid, ...plane} = base.plane, wanted = {...base, name: `${FLAVORS[flavor]}-${nature}${suffix}`, model: {portal: "dipole", flavor, nature}, plane: {...plane, contours: base.plane.contours ?? {tolerance: 0.01, innerTolerance: 0.05}}, accuracy} as Scenario;
    if (wanted.name.includes(only)) scenarios.push(notComputable(wanted) === undefined ? wanted : {...wanted, accuracy: "fast"});
  };
  const standard = await readScenario(scenarioPath("muon-dirac"));
  for (const flavor of Object.keys(FLAVORS) as (keyof typeof FLAVORS)[]) for (const nature of NATURES) add(standard, flavor, nature, "");
  for (const name of COSMOLOGIES) {
    const base = await readScenario(scenarioPath(name)), plane = standard.plane;
    for (const flavor of full ? Object.keys(FLAVORS) as (keyof typeof FLAVORS)[] : ["mu"] as const) for (const nature of full ? NATURES : ["dirac"] as const) add({...base, plane}, flavor, nature, `-${name}`);
  }
  if (scenarios.length === 0) throw new UsageError(`--only = "${only}" is in the name of no curve; names are such as muon-dirac, tau-majorana${full ? "" : `, muon-dirac-${COSMOLOGIES[0]}`}`);
  return scenarios;
}

/** A scenario of the package. */
function scenarioPath(name: string): string {
  const path = fileURLToPath(new URL(`scenarios/${name}.yaml`, packageFolder()));
  if (!existsSync(path)) throw new Error(`${path} is missing: the package is not complete`);
  return path;
}

export async function executeReview(scenarios: readonly Scenario[], {out, workers, cache, json}: Pick<Options, "out" | "workers" | "cache" | "json">): Promise<void> {
  const entries: ReviewEntry[] = [], [{writeFiles}, {reviewIndex}] = await Promise.all([import("../scan/fileStore.js"), import("./reviewIndex.js")]);
  for (const [i, scenario] of scenarios.entries()) {
    const title = `${i + 1}/${scenarios.length} ${scenario.name}`, done = await executePlanes(scenario, join(out, scenario.name), () => ({workers, title, ...cacheFolder(cache)}));
    if (done?.files === undefined) return;
    entries.push({scenario, record: done.files.planes[0]!.record, limits: String(done.files.planes[0]!.files.get("limits.csv"))});
    // After each plane: who looks in between finds what is there.
    writeFiles(out, reviewIndex(entries));
    if (!json) process.stdout.write(`${title}: ${join(out, scenario.name, "figure.png")}\n`);
  }
  const index = join(out, "index.html");
  process.stdout.write(json ? JSON.stringify({index, folders: entries.map(({scenario: {name}}) => join(out, name))}, null, 2) + "\n" : `index: ${index}\n`);
}
