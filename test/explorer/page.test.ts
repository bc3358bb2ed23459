/** The built page in a real browser, served as any host would, under its strict policy. */
import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import type {Browser, BrowserContext, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {usualChoices, type Choices} from "../../src/explorer/choices.js";
import {computedScenario, scenarioOf} from "../../src/explorer/scenarioOfChoices.js";
import {knownMeasurements} from "../../src/likelihood/measurements.js";
import {createLaboratory} from "../../src/likelihood/observables.js";
import {parseScenario} from "../../src/model/scenario.js";
import {parseGridCsv} from "../../src/plots/csv.js";
import {browserPath, openBrowser, servedPage, type Served} from "./browser.js";

/** Skipped where no Chromium is installed: `apt-get install chromium` brings one. */
describe.skipIf(browserPath === undefined)("the explorer in Chromium", () => {
  let served: Served, browser: Browser, context: BrowserContext, page: Page;
  const complaints: string[] = [];

  const opened = async (from: BrowserContext, hash = ""): Promise<Page> => {
    const made = await from.newPage();
    made.setDefaultTimeout(30_000);
    made.on("console", message => { if (["error", "warning"].includes(message.type())) complaints.push(message.text()); });
    made.on("pageerror", error => complaints.push(error.message));
    await made.goto(`${served.address}${hash}`);
    await made.waitForSelector("#plane-figure [data-region]", {state: "attached"});
    return made;
  };
  const exact = (of: Page): Promise<unknown> => of.waitForSelector(".result-card[data-exact=true]");
  const number = async (of: Page, key: string): Promise<number> => Number(await of.getAttribute(`#numbers [data-key=${key}]`, "data-value"));
  const hash = async (of: Page): Promise<URLSearchParams> => new URLSearchParams((await of.evaluate(() => location.hash)).slice(1));
  const typed = async (of: Page, field: string, text: string): Promise<void> => {
    await of.fill(field, text);
    await of.press(field, "Enter");
  };

  beforeAll(async () => {
    served = await servedPage();
    browser = await openBrowser();
    context = await browser.newContext({viewport: {width: 1366, height: 768}, colorScheme: "light", acceptDownloads: true});
    page = await opened(context, "#m=10&d=1e-9&f=mu&n=dirac");
  }, 120_000);

  afterAll(async () => {
    await browser?.close();
    served?.close();
  });

  test("first load is small: scripts before the first picture, packed", () => {
    const scripts = [...readFileSync(join(served.folder, "index.html"), "utf8").matchAll(/src="\.\/(assets\/[^"]+\.js)"/g)].map(([, name]) => name!);
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.reduce((sum, name) => sum + gzipSync(readFileSync(join(served.folder, name))).length, 0)).toBeLessThan(400_000);
  });

  test("shows the numbers of Node, within three tolerances of the run (sameNumbers.test.ts has the last digits)", async () => {
    await exact(page);
    const choices: Choices = {...usualChoices, massMeV: 10, dipolePerGeV: 1e-9}, {nEff, yP, dOverH, he3OverH, li7OverH, lifetimeSeconds, luminosityErgPerSecond} = createLaboratory(computedScenario(choices)).point(10, 1e-9);
    const expected = {nEff, yP, dOverH, he3OverH, li7OverH, lifetime: lifetimeSeconds, luminosity: luminosityErgPerSecond};
    for (const [key, value] of Object.entries(expected)) expect(Math.abs(await number(page, key) / value! - 1), key).toBeLessThan(3e-5);
    expect(await page.textContent("#verdict")).toContain("Excluded");
  });

  test("a drag and the arrow keys move the point, and the answer follows", async () => {
    const box = (await page.locator("#plane").boundingBox())!, at = (u: number, v: number): [number, number] => [box.x + u * box.width, box.y + v * box.height];
    await page.mouse.move(...at(0.4, 0.4));
    await page.mouse.down();
    await page.mouse.move(...at(0.6, 0.3), {steps: 5});
    await page.mouse.up();
    await exact(page);
    const dragged = await hash(page), mass = Number(dragged.get("m"));
    expect(mass).toBeGreaterThan(20);
    expect(Number((await page.inputValue("#mass")).replace(" MeV", ""))).toBeCloseTo(mass, 2);
    const lifetime = await number(page, "lifetime");
    await page.focus("#plane");
    await page.keyboard.press("PageUp");
    await page.waitForFunction(before => Number(document.querySelector("#numbers [data-key=lifetime]")!.getAttribute("data-value")) < before / 50, lifetime);
    await exact(page);
    // τ ~ d⁻².
    expect(await number(page, "lifetime") / lifetime).toBeCloseTo(0.01, 4);
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction(before => !location.hash.includes(`m=${before}&`), mass);
  });

  test("flavour, measurements and the star are judged at once, on planes that came with the page", async () => {
    await page.selectOption("#choice-flavor", "e");
    await page.waitForFunction(() => document.querySelector("#plane-note")!.textContent!.includes("electron"));
    const levelOf = (name: string): Promise<string | null> => page.locator(`#verdicts [data-constraint=${name}]`).getAttribute("data-level");
    await exact(page);
    const before = await levelOf("combined");
    await page.selectOption("#choice-cmb", "act-2025-neff");
    await page.waitForFunction(level => document.querySelector("#verdicts [data-constraint=combined]")!.getAttribute("data-level") !== level, before);
    await page.locator("#layers label", {hasText: "SN1987A"}).click();
    await page.waitForFunction(() => document.querySelector("#plane-figure [data-region=sn1987a]") === null);
    await page.waitForFunction(() => /[#&]c=/.test(location.hash) && !location.hash.includes("sn1987a"));
    await page.locator("#layers label", {hasText: "SN1987A"}).click();
    expect(await page.isHidden("#progress")).toBe(true);
  });

  test("statistics and supernova unfold by keyboard: judged at once where the plane is enough, else the star is computed", async () => {
    const unfold = async (group: string): Promise<void> => {
      expect(await page.isVisible(`#group-${group} select`)).toBe(false);
      await page.focus(`#group-${group} summary`);
      await page.keyboard.press("Enter");
      await page.waitForSelector(`#group-${group} select`);
    };
    const region = (name: string): Promise<string | null> => page.locator(`#plane-figure [data-region=${name}]`).first().getAttribute("d");
    const changed = async (name: string, before: string | null): Promise<unknown> => page.waitForFunction(([of, old]) => document.querySelector(`#plane-figure [data-region=${of}]`)?.getAttribute("d") !== old, [name, before]);
    await unfold("statistics");
    const bbn = await region("bbn");
    await page.selectOption("#choice-degreesOfFreedom", "1");
    await changed("bbn", bbn);
    await page.selectOption("#choice-baryonDensity", "marginalised");
    await page.waitForFunction(() => /[#&]dof=1/.test(location.hash) && location.hash.includes("ob=marginalised"));
    expect(await page.textContent("#group-statistics summary")).toMatch(/3\.84.*1 d\.o\.f\., ωb marginalised/);
    await unfold("supernova");
    const sn = await region("sn1987a");
    await page.selectOption("#choice-criterion", "integrated-energy");
    await typed(page, "#choice-coolingSeconds", "5");
    await changed("sn1987a", sn);
    expect(await page.isHidden("#progress")).toBe(true);
    expect([await page.isVisible("#choice-criticalEnergyErg"), await page.isVisible("#choice-criticalLuminosityErgPerSecond")]).toEqual([true, false]);
    await exact(page);
    expect(await number(page, "starEnergy")).toBeGreaterThan(0);
    await page.selectOption("#choice-criterion", "raffelt");
    await page.waitForFunction(() => document.querySelector("#plane-note")!.textContent!.startsWith("Computing this star: "));
    await page.waitForSelector("#plane-figure [data-region=sn1987a]", {state: "attached"});
    await page.selectOption("#choice-criterion", "luminosity");
    await page.waitForSelector("#progress", {state: "hidden"});
    await page.waitForFunction(old => document.querySelector("#plane-figure [data-region=sn1987a]")?.getAttribute("d") === old, sn);
  });

  test("histories and the star are drawn", async () => {
    await page.waitForSelector("#history figure:nth-child(4) svg path", {state: "attached"});
    await page.waitForSelector("#star figure:nth-child(3) svg path", {state: "attached"});
    await page.selectOption("#choice-against", "temperature");
    await page.waitForFunction(() => document.querySelector("#history figcaption")!.textContent!.includes("neutrinos"));
  });

  test("another cosmology is computed in workers, and given up when the reader goes back", async () => {
    await page.selectOption("#choice-universe", "dark radiation");
    await page.waitForFunction(() => document.querySelector<HTMLProgressElement>("#progress")!.value > 0);
    await page.waitForFunction(() => document.querySelector("#plane")!.classList.contains("stale"));
    await exact(page);
    expect(await number(page, "nEff")).toBeGreaterThan(3);
    expect((await hash(page)).get("dn")).toBe("0.2");
    await page.selectOption("#choice-universe", "standard");
    await page.waitForSelector("#plane-figure [data-region]", {state: "attached"});
    expect(await page.isHidden("#progress")).toBe(true);
  });

  test("what cannot be is refused kindly, and the nearest taken", async () => {
    await typed(page, "#mass", "20 TeV");
    expect(await page.textContent("#remark")).toContain("the nearest, 1000 MeV, is taken");
    expect(await page.inputValue("#mass")).toBe("1000 MeV");
    await typed(page, "#dipole", "much");
    expect(await page.textContent("#remark")).toContain("must be a number");
    await typed(page, "#choice-deltaNEff", "77");
    expect(await page.textContent("#controls-remark")).toContain("outside -1 to 5");
    await page.click("#reset");
    await typed(page, "#mass", "30 MeV");
    expect(await page.textContent("#remark")).toBe("");
  });

  test("files are those that the command line reads", async () => {
    const file = async (kind: string): Promise<Buffer> => {
      await page.click("#downloads summary");
      const [download] = await Promise.all([page.waitForEvent("download"), page.click(`[data-download=${kind}]`)]);
      return readFileSync(await download.path());
    };
    await page.waitForSelector("#plane-figure [data-region]", {state: "attached"});
    const svg = (await file("svg")).toString();
    expect(svg).toMatch(/^<svg xmlns/);
    expect(svg).toContain('data-region="bbn"');
    expect((await file("png")).subarray(1, 4).toString()).toBe("PNG");
    const {points, comments} = parseGridCsv((await file("csv")).toString());
    expect(points).toHaveLength(25 * 49);
    expect(comments.join("\n")).toContain("reference:");
    const reading = parseScenario((await file("yaml")).toString(), "page", knownMeasurements);
    expect(reading).toEqual({ok: true, scenario: scenarioOf({...usualChoices, massMeV: 30})});
  });

  test("a link opens the same state elsewhere, in the dark, and axe finds nothing wrong in either shade", async () => {
    const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
    const violations = async (of: Page): Promise<string[]> => {
      await of.evaluate(axe);
      return of.evaluate(async () => {
        const {violations: found} = await (globalThis as unknown as {axe: {run(): Promise<{violations: {id: string; nodes: {target: unknown; failureSummary?: string}[]}[]}>}}).axe.run();
        return found.flatMap(({id, nodes}) => nodes.map(({target, failureSummary}) => `${id}: ${String(target)} ${failureSummary ?? ""}`));
      });
    };
    await page.selectOption("#choice-nature", "dirac");
    await page.selectOption("#choice-helium", "pdg-2024");
    await page.selectOption("#choice-confidenceLevel", "0.9");
    await page.waitForFunction(() => location.hash.includes("cl=0.9") && location.hash.includes("he=pdg-2024"));
    await exact(page);
    const elsewhere = await browser.newContext({viewport: {width: 390, height: 844}, colorScheme: "dark"});
    const copy = await opened(elsewhere, await page.evaluate(() => location.hash));
    await exact(copy);
    expect(await copy.getAttribute("html", "data-shade")).toBe("dark");
    for (const field of ["#mass", "#dipole", "#choice-helium", "#choice-confidenceLevel", "#choice-flavor"]) expect(await copy.inputValue(field)).toBe(await page.inputValue(field));
    for (const key of ["nEff", "dOverH", "luminosity"]) expect(await number(copy, key)).toBe(await number(page, key));
    await copy.waitForSelector("#star figure:nth-child(3) svg path", {state: "attached"});
    expect(await violations(copy)).toEqual([]);
    expect(await violations(page)).toEqual([]);
    await elsewhere.close();
  });

  test("works without a network once it is loaded", async () => {
    await page.evaluate(async () => { await navigator.serviceWorker.ready; });
    await context.setOffline(true);
    await page.reload();
    await page.waitForSelector("#plane-figure [data-region]", {state: "attached"});
    await exact(page);
    await context.setOffline(false);
  });

  test("nothing complained", () => {
    expect(complaints).toEqual([]);
  });
});
