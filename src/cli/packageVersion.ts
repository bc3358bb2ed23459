import {existsSync, readFileSync} from "node:fs";

/** Version of the package this file belongs to, whether it runs from sources or compiled. */
export function packageVersion(): string {
  for (let folder = new URL("./", import.meta.url); ; folder = new URL("../", folder)) {
    const file = new URL("package.json", folder);
    if (existsSync(file)) {
      const {name, version} = JSON.parse(readFileSync(file, "utf8")) as {readonly name: string; readonly version: string};
      if (name === "nuportal") return version;
    }
    if (folder.pathname === new URL("../", folder).pathname) throw new Error("package.json of nuportal not found");
  }
}
