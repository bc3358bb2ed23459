import {readFileSync} from "node:fs";
import {createLaboratory} from "../src/likelihood/observables.js";
import {parseScenario} from "../src/model/scenario.js";
const folder = process.argv[2]!, scenarioFile = process.argv[3] ?? "scenarios/muon-dirac.yaml", count = +(process.argv[4] ?? 10);
const rows = (f: string) => { const lines = readFileSync(`${folder}/${f}`, "utf8").split("\n").filter(l => l && l[0] !== "#"), head = lines[0]!.split(","); return lines.slice(1).map(l => { const c = l.split(","); return Object.fromEntries(head.map((h, i) => [h, c[i]])) as Record<string, string>; }); };
const columns = [...new Set(rows("points.csv").map(r => +r["mass_MeV"]!))], grid = rows("grid.csv"), masses = [...new Set(grid.map(r => +r["mass_MeV"]!))];
const threshold = 5.991464547;
const crossings = new Map(masses.map(m => { const g = grid.filter(x => +x["mass_MeV"]! === m && x["delta_chi2_combined"]).map(x => [Math.log10(+x["dipole_per_GeV"]!), +x["delta_chi2_combined"]!, +x["chi2_combined"]!] as const); const out: {at: number; up: boolean}[] = [];
  for (let i = 0; i + 1 < g.length; i++) { const a = Math.log1p(Math.max(-0.99, (g[i]![1] - threshold) / 12)), b = Math.log1p(Math.max(-0.99, (g[i + 1]![1] - threshold) / 12)); if (a > 0 !== b > 0) out.push({at: g[i]![0] + (g[i + 1]![0] - g[i]![0]) * a / (a - b), up: b > 0}); } return [m, {out, reference: g.length ? g[0]![2] - g[0]![1] : NaN}] as const; }));
const far = masses.filter(m => m >= 1 && Math.min(...columns.map(c => Math.abs(Math.log10(c / m)))) > 0.008), chosen = far.filter((_, i) => i % Math.max(1, Math.floor(far.length / count)) === 0);
const r = parseScenario(readFileSync(scenarioFile, "utf8"), scenarioFile); if (!r.ok) throw 1;
const lab = createLaboratory(r.scenario);
let n = 0, good = 0, within = 0;
for (const m of chosen) {
  const {out, reference} = crossings.get(m)!, i = masses.indexOf(m), level = (d: number) => { const p = lab.point(m, 10 ** d); return p.chiSquares.combined === null ? NaN : p.chiSquares.combined! - reference - threshold; };
  for (const {at, up} of out) {
    const sides = [masses[i - 1], masses[i + 1]].map(o => crossings.get(o!)?.out.filter(c => c.up === up).map(c => c.at).reduce((a, b) => Math.abs(b - at) < Math.abs(a - at) ? b : a, Infinity) ?? Infinity);
    const slope = Number.isFinite(sides[0]! + sides[1]!) ? (sides[1]! - sides[0]!) / Math.log10(masses[i + 1]! / masses[i - 1]!) : 0;
    const change = (w: number): boolean => { const l = level(at - w), h = level(at + w); return (l > 0) !== (h > 0) && (h > 0) === up; };
    n++; const straight = change(0.01), stretch = 0.01 * Math.hypot(1, slope);
    if (straight) { good++; within++; } else if (change(stretch)) within++;
    if (!straight) console.log(m.toFixed(3), at.toFixed(3), "slope", slope.toFixed(2), change(stretch) ? "within at right angles" : ["0.015", "0.02", "0.03", "0.05", "0.1"].find(w => change(+w)) ?? "far", "levels", level(at - 0.01).toFixed(2), level(at + 0.01).toFixed(2));
  }
}
console.log(`${chosen.length} masses: ${good} of ${n} within 0.01 in d, ${within} at right angles`);
