/** A worker as the page sees it: one question at a time; a question that is not wanted any more ends the worker, and the next one starts anew. */
import type {Scenario} from "../model/scenarioTypes.js";
import type {Answer, Asked, Finding, Question} from "./messages.js";

export interface UniverseClient {
  /** Resolves when the last finding has been told; false where it was cancelled. */
  ask(scenario: Scenario, question: Question, onFinding: (finding: Finding) => void): Promise<boolean>;
  readonly busy: boolean;
  /** Stops what runs; the solver does not listen while it computes, so its worker is ended. */
  cancel(): void;
}

const startWorker = (): Worker => new Worker(new URL("./universeWorker.ts", import.meta.url), {type: "module", name: "universe"});

export function universeClient(): UniverseClient {
  let worker: Worker | undefined, current: {readonly id: number; readonly tell: (finding: Finding) => void; readonly end: (finished: boolean) => void} | undefined, count = 0;
  const finish = (finished: boolean): void => {
    const ended = current;
    current = undefined;
    ended?.end(finished);
  };
  const start = (): Worker => {
    const started = startWorker();
    started.onmessage = ({data: {id, finding, last}}: MessageEvent<Answer>) => {
      if (current?.id !== id) return;
      current.tell(finding);
      if (last) finish(true);
    };
    started.onerror = event => {
      event.preventDefault();
      current?.tell({kind: "refused", reason: event.message === "" ? "the solver could not be loaded; reload the page" : event.message});
      started.terminate();
      if (worker === started) worker = undefined;
      finish(true);
    };
    return started;
  };
  return {
    get busy() { return current !== undefined; },
    ask: (scenario, question, tell) => new Promise(end => {
      if (current) throw new Error("a worker takes one question at a time");
      const asked: Asked = {id: ++count, scenario, question};
      current = {id: asked.id, tell, end};
      (worker ??= start()).postMessage(asked);
    }),
    cancel() {
      if (!current) return;
      worker?.terminate();
      worker = undefined;
      finish(false);
    }
  };
}
