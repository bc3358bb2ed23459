/**
 * Slow twin of the standard thermal history: photons, e±, ν_e and ν_μτ with three temperatures, QED pressure to O(e³), Fermi-Dirac
 * collision terms with m_e near equal temperatures, Runge-Kutta at fixed steps in ln a. Equations of Escudero:2018, Escudero:2020.
 */
import {electronMassMeV, fermiConstantPerMeV2, fineStructure, planckMassMeV} from "../../src/constants/particles.js";
import {hbarMeVSeconds} from "../../src/constants/units.js";
import {gaussLegendre} from "../../src/numerics/quadrature.js";
import {Spline} from "../../src/numerics/spline.js";
import {coarse, linearResponse} from "../../tools/collision-suppression.js";
import type {Background} from "../../solvers/early-universe/background.js";

/** Energy transfer by annihilation and scattering of ν_e, of ν_μ, relative to massless Maxwell-Boltzmann particles: linear response. */
const temperaturesMeV = [0.03, 0.04, 0.05, 0.06, 0.08, 0.1, 0.12, 0.14, 0.16, 0.2, 0.25, 0.3, 0.4, 0.5, 0.6, 0.8, 1, 1.25, 1.5, 2, 3, 4, 6, 9, 14];
const logT = temperaturesMeV.map(Math.log);
const responses = temperaturesMeV.map((T) => {
  const {annihilation, scattering} = linearResponse(T, coarse);
  return [annihilation[0], scattering[0], annihilation[1], scattering[1]];
});
const efficiencies = [0, 1, 2, 3].map((k) => new Spline(logT, responses.map((row) => Math.log(row[k]))));
const efficiency = (k: number, u: number): number => (u < logT[0] ? 0 : Math.exp(efficiencies[k].at(Math.min(u, logT[logT.length - 1]))));

/** P/T⁴ of photons, e± and their interactions, x = m_e/T. */
const pressure = (x: number): number => {
  const rule = gaussLegendre(20);
  let electrons = 0, I = 0, J = 0;
  for (const [a, b] of [[0, 2], [2, 6], [6, 12], [12, 25], [25, 60]]) {
    for (let k = 0; k < 20; k++) {
      const p = (a + b) / 2 + ((b - a) / 2) * rule.nodes[k], e = Math.sqrt(p * p + x * x);
      const f = ((b - a) / 2) * rule.weights[k] / (Math.exp(e) + 1);
      electrons += (f * p ** 4) / e;
      I += (f * p * p) / e;
      J += f * e;
    }
  }
  const a = fineStructure;
  const p2 = (a / Math.PI) * (-(2 / 3) * I - (2 / Math.PI ** 2) * I * I);
  const p3 = a ** 1.5 * (4 / 3) * Math.sqrt(2 * Math.PI) * ((I + J) / Math.PI ** 2) ** 1.5;
  return Math.PI ** 2 / 45 + (2 / (3 * Math.PI ** 2)) * electrons + p2 + p3;
};

export interface StandardOptions {
  /** Inert radiation as ΔN_eff. */
  readonly deltaNEff?: number;
  readonly hottestMeV?: number;
  readonly coldestMeV?: number;
  /** All three flavours at one temperature, as if oscillations were complete. */
  readonly commonNeutrinos?: boolean;
}
export interface StandardHistory extends Background {
  readonly nEff: number;
}

let plasma: {readonly p: Spline; readonly r: Spline} | undefined;
const plasmaTables = (): {readonly p: Spline; readonly r: Spline} => {
  if (plasma !== undefined) return plasma;
  const u = Float64Array.from({length: 3001}, (_, i) => Math.log(3e-4) + (Math.log(40 / 3e-4) * i) / 3000);
  const p = new Spline(u, u.map((v) => pressure(electronMassMeV / Math.exp(v))));
  plasma = {p, r: new Spline(u, u.map((v) => 3 * p.at(v) + p.slope(v)))};
  return plasma;
};

/** The history of `options`, sampled every 0.01 in ln a. */
export const standardBackground = (options: StandardOptions = {}): StandardHistory => {
  const {deltaNEff = 0, hottestMeV = 13, coldestMeV = 8e-4, commonNeutrinos = false} = options;
  const {p, r} = plasmaTables();
  const perFlavour = ((7 / 8) * Math.PI ** 2) / 15;
  const F = (T1: number, T2: number, fa: number, fs: number): number =>
    32 * (T1 ** 9 - T2 ** 9) * fa + 56 * fs * T1 ** 4 * T2 ** 4 * (T1 - T2);
  const gL = 0.727, gR = 0.233, gMu = -0.273, front = fermiConstantPerMeV2 ** 2 / Math.PI ** 5;
  const inert0 = deltaNEff * perFlavour * (4 / 11) ** (4 / 3);
  // y: T_γ, T_νe, T_νμ, t·MeV. Inert radiation is fixed by today, so its amplitude is found by a second pass.
  const derivative = (inert: number) => (x: number, y: Float64Array, out: Float64Array): number => {
    const [T, Te, Tm] = y, u = Math.log(T);
    const rho = r.at(u) * T ** 4, P = p.at(u) * T ** 4, slope = T ** 3 * (4 * r.at(u) + r.slope(u));
    const total = rho + perFlavour * (Te ** 4 + 2 * Tm ** 4) + inert * Math.exp(-4 * x);
    const H = Math.sqrt(((8 * Math.PI) / 3) * total) / planckMassMeV;
    const exchange = F(Tm, Te, 0.884, 0.829);
    let e = front * (4 * (gL ** 2 + gR ** 2) * F(T, Te, efficiency(0, u), efficiency(1, u)) + 2 * exchange);
    let m = front * (4 * (gMu ** 2 + gR ** 2) * F(T, Tm, efficiency(2, u), efficiency(3, u)) - exchange);
    if (commonNeutrinos) e = m = (e + 2 * m) / 3;
    out[0] = -(3 * (rho + P) + (e + 2 * m) / H) / slope;
    out[1] = -Te + e / H / (4 * perFlavour * Te ** 3);
    out[2] = -Tm + m / H / (4 * perFlavour * Tm ** 3);
    out[3] = 1 / H;
    return H;
  };
  const run = (inert: number) => {
    const f = derivative(inert), step = 5e-4;
    let y = Float64Array.of(hottestMeV, hottestMeV, hottestMeV, 0);
    const k = [0, 1, 2, 3].map(() => new Float64Array(4)), z = new Float64Array(4);
    const rows: number[][] = [];
    let x = 0;
    y[3] = 0.5 / f(0, y, k[0]);
    for (let i = 0; y[0] > coldestMeV || i % 20 !== 1; i++) {
      const H = f(x, y, k[0]);
      if (i % 20 === 0) rows.push([x, y[0], y[1], H, y[3] * hbarMeVSeconds, y[2]]);
      for (let j = 0; j < 4; j++) z[j] = y[j] + (step / 2) * k[0][j];
      f(x + step / 2, z, k[1]);
      for (let j = 0; j < 4; j++) z[j] = y[j] + (step / 2) * k[1][j];
      f(x + step / 2, z, k[2]);
      for (let j = 0; j < 4; j++) z[j] = y[j] + step * k[2][j];
      f(x + step, z, k[3]);
      y = y.map((v, j) => v + (step / 6) * (k[0][j] + 2 * k[1][j] + 2 * k[2][j] + k[3][j]));
      x = (i + 1) * step;
    }
    const column = (j: number): Float64Array => Float64Array.from(rows, (row) => row[j]);
    const last = rows[rows.length - 1], scaled = last[1] * Math.exp(last[0]);
    return {
      lnA: column(0), temperatureMeV: column(1), electronNeutrinoTemperatureMeV: column(2), hubbleMeV: column(3), timeSeconds: column(4),
      photonTemperatureTimesScaleFactorToday: scaled,
      nEff: ((last[2] ** 4 + 2 * last[5] ** 4) / last[1] ** 4) * (11 / 4) ** (4 / 3) + deltaNEff,
    };
  };
  const plain = run(inert0 * hottestMeV ** 4 * (11 / 4) ** (4 / 3));
  if (deltaNEff === 0) return plain;
  let history = plain;
  for (let pass = 0; pass < 2; pass++) history = run(inert0 * history.photonTemperatureTimesScaleFactorToday ** 4);
  return history;
};
