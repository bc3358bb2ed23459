import {register} from "node:module";
register("./translation.mjs", import.meta.url);
process.setSourceMapsEnabled(true);
