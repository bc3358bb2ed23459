/** The worker of the point: what matters most first, the newest wish only. */
import type {PointEvidence} from "../likelihood/pointEvidence.js";
import type {Choices} from "./choices.js";
import type {Emission, Finding, History, Question, Star} from "./messages.js";
import {universeName} from "./planeLibrary.js";
import {computedScenario} from "./scenarioOfChoices.js";
import {universeClient} from "./universeClient.js";

/** What the page is told; each stays until the next of its kind. */
export interface ExactListener {
  point(evidence: PointEvidence, choices: Choices): void;
  history(history: History, standard: History | undefined): void;
  star(star: Star): void;
  emission(emission: Emission): void;
  refused(reason: string): void;
  /** True while something of the point is not up to date. */
  waiting(of: "history" | "star", still: boolean): void;
}

interface Wish {
  readonly kind: Question["kind"];
  /** Equal wishes have equal answers. */
  readonly name: string;
  readonly question: Question;
}

const starName = ({flavor, nature, profile}: Choices): string => `${flavor} ${nature} ${profile}`;
const pointName = (choices: Choices): string => `${choices.massMeV} ${choices.dipolePerGeV} ${universeName(choices)}`;

/** In the order in which they are wanted. */
function wishes(choices: Choices): Wish[] {
  const {massMeV, dipolePerGeV} = choices, point = pointName(choices);
  return [
    {kind: "points", name: `point ${point} ${choices.profile}`, question: {kind: "points", massMeV, couplings: [dipolePerGeV]}},
    {kind: "history", name: `history ${point}`, question: {kind: "history", massMeV, dipolePerGeV}},
    {kind: "supernova", name: `star ${massMeV} ${dipolePerGeV} ${starName(choices)}`, question: {kind: "supernova", massMeV, dipolePerGeV}},
    {kind: "emission", name: `emission ${starName(choices)}`, question: {kind: "emission"}},
    {kind: "history", name: `standard ${universeName(choices)}`, question: {kind: "history", massMeV: null, dipolePerGeV: 0}}
  ];
}

export interface ExactRun {
  /** The choices of which everything is wanted now. */
  want(choices: Choices): void;
  /** While a point is dragged its charts can wait. */
  hold(dragging: boolean): void;
}

export function exactRun(listener: ExactListener): ExactRun {
  const client = universeClient(), told = new Map<string, string>();
  let choices: Choices | undefined, holding = false, history: History | undefined, standard: {readonly name: string; readonly history: History} | undefined;
  const slot = ({kind, name}: Wish): string => (name.startsWith("standard") ? "standard" : kind);
  const pending = (): Wish[] => (choices ? wishes(choices).filter(wish => told.get(slot(wish)) !== wish.name) : []);
  const receive = (wish: Wish, asked: Choices, finding: Finding): void => {
    if (finding.kind === "refused") return listener.refused(finding.reason);
    if (finding.kind === "point") return listener.point(finding.point, asked);
    if (finding.kind === "supernova") return listener.star(finding.star);
    if (finding.kind === "emission") return listener.emission(finding.emission);
    if (finding.kind !== "history") return;
    if (slot(wish) === "standard") standard = {name: wish.name, history: finding.history};
    else history = finding.history;
    if (history && choices) listener.history(history, standard?.name === `standard ${universeName(choices)}` ? standard.history : undefined);
  };
  const pump = (): void => {
    const open = pending();
    listener.waiting("history", open.some(wish => slot(wish) === "history"));
    listener.waiting("star", open.some(({kind}) => kind === "supernova"));
    if (client.busy || !choices) return;
    const wish = open.find(({kind}) => !holding || kind === "points"), asked = choices;
    if (!wish) return;
    const scenario = computedScenario(asked);
    void client.ask(scenario, wish.question, finding => {
      told.set(slot(wish), wish.name);
      receive(wish, asked, finding);
    }).then(pump);
  };
  return {
    want(next) {
      choices = next;
      pump();
    },
    hold(dragging) {
      holding = dragging;
      pump();
    }
  };
}
