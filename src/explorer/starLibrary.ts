/** Stars of the page: the luminosities that came with it, and those computed since. They know nothing of the universe. */
import type {Choices} from "./choices.js";
import {usualChoices} from "./choices.js";
import {knownStar} from "./planeFile.js";
import {gridCouplings, gridMasses, strides, type KnownStar} from "./planeGrid.js";
import {fileOf} from "./planeLibrary.js";
import {starScenario} from "./scenarioOfChoices.js";
import {workerRun, type Run, type Task} from "./workerPool.js";

export interface StarState {
  readonly star: KnownStar | undefined;
  /** Masses known of all; undefined where nothing is left to do. */
  readonly progress?: {readonly done: number; readonly total: number};
  readonly failure?: string;
}

/** Equal for choices whose stars shine alike: they may be judged differently. */
export function starName(choices: Choices): string {
  const {model, supernova} = starScenario(choices);
  return JSON.stringify([model, supernova]);
}

const computed = new Map<string, KnownStar>(), keptStars = 6;
let run: Run | undefined, wanted = "";

/** All masses, those of the coarse grids first. */
export const starMasses: readonly number[] = [...new Set(strides.flatMap(stride => gridMasses.flatMap((_, i) => (i % stride === 0 ? [i] : []))))];

/** Tells the star of the choices, at once where it is known and again as it grows; earlier runs end. */
export async function showStar(choices: Choices, tell: (state: StarState) => void): Promise<void> {
  const name = starName(choices), {flavor, nature, profile} = choices;
  if (wanted === name && run) return;
  run?.cancel();
  run = undefined;
  wanted = name;
  const known = computed.get(name);
  if (known) return tell({star: known});
  const file = name === starName({...usualChoices, flavor, nature, profile}) ? await fileOf(choices) : undefined;
  if (wanted !== name) return;
  const shipped = file && knownStar(file, profile);
  if (shipped) return tell({star: shipped});
  const scenario = starScenario(choices), rows: ((number | null)[] | undefined)[] = gridMasses.map(() => undefined), total = gridMasses.length, own = run = workerRun();
  let done = 0, ended = false;
  tell({star: rows, progress: {done, total}});
  // Short, and so before the nodes of a plane.
  own.add(starMasses.map((iMass): Task => {
    const found: (number | null)[] = [];
    return {
      scenario, question: {kind: "points", massMeV: gridMasses[iMass]!, couplings: gridCouplings},
      tell(finding) {
        if (finding.kind === "point") found[finding.index] = finding.point.luminosityErgPerSecond;
        else if (finding.kind === "refused" && !ended) {
          ended = true;
          run = undefined;
          own.cancel();
          tell({star: undefined, failure: finding.reason});
        }
      },
      done() {
        if (ended) return;
        rows[iMass] = found;
        if (++done < total) return tell({star: [...rows], progress: {done, total}});
        run = undefined;
        computed.set(name, rows);
        if (computed.size > keptStars) computed.delete(computed.keys().next().value!);
        tell({star: rows});
      }
    };
  }), "before");
}
