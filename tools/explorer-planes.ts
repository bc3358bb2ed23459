/**
 * Planes that come with the explorer: src/explorer/planes/<flavour>-<nature>.json, in the usual universe, for each profile of the star.
 * Usage: node --import ./tools/register.mjs tools/explorer-planes.ts [--out folder] [--threads n] [mu-dirac ...]; all where none is named.
 * A mass at a time, on as many threads as there are processors: all planes share the kernels of a mass. All eight take some 13 minutes of one core.
 */
import {mkdirSync, writeFileSync} from "node:fs";
import {availableParallelism} from "node:os";
import {resolve} from "node:path";
import {fileURLToPath} from "node:url";
import {parseArgs} from "node:util";
import {isMainThread, parentPort, Worker} from "node:worker_threads";
import {fields, usualChoices, type Choices} from "../src/explorer/choices.js";
import {planeFile} from "../src/explorer/planeFile.js";
import {gridCouplings, gridMasses} from "../src/explorer/planeGrid.js";
import {computedScenario, identitiesOf, starScenario, universeScenario} from "../src/explorer/scenarioOfChoices.js";
import {createLaboratory, type Laboratory} from "../src/likelihood/observables.js";
import type {PointEvidence} from "../src/likelihood/pointEvidence.js";
import type {ProfileName} from "../src/model/scenarioTypes.js";

const {flavor: {values: flavors}, nature: {values: natures}, profile: {values: profiles}} = fields;
const planes = natures.flatMap(nature => flavors.map(flavor => ({name: `${flavor}-${nature}`, choices: {...usualChoices, flavor, nature} satisfies Choices})));
type Plane = (typeof planes)[number];

interface Task {
  readonly iMass: number;
  readonly names: readonly string[];
}

/** All couplings of one mass in one plane. */
interface Found {
  readonly iMass: number;
  readonly name: string;
  readonly points: readonly PointEvidence[];
  readonly luminosities: Readonly<Partial<Record<ProfileName, readonly number[]>>>;
}

function serve(): void {
  const port = parentPort!, known = new Map<string, Laboratory>();
  const laboratory = (name: string, make: () => Laboratory): Laboratory => {
    const found = known.get(name) ?? make();
    known.set(name, found);
    return found;
  };
  const column = ({name, choices}: Plane, iMass: number): Found => {
    const massMeV = gridMasses[iMass]!, points = laboratory(name, () => createLaboratory(universeScenario(choices))).evidence(massMeV, gridCouplings);
    const luminosities = Object.fromEntries(profiles.map(profile => [profile,
      laboratory(`${name} ${profile}`, () => createLaboratory(starScenario({...choices, profile}))).evidence(massMeV, gridCouplings).map(point => point.luminosityErgPerSecond!)]));
    return {iMass, name, points, luminosities};
  };
  port.on("message", ({iMass, names}: Task) => port.postMessage(planes.filter(({name}) => names.includes(name)).map(plane => column(plane, iMass))));
}

async function main(): Promise<void> {
  const {values: {out, threads}, positionals: wanted} = parseArgs({allowPositionals: true, options: {out: {type: "string"}, threads: {type: "string"}}});
  const unknown = wanted.filter(name => !planes.some(one => one.name === name)), count = threads === undefined ? availableParallelism() : Number(threads);
  if (unknown.length > 0) throw new RangeError(`${unknown.join(", ")}: no such plane; there are ${planes.map(({name}) => name).join(", ")}`);
  if (!(Number.isInteger(count) && count >= 1)) throw new RangeError(`--threads = ${threads} is not a number of threads; write 1 or more`);
  const chosen = planes.filter(({name}) => wanted.length === 0 || wanted.includes(name)), names = chosen.map(({name}) => name), folder = out === undefined ? fileURLToPath(new URL("../src/explorer/planes", import.meta.url)) : resolve(out);
  mkdirSync(folder, {recursive: true});
  // Heavy masses first: the last ones to end are then the short ones.
  const open = gridMasses.map((_, i) => gridMasses.length - 1 - i), found: Found[] = [];
  let done = 0;
  const work = (): Promise<void> => new Promise((ended, failed) => {
    const worker = new Worker(new URL(import.meta.url), {execArgv: ["--import", new URL("./register.mjs", import.meta.url).href]});
    const next = (): void => {
      const iMass = open.shift();
      if (iMass === undefined) void worker.terminate().then(() => ended());
      else worker.postMessage({iMass, names} satisfies Task);
    };
    worker.on("error", failed).on("message", (columns: readonly Found[]) => {
      found.push(...columns);
      process.stderr.write(`${++done} of ${gridMasses.length} masses\n`);
      next();
    });
    next();
  });
  await Promise.all(Array.from({length: Math.min(count, open.length)}, work));
  const standard = createLaboratory(universeScenario(usualChoices)).standardEvidence();
  for (const {name, choices} of chosen) {
    const columns = found.filter(one => one.name === name).sort((a, b) => a.iMass - b.iMass), luminosity = (profile: ProfileName): readonly number[] => columns.flatMap(({luminosities}) => luminosities[profile]!);
    const file = planeFile(identitiesOf(computedScenario(choices)).cosmic, gridMasses, gridCouplings, standard, columns.map(({points}) => points), Object.fromEntries(profiles.map(profile => [profile, luminosity(profile)])));
    writeFileSync(resolve(folder, `${name}.json`), `${JSON.stringify(file)}\n`);
  }
}

if (isMainThread) await main();
else serve();
