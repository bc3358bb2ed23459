/** The command of a clone. Where nothing can be kept, sources are translated as they are loaded. */
import {compile, compiledEntry} from "./compiled.mjs";

let entry = "src/cli/main.ts";
try {
  await compile();
  entry = compiledEntry(entry);
} catch (error) {
  if (!["EACCES", "EROFS", "ENOSPC", "EPERM", "EDQUOT", "ENOTDIR", "EEXIST"].includes(error.code)) throw error;
  await import("./register.mjs");
}
await import(new URL(`../${entry}`, import.meta.url));
