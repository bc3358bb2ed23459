import {mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {expect, it} from "vitest";
import {keepResultFiles, readResultFiles} from "../../src/cli/resultCache.js";

it("gives files back in order and byte by byte, and none at all where one is damaged", () => {
  const root = mkdtempSync(join(tmpdir(), "nuportal-")), key = join(root, "results", "key");
  try {
    keepResultFiles(key, new Map<string, string | Uint8Array>([["limits.csv", "µ\n"], ["figure.png", new Uint8Array([137, 0, 80])], ["result.json", "{}"]]));
    expect([...readResultFiles(key)!].map(([name, content]) => [name, [...Buffer.from(content)]])).toEqual([["limits.csv", [194, 181, 10]], ["figure.png", [137, 0, 80]], ["result.json", [123, 125]]]);
    writeFileSync(join(key, "figure.png"), new Uint8Array([137, 0]));
    expect(readResultFiles(key)).toBeUndefined();
  } finally {
    rmSync(root, {recursive: true});
  }
});
