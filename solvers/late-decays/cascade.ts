/**
 * Electromagnetic cascade of energetic photons and e± in the CMB and the matter of the early universe, quasi-static at one temperature:
 *   Γ_X(E) F_X(E) = S_X(E) + Σ_X' ∫_E dE' K_{X←X'}(E, E') F_X'(E'),   X = γ, e (e⁻ and e⁺ together)
 * Processes: γγ → e⁺e⁻, γγ → γγ, Compton, Bethe-Heitler, inverse Compton. They are faster than H by 10 or more for T > 1 eV.
 * What is wanted are integrals ∫σ F_γ dE for unit injection at E₀: the adjoint
 *   Γ_γ w_γ(E) = σ(E) + ∫dE' [K_{γ←γ}(E',E) w_γ(E') + K_{e←γ}(E',E) w_e(E')],   Γ_e w_e(E) = ∫dE' [K_{γ←e} w_γ + K_{e←e} w_e]
 * is one sweep upwards in E for all E₀ at once, and in it the undegraded line is the exact term σ(E₀)/Γ_γ(E₀). Spectra come from the
 * transposed sweep downwards. Units: MeV. References: Kawasaki:1994, Hufnagel:2018, Jones:1968, Aharonian:1983.
 * Neglected: Coulomb losses of e±, pair production on electrons, the energy ε ~ T of soft photons beside E (1/γ² on losses of e±, which
 * make no photon above 1.5 MeV where that is large); below 1.5 MeV everything is heat.
 */
import {electronMassMeV as m, fineStructure as alpha} from "../../src/constants/particles.js";
import {log, power, square} from "../../src/numerics/elementary.js";
import {gaussLegendre} from "../../src/numerics/quadrature.js";
import {type EnergyGrid, energyGrid, highestEnergyMeV} from "./energyGrid.js";
import {type MatterKernels, matterKernels} from "./matterKernels.js";
import {lightByLightShape} from "./photonKernels.js";
import {comptonCrossSection, lightByLightRate, photonRate, type Targets} from "./photonRates.js";
import {type ScaledKernels, scaledKernels} from "./scaledKernels.js";

export interface CascadeOptions {
  /** Nodes of the energy grid per decade; 80 when absent. */
  readonly nodesPerDecade?: number;
  /** Steps of the energy grid between two temperatures; 4 when absent. */
  readonly stepsPerTemperature?: number;
  readonly highestMeV?: number;
  readonly hottestMeV?: number;
  readonly coldestMeV?: number;
}

/** F_γ and F_e (e⁻ and e⁺) at the nodes per unit rate of injection [MeV⁻²]. */
export interface CascadeSpectra {
  readonly photons: Float64Array;
  readonly electrons: Float64Array;
  /** Undegraded photons, 1/Γ_γ(E₀) [MeV⁻¹]; they are not in `photons`. */
  readonly line: number;
}

export class Cascade {
  readonly grid: EnergyGrid;
  /** Falling from the hottest. */
  readonly temperaturesMeV: Float64Array;
  readonly #scaled: ScaledKernels;
  readonly #matter: MatterKernels;
  /** ∫ shape of γγ → γγ in the hat at distance d. */
  readonly #light: Float64Array;
  /** Row of the scaled kernels for node 0 at each temperature. */
  readonly #firstRow: Int32Array;
  /** Coefficients of row i: photons from photons, electrons from photons, photons from electrons, electrons from electrons. */
  readonly #gg: Float64Array;
  readonly #eg: Float64Array;
  readonly #ge: Float64Array;
  readonly #ee: Float64Array;
  /** Diagonal block of the row: γ rate less what stays at the node, γ → e, e rate, e → γ. */
  readonly #diagonal = new Float64Array(4);
  /** Energy that falls below the grid from a photon (less the masses of electrons hit) and from an electron. */
  readonly #below = new Float64Array(2);
  /** Lowest node that an electron of the row reaches. */
  #first = 0;

  constructor({nodesPerDecade = 80, stepsPerTemperature = 4, highestMeV = highestEnergyMeV, hottestMeV = 1.2e-2, coldestMeV = 2.3e-7}: CascadeOptions = {}) {
    this.grid = energyGrid(nodesPerDecade, highestMeV);
    const {energiesMeV: E, ratio} = this.grid, n = E.length;
    const count = Math.ceil(log(hottestMeV / coldestMeV) / (stepsPerTemperature * log(ratio))) + 1;
    this.temperaturesMeV = Float64Array.from({length: count}, (_, j) => coldestMeV * power(ratio, stepsPerTemperature * (count - 1 - j)));
    this.#firstRow = Int32Array.from({length: count}, (_, j) => stepsPerTemperature * (count - 1 - j));
    this.#scaled = scaledKernels(ratio, E[0]! * coldestMeV / (m * m), n + stepsPerTemperature * (count - 1), n);
    this.#matter = matterKernels(this.grid);
    this.#light = new Float64Array(n);
    const {nodes, weights} = gaussLegendre(3);
    for (let d = 0; d + 1 < n; d++) {
      const high = power(ratio, -d), low = power(ratio, -(d + 1)), half = (high - low) / 2;
      for (let g = 0; g < 3; g++) {
        const z = low + half * (1 + nodes[g]!), w = half * weights[g]! * lightByLightShape(z), upper = (z - low) / (high - low);
        this.#light[d]! += w * upper;
        this.#light[d + 1]! += w * (1 - upper);
      }
    }
    this.#gg = new Float64Array(n); this.#eg = new Float64Array(n); this.#ge = new Float64Array(n); this.#ee = new Float64Array(n);
  }

  /** Fills the coefficients of row i at temperature j: what one photon or electron at node i makes per unit time at each node below. */
  #row(i: number, j: number, targets: Targets): void {
    const {grid: {energiesMeV}, temperaturesMeV} = this, n = energiesMeV.length, E = energiesMeV[i]!, T = temperaturesMeV[j]!, k = this.#firstRow[j]! + i, at = k * n;
    const {photons, electrons, leaving, energy, pairs, pairEnergy, ends} = this.#scaled, matter = this.#matter, row = i * n;
    const {electronsMeV3: ne, chargeSquaredMeV3: nz} = targets, gg = this.#gg, eg = this.#eg, ge = this.#ge, ee = this.#ee;
    const light = lightByLightRate(E, T), pair = square(alpha * m / E) * T / (4 * Math.PI);
    let below = ne * matter.comptonBelow[i]! + nz * matter.pairsBelow[i]! + (light + pair * pairEnergy[k]!) * E;
    for (let d = 0, c = i; d <= i; d++, c--) {
      const lightHere = light * this.#light[d]!, pairHere = pair * pairs[at + d]!;
      gg[c] = lightHere + ne * matter.comptonPhotons[row + c]!;
      eg[c] = pairHere + ne * matter.comptonElectrons[row + c]! + nz * matter.pairs[row + c]!;
      below -= (lightHere + pairHere) * energiesMeV[c]!;
    }
    let belowElectron = energy[k]! * E;
    const lastPhoton = Math.min(i, ends[3 * k]! - 1), lastElectron = Math.min(i, ends[3 * k + 1]! - 1);
    for (let d = 0, c = i; d <= i; d++, c--) {
      ge[c] = d <= lastPhoton ? photons[at + d]! : 0;
      ee[c] = d <= lastElectron ? electrons[at + d]! : 0;
      belowElectron -= (ge[c]! + ee[c]!) * energiesMeV[c]!;
    }
    this.#first = Math.max(0, i - Math.max(lastPhoton, lastElectron));
    const diagonal = this.#diagonal;
    diagonal[0] = photonRate(E, T, targets) - gg[i]!;
    diagonal[1] = eg[i]!;
    diagonal[2] = leaving[k]!;
    diagonal[3] = ge[i]!;
    this.#below[0] = below - m * ne * comptonCrossSection(E);
    this.#below[1] = belowElectron;
  }

  /**
   * Responses to the injection of one photon, or e±, at each node: out[(i·columns + r)] = ∫ σ_r F_γ dE [unit of σ per MeV] for unit S.
   * `sources[i·columns + r]` is σ_r(E_i). With `balance` column r = columns − 1 is instead all energy that ends below the grid,
   * less that of electrons of the plasma: E_i, where every process conserves it.
   */
  respond(temperature: number, targets: Targets, sources: Float64Array, columns: number, photonsOut: Float64Array, electronsOut: Float64Array, balance = false): void {
    const E = this.grid.energiesMeV, n = E.length, gg = this.#gg, eg = this.#eg, ge = this.#ge, ee = this.#ee, diagonal = this.#diagonal;
    const fromPhoton = new Float64Array(columns), fromElectron = new Float64Array(columns);
    photonsOut.fill(0, 0, columns);
    electronsOut.fill(0, 0, columns);
    if (balance) photonsOut[columns - 1] = electronsOut[columns - 1] = E[0]!;
    for (let i = 1; i < n; i++) {
      this.#row(i, temperature, targets);
      for (let r = 0; r < columns; r++) { fromPhoton[r] = sources[i * columns + r]!; fromElectron[r] = 0; }
      if (balance) { fromPhoton[columns - 1] = this.#below[0]!; fromElectron[columns - 1] = this.#below[1]!; }
      for (let c = 0; c < i; c++) {
        const at = c * columns, a = gg[c]!, b = eg[c]!;
        if (c < this.#first) {
          for (let r = 0; r < columns; r++) fromPhoton[r]! += a * photonsOut[at + r]! + b * electronsOut[at + r]!;
          continue;
        }
        const p = ge[c]!, q = ee[c]!;
        for (let r = 0; r < columns; r++) {
          const u = photonsOut[at + r]!, v = electronsOut[at + r]!;
          fromPhoton[r]! += a * u + b * v;
          fromElectron[r]! += p * u + q * v;
        }
      }
      const photon = diagonal[0]!, toElectron = diagonal[1]!, electron = diagonal[2]!, toPhoton = diagonal[3]!;
      const inverse = 1 / (photon * electron - toElectron * toPhoton), at = i * columns;
      for (let r = 0; r < columns; r++) {
        photonsOut[at + r] = (electron * fromPhoton[r]! + toElectron * fromElectron[r]!) * inverse;
        electronsOut[at + r] = (toPhoton * fromPhoton[r]! + photon * fromElectron[r]!) * inverse;
      }
    }
  }

  /** Spectra per unit S0 of photons (or e±) injected at node `from`. */
  spectra(temperature: number, targets: Targets, from: number, injected: "photon" | "electron"): CascadeSpectra {
    const E = this.grid.energiesMeV, n = E.length, photons = new Float64Array(n), electrons = new Float64Array(n);
    (injected === "photon" ? photons : electrons)[from] = 1;
    const line = injected === "photon" ? 1 / photonRate(E[from]!, this.temperaturesMeV[temperature]!, targets) : 0;
    for (let i = from; i >= 0; i--) {
      this.#row(i, temperature, targets);
      const diagonal = this.#diagonal, photon = diagonal[0]!, toElectron = diagonal[1]!, electron = diagonal[2]!, toPhoton = diagonal[3]!;
      const inverse = 1 / (photon * electron - toElectron * toPhoton), s = photons[i]!, t = electrons[i]!;
      const u = (electron * s + toPhoton * t) * inverse, v = (toElectron * s + photon * t) * inverse;
      for (let c = 0; c < i; c++) {
        photons[c]! += this.#gg[c]! * u + this.#ge[c]! * v;
        electrons[c]! += this.#eg[c]! * u + this.#ee[c]! * v;
      }
      photons[i] = u;
      electrons[i] = v;
    }
    photons[from]! -= line;
    // Hats have an area of half the two cells beside the node.
    for (let i = 0; i < n; i++) {
      const area = (E[Math.min(i + 1, n - 1)]! - E[Math.max(i - 1, 0)]!) / 2;
      photons[i]! /= area;
      electrons[i]! /= area * this.#electronRate(i, temperature);
    }
    return {photons, electrons, line};
  }

  /** Factor that turns the tables of inverse Compton into rates: 2α²T²/(πE) [MeV]. */
  #electronRate(i: number, temperature: number): number {
    return 2 * square(alpha * this.temperaturesMeV[temperature]!) / (Math.PI * this.grid.energiesMeV[i]!);
  }
}

