/** Planes of the early universe: those that came with the page, and those computed since. */
import type {PointEvidence, StandardEvidence} from "../likelihood/pointEvidence.js";
import type {Choices} from "./choices.js";
import {knownPlane, type PlaneFile} from "./planeFile.js";
import type {KnownPlane} from "./planeGrid.js";
import {runPlane} from "./planeRun.js";
import {computedScenario, identitiesOf, universeScenario} from "./scenarioOfChoices.js";
import type {Run} from "./workerPool.js";

const addresses = import.meta.glob<string>("./planes/*.json", {query: "?url", import: "default", eager: true});

const files = new Map<string, Promise<PlaneFile | undefined>>();
export const fileOf = ({flavor, nature}: Choices): Promise<PlaneFile | undefined> => {
  const name = `./planes/${flavor}-${nature}.json`, address = addresses[name];
  const found = files.get(name) ?? (address === undefined ? Promise.resolve(undefined) : fetch(address).then(answer => (answer.ok ? answer.json() as Promise<PlaneFile> : undefined)).catch(() => undefined));
  files.set(name, found);
  return found;
};

export interface PlaneState {
  /** Undefined until the universe without N is known. */
  readonly plane: KnownPlane | undefined;
  /** Points known of all; undefined where nothing is left to do. */
  readonly progress?: {readonly done: number; readonly total: number};
  readonly failure?: string;
}

const computed = new Map<string, KnownPlane>(), keptPlanes = 6;
let run: Pick<Run, "cancel"> | undefined, wanted = "";

/** Equal for choices with the same early universe. */
export const universeName = (choices: Choices): string => identitiesOf(computedScenario(choices)).cosmic;

/** Tells the plane of the choices, at once where it is known and again as it grows; earlier runs end. */
export async function showPlane(choices: Choices, tell: (state: PlaneState) => void): Promise<void> {
  const name = universeName(choices);
  if (wanted === name && run) return;
  run?.cancel();
  run = undefined;
  wanted = name;
  const file = await fileOf(choices);
  if (wanted !== name) return;
  if (file?.cosmic === name) return tell({plane: knownPlane(file)});
  const known = computed.get(name);
  if (known) return tell({plane: known});
  let standard: StandardEvidence | undefined;
  const plane = (points: readonly (readonly (PointEvidence | undefined)[])[]): KnownPlane | undefined => standard && {standard, points};
  tell({plane: undefined, progress: {done: 0, total: 1}});
  run = runPlane(universeScenario(choices), found => {
    standard = found;
    tell({plane: plane([]), progress: {done: 0, total: 1}});
  }, ({points, done, total}) => {
    const grown = plane(points);
    if (done < total) return tell({plane: grown, progress: {done, total}});
    run = undefined;
    if (grown) computed.set(name, grown);
    if (computed.size > keptPlanes) computed.delete(computed.keys().next().value!);
    tell({plane: grown});
  }, failure => {
    run = undefined;
    tell({plane: undefined, failure});
  });
}
