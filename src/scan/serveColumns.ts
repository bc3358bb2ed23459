import workerpool from "workerpool";
import type {Scenario} from "../model/scenarioTypes.js";
import {cachedMaker, runColumn, scenarioOfStandard, type ColumnTask, type LaboratoryMaker} from "./columnPool.js";

/** The worker's side of a thread pool: answers `standard` and `column`, and emits each finding as it comes. */
export function serveColumns(create: LaboratoryMaker): void {
  const make = cachedMaker(create);
  workerpool.worker({
    standard: (scenario: Scenario) => make(scenarioOfStandard(scenario)).standardEvidence(),
    column: (task: ColumnTask) => void runColumn(task, make, finding => workerpool.workerEmit(finding)),
  });
}
