/**
 * What becomes of neutrinos of one energy in a bath at T that does not expand: how their energy is shared with the plasma as time goes by.
 *
 * A small number of them is put on a thermal bath; shares are of the energy that was added. The plasma's share overshoots: hard neutrinos
 * heat e± before the bath's neutrinos give theirs back or get it. In the end every degree of freedom has what belongs to it.
 */
import type {Flavor} from "../../../src/model/heavyNeutralLepton.js";
import {exp, log, square} from "../../../src/numerics/elementary.js";
import {ElectromagneticPlasma} from "../electromagneticPlasma.js";
import {hubbleRate} from "../expansion.js";
import {type GridOptions, MomentumGrid} from "./momentumGrid.js";
import type {Groups} from "./neutrinoEvents.js";
import {SpectralEquations} from "./spectralEquations.js";
import {march} from "./spectralMarch.js";

export interface Thermalisation {
  /** Time in units of 1/H of the standard bath at T. */
  readonly hubbleTimes: Float64Array;
  /** Of the energy injected, what the plasma has; and what each group of flavours has. */
  readonly plasmaShare: Float64Array;
  readonly neutrinoShares: readonly Float64Array[];
  /** The plasma's share of a small amount of heat in equilibrium of all. */
  readonly equilibriumShare: number;
}

export interface ThermalisationOptions {
  readonly oscillations?: "averaged" | "none";
  /** Energy added over that of all neutrinos; default 1e-3. */
  readonly amount?: number;
  /** How long, in units of 1/H; default 1. */
  readonly hubbleTimes?: number;
  readonly samples?: number;
  readonly grid?: GridOptions;
  /** Equations without oscillations among ν_μ and ν_τ: three spectra. */
  readonly groups?: Groups;
}

/** The equations of a bath of T [MeV] that does not expand, and its thermal state; x is time times H. */
export const frozenBath = (
  plasma: ElectromagneticPlasma, temperatureMeV: number, topMeV: number, {oscillations = "none", grid, groups = [["e"], ["mu", "tau"]]}: ThermalisationOptions = {}
): {readonly equations: SpectralEquations; readonly state: Float64Array} => {
  const T = temperatureMeV, lnA = -log(T), momenta = new MomentumGrid(topMeV / T, grid), eos = new Float64Array(3);
  plasma.at(T, eos);
  const rateMeV = hubbleRate(eos[1]! + 3 * 7 * Math.PI * Math.PI / 120 * square(T * T));
  const equations = new SpectralEquations(momenta, groups, {plasma, oscillations, frozen: {lnA, rateMeV}, fluid: (_x, out) => { out.fill(0); }});
  const state = new Float64Array(equations.size);
  for (let r = 0; r < equations.energy; r++) state[r] = 1 / (exp(momenta.y[r % momenta.size]) + 1);
  state[equations.energy] = eos[1]! / square(T * T) + heldBy(equations, state);
  return {equations, state};
};

/** Comoving energy of all neutrinos [MeV⁴]. */
const heldBy = (equations: SpectralEquations, state: Float64Array): number => {
  let sum = 0;
  for (let r = 0; r < equations.energy; r++) sum += equations.energyOf(r) * state[r]!;
  return sum;
};

/** Neutrinos of a flavour and energy [MeV] put on a bath at T [MeV]. */
export const thermalisation = (plasma: ElectromagneticPlasma, energyMeV: number, temperatureMeV: number, flavor: Flavor, options: ThermalisationOptions = {}): Thermalisation => {
  const {amount = 1e-3, hubbleTimes = 1, samples = 40} = options, {equations, state} = frozenBath(plasma, temperatureMeV, 1.3 * energyMeV, options);
  const {grid, groups, energy} = equations, n = grid.size, v = energyMeV / temperatureMeV, l = grid.below(v), low = (grid.y[l + 1] - v) / (grid.y[l + 1] - grid.y[l]);
  const group = groups.findIndex(members => members.includes(flavor)), before = equations.place(0, state), plasmaBefore = equations.plasma;
  const T4 = square(temperatureMeV * temperatureMeV), neutrinosBefore = Array.from(before.neutrinoMeV4, rho => rho / T4), added = amount * neutrinosBefore.reduce((sum, rho) => sum + rho, 0);
  const number = added * Math.PI * Math.PI / v / groups[group]!.length;
  state[group * n + l]! += low * number / (grid.weight[l] * square(grid.y[l]));
  state[group * n + l + 1]! += (1 - low) * number / (grid.weight[l + 1] * square(grid.y[l + 1]));
  state[energy]! += added;
  const rows: number[][] = [], take = (x: number, y: Float64Array): void => {
    const now = equations.place(x, y);
    rows.push([x, (equations.plasma - plasmaBefore) / added, ...Array.from(now.neutrinoMeV4, (rho, g) => (rho / T4 - neutrinosBefore[g]!) / added)]);
  };
  take(0, state);
  march(equations, state, {from: 0, origin: 0, spacing: hubbleTimes / samples, relativeTolerance: 1e-3, until: hubbleTimes, onSample: take});
  const column = (k: number): Float64Array => Float64Array.from(rows, row => row[k]!), eos = new Float64Array(3);
  plasma.at(temperatureMeV, eos);
  const capacity = eos[2]!, neutrinoCapacity = 3 * 7 * Math.PI * Math.PI / 30 * temperatureMeV * temperatureMeV * temperatureMeV;
  return {hubbleTimes: column(0), plasmaShare: column(1), neutrinoShares: groups.map((_, g) => column(2 + g)), equilibriumShare: capacity / (capacity + neutrinoCapacity)};
};
