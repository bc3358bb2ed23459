import {readFileSync} from "node:fs";
import {createLaboratory} from "../src/likelihood/observables.js";
import {parseScenario} from "../src/model/scenario.js";
const r = parseScenario(readFileSync("scenarios/muon-dirac.yaml", "utf8"), "x"); if (!r.ok) throw 1;
const lab = createLaboratory(r.scenario);
const t = (name: string, f: () => void): void => { const c = process.cpuUsage(); f(); const d = process.cpuUsage(c); console.log(name, ((d.user + d.system) / 1e3).toFixed(0), "ms"); };
t("standard", () => lab.standardEvidence());
for (const m of [1, 10, 100, 300, 0.2, 30]) { t(`spread ${m}`, () => lab.supernovaSpread(m)); t(`sn ${m}`, () => lab.evidence(m * 1.01, [])); t("one point 1e-18", () => lab.evidence(m * 1.01, [1e-18])); t("point 1e-12", () => lab.evidence(m * 1.01, [1e-12]));  t("point 1e-10", () => lab.evidence(m * 1.01, [1e-10])); }
