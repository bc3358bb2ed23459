import {dipoleKernels} from "../src/rates/dipoleKernels.js";
for (const momentumStep of [0.5, 0.25, 0.3, 0.5, 0.25, 0.3]) { const c = process.cpuUsage(); for (const m of [0.5, 5, 50, 500, 1, 10, 100, 900]) dipoleKernels(m, {highestMeV: 1e5, momentumStep}); const d = process.cpuUsage(c); console.log(momentumStep, ((d.user + d.system) / 8e3).toFixed(0), "ms"); }
