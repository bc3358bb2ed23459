import {readFileSync} from "node:fs";
const {createLaboratory} = await import("../src/likelihood/observables.js");
const {parseScenario} = await import("../src/model/scenario.js");
const reading = parseScenario(readFileSync("scenarios/muon-dirac.yaml", "utf8"), "muon-dirac.yaml"); if (!reading.ok) throw 1;
const lab = createLaboratory(reading.scenario); lab.standardEvidence();
const rows = readFileSync("/tmp/nup/t0/outA/points.csv", "utf8").split("\n").filter(l => l && l[0] !== "#").slice(1).map(l => l.split(",")).filter(c => c[3] !== "").map(c => [+c[0]!, +c[1]!] as const);
const masses = [...new Set(rows.map(r => r[0]))].filter((_, i) => i % 6 === 4);
lab.evidence(20, [1e-10, 1e-16, 1e-13, 1e-7]);
const t = new Map<number, [number, number]>();
for (const m of masses) { lab.evidence(m, [1.1e-18]); for (const [mm, d] of rows) if (mm === m) { const c0 = process.cpuUsage(); lab.evidence(m, [d]); const c = process.cpuUsage(c0), k = Math.floor(Math.log10(d)), e = t.get(k) ?? [0, 0]; e[0]++; e[1] += (c.user + c.system) / 1e3; t.set(k, e); } }
console.log(masses); for (const [k, [n, s]] of [...t].sort((a, b) => a[0] - b[0])) console.log(k, n, (s / n).toFixed(1), "ms");
