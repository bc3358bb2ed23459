import {readFileSync} from "node:fs";
const {createLaboratory} = await import("../src/likelihood/observables.js");
const {parseScenario} = await import("../src/model/scenario.js");
const text = readFileSync("scenarios/muon-dirac.yaml", "utf8").replace(/constraints: .*/, "constraints: [sn1987a]");
const reading = parseScenario(text, "muon-dirac.yaml"); if (!reading.ok) throw 1;
const lab = createLaboratory(reading.scenario);
lab.evidence(33, [1e-9]);
for (const m of [0.1, 0.5, 3, 10, 30, 60, 100, 150, 200, 300, 400, 600, 900]) { let t = process.cpuUsage(); lab.evidence(m, [1e-9]); t = process.cpuUsage(t); let s = process.cpuUsage(); (lab as any).supernovaSpread?.(m); s = process.cpuUsage(s); console.log(m, ((t.user + t.system) / 1e3).toFixed(0), "ms; spread", ((s.user + s.system) / 1e3).toFixed(0)); }
