/**
 * Right-hand side and Jacobian of a network in x = ln a, for any list of reactions:
 *   dY_i/dx = (1/H) [ Σ_r ν_ir (k_r n^{|before|−1} Π Y − k̄_r n^{|after|−1} Π Y) + weak + β decays + π⁻ ⁴He ],  n = n_b/N_A.
 * Each flux is added to one side and taken from the other, so baryon number is conserved to rounding; and charge, but for β decays and π⁻.
 * References: Pitrou:2018.
 */
import type {NucleusName} from "../../src/constants/nuclei.js";
import {log} from "../../src/numerics/elementary.js";
import {slotsPerReaction, type CompiledReactions} from "./compiledReactions.js";
import {addJacobianTerms, jacobianTerms, type JacobianTerms} from "./jacobianTerms.js";
import {heliumFragments} from "./mesonReactions.js";
import type {NetworkClock} from "./networkClock.js";
import type {RateBank} from "./rateBank.js";

export interface BetaDecay {
  readonly from: NucleusName;
  readonly to: NucleusName;
  /** Nuclei `to` for one `from`. */
  readonly count: number;
  readonly halfLifeSeconds: number;
}

/** β decays inside the network, half-lives [s]; ³H (12.32 years) loses 0.2 % until 1 keV. - NUBASE2020 (Kondev et al. 2021) */
export const betaDecays: readonly BetaDecay[] = [
  {from: "H3", to: "He3", count: 1, halfLifeSeconds: 388789632},
  {from: "Li8", to: "He4", count: 2, halfLifeSeconds: 0.8387},
  {from: "B8", to: "He4", count: 2, halfLifeSeconds: 0.77},
  {from: "He6", to: "Li6", count: 1, halfLifeSeconds: 0.8067},
];

/** Hottest and coldest T9 of the rate tables. */
const hottestLogT9 = log(10), coldestLogT9 = log(1e-3);

const termLists = new WeakMap<CompiledReactions, readonly [JacobianTerms, JacobianTerms]>();
/** Forward and reverse terms of a network, generated once. */
const sharedTerms = (compiled: CompiledReactions): readonly [JacobianTerms, JacobianTerms] => {
  const built = termLists.get(compiled) ?? [jacobianTerms(compiled, "forward"), jacobianTerms(compiled, "reverse")];
  termLists.set(compiled, built);
  return built;
};

/** A network on a given thermal history: the problem that the stiff integrator solves. */
export class ReactionNetwork {
  readonly size: number;
  private readonly clock: NetworkClock;
  private readonly bank: RateBank;
  private readonly slots: Int32Array;
  private readonly count: number;
  private readonly orderBefore: Int32Array;
  private readonly orderAfter: Int32Array;
  /** Forward and reverse rates over H at the last x, powers of the density included. */
  private readonly forward: Float64Array;
  private readonly reverse: Float64Array;
  private readonly abundances: Float64Array;
  private readonly sums: Float64Array;
  private readonly densityPowers = new Float64Array(4);
  private readonly forwardTerms: JacobianTerms;
  private readonly reverseTerms: JacobianTerms;
  private readonly decayFrom: Int32Array;
  private readonly decayTo: Int32Array;
  private readonly decayCount: Float64Array;
  private readonly decayRate: Float64Array;
  private readonly helium: number;
  private readonly fragments: readonly (readonly [number, number])[];
  private lastX = NaN;

  constructor(bank: RateBank, clock: NetworkClock, allDecays: readonly BetaDecay[] = betaDecays) {
    const {compiled} = bank.set;
    const decays = allDecays.filter(({from}) => compiled.species.includes(from));
    this.bank = bank;
    this.clock = clock;
    this.size = compiled.species.length;
    this.count = compiled.count;
    this.slots = compiled.slots;
    this.orderBefore = compiled.orderBefore;
    this.orderAfter = compiled.orderAfter;
    this.forward = new Float64Array(this.count);
    this.reverse = new Float64Array(this.count);
    this.abundances = new Float64Array(this.size + 1);
    this.sums = new Float64Array(this.size + 1);
    [this.forwardTerms, this.reverseTerms] = sharedTerms(compiled);
    this.helium = compiled.species.indexOf("He4");
    this.fragments = heliumFragments.map(([name, count]) => [compiled.species.indexOf(name), count]);
    this.decayFrom = Int32Array.from(decays, ({from}) => compiled.species.indexOf(from));
    this.decayTo = Int32Array.from(decays, ({to}) => compiled.species.indexOf(to));
    this.decayCount = Float64Array.from(decays, ({count}) => count);
    this.decayRate = Float64Array.from(decays, ({halfLifeSeconds}) => Math.LN2 / halfLifeSeconds);
  }

  private update(x: number): void {
    if (x === this.lastX) return;
    const {clock, bank, forward, reverse, densityPowers, orderBefore, orderAfter} = this;
    clock.at(x);
    bank.at(Math.min(Math.max(clock.logT9, coldestLogT9), hottestLogT9));
    const n = clock.density(x);
    densityPowers[0] = clock.hubbleTimeSeconds;
    for (let k = 1; k < 4; k++) densityPowers[k] = densityPowers[k - 1] * n;
    for (let r = 0; r < this.count; r++) {
      forward[r] = bank.forward[r] * densityPowers[orderBefore[r]];
      reverse[r] = bank.reverse[r] * densityPowers[orderAfter[r]];
    }
    this.lastX = x;
  }

  /** Sums the fluxes with the given rates over H; slopes, where given, multiply each rate (for ∂/∂x). */
  private collect(y: Float64Array, out: Float64Array, withSlopes: boolean): void {
    const {abundances, sums, slots, forward, reverse, bank, size, orderBefore, orderAfter, clock} = this;
    for (let i = 0; i < size; i++) abundances[i] = y[i];
    abundances[size] = 1;
    sums.fill(0);
    const slopeT = clock.slopes[0], slopeH = clock.slopes[1];
    for (let r = 0, s = 0; r < this.count; r++, s += slotsPerReaction) {
      const a = slots[s], b = slots[s + 1], c = slots[s + 2], d = slots[s + 3], e = slots[s + 4], f = slots[s + 5], g = slots[s + 6];
      let before = forward[r] * abundances[a] * abundances[b] * abundances[c];
      let after = reverse[r] * abundances[d] * abundances[e] * abundances[f] * abundances[g];
      if (withSlopes) {
        before *= bank.forwardSlope[r] * slopeT + slopeH - 3 * orderBefore[r];
        after *= bank.reverseSlope[r] * slopeT + slopeH - 3 * orderAfter[r];
      }
      const flux = before - after;
      sums[a] -= flux;
      sums[b] -= flux;
      sums[c] -= flux;
      sums[d] += flux;
      sums[e] += flux;
      sums[f] += flux;
      sums[g] += flux;
    }
    const toProton = clock.neutronRate * y[0] * (withSlopes ? clock.slopes[2] + slopeH : 1);
    const toNeutron = clock.protonRate * y[1] * (withSlopes ? clock.slopes[3] + slopeH : 1);
    sums[0] += toNeutron - toProton;
    sums[1] += toProton - toNeutron;
    for (let k = 0; k < this.decayFrom.length; k++) {
      const flux = this.decayRate[k] * clock.hubbleTimeSeconds * y[this.decayFrom[k]] * (withSlopes ? slopeH : 1);
      sums[this.decayFrom[k]] -= flux;
      sums[this.decayTo[k]] += this.decayCount[k] * flux;
    }
    if (clock.heliumRate > 0) {
      const flux = y[this.helium] * (withSlopes ? clock.heliumSlope : clock.heliumRate);
      sums[this.helium] -= flux;
      for (const [to, count] of this.fragments) sums[to] += count * flux;
    }
    for (let i = 0; i < size; i++) out[i] = sums[i];
  }

  /** dY/dx. */
  derivative = (x: number, y: Float64Array, out: Float64Array): void => {
    this.update(x);
    this.collect(y, out, false);
  };

  /** ∂(dY/dx)/∂x at fixed Y. */
  partialX = (x: number, y: Float64Array, out: Float64Array): void => {
    this.update(x);
    this.clock.slopesAt(x);
    this.bank.slopesAt(Math.min(Math.max(this.clock.logT9, coldestLogT9), hottestLogT9));
    this.collect(y, out, true);
  };

  /** ∂(dY_i/dx)/∂Y_j into jacobian[i·size + j]. */
  jacobian = (x: number, y: Float64Array, jacobian: Float64Array): void => {
    this.update(x);
    const {abundances, forward, reverse, size, clock} = this;
    jacobian.fill(0);
    for (let i = 0; i < size; i++) abundances[i] = y[i];
    abundances[size] = 1;
    addJacobianTerms(this.forwardTerms, forward, abundances, jacobian);
    addJacobianTerms(this.reverseTerms, reverse, abundances, jacobian);
    jacobian[0] -= clock.neutronRate;
    jacobian[1] += clock.protonRate;
    jacobian[size] += clock.neutronRate;
    jacobian[size + 1] -= clock.protonRate;
    for (let k = 0; k < this.decayFrom.length; k++) {
      const rate = this.decayRate[k] * clock.hubbleTimeSeconds, from = this.decayFrom[k];
      jacobian[from * size + from] -= rate;
      jacobian[this.decayTo[k] * size + from] += this.decayCount[k] * rate;
    }
    if (!(clock.heliumRate > 0)) return;
    const {helium} = this;
    jacobian[helium * size + helium] -= clock.heliumRate;
    for (const [to, count] of this.fragments) jacobian[to * size + helium] += count * clock.heliumRate;
  };
}
