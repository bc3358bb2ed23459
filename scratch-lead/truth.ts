import {readFileSync} from "node:fs";
import {createLaboratory} from "../src/likelihood/observables.js";
import {curvesOf, referenceOver} from "../src/scan/levelCurves.js";
import {parseScenario} from "../src/model/scenario.js";
import {parseGridCsv} from "../src/plots/csv.js";
const record = JSON.parse(readFileSync(process.env.OUT + "/result.json", "utf8")), {scenario, standard} = record;
const {points} = parseGridCsv(readFileSync(process.env.OUT + "/points.csv", "utf8"), "dipolePerGeV") as any;
const reference = referenceOver(points, standard, scenario), lab = createLaboratory(scenario);
for (const m of process.argv[2]!.split(",").map(Number)) { let lo = +process.argv[3]!, hi = +process.argv[4]!; const f = (x: number) => curvesOf([lab.point(m, 10 ** x)], reference, standard, scenario).find(c => c.name === (process.env.NAME ?? "combined"))!.values[0]!; const a = f(lo), b = f(hi); if (a > 0 === b > 0) { console.log(m, "no sign change", a, b); continue; } for (let i = 0; i < 9; i++) { const c = (lo + hi) / 2; if (f(c) > 0 === a > 0) lo = c; else hi = c; } console.log(m, ((lo + hi) / 2).toFixed(4)); }
