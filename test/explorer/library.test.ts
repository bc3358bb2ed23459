/** What a program gets that imports nuportal and is bundled for browsers. */
import {fileURLToPath} from "node:url";
import {build, type Plugin, type Rolldown} from "vite";
import {beforeAll, describe, expect, test} from "vitest";
import type {SolvedPoint} from "../../src/likelihood/solvePoint.js";
import {browserPath, openBrowser} from "./browser.js";

/** Who reaches for a module of Node, which a browser does not have. */
const reaching: string[] = [];
const watch: Plugin = {
  name: "modules-of-node",
  generateBundle() {
    for (const id of this.getModuleIds()) if (id.includes("browser-external") || id.startsWith("node:")) reaching.push(...this.getModuleInfo(id)!.importers.map(importer => `${importer} imports ${id}`));
  }
};

describe("the front door, bundled for browsers", () => {
  let code = "";
  beforeAll(async () => {
    const entry = fileURLToPath(new URL("../../src/index.ts", import.meta.url));
    const built = await build({configFile: false, logLevel: "silent", plugins: [watch], build: {write: false, lib: {entry, formats: ["es"], fileName: "nuportal"}, rolldownOptions: {output: {codeSplitting: false}}}});
    const {output} = (Array.isArray(built) ? built[0]! : built) as Rolldown.RolldownOutput;
    expect(output).toHaveLength(1);
    code = output[0].code;
  }, 60_000);

  test("no file of ours reaches Node; packages do so only where they find themselves there", () => {
    expect(reaching.filter(line => !line.includes("/node_modules/"))).toEqual([]);
    expect(code).not.toMatch(/from\s*["']node:/);
  });

  // Without Chromium there is no browser to import it.
  test.skipIf(browserPath === undefined)("solves a point in Chromium", async () => {
    const browser = await openBrowser(), page = await browser.newPage(), html = "<!doctype html><title>library</title>";
    await page.route("http://library.test/**", route => route.fulfill(route.request().url().endsWith(".js") ? {contentType: "text/javascript", body: code} : {contentType: "text/html", body: html}));
    await page.goto("http://library.test/");
    // As text: the test runner rewrites import().
    const found = await page.evaluate(`(async () => {
      const {solvePoint} = await import("/nuportal.js");
      return solvePoint({massMeV: 10, dipolePerGeV: 1e-9, flavor: "e", nature: "majorana"});
    })()`) as SolvedPoint;
    await browser.close();
    expect(found.nEff).toBeGreaterThan(0.5);
    expect(found.excluded["combined"]).toBe(true);
  }, 60_000);
});
