import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterAll, beforeAll, expect, it} from "vitest";
import {readScenario} from "../../src/cli/scenarioFile.js";
import {UsageError} from "../../src/cli/usageError.js";

let folder: string;
beforeAll(() => (folder = mkdtempSync(join(tmpdir(), "nuportal-scenario-"))));
afterAll(() => rmSync(folder, {recursive: true}));

const good = `name: fake
model: {flavor: mu, nature: dirac}
plane:
  mass: {from: 1 MeV, to: 1 GeV, points: 3}
  dipole: {from: 1e-12 / GeV, to: 1e-6 / GeV, points: 3}
`;

it.each([
  ["an empty file", "", /:1:1: the scenario is empty/],
  ["a measurement that does not exist", good + "measurements: {helium: lbt-2062}\n", /:6:24: measurements\.helium = "lbt-2062" is not known; allowed: .*did you mean "lbt-2026"/],
  ["an axis of negative mass", good.replace("1 MeV", "-1 MeV"), /:4:16: plane\.mass\.from = "-1 MeV" is outside/],
])("%s is refused with its place", async (_, text, words) => {
  const path = join(folder, "bad.yaml");
  writeFileSync(path, text);
  const error: unknown = await readScenario(path).catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(UsageError);
  expect((error as UsageError).message).toMatch(words);
  expect((error as UsageError).message).not.toContain("\n");
});

it("a good file is read, with a byte order mark and Windows line ends as well", async () => {
  const path = join(folder, "good.yaml");
  writeFileSync(path, good);
  const scenario = await readScenario(path);
  expect(scenario.plane.massMeV).toEqual({from: 1, to: 1000, points: 3});
  writeFileSync(path, "\uFEFF" + good.replace(/\n/g, "\r\n"));
  expect(await readScenario(path)).toEqual(scenario);
});
