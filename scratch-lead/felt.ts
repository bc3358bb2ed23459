import {readFileSync} from "node:fs";
const {createLaboratory} = await import("../src/likelihood/observables.js");
const {parseScenario} = await import("../src/model/scenario.js");
const reading = parseScenario(readFileSync("scenarios/muon-dirac.yaml", "utf8").replace(/sn1987a, /, ""), "muon-dirac.yaml"); if (!reading.ok) throw 1;
const lab = createLaboratory(reading.scenario); lab.standardEvidence(); lab.evidence(33, [1e-9]);
const rows = readFileSync("/tmp/nup/t0/outO/points.csv", "utf8").split("\n").filter(l => l && l[0] !== "#").slice(1).map(l => l.split(",")).filter(c => c[3] !== "").map(c => [+c[0]!, +c[1]!] as const);
const masses = [...new Set(rows.map(r => r[0]))].filter((_, i) => i % 7 === 3);
let n = 0; const c0 = process.cpuUsage();
for (const m of masses) { const ds = rows.filter(r => r[0] === m).map(r => r[1]); lab.evidence(m, ds); n += ds.length; }
const c = process.cpuUsage(c0); console.log(masses.length, "masses", n, "points", ((c.user + c.system) / 1e6).toFixed(2), "CPU s", ((c.user + c.system) / 1e3 / n).toFixed(1), "ms a point");
