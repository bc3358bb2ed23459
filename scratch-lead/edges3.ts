import {readFileSync, writeFileSync, existsSync} from "node:fs";
import {createLaboratory} from "../src/likelihood/observables.js";
import {excludedLevels} from "../src/likelihood/constraints.js";
import {couplingNameOf, couplingAxis} from "../src/model/coupling.js";
import {parseGridCsv} from "../src/plots/csv.js";
import {fieldBase, levelField} from "../src/scan/planeField.js";
import {curvesOf, referenceOver, scaleOf} from "../src/scan/levelCurves.js";
import type {PointResult} from "../src/likelihood/pointResult.js";
const folder = process.argv[2]!, count = +(process.argv[3] ?? 20), lo = +(process.argv[4] ?? 1), hi = +(process.argv[5] ?? 1e9), verbose = process.argv[6];
const record = JSON.parse(readFileSync(`${folder}/result.json`, "utf8")), {scenario, standard} = record;
const {points} = parseGridCsv(readFileSync(`${folder}/points.csv`, "utf8"), couplingNameOf(scenario.model)) as {points: PointResult[]};
const cols = new Map<number, PointResult[]>(); for (const p of points) (cols.get(p.massMeV) ?? cols.set(p.massMeV, []).get(p.massMeV)!).push(p);
const columns = [...cols].map(([massMeV, points]) => ({massMeV, points}));
const all = columns.flatMap(c => c.points), base = fieldBase(scenario, columns), starts = new Map<number, number>(); let s = 0; for (const c of columns) { starts.set(c.massMeV, s); s += c.points.length; }
const found = excludedLevels(all, standard, scenario).find(l => l.name === "combined")!, field = levelField(base, "combined", found.level, base.columns.map(c => starts.get(c.massMeV)!), scaleOf(found));
const reference = referenceOver(all, standard, scenario);
const {from, to} = couplingAxis(scenario.plane);
const edgesAt = (m: number): {at: number; up: boolean}[] => { const n = 13000, x = Float64Array.from({length: n + 1}, (_, i) => Math.log10(from) + (Math.log10(to) - Math.log10(from)) * i / n), y = field.levels(Math.log10(m), x), out: {at: number; up: boolean}[] = []; for (let i = 0; i < n; i++) if (!Number.isNaN(y[i]!) && !Number.isNaN(y[i + 1]!) && y[i]! > 0 !== y[i + 1]! > 0) out.push({at: x[i]! + (x[i + 1]! - x[i]!) * y[i]! / (y[i]! - y[i + 1]!), up: y[i + 1]! > 0}); return out; };
const lab = createLaboratory(scenario), masses = columns.map(c => c.massMeV).sort((a, b) => a - b);
// Middles of intervals, deterministic
const mids = masses.slice(1).map((m, i) => [Math.sqrt(m * masses[i]!) * 1.003, Math.log10(m / masses[i]!)] as const).filter(([m]) => m > lo && m < hi), step = Math.max(1, mids.length / count), chosen = Array.from({length: Math.min(count, mids.length)}, (_, i) => mids[Math.floor(i * step)]![0]);
const cacheFile = "/tmp/nup/direct2.json", cache: Record<string, number | null> = existsSync(cacheFile) ? JSON.parse(readFileSync(cacheFile, "utf8")) : {};
const key0 = process.env.TAG ?? "x";
let n = 0, good = 0, within = 0, worst = 0;
for (const m of chosen) {
  const level = (lx: number) => { const k = `${key0} ${m} ${lx.toFixed(5)}`; if (!(k in cache)) cache[k] = lab.point(m, 10 ** lx) as any; const v = cache[k] as any; return curvesOf([v], reference, standard, scenario).find(c => c.name === "combined")!.values[0]!; };
  const here = edgesAt(m), sides = [edgesAt(m / 1.01), edgesAt(m * 1.01)];
  for (const {at, up} of here) {
    const near = sides.map(list => list.filter(c => c.up === up).map(c => c.at).reduce((a, b) => Math.abs(b - at) < Math.abs(a - at) ? b : a, Infinity));
    const slope = Number.isFinite(near[0]! + near[1]!) ? (near[1]! - near[0]!) / (2 * Math.log10(1.01)) : 0;
    const change = (w: number): boolean => { const l = level(at - w), h = level(at + w); return (l > 0) !== (h > 0) && (h > 0) === up; };
    n++; const straight = change(0.01), stretch = 0.01 * Math.hypot(1, slope);
    const ok = straight || change(stretch);
    if (straight) good++; if (ok) within++;
    if (!straight || verbose) console.log(m.toFixed(3), at.toFixed(3), up ? "up" : "down", "slope", slope.toFixed(2), straight ? "ok" : ok ? "within at right angles" : ["0.013", "0.015", "0.02", "0.03", "0.05", "0.1"].find(w => change(+w)) ?? "far", "levels", level(at - 0.01).toFixed(2), level(at + 0.01).toFixed(2));
  }
}
writeFileSync(cacheFile, JSON.stringify(cache));
console.log(`${chosen.length} masses: ${good} of ${n} within 0.01 in d, ${within} at right angles`);
