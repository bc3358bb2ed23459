/** State of N, and of the field of a matter-dominated reheating, where a run begins. */
import {planckMassMeV} from "../../src/constants/units.js";
import {exp, hypot, square} from "../../src/numerics/elementary.js";
import type {HeatEquations} from "./heatEquations.js";
import type {LeptonGas} from "./leptonGas.js";

/**
 * ρ of a decaying field [MeV⁴] that holds a bath of ρ_r: ρ_r = (2/5) Γ ρ_φ/H, H² = 8πρ_φ/(3m_Pl²), which every bath comes to within
 * an e-fold or two (ρ_r ~ a^(−3/2)). - Giudice:2000, section 2
 */
export const reheatingField = (widthMeV: number, bathMeV4: number): number => square(5 / 2 * bathMeV4 / widthMeV) * 8 * Math.PI / (3 * planckMassMeV * planckMassMeV);

/** Gives N a number density n [MeV³] at x with the shape e^(−E/T), the same in every state. */
export const fill = (gas: LeptonGas, heads: number, x: number, temperatureMeV: number, state: Float64Array, numberDensityMeV3: number): void => {
  const M = gas.lepton.massMeV;
  for (let k = 0; k < gas.size; k++) state[heads + k] = exp((M - hypot(M, gas.y[k % gas.nodes]! * exp(-x))) / temperatureMeV);
  gas.densities(x, state, heads);
  for (let k = 0; k < gas.size; k++) state[heads + k]! *= numberDensityMeV3 / gas.numberDensity;
};

/**
 * Nodes that equilibrate within 1e-8 of a Hubble time at T_RH begin in equilibrium: no step in ln a could resolve their rise.
 * f = f_eq G/(G + 1e8) with G = Γ/H, which is 0 for all others.
 */
export const saturate = (equations: HeatEquations, gas: LeptonGas, x: number, state: Float64Array): void => {
  const slope = new Float64Array(state.length);
  equations.derivative(x, state, slope);
  for (let k = 0; k < gas.size; k++) {
    const rate = -gas.relaxation[k]!, perHubble = rate / equations.now.hubbleMeV;
    // The rate of df/dt is rate·(f_eq − f): the target is what it says plus f.
    if (rate > 0) state[equations.heads + k]! += gas.rate[k]! / rate * perHubble / (perHubble + instantPerHubble);
  }
};
const instantPerHubble = 1e8;

