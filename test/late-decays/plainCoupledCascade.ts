/** Slow plain twin of the whole cascade, photons and e±: trapezoids in ln E of the differential rates, marched down from a photon line. */
import {electronMassMeV as m, fineStructure as alpha} from "../../src/constants/particles.js";
import {gaussLegendre} from "../../src/numerics/quadrature.js";
import {inverseComptonShape, pairShape} from "../../solvers/late-decays/backgroundIntegrals.js";
import {betheHeitlerKernel, comptonKernel, lightByLightShape} from "../../solvers/late-decays/photonKernels.js";
import {lightByLightRate, photonRate, type Targets} from "../../solvers/late-decays/photonRates.js";
import type {InjectedLine} from "../../solvers/late-decays/electromagneticLines.js";
import {targetsAt, undegraded, type ResponseTable} from "../../solvers/late-decays/responses.js";
import {photodisintegrationReactions} from "../../solvers/late-decays/tables/photodisintegrationReactions.js";
import {plainRate} from "./plainCascade.js";

/**
 * F_γ beside the line at nodes from 1.5 MeV to E₀, per unit source. `leaveOutSecond`: the node next to E₀ is in no sum, as in the public code
 * ACROPOLIS (2011.06518), _JIT_solve_cascade_equation: `for k in range(i+1, NE-2)`. Losses of e± below one cell are not resolved: T ~ 1 keV and some ten MeV are its realm.
 */
export const plainCoupledSpectrum = (E0: number, T: number, targets: Targets, nodesPerDecade: number, leaveOutSecond = false): {readonly E: number[]; readonly F: number[]} => {
  const n = Math.floor(Math.log10(E0 / 1.5) * nodesPerDecade), step = Math.log(E0 / 1.5) / (n - 1), E = Array.from({length: n}, (_, i) => 1.5 * Math.exp(i * step)), top = n - 1;
  const out = new Float64Array(2), rule = gaussLegendre(60), scale = (e: number): number => 2 * (alpha * T) ** 2 / (Math.PI * e), b = (e: number): number => 4 * e * T / (m * m);
  const photonPhoton = (e: number, from: number): number =>
    (from / (1 + 2 * from / m) > e ? 0 : targets.electronsMeV3 * comptonKernel(e, from)) + lightByLightRate(from, T) * lightByLightShape(e / from) / from;
  const photonElectron = (e: number, from: number): number => from <= e ? 0 : scale(from) / from * inverseComptonShape(e / (from - e), b(from), out);
  const electronElectron = (e: number, from: number): number => scale(from) / from * inverseComptonShape(Math.max(from / e - 1, 1e-9), b(from), out);
  const electronPhoton = (e: number, from: number): number => {
    const photon = from + m - e, z = e / from, tau = from * T / (m * m), compton = photon >= from / (1 + 2 * from / m) && photon <= from ? targets.electronsMeV3 * comptonKernel(photon, from) : 0;
    return compton + 2 * targets.chargeSquaredMeV3 * betheHeitlerKernel(e, from) + (z < 1 ? 2 * (alpha * m / from) ** 2 * T / (4 * Math.PI) / from * pairShape(z * (1 - z), tau, out) : 0);
  };
  const electronRate = (e: number): number => {
    const low = Math.log(1e-9 * b(e)), half = (Math.log(250 * b(e)) - low) / 2;
    return scale(e) * rule.nodes.reduce((sum, x, k) => { const Z = Math.exp(low + half * (1 + x)); return sum + half * rule.weights[k]! * Z / (1 + Z) ** 2 * inverseComptonShape(Z, b(e), out); }, 0);
  };
  const photons = new Array<number>(n).fill(0), electrons = new Array<number>(n).fill(0), line = 1 / photonRate(E0, T, targets);
  for (let i = top; i >= 0; i--) {
    const e = E[i]!, own = i === top ? 0 : step / 2 * e;
    let a = photonPhoton(e, E0) * line, c = electronPhoton(e, E0) * line;
    for (let k = i + 1; k <= top; k++) {
      if (leaveOutSecond && k === top - 1) continue;
      const from = E[k]!, w = (k === top ? 0.5 : 1) * step * from;
      a += w * (photonPhoton(e, from) * photons[k]! + photonElectron(e, from) * electrons[k]!);
      c += w * (electronPhoton(e, from) * photons[k]! + electronElectron(e, from) * electrons[k]!);
    }
    photons[i] = a / (photonRate(e, T, targets) - own * photonPhoton(e, e));
    electrons[i] = c / (electronRate(e) - own * electronElectron(e, e));
  }
  return {E, F: photons};
};

/** Responses of the twin at 25 temperatures per decade, for photon lines. */
export class PlainResponses implements ResponseTable {
  readonly temperaturesMeV: Float64Array;
  readonly #nodesPerDecade: number;
  readonly #leaveOutSecond: boolean;
  constructor(hottestMeV: number, coldestMeV: number, nodesPerDecade: number, leaveOutSecond: boolean) {
    this.temperaturesMeV = Float64Array.from({length: Math.ceil(Math.log10(hottestMeV / coldestMeV) * 25) + 1}, (_, j) => hottestMeV * 10 ** (-j / 25));
    this.#nodesPerDecade = nodesPerDecade;
    this.#leaveOutSecond = leaveOutSecond;
  }
  cascades(j: number, baryonsPerPhoton: number, lines: readonly InjectedLine[], out: Float64Array): void {
    const T = this.temperaturesMeV[j]!;
    out.fill(0);
    for (const {energyMeV, number} of lines) {
      const spectrum = plainCoupledSpectrum(energyMeV, T, targetsAt(baryonsPerPhoton, T), this.#nodesPerDecade, this.#leaveOutSecond);
      for (let r = 0; r < photodisintegrationReactions.length; r++) out[r]! += number * plainRate(spectrum, r);
    }
  }
  direct(temperatureMeV: number, baryonsPerPhoton: number, lines: readonly InjectedLine[], out: Float64Array): void {
    undegraded(temperatureMeV, baryonsPerPhoton, lines, out);
  }
}
