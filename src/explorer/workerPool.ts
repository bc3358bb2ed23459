/** Workers for planes and stars: all processors but one, one queue. A run that is given up leaves the queue, and what it has at work is ended. */
import type {Scenario} from "../model/scenarioTypes.js";
import type {Finding, Question} from "./messages.js";
import {universeClient, type UniverseClient} from "./universeClient.js";

export interface Task {
  readonly scenario: Scenario;
  readonly question: Question;
  tell(finding: Finding): void;
  /** After the last finding. */
  done(): void;
}

export interface Run {
  /** More tasks, behind those of all runs or before them. */
  add(tasks: readonly Task[], place?: "behind" | "before"): void;
  cancel(): void;
}

interface Seat {
  readonly client: UniverseClient;
  run?: Run | undefined;
}

const poolSize = (): number => Math.max(1, (navigator.hardwareConcurrency || 2) - 1);
const seats: Seat[] = [], queue: {readonly run: Run; readonly task: Task}[] = [];

function pump(): void {
  while (seats.length < poolSize()) seats.push({client: universeClient()});
  for (const seat of seats) {
    if (seat.run !== undefined) continue;
    const next = queue.shift();
    if (next === undefined) return;
    const {run, task} = next;
    seat.run = run;
    void seat.client.ask(task.scenario, task.question, finding => task.tell(finding)).then(finished => {
      seat.run = undefined;
      if (finished) task.done();
      pump();
    });
  }
}

export function workerRun(): Run {
  const run: Run = {
    add(tasks, place = "behind") {
      const own = tasks.map(task => ({run, task}));
      if (place === "before") queue.unshift(...own);
      else queue.push(...own);
      pump();
    },
    cancel() {
      queue.splice(0, queue.length, ...queue.filter(one => one.run !== run));
      for (const seat of seats) if (seat.run === run) seat.client.cancel();
    }
  };
  return run;
}
