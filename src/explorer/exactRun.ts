/** The workers of the point, one for its universe and one for its star: what matters most first, the newest wish only. */
import type {PointEvidence} from "../likelihood/pointEvidence.js";
import type {Scenario} from "../model/scenarioTypes.js";
import type {Choices} from "./choices.js";
import type {Emission, Finding, History, Question, Star} from "./messages.js";
import {universeName} from "./planeLibrary.js";
import {computedScenario, starScenario, universeScenario} from "./scenarioOfChoices.js";
import {starName} from "./starLibrary.js";
import {universeClient} from "./universeClient.js";

/** What the page is told; each stays until the next of its kind. */
export interface ExactListener {
  point(evidence: PointEvidence, choices: Choices): void;
  /** Luminosity [erg/s] of the star at the point; null where it cannot be built. */
  glow(luminosity: number | null, choices: Choices): void;
  history(history: History, standard: History | undefined): void;
  star(star: Star): void;
  emission(emission: Emission): void;
  refused(reason: string, of: "universe" | "star"): void;
  /** True while something of the point is not up to date. */
  waiting(of: "history" | "star", still: boolean): void;
}

interface Wish {
  /** Equal slots hold the answer to one wish. */
  readonly slot: "point" | "glow" | "history" | "star" | "emission" | "standard";
  /** Equal wishes have equal answers. */
  readonly name: string;
  readonly scenario: (choices: Choices) => Scenario;
  readonly question: Question;
}

/** Names of the point in its universe, and of its star. */
export const pointName = (choices: Choices): string => `${choices.massMeV} ${choices.dipolePerGeV} ${universeName(choices)}`;
export const glowName = (choices: Choices): string => `${choices.massMeV} ${choices.dipolePerGeV} ${starName(choices)}`;

const sideOf = (slot: Wish["slot"]): "universe" | "star" => (slot === "glow" || slot === "star" || slot === "emission" ? "star" : "universe");

/** In the order in which they are wanted. */
function wishes(choices: Choices): Wish[] {
  const {massMeV, dipolePerGeV} = choices, point = pointName(choices), glow = glowName(choices), couplings = [dipolePerGeV];
  return [
    {slot: "point", name: point, scenario: universeScenario, question: {kind: "points", massMeV, couplings}},
    {slot: "glow", name: glow, scenario: starScenario, question: {kind: "points", massMeV, couplings}},
    {slot: "history", name: point, scenario: universeScenario, question: {kind: "history", massMeV, dipolePerGeV}},
    {slot: "star", name: glow, scenario: computedScenario, question: {kind: "supernova", massMeV, dipolePerGeV}},
    {slot: "emission", name: starName(choices), scenario: computedScenario, question: {kind: "emission"}},
    {slot: "standard", name: universeName(choices), scenario: universeScenario, question: {kind: "history", massMeV: null, dipolePerGeV: 0}}
  ];
}

export interface ExactRun {
  /** The choices of which everything is wanted now. */
  want(choices: Choices): void;
  /** While a point is dragged its charts can wait. */
  hold(dragging: boolean): void;
}

/** Charts are computed when nothing has been asked for so long [ms]: a reader who steps on gets the next point first. */
const calmAfter = 150;

export function exactRun(listener: ExactListener): ExactRun {
  const clients = {universe: universeClient(), star: universeClient()}, told = new Map<string, string>();
  let choices: Choices | undefined, holding = false, calm = false, resting = 0, history: History | undefined, standard: {readonly name: string; readonly history: History} | undefined;
  const pending = (): Wish[] => (choices ? wishes(choices).filter(({slot, name}) => told.get(slot) !== name) : []);
  const receive = ({slot, name}: Wish, asked: Choices, finding: Finding): void => {
    if (finding.kind === "refused") return listener.refused(finding.reason, sideOf(slot));
    if (finding.kind === "point") return slot === "glow" ? listener.glow(finding.point.luminosityErgPerSecond, asked) : listener.point(finding.point, asked);
    if (finding.kind === "supernova") return listener.star(finding.star);
    if (finding.kind === "emission") return listener.emission(finding.emission);
    if (finding.kind !== "history") return;
    if (slot === "standard") standard = {name, history: finding.history};
    else history = finding.history;
    if (history && choices) listener.history(history, standard?.name === universeName(choices) ? standard.history : undefined);
  };
  const pump = (): void => {
    const open = pending();
    listener.waiting("history", open.some(({slot}) => slot === "history"));
    listener.waiting("star", open.some(({slot}) => slot === "star"));
    const asked = choices;
    if (!asked) return;
    for (const [side, client] of Object.entries(clients)) {
      if (client.busy) continue;
      const wish = open.find(({slot}) => sideOf(slot) === side && ((calm && !holding) || slot === "point" || slot === "glow"));
      if (!wish) continue;
      void client.ask(wish.scenario(asked), wish.question, finding => {
        told.set(wish.slot, wish.name);
        receive(wish, asked, finding);
      }).then(pump);
    }
  };
  return {
    want(next) {
      choices = next;
      calm = false;
      clearTimeout(resting);
      resting = window.setTimeout(() => {
        calm = true;
        pump();
      }, calmAfter);
      pump();
    },
    hold(dragging) {
      holding = dragging;
      pump();
    }
  };
}
