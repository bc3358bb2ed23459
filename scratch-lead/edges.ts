import {readFileSync} from "node:fs";
import {createLaboratory} from "../src/likelihood/observables.js";
import {parseScenario} from "../src/model/scenario.js";
const folder = process.argv[2]!, scenarioFile = process.argv[3] ?? "scenarios/muon-dirac.yaml", count = +(process.argv[4] ?? 10);
const rows = (f: string) => { const lines = readFileSync(`${folder}/${f}`, "utf8").split("\n").filter(l => l && l[0] !== "#"), head = lines[0]!.split(","); return lines.slice(1).map(l => { const c = l.split(","); return Object.fromEntries(head.map((h, i) => [h, c[i]])) as Record<string, string>; }); };
const columns = [...new Set(rows("points.csv").map(r => +r["mass_MeV"]!))], grid = rows("grid.csv"), masses = [...new Set(grid.map(r => +r["mass_MeV"]!))];
const far = masses.map(m => ({m, gap: Math.min(...columns.map(c => Math.abs(Math.log10(c / m))))})).filter(x => x.gap > 0.012).sort((a, b) => b.gap - a.gap);
const chosen = process.env.MASSES ? process.env.MASSES.split(",").map(x => masses.reduce((a, b) => Math.abs(Math.log(b / +x)) < Math.abs(Math.log(a / +x)) ? b : a)) : far.filter((_, i) => i % Math.max(1, Math.floor(far.length / count)) === 0).slice(0, count).map(x => x.m).sort((a, b) => a - b);
const r = parseScenario(readFileSync(scenarioFile, "utf8"), scenarioFile); if (!r.ok) throw 1;
const lab = createLaboratory(r.scenario), threshold = 5.991464547;
let n = 0, good = 0;
for (const m of chosen) {
  const g = grid.filter(x => +x["mass_MeV"]! === m && x["delta_chi2_combined"] !== "" && x["delta_chi2_combined"] !== undefined).map(x => [Math.log10(+x["dipole_per_GeV"]!), +x["delta_chi2_combined"]!, +x["chi2_combined"]!] as const);
  if (g.length === 0) { console.log(m, "no grid"); continue; }
  const reference = g[0]![2] - g[0]![1], level = (d: number) => { const p = lab.point(m, 10 ** d); return p.chiSquares.combined === null ? NaN : p.chiSquares.combined! - reference - threshold; };
  for (let i = 0; i + 1 < g.length; i++) {
    const a = Math.asinh(g[i]![1] - threshold), b = Math.asinh(g[i + 1]![1] - threshold);
    if (a > 0 === b > 0) continue;
    const at = g[i]![0] + (g[i + 1]![0] - g[i]![0]) * a / (a - b), low = level(at - 0.01), high = level(at + 0.01), ok = low > 0 !== high > 0 && (low > 0) === (a > 0);
    n++; if (ok) good++;
    let how = "";
    if (!ok) for (const w of [0.015, 0.02, 0.03, 0.05, 0.1]) { const l = level(at - w), h = level(at + w); if (l > 0 !== h > 0) { how = `within ${w}`; break; } }
    console.log(m.toFixed(3), at.toFixed(3), low.toFixed(3), high.toFixed(3), ok ? "ok" : `OFF ${how}`);
  }
}
console.log(good, "of", n);
