/**
 * The page computes what Node computes. The engine of a browser and that of Node differ in the last digit of exp, log and powers, which
 * adaptive steps make up to 1e-6 of a result computed to 1e-5; with elementary functions that are the same everywhere nothing is left of it.
 */
import {execFileSync} from "node:child_process";
import {readdirSync, readFileSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import ts from "typescript";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {usualChoices} from "../../src/explorer/choices.js";
import type {Answer, Asked} from "../../src/explorer/messages.js";
import {computedScenario} from "../../src/explorer/scenarioOfChoices.js";
import {createLaboratory} from "../../src/likelihood/observables.js";
import type {PointEvidence} from "../../src/likelihood/pointEvidence.js";
import {browserPath, openBrowser, servedPage, type Served} from "./browser.js";
import {installPortableMath} from "./portableMath.js";

const massMeV = 10, dipolePerGeV = 1e-9, scenario = computedScenario(usualChoices);
const asked: Asked = {id: 1, scenario, question: {kind: "points", massMeV, couplings: [dipolePerGeV]}};

/** x ** y as Math.pow(x, y), which can be replaced. */
const withoutPowers: ts.TransformerFactory<ts.SourceFile> = context => file => {
  const {factory} = context;
  const visit = (node: ts.Node): ts.Node => {
    const found = ts.visitEachChild(node, visit, context);
    if (!ts.isBinaryExpression(found)) return found;
    const power = (): ts.Expression => factory.createCallExpression(factory.createPropertyAccessExpression(factory.createIdentifier("Math"), "pow"), undefined, [found.left, found.right]);
    if (found.operatorToken.kind === ts.SyntaxKind.AsteriskAsteriskToken) return power();
    return found.operatorToken.kind === ts.SyntaxKind.AsteriskAsteriskEqualsToken ? factory.createAssignment(found.left, power()) : found;
  };
  return ts.visitNode(file, visit) as ts.SourceFile;
};

/** What a worker of the page answers when Node runs it. */
const inNode = (file: string): PointEvidence => {
  const script = `globalThis.postMessage = answer => process.stdout.write(JSON.stringify(answer)); await import(${JSON.stringify(pathToFileURL(file).href)}); globalThis.onmessage({data: ${JSON.stringify(asked)}});`;
  return pointOf(JSON.parse(execFileSync(process.execPath, ["--input-type=module", "--eval", script], {encoding: "utf8", timeout: 60_000})) as Answer);
};
const pointOf = ({finding}: Answer): PointEvidence => {
  if (finding.kind !== "point") throw new Error(JSON.stringify(finding));
  return finding.point;
};
/** N_eff, the luminosity, and all nuclei at three ω_b. */
const numbersOf = ({early, luminosityErgPerSecond}: PointEvidence): number[] => [early!.nEff, luminosityErgPerSecond!, ...early!.elements.flatMap(run => Object.values(run) as number[])];
const worst = (a: PointEvidence, b: PointEvidence): number => Math.max(...numbersOf(a).map((value, i) => Math.abs(value / numbersOf(b)[i]! - 1)));

/** Skipped where no Chromium is installed: `apt-get install chromium` brings one. */
describe.skipIf(browserPath === undefined)("the page's solvers", () => {
  let served: Served, worker = "";
  beforeAll(async () => {
    served = await servedPage();
    worker = join(served.folder, "assets", readdirSync(join(served.folder, "assets")).find(name => name.startsWith("universeWorker"))!);
  }, 120_000);
  afterAll(() => served?.close());

  test("are those of the source, as built", () => {
    expect(worst(inNode(worker), createLaboratory(scenario).evidence(massMeV, [dipolePerGeV])[0]!)).toBeLessThan(1e-9);
  });

  test("give the same numbers in Chromium and in Node, to 1e-9 and better, where exp and log do; and within three tolerances where not", async () => {
    const own = worker.replace(/\.js$/, "-portable.js"), code = ts.transpileModule(readFileSync(worker, "utf8"), {compilerOptions: {target: ts.ScriptTarget.ESNext, module: ts.ModuleKind.ESNext}, transformers: {before: [withoutPowers]}}).outputText;
    writeFileSync(own, `(${installPortableMath.toString()})(Math);\n${code}`);
    const browser = await openBrowser(), page = await browser.newPage();
    await page.goto(`${served.address}icon.svg`);
    const inBrowser = async (file: string): Promise<PointEvidence> => pointOf(await page.evaluate(({name, question}) => new Promise<Answer>((done, fail) => {
      const made = new Worker(name, {type: "module"});
      made.onmessage = ({data}: MessageEvent<Answer>) => done(data);
      made.onerror = event => fail(new Error(event.message));
      made.postMessage(question);
    }), {name: `${served.address}assets/${file.split("/").at(-1)!}`, question: asked}));
    const portable = await inBrowser(own), plain = await inBrowser(worker);
    await browser.close();
    expect(worst(portable, inNode(own))).toBeLessThan(1e-9);
    expect(worst(plain, portable)).toBeLessThan(3 * scenario.tolerances.relative);
  }, 60_000);
});
