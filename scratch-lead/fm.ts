import {firstMasses} from "../src/scan/massSearch.js";
import {parseScenario} from "../src/model/scenario.js"; import {readFileSync} from "node:fs";
const r = parseScenario(readFileSync("scenarios/muon-dirac.yaml", "utf8"), "x"); if (r.ok) console.log(firstMasses(r.scenario));
