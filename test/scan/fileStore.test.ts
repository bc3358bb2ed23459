import {appendFileSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, describe, expect, it} from "vitest";
import {CHECKPOINT, openFileStore} from "../../src/scan/fileStore.js";
import type {FileStore, FileStoreOptions} from "../../src/scan/fileStore.js";
import {fakePoint} from "./fakeLaboratory.js";

let root: string;
beforeEach(() => (root = mkdtempSync(join(tmpdir(), "nuportal-"))));
afterEach(() => rmSync(root, {recursive: true}));

const options = (more: Partial<FileStoreOptions> = {}): FileStoreOptions =>
  ({folder: join(root, "a", "b"), scenarioName: "fake", identity: "{}", version: "1.0.0", code: "c0de", ...more});
function opened(more: Partial<FileStoreOptions> = {}): FileStore {
  const result = openFileStore(options(more));
  if (!result.ok) throw new Error(result.problem);
  return result.store;
}
const column = (massMeV: number) => ({massMeV, points: [fakePoint(massMeV, 1.23456789012345e-9)]});

describe("file store", () => {
  it("gives back the columns of an earlier run, bit by bit", () => {
    const store = opened();
    store.append(column(0.1 + 0.2));
    store.append(column(7));
    expect(opened().columns).toEqual([column(0.1 + 0.2), column(7)]);
  });

  it("drops a line that was cut short, and goes on behind the whole ones", () => {
    opened().append(column(1));
    appendFileSync(join(options().folder, CHECKPOINT), JSON.stringify(column(2)).slice(0, 40));
    const again = opened();
    expect(again.columns).toEqual([column(1)]);
    again.append(column(3));
    expect(opened().columns).toEqual([column(1), column(3)]);
  });

  it.each([
    ["another scenario", {identity: "{\"x\":1}", scenarioName: "other"}, /--out .*holds a scan of "fake"; choose another folder/],
    ["other settings", {identity: "{\"x\":1}"}, /--out .*holds a scan of "fake" with other settings/],
    ["other code", {code: "beef"}, /--out .*holds a scan by other code of the same version/],
    ["another version", {version: "1.0.1"}, /--out .*holds a scan by version 1\.0\.0, this is 1\.0\.1/],
  ])("refuses the folder of %s and leaves it alone, unless told to start over", (_, more, words) => {
    opened().append(column(1));
    const before = readFileSync(join(options().folder, CHECKPOINT), "utf8");
    const result = openFileStore(options(more));
    expect(result).toMatchObject({ok: false, problem: expect.stringMatching(words)});
    expect(readFileSync(join(options().folder, CHECKPOINT), "utf8")).toBe(before);
    expect(opened({...more, restart: true}).columns).toEqual([]);
  });

  it("refuses a file, a folder below a file, and a foreign checkpoint", () => {
    writeFileSync(join(root, "file"), "mine");
    writeFileSync(join(root, CHECKPOINT), "mine");
    for (const folder of [join(root, "file"), join(root, "file", "below"), root]) {
      const result = openFileStore(options({folder}));
      expect(result).toMatchObject({ok: false, problem: expect.stringContaining(`--out ${folder}`)});
      if (!result.ok) expect(result.problem).not.toContain("\n");
    }
    expect(readFileSync(join(root, "file"), "utf8")).toBe("mine");
    expect(readFileSync(join(root, CHECKPOINT), "utf8")).toBe("mine");
  });

  it("refuses a file system that answers every new folder with ENOENT, instead of trying for ever", () => {
    const result = openFileStore(options({folder: "/proc/nuportal/a"}));
    expect(result.ok).toBe(false);
  });

  it("leaves no partial file, and puts columns in order of mass whatever the order they came in", () => {
    const texts = [[3, 1, 2], [2, 3, 1]].map((order, i) => {
      const store = opened({folder: join(root, String(i))});
      for (const massMeV of order) store.append(column(massMeV));
      store.finish(new Map<string, string | Uint8Array>([["limits.csv", "a\n"], ["figure.png", new Uint8Array([137, 80])]]));
      expect(readdirSync(store.folder).sort()).toEqual([CHECKPOINT, "figure.png", "limits.csv"]);
      return readFileSync(join(store.folder, CHECKPOINT), "utf8");
    });
    expect(texts[0]).toBe(texts[1]);
  });

  it("keeps the old file where the new one cannot be written", () => {
    const store = opened();
    store.finish(new Map([["limits.csv", "old"]]));
    const unwritable = new Map<string, string>([["limits.csv", {} as string]]);
    expect(() => store.finish(unwritable)).toThrow();
    expect(readFileSync(join(store.folder, "limits.csv"), "utf8")).toBe("old");
    expect(existsSync(join(store.folder, "limits.csv.partial"))).toBe(false);
  });
});
