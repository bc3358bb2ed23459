/** The command of a clone. Where nothing can be kept, sources are translated as they are loaded. */
import {compile, compiledEntry} from "./compiled.mjs";

const up = new URL("../", import.meta.url);
try {
  await compile();
  await import(new URL(compiledEntry("src/cli/main.ts"), up));
} catch (error) {
  if (!["EACCES", "EROFS", "ENOSPC", "EPERM", "EDQUOT"].includes(error.code) || error.syscall === undefined || !String(error.path).includes(".cache")) throw error;
  await import("./register.mjs");
  await import(new URL("src/cli/main.ts", up));
}
