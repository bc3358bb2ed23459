import {readFileSync} from "node:fs";
const t00 = performance.now();
const {createLaboratory, prepareLateDecays} = await import("../src/likelihood/observables.js");
const {parseScenario} = await import("../src/model/scenario.js");
const reading = parseScenario(readFileSync("scenarios/muon-dirac.yaml", "utf8"), "muon-dirac.yaml"); if (!reading.ok) throw 1;
console.log("import", performance.now() - t00);
let t = performance.now(); const lab = createLaboratory(reading.scenario); console.log("create", performance.now() - t);
t = performance.now(); (lab as any).standardEvidence(); console.log("standard", performance.now() - t);
t = performance.now(); while (prepareLateDecays()); console.log("late tables", performance.now() - t);
t = performance.now(); lab.evidence(20, [1e-10]); console.log("first point", performance.now() - t);
t = performance.now(); lab.evidence(20, [1.1e-10]); console.log("second point", performance.now() - t);
for (let i = 0; i < 20; i++) { t = performance.now(); lab.evidence(20, [10 ** (-12 + i / 7)]); if (i % 4 === 0) console.log("point", i, performance.now() - t); }
