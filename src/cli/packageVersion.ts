import {existsSync, readFileSync} from "node:fs";

interface Package {
  readonly folder: URL;
  readonly version: string;
}

/** The package this file belongs to, whether it runs from sources or compiled. */
function ownPackage(): Package {
  for (let folder = new URL("./", import.meta.url); ; folder = new URL("../", folder)) {
    const file = new URL("package.json", folder);
    if (existsSync(file)) {
      const {name, version} = JSON.parse(readFileSync(file, "utf8")) as {readonly name: string; readonly version: string};
      if (name === "nuportal") return {folder, version};
    }
    if (folder.pathname === new URL("../", folder).pathname) throw new Error("package.json of nuportal not found");
  }
}

export const packageVersion = (): string => ownPackage().version;

/** The folder of its package.json. */
export const packageFolder = (): URL => ownPackage().folder;

/** Where `solvers` and `src` are: the sources where the package has them, what was compiled where it has not. */
export function codeFolder(): URL {
  const folder = packageFolder();
  return existsSync(new URL("solvers/", folder)) ? folder : new URL("../../", import.meta.url);
}
