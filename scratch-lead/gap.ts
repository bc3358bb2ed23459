import {readFileSync} from "node:fs";
import {excludedLevels} from "../src/likelihood/constraints.js";
import {parseGridCsv} from "../src/plots/csv.js";
import {fieldBase, levelField} from "../src/scan/planeField.js";
import {scaleOf} from "../src/scan/levelCurves.js";
import {forecastOf, corrected, wantedAmong} from "../src/scan/foretold.js";
import {LevelField} from "../src/scan/levelField.js";
const folder = process.argv[2]!, record = JSON.parse(readFileSync(`${folder}/result.json`, "utf8")), {scenario, standard} = record;
const {points} = parseGridCsv(readFileSync(`${folder}/points.csv`, "utf8"), "dipolePerGeV") as any;
const cols = new Map<number, any[]>(); for (const p of points) (cols.get(p.massMeV) ?? cols.set(p.massMeV, []).get(p.massMeV)!).push(p);
const keep = [0.1, 0.215443469003, 0.464158883361]; const columns = [...cols].filter(([m]) => keep.includes(m)).map(([massMeV, points]) => ({massMeV, points}));
const all = columns.flatMap(c => c.points), base = fieldBase(scenario, columns), starts: number[] = []; let s = 0; for (const c of columns) { starts.push(s); s += c.points.length; }
const found = excludedLevels(all, standard, scenario).find(l => l.name === "spectral-distortions")!, field = levelField(base, found.name, found.level, starts, scaleOf(found));
for (const c of field.columns) console.log(10 ** c.logMass, c.stretches.map(t => [t.x[0]!.toFixed(3), t.x.at(-1)!.toFixed(3)].join("..")).join("  "), c.pattern, c.edges.map(e => (e + c.shear).toFixed(2)).join(" "));
const f = forecastOf(new LevelField(field.columns as any), Math.log10(0.14679119297), -18, -5);
console.log([...f.x].map((x, i) => x > -9.8 && x < -7.5 ? `${x.toFixed(3)}:${f.y[i]!.toFixed(2)}` : "").filter(Boolean).join(" "));
