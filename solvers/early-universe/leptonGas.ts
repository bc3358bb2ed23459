/**
 * The momentum distribution of N on comoving momenta y = a p, and what it exchanges with the plasma; trapezoid in ln y.
 *
 *   df/dt = Γ_s(p,T) Σ_a r_a (f_a − f) + (M/E) Γ_D Σ_a r_a (B₀a − A₀a f)                     per population (helicity class)
 *   scattering  f_a = f_FD(E/T_νa − η_a): the soft photon takes little energy, so N inherits that of the neutrino
 *   pairs       of N and ν̄ from the plasma: target f_FD(E/T_γ + η_a), rate times e^{η_a}; energy E + k from the plasma, ⟨k⟩ = 3.15 T_γ
 *   decay       A and B are the exact two-body integrals with f_ν at T_ν and η, f_γ at T_γ, by helicity (polarisedDecay.ts)
 *   energy      share s_EM(1 − κ h β) to the plasma, the rest to neutrinos; what the photon gets beyond half goes to the plasma too
 *   number      of neutrinos: that of the decays, and one for each N that scatters into or out of the bath, or is made with ν̄
 * The solver's heads hold the share of N they will get (`allocation`), so decays cancel exactly; what is left is `transfer`, whose energies
 * sum to zero term by term: energy and lepton number are conserved for any node number. Flavours are shared as averaged oscillations
 * leave them; above 5 MeV collisions equalise them anyway.
 * Neglected: channels besides ν γ (and ν ν̄, both ends at T_ν) are inverted with its kinematics; recoil energy in scattering (O(1/ln)). Hard neutrinos: hardPass.ts.
 */
import {electronAppearance, electronSurvival} from "../../src/constants/neutrinoMixing.js";
import type {Flavor, HeavyNeutralLepton} from "../../src/model/heavyNeutralLepton.js";
import {cube, exp, log, square} from "../../src/numerics/elementary.js";
import {decaySummary} from "./decaySummary.js";
import {LeptonScattering} from "./leptonScattering.js";
import {PolarisedDecay} from "./polarisedDecay.js";

/** Receivers of energy: plasma, thermal ν_e, thermal ν_μ and ν_τ together, hard neutrinos. Then the numbers of thermal ν_e, and of ν_μ and ν_τ. */
export const EM = 0, NU_E = 1, NU_MU_TAU = 2, HARD = 3, NUMBER_E = 4, NUMBER_MU_TAU = 5;
const flows = 6, targets = 6;

const lowestY = 0.012, highestY = 40;
/** ⟨k⟩/T of the antineutrino that is made with N: that of a Fermi-Dirac gas. */
const meanPartner = 3.15;
/** Nodes of the momentum grid where nothing else is asked for: ρ_N and n_N of a thermal gas to 1e-3. */
const usualNodes = 20;

export class LeptonGas {
  readonly lepton: HeavyNeutralLepton;
  readonly nodes: number;
  /** Unknowns f, population by population. */
  readonly size: number;
  /** Comoving momenta y [MeV, at a = 1]. */
  readonly y: Float64Array;
  /** df/dt [MeV] of every unknown. */
  readonly rate: Float64Array;
  /** ∂(df/dt)/∂f [MeV], negative. */
  readonly relaxation: Float64Array;
  /** Energy [MeV⁵] and number [MeV⁴] per time and volume to each receiver beyond its allocated share; and the derivatives by f, [receiver·size + k]. */
  readonly transfer = new Float64Array(flows);
  readonly transferByF: Float64Array;
  /** Energy density [MeV⁴] or number density [MeV³] of N allocated to each receiver, its comoving change a⁻⁴ d(a⁴·)/dx or a⁻³ d(a³·)/dx at fixed f; and their derivatives by f. */
  readonly allocated = new Float64Array(flows);
  readonly allocatedDot = new Float64Array(flows);
  readonly allocation: Float64Array;
  readonly allocationDot: Float64Array;
  /**
   * What moving the equilibrium targets does, by L_γ, L_e, L_μ, x, η_e, η_μ: ∂(df/dt) [MeV] at [k·6 + h], ∂transfer at [receiver·6 + h].
   * Analytic and from the same terms as `rate` and `transfer`: where N is tightly coupled they cancel to rounding.
   */
  readonly rateByTarget: Float64Array;
  readonly transferByTarget = new Float64Array(targets * flows);
  /** ∂ρ_N/∂f [MeV⁴]. */
  readonly energyByF: Float64Array;
  energyDensity = 0;
  pressure = 0;
  numberDensity = 0;
  /** n ⟨M/E⟩ [MeV³]: times the width, the decays per time and volume. */
  slowNumber = 0;
  /** g y³ Δln y/(2π²) of each unknown, and κ h. */
  readonly #states: Float64Array;
  readonly #tilts: Float64Array;
  readonly #p: Float64Array;
  readonly #E: Float64Array;
  readonly #toPlasma: Float64Array;
  readonly #scattering: LeptonScattering;
  readonly #decay: PolarisedDecay;
  readonly #scatter: Float64Array;
  readonly #pair: Float64Array;
  readonly #temperatures = new Float64Array(2);
  readonly #etas = new Float64Array(2);
  /** Arguments of the last `exchange` with these targets, at these momenta. */
  readonly #exchanged = new Float64Array(5);
  #width = 0;
  #hardShare = 0;
  #hardSlope = 0;
  #softNumber = 1;
  #numberSlope = 0;
  #open = false;
  readonly #electromagneticShare: number;
  readonly #activeWeights: readonly number[];
  readonly #sterileWeights: readonly number[];
  /** Share of ν_e in the neutrino energy of decays, and in the coupling; neutrinos per decay. */
  readonly #decayToElectron: number;
  readonly #couplingToElectron: number;
  readonly #neutrinosPerDecay: number;

  /** @param stretch of the momenta: T a where N is made over that at the end. */
  constructor(lepton: HeavyNeutralLepton, oscillations: "averaged" | "none" = "averaged", wanted = usualNodes, stretch = 1) {
    const nodes = this.nodes = wanted + Math.ceil(wanted * log(stretch) / log(highestY / lowestY));
    this.lepton = lepton;
    const populations = lepton.populations, [survival, appearance] = oscillations === "none" ? [1, 0] : [electronSurvival, electronAppearance];
    const asElectron = ({e, mu, tau}: Readonly<Record<Flavor, number>>): number => survival * e + appearance * (mu + tau);
    const array = (n: number): Float64Array => new Float64Array(n);
    this.size = populations.length * nodes;
    const size = this.size, spacing = log(highestY * stretch / lowestY) / (nodes - 1);
    this.y = Float64Array.from({length: nodes}, (_, i) => lowestY * exp(i * spacing));
    this.rate = array(size); this.relaxation = array(size); this.energyByF = array(size); this.transferByF = array(flows * size); this.allocation = array(flows * size); this.allocationDot = array(flows * size); this.rateByTarget = array(targets * size);
    this.#toPlasma = array(size); this.#scatter = array(size); this.#p = array(nodes); this.#E = array(nodes); this.#pair = array(size);
    this.#scattering = new LeptonScattering(lepton, this.#p, this.#E);
    const summary = decaySummary(lepton, asElectron), {electromagnetic, toElectron, tilt, neutrinos} = summary;
    this.#electromagneticShare = electromagnetic;
    this.#decayToElectron = toElectron;
    this.#neutrinosPerDecay = neutrinos;
    this.#decay = new PolarisedDecay(lepton, summary, this.#p, this.#E);
    this.#states = Float64Array.from({length: size}, (_, k) =>
      populations[Math.floor(k / nodes)]!.degreesOfFreedom * cube(this.y[k % nodes]!) * spacing / (2 * Math.PI * Math.PI));
    this.#tilts = Float64Array.from({length: size}, (_, k) => tilt * populations[Math.floor(k / nodes)]!.helicity);
    this.#activeWeights = populations.map(({scattering}) => scattering.active);
    this.#sterileWeights = populations.map(({scattering}) => scattering.sterile);
    this.#couplingToElectron = asElectron(lepton.flavorShares);
  }

  /**
   * Densities and allocations, from f at x = ln a.
   * @param hardShare of the energy of neutrinos from decays that is hard, and its slope in x; then of their number.
   */
  densities(x: number, state: Float64Array, offset: number, hardShare = 0, hardSlope = 0, numberShare = hardShare, numberSlope = hardSlope): void {
    const {size, nodes, energyByF, y, allocated, allocatedDot} = this, momentum = this.#p, energies = this.#E;
    const a = exp(x), volume = 1 / (a * a * a), M2 = square(this.lepton.massMeV);
    const em = this.#electromagneticShare, re = this.#decayToElectron, soft = 1 - hardShare, count = this.#neutrinosPerDecay;
    for (let i = 0; size > 0 && i < nodes; i++) {
      const p = y[i]! / a, E = Math.sqrt(p * p + M2);
      momentum[i] = p;
      energies[i] = E;
    }
    this.#decay.moved();
    this.#scattering.moved();
    this.#exchanged.fill(NaN); this.#hardShare = hardShare; this.#hardSlope = hardSlope; this.#softNumber = 1 - numberShare; this.#numberSlope = numberSlope;
    let number = 0, energy = 0, massive = 0, plasma = 0;
    const weights = this.#states, tilts = this.#tilts, shares = this.#toPlasma;
    for (let k = 0, i = 0; k < size; k++, i = i + 1 < nodes ? i + 1 : 0) {
      const E = energies[i]!, states = weights[k]! * volume, cell = states * E, f = state[offset + k]!, toPlasma = em * (1 - tilts[k]! * momentum[i]! / E) * cell;
      energyByF[k] = cell;
      shares[k] = toPlasma;
      number += states * f;
      energy += cell * f;
      massive += M2 / E * states * f;
      plasma += toPlasma * f;
    }
    const neutrinos = energy - plasma, softDot = soft * (1 - em) * massive - hardSlope * neutrinos, counted = count * number;
    this.energyDensity = energy;
    this.pressure = (energy - massive) / 3;
    this.numberDensity = number;
    this.slowNumber = massive / this.lepton.massMeV;
    allocated[EM] = plasma;
    allocated[NU_E] = soft * re * neutrinos;
    allocated[NU_MU_TAU] = soft * (1 - re) * neutrinos;
    allocated[HARD] = hardShare * neutrinos;
    allocated[NUMBER_E] = (1 - numberShare) * re * counted;
    allocated[NUMBER_MU_TAU] = (1 - numberShare) * (1 - re) * counted;
    // d(E a)/dx = (M²/E²) E a and dβ/dx = −β M²/E²: the helicity tilt drops out of the change of the allocation.
    allocatedDot[EM] = em * massive;
    allocatedDot[NU_E] = re * softDot;
    allocatedDot[NU_MU_TAU] = (1 - re) * softDot;
    allocatedDot[HARD] = (1 - em) * massive - softDot;
    allocatedDot[NUMBER_E] = -numberSlope * re * counted;
    allocatedDot[NUMBER_MU_TAU] = -numberSlope * (1 - re) * counted;
  }

  /** Fills `allocation` and `allocationDot` from the last `densities`: only Jacobians need them. */
  allocate(): void {
    const {size, nodes, allocation, allocationDot} = this, M2 = square(this.lepton.massMeV), em = this.#electromagneticShare, re = this.#decayToElectron, count = this.#neutrinosPerDecay;
    const hardShare = this.#hardShare, hardSlope = this.#hardSlope, soft = 1 - hardShare, softNumber = this.#softNumber, numberSlope = this.#numberSlope;
    for (let k = 0; k < size; k++) {
      const E = this.#E[k % nodes]!, cell = this.energyByF[k]!, states = cell / E, massive = M2 / E * states, neutrinos = cell - this.#toPlasma[k]!, softDot = soft * (1 - em) * massive - hardSlope * neutrinos;
      allocation[k] = this.#toPlasma[k]!;
      allocation[size + k] = soft * re * neutrinos;
      allocation[2 * size + k] = soft * (1 - re) * neutrinos;
      allocation[3 * size + k] = hardShare * neutrinos;
      allocation[4 * size + k] = softNumber * re * count * states;
      allocation[5 * size + k] = softNumber * (1 - re) * count * states;
      allocationDot[k] = em * massive;
      allocationDot[size + k] = re * softDot;
      allocationDot[2 * size + k] = (1 - re) * softDot;
      allocationDot[3 * size + k] = (1 - em) * massive - softDot;
      allocationDot[4 * size + k] = -numberSlope * re * count * states;
      allocationDot[5 * size + k] = -numberSlope * (1 - re) * count * states;
    }
  }

  /** Equilibrium occupations that each node is driven to, at the three temperatures [MeV] and both η, from the last `densities`. */
  aim(plasma: number, electronNeutrino: number, otherNeutrino: number, electronEta = 0, otherEta = 0): void {
    const T = this.#temperatures, etas = this.#etas, {lepton} = this;
    if (this.size === 0) return;
    this.#exchanged.fill(NaN);
    T[0] = electronNeutrino; T[1] = otherNeutrino; etas[0] = electronEta; etas[1] = otherEta;
    this.#scattering.aim(plasma, electronNeutrino, otherNeutrino, electronEta, otherEta);
    this.#open = lepton.widthMeV * lepton.kernels.decaySuppression(plasma) > 0;
    if (this.#open) this.#decay.weigh(plasma, T, etas, false);
  }

  /**
   * Rates and flows at the three temperatures [MeV] and both η, where `densities` was last called.
   * With `frozen`, the targets stay those of the call before: what is left to a difference is the change of the rates alone.
   */
  exchange(state: Float64Array, offset: number, plasma: number, electronNeutrino: number, otherNeutrino: number, electronEta = 0, otherEta = 0, frozen = false): void {
    const {lepton, size, nodes, transfer, energyByF} = this, d2 = lepton.couplingSquared, M = lepton.massMeV;
    const re = this.#couplingToElectron, rd = this.#decayToElectron, count = this.#neutrinosPerDecay, hardShare = this.#hardShare, soft = 1 - hardShare;
    const {A0, A1, B0, B1} = this.#decay, {active: actives, sterile: steriles, pairActive, pairSterile, target, pairTarget} = this.#scattering, zE = re * exp(electronEta), zOther = (1 - re) * exp(otherEta), partner = meanPartner * plasma;
    const done = this.#exchanged;
    // Columns of a Jacobian that move neither a temperature nor η change nothing here.
    if (frozen && done[0] === plasma && done[1] === electronNeutrino && done[2] === otherNeutrino && done[3] === electronEta && done[4] === otherEta) return;
    done[0] = plasma; done[1] = electronNeutrino; done[2] = otherNeutrino; done[3] = electronEta; done[4] = otherEta;
    transfer.fill(0);
    if (size === 0) return;
    this.#scattering.rates(plasma, electronNeutrino === plasma && otherNeutrino === plasma);
    if (frozen) {
      this.#temperatures[0] = electronNeutrino; this.#temperatures[1] = otherNeutrino; this.#etas[0] = electronEta; this.#etas[1] = otherEta;
      if (this.#open) this.#decay.weigh(plasma, this.#temperatures, this.#etas, true);
    } else this.aim(plasma, electronNeutrino, otherNeutrino, electronEta, otherEta);
    // Where the photon's mass closes the decay nothing of it is computed.
    const width = this.#width = this.#open ? lepton.widthMeV * lepton.kernels.decaySuppression(plasma) : 0;
    let toPlasma = 0, toE = 0, toOther = 0, toHard = 0, countE = 0, countOther = 0;
    const energies = this.#E, pairs = this.#pair, scatters = this.#scatter, shares = this.#toPlasma, {rate, relaxation} = this, softCount = this.#softNumber * count;
    let byActive = 0, bySterile = 0;
    for (let k = 0, i = 0, population = 0; k < size; k++, i = i + 1 < nodes ? i + 1 : 0) {
      if (i === 0) { byActive = d2 * this.#activeWeights[population]!; bySterile = d2 * this.#sterileWeights[population++]!; }
      const j = nodes + i, f = state[offset + k]!, cell = energyByF[k]!, E = energies[i]!, states = cell / E, decay = width * M / E;
      const active = byActive * actives[i]!, sterile = bySterile * steriles[i]!;
      const pair = pairs[k] = active * pairActive[i]! + sterile * pairSterile[i]!, scatter = scatters[k] = active + sterile - pair;
      const fromE = re * scatter * (target[i]! - f), fromOther = (1 - re) * scatter * (target[j]! - f), scattered = fromE + fromOther;
      const netE = B0[k]! - A0[k]! * f, netOther = B0[size + k]! - A0[size + k]! * f, byE = rd * decay * states, byOther = (1 - rd) * decay * states;
      const heatE = byE * (A1[k]! * f - B1[k]!), heatOther = byOther * (A1[size + k]! * f - B1[size + k]!), moved = rd * (1 - rd) * decay * (netOther - netE);
      const share = shares[k]!, energy = cell - share, softEnergy = soft * energy, number = softCount * states;
      const pairE = zE * pair * (pairTarget[i]! - f), pairOther = zOther * pair * (pairTarget[j]! - f), made = pairE + pairOther, moves = scattered + made;
      rate[k] = moves + decay * (rd * netE + (1 - rd) * netOther);
      relaxation[k] = -scatter - (zE + zOther) * pair - decay * (rd * A0[k]! + (1 - rd) * A0[size + k]!);
      toPlasma += share * moves + heatE + heatOther - (cell + states * partner) * made;
      toE += softEnergy * (rd * moves + moved) - cell * fromE - heatE + states * partner * pairE;
      toOther += softEnergy * ((1 - rd) * moves - moved) - cell * fromOther - heatOther + states * partner * pairOther;
      toHard += hardShare * energy * moves;
      countE += number * (rd * moves + moved) - states * (fromE - pairE);
      countOther += number * ((1 - rd) * moves - moved) - states * (fromOther - pairOther);
    }
    transfer[EM] = toPlasma; transfer[NU_E] = toE; transfer[NU_MU_TAU] = toOther; transfer[HARD] = toHard; transfer[NUMBER_E] = countE; transfer[NUMBER_MU_TAU] = countOther;
  }

  /** Lets scattering rest for good where it never changes N again; from the last `densities` and `aim`. @param hubbleMeV H at T, or less. */
  restWhereNegligible(state: Float64Array, offset: number, plasmaMeV: number, hubbleMeV: (temperatureMeV: number) => number): void {
    if (this.size > 0) this.#scattering.restWhereNegligible(state, offset, this.energyByF, this.energyDensity, plasmaMeV, hubbleMeV);
  }

  /** Fills `rateByTarget`, `transferByTarget` and `transferByF` at the point where `exchange` and `allocate` were last called. */
  linearise(plasma: number, electronNeutrino: number, otherNeutrino: number): void {
    const {size, nodes, rateByTarget, allocation, lepton, transferByTarget, transferByF} = this, M = lepton.massMeV, re = this.#couplingToElectron, rd = this.#decayToElectron;
    const {dB0, dB1, A0, A1} = this.#decay, {target, pairTarget: pairTargets} = this.#scattering, energies = this.#E, scatters = this.#scatter, pairs = this.#pair, {energyByF} = this;
    const partner = meanPartner * plasma, zE = exp(this.#etas[0]!), zOther = exp(this.#etas[1]!);
    transferByTarget.fill(0);
    rateByTarget.fill(0);
    for (let i = 0; i < nodes; i++) for (let kind = 0; kind < 2; kind++) {
      const T = kind === 0 ? electronNeutrino : otherNeutrino, E = energies[i]!, pairTarget = pairTargets[kind * nodes + i]!, pairMove = pairTarget * (1 - pairTarget) * (kind === 0 ? zE : zOther), f = target[kind * nodes + i]!, move = f * (1 - f), massive = M * M / (E * E);
      const own = kind === 0 ? re : 1 - re, share = kind === 0 ? rd : 1 - rd, decay = this.#width * M / E;
      for (let k = i; k < size; k += nodes) {
        if (this.#open) this.#decay.slopes(k, kind, plasma, T, k === i);
        const cell = energyByF[k]!, states = cell / E, scatter = own * scatters[k]!, pair = own * pairs[k]! * pairMove;
        // By L_γ, by the neutrinos' L, by x, by the neutrinos' η.
        for (let h = 0; h < 4; h++) {
          const column = h === 0 ? 0 : h === 1 ? 1 + kind : h === 2 ? 3 : 4 + kind;
          const scattered = scatter * move * (h === 0 ? 0 : h === 1 ? E / T : h === 2 ? -massive * E / T : 1);
          const place = h === 2 ? 3 : h === 3 ? 2 : h, net = share * decay * dB0[place]!, heat = -share * decay * states * dB1[place]!;
          const made = pair * (h === 0 ? E / plasma : h === 1 ? 0 : h === 2 ? -massive * E / plasma : -1), moves = scattered + made;
          // Others' targets pull energy and number towards ν_e, those of ν_e away from it.
          const toE = net * (kind === 0 ? -(1 - rd) : rd), energy = allocation[size + k]! + allocation[2 * size + k]!, number = allocation[4 * size + k]! + allocation[5 * size + k]!;
          const taken = cell * scattered + heat - states * partner * made, counted = states * (scattered - made);
          rateByTarget[targets * k + column]! += moves + net;
          transferByTarget[column]! += allocation[k]! * moves + heat - (cell + states * partner) * made;
          transferByTarget[targets * NU_E + column]! += allocation[size + k]! * moves + energy * toE - (kind === 0 ? taken : 0);
          transferByTarget[targets * NU_MU_TAU + column]! += allocation[2 * size + k]! * moves - energy * toE - (kind === 1 ? taken : 0);
          transferByTarget[targets * HARD + column]! += allocation[3 * size + k]! * moves;
          transferByTarget[targets * NUMBER_E + column]! += allocation[4 * size + k]! * moves + number * toE - (kind === 0 ? counted : 0);
          transferByTarget[targets * NUMBER_MU_TAU + column]! += allocation[5 * size + k]! * moves - number * toE - (kind === 1 ? counted : 0);
        }
      }
    }
    for (let k = 0; k < size; k++) {
      const E = energies[k % nodes]!, cell = energyByF[k]!, states = cell / E, decay = this.#width * M / E, scatter = scatters[k]!;
      const pairE = re * zE * pairs[k]!, pairOther = (1 - re) * zOther * pairs[k]!, pair = pairE + pairOther, all = scatter + pair;
      const heatE = rd * decay * states * A1[k]!, heatOther = (1 - rd) * decay * states * A1[size + k]!, moved = rd * (1 - rd) * decay * (A0[k]! - A0[size + k]!);
      const ofE = allocation[size + k]!, ofOther = allocation[2 * size + k]!, numberE = allocation[4 * size + k]!, numberOther = allocation[5 * size + k]!;
      transferByF[k] = -allocation[k]! * all + heatE + heatOther + (cell + states * partner) * pair;
      transferByF[size + k] = cell * re * scatter - ofE * all - heatE + (ofE + ofOther) * moved - states * partner * pairE;
      transferByF[2 * size + k] = cell * (1 - re) * scatter - ofOther * all - heatOther - (ofE + ofOther) * moved - states * partner * pairOther;
      transferByF[3 * size + k] = -allocation[3 * size + k]! * all;
      transferByF[4 * size + k] = states * (re * scatter - pairE) - numberE * all + (numberE + numberOther) * moved;
      transferByF[5 * size + k] = states * ((1 - re) * scatter - pairOther) - numberOther * all - (numberE + numberOther) * moved;
    }
  }
}
