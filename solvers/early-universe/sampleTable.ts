/** Uniform samples in x of a running integration, taken from its dense output. */
import type {DenseStep} from "../../src/numerics/rodas5p.js";
import type {HeatEquations} from "./heatEquations.js";
import type {LeptonGas} from "./leptonGas.js";
import {neutrinoGas} from "./neutrinoGas.js";

const columnNames = [
  "lnA", "temperatureMeV", "electronNeutrinoTemperatureMeV", "muTauNeutrinoTemperatureMeV", "hubbleMeV",
  "electronNeutrinoEta", "muTauNeutrinoEta", "leptonEnergyMeV4", "leptonNumberMeV3", "leptonDecaysMeV4", "matterEnergyMeV4", "totalEnergyMeV4", "totalPressureMeV4", "leptonOverEntropy"
] as const;
type ColumnName = typeof columnNames[number];

export class SampleTable {
  readonly #spacing: number;
  readonly #origin: number;
  readonly #particleMassMeV: number | undefined;
  readonly #rows: number[][] = columnNames.map(() => []);
  readonly #densities = new Float64Array(2);
  #next = 1;
  #state = new Float64Array(0);

  /** @param particleMassMeV of matter that stands for N in the columns. */
  constructor(spacing: number, origin: number, particleMassMeV?: number) {
    this.#particleMassMeV = particleMassMeV;
    this.#spacing = spacing;
    this.#origin = origin;
  }

  /** Another table that holds the same rows, columns times factors, and goes on by itself. */
  copy(factors: Partial<Readonly<Record<ColumnName, number>>> = {}): SampleTable {
    const other = new SampleTable(this.#spacing, this.#origin, this.#particleMassMeV);
    this.#rows.forEach((row, k) => {
      const factor = factors[columnNames[k]!];
      other.#rows[k] = factor === undefined ? row.slice() : row.map(value => value * factor);
    });
    other.#next = this.#next;
    return other;
  }

  /** The row at the start. */
  first(x: number, y: Float64Array, equations: HeatEquations, gas: LeptonGas): void {
    this.#add(x, y, equations, gas);
  }

  /** All rows that fall into a step, up to `end`. */
  take(step: DenseStep, end: number, equations: HeatEquations, gas: LeptonGas): void {
    if (this.#state.length !== step.y1.length) this.#state = new Float64Array(step.y1.length);
    for (let x = this.#origin + this.#next * this.#spacing; x <= end; x = this.#origin + ++this.#next * this.#spacing) {
      step.evaluate(x, this.#state);
      this.#add(x, this.#state, equations, gas);
    }
  }

  #add(x: number, y: Float64Array, equations: HeatEquations, gas: LeptonGas): void {
    const now = equations.place(x, y), T = now.plasmaMeV, mass = this.#particleMassMeV;
    // Entropy of plasma and neutrinos, each at its own temperature: 4ρ/3T − ηn.
    let entropy = now.plasmaEntropyMeV3;
    for (let kind = 0; kind < 2; kind++) {
      const neutrino = kind === 0 ? now.electronNeutrinoMeV : now.otherNeutrinoMeV, eta = kind === 0 ? now.electronEta : now.otherEta;
      neutrinoGas().densities(neutrino, eta, this.#densities);
      entropy += (1 + kind) * (4 / 3 * this.#densities[0]! / neutrino - eta * this.#densities[1]!);
    }
    const energy = mass === undefined ? gas.energyDensity : now.matterMeV4, number = mass === undefined ? gas.numberDensity : now.matterMeV4 / mass;
    const decays = mass === undefined ? gas.slowNumber * gas.lepton.widthMeV * gas.lepton.kernels.decaySuppression(T) : now.matterMeV4 * equations.matterWidthMeV / mass;
    const row = [x, T, now.electronNeutrinoMeV, now.otherNeutrinoMeV, now.hubbleMeV, now.electronEta, now.otherEta, energy, number, decays, now.matterMeV4,
      now.totalMeV4, now.pressureMeV4, number / entropy];
    for (let k = 0; k < row.length; k++) this.#rows[k]!.push(row[k]!);
  }

  columns(): Record<ColumnName, Float64Array> {
    return Object.fromEntries(columnNames.map((name, k) => [name, Float64Array.from(this.#rows[k]!)])) as Record<ColumnName, Float64Array>;
  }
}
