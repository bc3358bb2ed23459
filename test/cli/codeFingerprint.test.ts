import {cpSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import {expect, it} from "vitest";
import {codeFingerprint} from "../../src/cli/codeFingerprint.js";

it("changes with the code that computes, and with nothing else", () => {
  const folder = mkdtempSync(join(tmpdir(), "nuportal-code-"));
  const base = pathToFileURL(folder + "/");
  const root = new URL("../../", import.meta.url);
  try {
    for (const part of ["src", "solvers"]) cpSync(new URL(part, root), new URL(part, base), {recursive: true});
    const before = codeFingerprint(base);
    expect(before).toMatch(/^[0-9a-f]{64}$/);
    writeFileSync(new URL("src/plots/svg.ts", base), "");
    writeFileSync(new URL("solvers/notes.md", base), "");
    expect(codeFingerprint(base)).toBe(before);
    writeFileSync(new URL("src/rates/thermalKernels.ts", base), "");
    expect(codeFingerprint(base)).not.toBe(before);
  } finally {
    rmSync(folder, {recursive: true});
  }
});
