import {createLaboratory} from "../src/likelihood/observables.js";
import {parseScenario} from "../src/model/scenario.js";
import {readFileSync} from "node:fs";
const name = process.argv[2] ?? "muon-dirac";
const r = parseScenario(readFileSync(`scenarios/${name}.yaml`, "utf8"), name); if (!r.ok) throw 1;
const lab = createLaboratory({...r.scenario, tolerances: {relative: +(process.env.RT ?? 1e-5)}});
const pts: [number, number[]][] = [[0.1, [1e-9, 1e-7, 1e-5]], [1, [1e-11, 1e-9, 1e-8, 1e-6, 1e-5]], [5, [1e-10, 3e-9, 1e-8, 3e-7, 1e-5]], [12, [1e-10, 1e-9, 1e-8, 1e-7, 1e-5]], [40, [1e-11, 1e-10, 3e-10, 1e-9, 1e-8]], [150, [1e-11, 5e-11, 1e-10, 3e-10, 1e-9]], [300, [1e-11, 1e-8, 1e-6]], [400, [1e-12, 5e-12, 2e-11, 4e-11, 1e-10]], [900, [1e-12, 4e-12, 1e-11, 2e-11]]];
const s = lab.standard();
console.log(0, 0, s.nEff, s.yP, s.dOverH);
for (const [m, ds] of pts) for (const p of lab.evidence(m, ds)) { const e = p.early!; const el = e?.elements[1] as any; console.log(m, p.dipolePerGeV, e?.nEff, el?.yP, el?.dOverH, el?.li7OverH, p.lifetimeSeconds); }
