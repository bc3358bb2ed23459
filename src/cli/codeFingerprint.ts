import {createHash} from "node:crypto";
import {existsSync, readFileSync, readdirSync} from "node:fs";
import {fileURLToPath} from "node:url";
import {codeFolder} from "./packageVersion.js";

/** Everything that a column's numbers come from; figures and commands are not among it. */
const FOLDERS = ["solvers", "src/constants", "src/likelihood", "src/model", "src/numerics", "src/rates"] as const;

/** Hash of the code and tables that compute: columns of two different codes are never mixed in one scan. */
export function codeFingerprint(base: URL = codeFolder(), folders: readonly string[] = FOLDERS): string {
  const hash = createHash("sha256");
  for (const folder of folders) {
    const url = new URL(`${folder}/`, base);
    if (!existsSync(url)) throw new Error(`${fileURLToPath(url)} is missing: the package is not complete`);
    const names = readdirSync(url, {recursive: true, encoding: "utf8"}).map(name => name.replaceAll("\\", "/"));
    for (const name of names.filter(name => /(?<!\.d)\.(ts|js|json)$/.test(name)).sort()) {
      hash.update(`${folder}/${name}\n`).update(readFileSync(new URL(name, url)));
    }
  }
  return hash.digest("hex");
}
