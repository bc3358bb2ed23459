import {readFileSync, writeFileSync} from "node:fs";
const root = process.env.NUP_ROOT ?? "..";
const {createLaboratory} = await import(`${root}/src/likelihood/observables.js`);
const {parseScenario} = await import(`${root}/src/model/scenario.js`);
const reading = parseScenario(readFileSync("scenarios/muon-dirac.yaml", "utf8"), "muon-dirac.yaml");
if (!reading.ok) throw 1;
const every = +(process.argv[2] ?? 7), start = +(process.argv[3] ?? 3);
const lines = readFileSync("/tmp/nup/points-ref.jsonl", "utf8").split("\n").filter(l => l.startsWith("{\"kind\":\"cosmic\"")).map(l => JSON.parse(l));
const byMass = new Map<number, number[]>();
for (const {massMeV, coupling} of lines) byMass.set(massMeV, [...(byMass.get(massMeV) ?? []), coupling]);
const masses = [...byMass.keys()].sort((a, b) => a - b).filter((_, i) => i % every === start);
const lab = createLaboratory(reading.scenario);
const c0 = process.cpuUsage();
lab.standardEvidence();
let c = process.cpuUsage(c0); console.log("standard", ((c.user + c.system) / 1e6).toFixed(2));
const out: unknown[] = [];
for (const m of masses) {
  const c1 = process.cpuUsage();
  const pts = lab.evidence(m, byMass.get(m)!);
  c = process.cpuUsage(c1);
  out.push(...pts);
  console.log(m.toPrecision(4), pts.length, ((c.user + c.system) / 1e6).toFixed(2), ((c.user + c.system) / 1e3 / pts.length).toFixed(1), "ms each");
}
c = process.cpuUsage(c0); console.log("all", ((c.user + c.system) / 1e6).toFixed(2));
if (process.argv[4]) writeFileSync(process.argv[4], JSON.stringify(out));
