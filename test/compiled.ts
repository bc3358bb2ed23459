/** The package and the fakes of tests as JavaScript, once for all tests that run it as a process or in threads. Types are checked before, by `npm test`. */
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import {compile, filesBelow} from "../tools/compiled.mjs";

export {compiledEntry} from "../tools/compiled.mjs";

export default function setup(): Promise<void> {
  return compile(filesBelow(join(fileURLToPath(new URL("../", import.meta.url)), "test"), ".ts").filter(name => /[/\\]fake[A-Z]\w*\.ts$/.test(name)));
}
