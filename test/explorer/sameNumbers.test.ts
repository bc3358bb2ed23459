/**
 * The page computes what Node computes, to the last bit: all elementary functions are made of operations that are the same in every engine.
 * But for the luminosity: odex, which integrates the star's gravity, chooses its steps by the engine's own powers.
 */
import {execFileSync} from "node:child_process";
import {readdirSync} from "node:fs";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {usualChoices} from "../../src/explorer/choices.js";
import type {Answer, Asked} from "../../src/explorer/messages.js";
import {computedScenario} from "../../src/explorer/scenarioOfChoices.js";
import {createLaboratory} from "../../src/likelihood/observables.js";
import type {PointEvidence} from "../../src/likelihood/pointEvidence.js";
import {browserPath, openBrowser, servedPage, type Served} from "./browser.js";

/** Light, heavy, long-lived and strongly coupled. */
const points = [[10, 1e-9], [0.3, 1e-6], [60, 3e-13], [300, 3e-11]] as const, scenario = computedScenario(usualChoices);
const questions = points.map(([massMeV, dipolePerGeV], i): Asked => ({id: i, scenario, question: {kind: "points", massMeV, couplings: [dipolePerGeV]}}));

/** What a worker of the page answers when Node runs it. */
const inNode = (file: string): PointEvidence[] => {
  const script = `const answers = []; globalThis.postMessage = answer => answers.push(answer); await import(${JSON.stringify(pathToFileURL(file).href)});
    for (const data of ${JSON.stringify(questions)}) globalThis.onmessage({data});
    process.stdout.write(JSON.stringify(answers));`;
  return pointsOf(JSON.parse(execFileSync(process.execPath, ["--input-type=module", "--eval", script], {encoding: "utf8", timeout: 60_000})) as Answer[]);
};
const pointsOf = (answers: readonly Answer[]): PointEvidence[] => answers.flatMap(({finding}) => {
  if (finding.kind === "refused") throw new Error(finding.reason);
  return finding.kind === "point" ? [finding.point] : [];
});

/** Skipped where no Chromium is installed: `apt-get install chromium` brings one. */
describe.skipIf(browserPath === undefined)("the page's solvers", () => {
  let served: Served, worker = "";
  beforeAll(async () => {
    served = await servedPage();
    worker = join(served.folder, "assets", readdirSync(join(served.folder, "assets")).find(name => name.startsWith("universeWorker"))!);
  }, 120_000);
  afterAll(() => served?.close());

  test("are those of the source, as built", () => {
    const laboratory = createLaboratory(scenario);
    expect(inNode(worker)).toEqual(points.map(([massMeV, dipolePerGeV]) => laboratory.evidence(massMeV, [dipolePerGeV])[0]));
  });

  test("give the same numbers in Chromium and in Node, to the last bit", async () => {
    const browser = await openBrowser(), page = await browser.newPage();
    await page.goto(`${served.address}icon.svg`);
    const answers = await page.evaluate(({name, asked}) => new Promise<Answer[]>((done, fail) => {
      const made = new Worker(name, {type: "module"}), all: Answer[] = [];
      made.onmessage = ({data}: MessageEvent<Answer>) => {
        all.push(data);
        if (all.filter(({finding}) => finding.kind === "point").length === asked.length) done(all);
      };
      made.onerror = event => fail(new Error(event.message));
      for (const question of asked) made.postMessage(question);
    }), {name: `${served.address}assets/${worker.split("/").at(-1)!}`, asked: questions});
    await browser.close();
    const here = inNode(worker), there = pointsOf(answers), cosmic = (point: PointEvidence): object => ({...point, luminosityErgPerSecond: null});
    expect(there.map(cosmic)).toEqual(here.map(cosmic));
    for (const [i, {luminosityErgPerSecond}] of there.entries()) expect(luminosityErgPerSecond! / here[i]!.luminosityErgPerSecond!).toBeCloseTo(1, 12);
  }, 60_000);
});
