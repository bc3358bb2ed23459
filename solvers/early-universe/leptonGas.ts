/**
 * The momentum distribution of N on comoving momenta y = a p, and what it exchanges with the plasma; trapezoid in ln y.
 *
 *   df/dt = Γ_s(p,T) Σ_a r_a (f_a − f) + (M/E) Γ_D ⟨w⟩ Σ_a r_a (g_a − f)                     per population (helicity class)
 *   scattering  f_a = f_FD(E/T_νa): the soft photon takes little energy, so N inherits that of the neutrino
 *   decay       ⟨w⟩ = 1 − ⟨f_ν⟩ + ⟨f_γ⟩ over the box of photon energies k, g_a = 1/[exp(k/T_γ + (E − k)/T_νa) + 1] at k = E/2:
 *               the exact two-body integral where T_ν = T_γ, right to second order in (1/T_γ − 1/T_ν) otherwise
 *   energy      share s_EM(1 − κ h β) to the plasma, the rest to neutrinos; the variance p²/12 of k moves heat between T_γ and T_ν
 * The solver's heads hold the share of N they will get (`allocation`), so decays cancel exactly; what is left is `transfer`, which sums
 * to zero term by term: energy is conserved for any node number. Flavours are shared as averaged oscillations leave them; above 5 MeV
 * collisions equalise them anyway.
 * Neglected: that N ↔ ν γ conserves neutrino number at large d (N_eff too high by up to 0.1 at 10 MeV, d > 1e-6/GeV); blocking in
 * N → ν ℓℓ; recoil energy in scattering (O(1/ln)). Hard neutrinos: hardPass.ts.
 */
import {electronAppearance, electronSurvival} from "../../src/constants/neutrinoMixing.js";
import type {Flavor, HeavyNeutralLepton} from "../../src/model/heavyNeutralLepton.js";

/** Receivers of energy: plasma, thermal ν_e, thermal ν_μ and ν_τ together, hard neutrinos. */
export const EM = 0, NU_E = 1, NU_MU_TAU = 2, HARD = 3;
const receivers = 4;

const nodeCount = 20, lowestY = 0.012, highestY = 40;

export class LeptonGas {
  readonly lepton: HeavyNeutralLepton;
  readonly nodes = nodeCount;
  /** Unknowns f, population by population. */
  readonly size: number;
  /** Comoving momenta y [MeV, at a = 1]. */
  readonly y = new Float64Array(nodeCount);
  /** df/dt [MeV] of every unknown. */
  readonly rate: Float64Array;
  /** ∂(df/dt)/∂f [MeV], negative. */
  readonly relaxation: Float64Array;
  /** Energy per time and volume [MeV⁵] to each receiver beyond its allocated share; and its derivatives by f, [receiver·size + k]. */
  readonly transfer = new Float64Array(receivers);
  readonly transferByF: Float64Array;
  /** Energy density of N allocated to each receiver [MeV⁴], its change a⁻⁴ d(a⁴·)/dx at fixed f; and their derivatives by f. */
  readonly allocated = new Float64Array(receivers);
  readonly allocatedDot = new Float64Array(receivers);
  readonly allocation: Float64Array;
  readonly allocationDot: Float64Array;
  /**
   * What moving the equilibrium targets does, by L_γ, L_e, L_μ and x: ∂(df/dt) [MeV] at [k·4 + h], ∂transfer [MeV⁵] at [receiver·4 + h].
   * Analytic and from the same terms as `rate` and `transfer`: where N is tightly coupled they cancel to rounding.
   */
  readonly rateByTarget: Float64Array;
  readonly transferByTarget = new Float64Array(4 * receivers);
  /** ∂ρ_N/∂f [MeV⁴]. */
  readonly energyByF: Float64Array;
  energyDensity = 0;
  pressure = 0;
  numberDensity = 0;
  /** g y³ Δln y/(2π²) of each unknown, and κ h. */
  readonly #states: Float64Array;
  readonly #tilts: Float64Array;
  readonly #p = new Float64Array(nodeCount);
  readonly #E = new Float64Array(nodeCount);
  readonly #active = new Float64Array(nodeCount);
  readonly #sterile = new Float64Array(nodeCount);
  readonly #decay = new Float64Array(nodeCount);
  /** By node and flavour (ν_e, others). */
  readonly #decayTarget = new Float64Array(nodeCount * 2);
  readonly #scatterTarget = new Float64Array(nodeCount * 2);
  readonly #heat = new Float64Array(nodeCount * 2);
  readonly #electromagneticShare: number;
  readonly #activeWeights: readonly number[];
  readonly #sterileWeights: readonly number[];
  /** Share of ν_e in the neutrino energy of decays, and in the coupling. */
  readonly #decayToElectron: number;
  readonly #couplingToElectron: number;

  constructor(lepton: HeavyNeutralLepton, oscillations: "averaged" | "none" = "averaged") {
    this.lepton = lepton;
    const populations = lepton.populations, [survival, appearance] = oscillations === "none" ? [1, 0] : [electronSurvival, electronAppearance];
    const asElectron = ({e, mu, tau}: Readonly<Record<Flavor, number>>): number => survival * e + appearance * (mu + tau);
    this.size = populations.length * nodeCount;
    const spacing = Math.log(highestY / lowestY) / (nodeCount - 1);
    for (let i = 0; i < nodeCount; i++) this.y[i] = lowestY * Math.exp(i * spacing);
    this.rate = new Float64Array(this.size);
    this.relaxation = new Float64Array(this.size);
    this.transferByF = new Float64Array(receivers * this.size);
    this.allocation = new Float64Array(receivers * this.size);
    this.allocationDot = new Float64Array(receivers * this.size);
    this.rateByTarget = new Float64Array(4 * this.size);
    this.energyByF = new Float64Array(this.size);
    let em = 0, tilted = 0, electron = 0;
    for (const channel of lepton.channels) {
      const share = lepton.widthMeV > 0 ? channel.widthMeV / lepton.widthMeV : 0;
      em += share * channel.shares.electromagnetic;
      tilted += share * channel.shares.electromagnetic * channel.helicityTilt;
      electron += share * asElectron(channel.shares);
    }
    this.#electromagneticShare = em;
    const tilt = em > 0 ? tilted / em : 0;
    this.#states = Float64Array.from({length: this.size}, (_, k) =>
      populations[Math.floor(k / nodeCount)]!.degreesOfFreedom * this.y[k % nodeCount]! ** 3 * spacing / (2 * Math.PI ** 2));
    this.#tilts = Float64Array.from({length: this.size}, (_, k) => tilt * populations[Math.floor(k / nodeCount)]!.helicity);
    this.#activeWeights = populations.map(({scattering}) => scattering.active);
    this.#sterileWeights = populations.map(({scattering}) => scattering.sterile);
    this.#decayToElectron = em < 1 ? electron / (1 - em) : 0;
    this.#couplingToElectron = asElectron(lepton.flavorShares);
  }

  /**
   * Densities and allocations, from f at x = ln a.
   * @param hardShare of the neutrino energy that goes to hard neutrinos, and its slope in x.
   */
  densities(x: number, state: Float64Array, offset: number, hardShare = 0, hardSlope = 0): void {
    const {size, allocation, allocationDot, energyByF, y} = this, momentum = this.#p, energies = this.#E;
    const a = Math.exp(x), volume = 1 / (a * a * a), M2 = this.lepton.massMeV * this.lepton.massMeV;
    const em = this.#electromagneticShare, re = this.#decayToElectron, soft = 1 - hardShare;
    for (let i = 0; i < nodeCount; i++) {
      const p = y[i]! / a;
      momentum[i] = p;
      energies[i] = Math.sqrt(p * p + M2);
    }
    let number = 0, energy = 0, pressure = 0, plasma = 0, massiveEnergy = 0;
    for (let k = 0; k < size; k++) {
      const i = k % nodeCount, p = momentum[i]!, E = energies[i]!, states = this.#states[k]! * volume, cell = states * E, f = state[offset + k]!;
      // d(E a)/dx = (M²/E²) E a and dβ/dx = −β M²/E²: the helicity tilt drops out of the change of the allocation.
      const share = em * (1 - this.#tilts[k]! * p / E), massive = M2 / E * states;
      energyByF[k] = cell;
      allocation[k] = share * cell;
      const neutrinos = (1 - share) * cell, softDot = soft * (1 - em) * massive - hardSlope * neutrinos;
      allocation[size + k] = soft * re * neutrinos;
      allocation[2 * size + k] = soft * (1 - re) * neutrinos;
      allocation[3 * size + k] = hardShare * neutrinos;
      allocationDot[k] = em * massive;
      allocationDot[size + k] = re * softDot;
      allocationDot[2 * size + k] = (1 - re) * softDot;
      allocationDot[3 * size + k] = (1 - em) * massive - softDot;
      number += states * f;
      energy += cell * f;
      pressure += cell * f - massive * f;
      plasma += share * cell * f;
      massiveEnergy += massive * f;
    }
    this.energyDensity = energy;
    this.pressure = pressure / 3;
    this.numberDensity = number;
    const neutrinos = energy - plasma, softDot = soft * (1 - em) * massiveEnergy - hardSlope * neutrinos;
    this.allocated[EM] = plasma;
    this.allocated[NU_E] = soft * re * neutrinos;
    this.allocated[NU_MU_TAU] = soft * (1 - re) * neutrinos;
    this.allocated[HARD] = hardShare * neutrinos;
    this.allocatedDot[EM] = em * massiveEnergy;
    this.allocatedDot[NU_E] = re * softDot;
    this.allocatedDot[NU_MU_TAU] = (1 - re) * softDot;
    this.allocatedDot[HARD] = (1 - em) * massiveEnergy - softDot;
  }

  /** Equilibrium occupations that each node is driven to, at x and the three temperatures [MeV], from the last `densities`. */
  aim(plasma: number, electronNeutrino: number, otherNeutrino: number): void {
    for (let i = 0; i < nodeCount; i++) {
      const p = this.#p[i]!, E = this.#E[i]!, variance = p * p / 12;
      for (let flavor = 0; flavor < 2; flavor++) {
        const T = flavor === 0 ? electronNeutrino : otherNeutrino, g = occupation(E / 2 * (1 / plasma + 1 / T));
        this.#decayTarget[2 * i + flavor] = g;
        this.#heat[2 * i + flavor] = variance * g * (1 - g) * (1 / plasma - 1 / T);
        this.#scatterTarget[2 * i + flavor] = occupation(E / T);
      }
    }
  }

  /**
   * Rates and energy flows at the three temperatures [MeV], where `densities` was last called.
   * With `frozen`, the targets stay those of the call before: what is left to a difference is the change of the rates alone.
   */
  exchange(state: Float64Array, offset: number, plasma: number, electronNeutrino: number, otherNeutrino: number, frozen = false): void {
    const {lepton, size, transfer, transferByF, allocation} = this, d2 = lepton.couplingSquared, M = lepton.massMeV;
    const width = lepton.widthMeV * lepton.kernels.decaySuppression(plasma), re = this.#couplingToElectron, rd = this.#decayToElectron;
    const mixed = rd * electronNeutrino + (1 - rd) * otherNeutrino;
    lepton.kernels.scattering(plasma, this.#p, this.#active, this.#sterile);
    if (!frozen) this.aim(plasma, electronNeutrino, otherNeutrino);
    for (let i = 0; i < nodeCount; i++) this.#decay[i] = width * M / this.#E[i]! * statisticalFactor(this.#E[i]!, this.#p[i]!, M, plasma, mixed);
    transfer.fill(0);
    for (let k = 0; k < size; k++) {
      const i = k % nodeCount, population = (k - i) / nodeCount, f = state[offset + k]!, cell = this.energyByF[k]!, decay = this.#decay[i]!;
      const scatter = d2 * (this.#activeWeights[population]! * this.#active[i]! + this.#sterileWeights[population]! * this.#sterile[i]!);
      const fromE = re * scatter * (this.#scatterTarget[2 * i]! - f), fromOther = (1 - re) * scatter * (this.#scatterTarget[2 * i + 1]! - f);
      const scattered = fromE + fromOther, weight = decay * cell / this.#E[i]!, gE = this.#decayTarget[2 * i]!, gOther = this.#decayTarget[2 * i + 1]!;
      const heatE = rd * weight * this.#heat[2 * i]!, heatOther = (1 - rd) * weight * this.#heat[2 * i + 1]!;
      const toE = (allocation[size + k]! + allocation[2 * size + k]!) * rd * (1 - rd) * decay * (gOther - gE);
      this.rate[k] = scattered + decay * (rd * gE + (1 - rd) * gOther - f);
      this.relaxation[k] = -scatter - decay;
      transfer[EM]! += allocation[k]! * scattered + heatE + heatOther;
      transfer[NU_E]! += allocation[size + k]! * scattered - cell * fromE - heatE + toE;
      transfer[NU_MU_TAU]! += allocation[2 * size + k]! * scattered - cell * fromOther - heatOther - toE;
      transfer[HARD]! += allocation[3 * size + k]! * scattered;
      transferByF[k] = -allocation[k]! * scatter;
      transferByF[3 * size + k] = -allocation[3 * size + k]! * scatter;
      transferByF[size + k] = (cell * re - allocation[size + k]!) * scatter;
      transferByF[2 * size + k] = (cell * (1 - re) - allocation[2 * size + k]!) * scatter;
    }
  }

  /** Fills `rateByTarget` and `transferByTarget` at the point where `exchange` was last called. */
  linearise(plasma: number, electronNeutrino: number, otherNeutrino: number): void {
    const {size, rateByTarget, allocation, lepton} = this, M2 = lepton.massMeV ** 2, re = this.#couplingToElectron, rd = this.#decayToElectron;
    this.transferByTarget.fill(0);
    for (let k = 0; k < size; k++) {
      const i = k % nodeCount, p = this.#p[i]!, E = this.#E[i]!, decay = this.#decay[i]!, massive = M2 / (E * E);
      const scatter = -this.relaxation[k]! - decay, weight = decay * this.energyByF[k]! / E, neutrinos = allocation[size + k]! + allocation[2 * size + k]!;
      for (let h = 0; h < 4; h++) rateByTarget[4 * k + h] = 0;
      for (let flavor = 0; flavor < 2; flavor++) {
        const T = flavor === 0 ? electronNeutrino : otherNeutrino, share = flavor === 0 ? rd : 1 - rd, column = 1 + flavor;
        const f = this.#scatterTarget[2 * i + flavor]!, g = this.#decayTarget[2 * i + flavor]!, dg = share * decay * g * (1 - g) * E / 2;
        const scattered = (flavor === 0 ? re : 1 - re) * scatter * f * (1 - f) * E / T, spread = share * weight * p * p / 12 * g * (1 - g);
        const bend = (1 - 2 * g) * E / 2, tilt = bend * (1 / plasma - 1 / T), all = dg / plasma + dg / T;
        // What moves energy between the flavours: others' targets pull towards ν_e, those of ν_e away from it.
        const toE = (flavor === 0 ? -(1 - rd) : rd) * neutrinos;
        rateByTarget[4 * k]! += dg / plasma;
        rateByTarget[4 * k + column]! += scattered + dg / T;
        rateByTarget[4 * k + 3]! -= massive * (scattered + all);
        this.#moveTarget(0, k, flavor, 0, spread * (tilt - 1) / plasma, toE * dg / plasma);
        this.#moveTarget(column, k, flavor, scattered, spread * (tilt + 1) / T, toE * dg / T);
        this.#moveTarget(3, k, flavor, -massive * scattered, share * weight * this.#heat[2 * i + flavor]! * (-1 - massive * bend * (1 / plasma + 1 / T)), -massive * toE * all);
      }
    }
  }

  /** Adds to column h of `transferByTarget` what unknown k does by one flavour: its scattering, its heat, and energy moved to ν_e. */
  #moveTarget(h: number, k: number, flavor: number, scattered: number, heat: number, toE: number): void {
    const {size, allocation, transferByTarget} = this, cell = this.energyByF[k]!;
    transferByTarget[h]! += allocation[k]! * scattered + heat;
    transferByTarget[4 + h]! += allocation[size + k]! * scattered + toE - (flavor === 0 ? cell * scattered + heat : 0);
    transferByTarget[12 + h]! += allocation[3 * size + k]! * scattered;
    transferByTarget[8 + h]! += allocation[2 * size + k]! * scattered - toE - (flavor === 1 ? cell * scattered + heat : 0);
  }
}

/** Fermi-Dirac occupation at E/T. */
const occupation = (ratio: number): number => 1 / (Math.exp(Math.min(ratio, 700)) + 1);

/** ⟨1 − f_ν(E − k) + f_γ(k)⟩ over (E − p)/2 ≤ k ≤ (E + p)/2, in closed form. */
export const statisticalFactor = (energyMeV: number, momentumMeV: number, massMeV: number, photonMeV: number, neutrinoMeV: number): number => {
  const high = (energyMeV + momentumMeV) / 2, low = massMeV * massMeV / (4 * high);
  if (low > 40 * photonMeV && low > 40 * neutrinoMeV) return 1;
  if (momentumMeV < 1e-3 * Math.min(photonMeV, neutrinoMeV)) {
    const k = energyMeV / 2;
    return 1 - 1 / (Math.exp(k / neutrinoMeV) + 1) + 1 / Math.expm1(k / photonMeV);
  }
  const photon = photonMeV * Math.log(Math.expm1(-high / photonMeV) / Math.expm1(-low / photonMeV));
  const neutrino = neutrinoMeV * (Math.log1p(Math.exp(-low / neutrinoMeV)) - Math.log1p(Math.exp(-high / neutrinoMeV)));
  return 1 + (photon - neutrino) / momentumMeV;
};
