import {readFileSync} from "node:fs";
import {createLaboratory} from "../src/likelihood/observables.js";
import {parseScenario} from "../src/model/scenario.js";
const r = parseScenario(readFileSync("scenarios/muon-dirac.yaml", "utf8"), "x"); if (!r.ok) throw 1;
const lab = createLaboratory(r.scenario);
for (const m of [0.4217, 0.464, 0.5623, 0.631]) for (const l of [-12.16, -12.12, -12.08, -12.06, -12.04, -12.02, -12.0, -11.98, -11.96, -11.94]) { const p = lab.point(m, 10 ** l) as any; console.log(m, l, p.lifetimeSeconds?.toExponential(2), p.nEff?.toFixed(4), p.dOverH?.toExponential(4), "chi2", Object.values(p.chiSquares).map((x: any) => x?.toFixed(3)).join(" ")); }
