import {readdirSync} from "node:fs";
import {join} from "node:path";
import {usualChoices} from "../src/explorer/choices.js";
import {computedScenario} from "../src/explorer/scenarioOfChoices.js";
import {openBrowser, servedPage} from "../test/explorer/browser.js";
const served = await servedPage(), worker = readdirSync(join(served.folder, "assets")).find(n => n.startsWith("universeWorker"))!;
const browser = await openBrowser(), page = await browser.newPage();
await page.goto(`${served.address}icon.svg`);
const scenario = computedScenario(usualChoices);
const times = await page.evaluate(async ({name, scenario}) => {
  const made = new Worker(name, {type: "module"});
  const ask = (massMeV: number, d: number) => new Promise<string>(done => { const t = performance.now(); made.onmessage = ({data}: any) => { if (data.finding.kind !== "standard") done(`${massMeV} ${d} ${(performance.now() - t).toFixed(0)} ms ${data.finding.kind} ${data.finding.reason ?? ""}`); }; made.postMessage({id: 1, scenario, question: {kind: "points", massMeV, couplings: [d]}}); });
  const out = [];
  await ask(10, 3e-9); await new Promise(d => setTimeout(d, 3000)); for (const [m, d] of [[10, 1e-9], [10, 2e-9], [11, 1e-9], [12, 1e-9], [30, 1e-10], [31, 1e-10], [100, 1e-11], [105, 1e-11], [200, 1e-12], [210, 1e-12], [1, 1e-8], [1.1, 1e-8], [0.5, 1e-9], [50, 1e-13], [52, 1e-13], [55, 2e-13], [1.1, 1e-12]] as const) out.push(await ask(m, d));
  return out;
}, {name: `${served.address}assets/${worker}`, scenario});
console.log(times.join("\n"));
await browser.close(); await served.close(); process.exit(0);
