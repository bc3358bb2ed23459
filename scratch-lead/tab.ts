import {dipoleKernels} from "../src/rates/dipoleKernels.js";
import {ScatteringRates} from "../src/rates/scatteringRates.js";
for (const m of [0.1, 1, 139]) { const k = dipoleKernels(m), r = new ScatteringRates({energyNodes: 36, angleNodes: 12}); const a = new Float64Array(1), s = new Float64Array(1);
for (const T of [0.05, 0.064, 0.3, 3, 20, 140]) { const out = []; for (const x of [0.3, 1.7, 5.1, 11.7, 21, 37]) { k.scattering(T, Float64Array.of(x * T), a, s); r.place(T); r.at(m, x * T); const tot = [0, 1].map(h => r.exchange[h]! + r.annihilation[h]! + r.plasmon[h]!); out.push((a[0]! / tot[0]! - 1).toExponential(0), (s[0]! / tot[1]! - 1).toExponential(0)); } console.log(m, T, out.join(" ")); } }
