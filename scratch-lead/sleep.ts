import {EarlyUniverse} from "../solvers/early-universe/thermalHistory.js";
import {LeptonScattering} from "../solvers/early-universe/leptonScattering.js";
import {modelColumn} from "../src/likelihood/models.js";
import {parseScenario} from "../src/model/scenario.js";
import {readFileSync} from "node:fs";
const reading = parseScenario(readFileSync("scenarios/muon-dirac.yaml", "utf8"), "muon-dirac.yaml"); if (!reading.ok) throw 1;
const U = new EarlyUniverse(), o = {reheatingMeV: 1e5, relativeTolerance: 1e-5};
const hist = new Map<string, number>(); const orig = (LeptonScattering.prototype as any).rates;
(LeptonScattering.prototype as any).rates = function (T: number, g: boolean) { const any = (this as any).active; orig.call(this, T, g); const on = (this as any).active.some((v: number, i: number) => v + (this as any).sterile[i] > 0); const k = (T > 8 ? "a >8" : T > 2 ? "b 2-8" : T > 0.5 ? "c .5-2" : T > 0.1 ? "d .1-.5" : T > 0.01 ? "e .01-.1" : "f <.01") + (on ? " on" : " off"); hist.set(k, (hist.get(k) ?? 0) + 1); };
for (const m of [5, 30, 200]) for (const d of [1e-14, 1e-12, 1e-10]) { hist.clear(); const at = modelColumn(reading.scenario, m); U.run(at(d).lepton!, o); console.log(m, d, [...hist].sort().map(([k, v]) => k + ":" + v).join("  ")); }
