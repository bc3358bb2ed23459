import {readFileSync} from "node:fs";
import {createLaboratory} from "../src/likelihood/observables.js";
import {parseScenario} from "../src/model/scenario.js";
const r = parseScenario(readFileSync("scenarios/muon-dirac.yaml", "utf8"), "x"); if (!r.ok) throw 1;
const lab = createLaboratory({...r.scenario, constraints: ["sn1987a"]});
const c = process.cpuUsage();
for (let i = 0; i < 30; i++) lab.evidence(0.1 * 10 ** (i / 7.5), [1e-9]);
const d = process.cpuUsage(c); console.log(((d.user + d.system) / 30e3).toFixed(0), "ms a mass");
