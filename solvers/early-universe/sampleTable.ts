/** Uniform samples in x of a running integration, taken from its dense output. */
import type {DenseStep} from "../../src/numerics/rodas5p.js";
import {neutrinoEnergyDensity} from "./electromagneticPlasma.js";
import type {HeatEquations} from "./heatEquations.js";
import type {LeptonGas} from "./leptonGas.js";

const columnNames = [
  "lnA", "temperatureMeV", "electronNeutrinoTemperatureMeV", "muTauNeutrinoTemperatureMeV", "hubbleMeV",
  "leptonEnergyMeV4", "leptonNumberMeV3", "totalEnergyMeV4", "totalPressureMeV4", "leptonOverEntropy"
] as const;
type ColumnName = typeof columnNames[number];

export class SampleTable {
  readonly #spacing: number;
  readonly #origin: number;
  readonly #rows: number[][] = columnNames.map(() => []);
  #next = 1;
  #state = new Float64Array(0);

  constructor(spacing: number, origin: number) {
    this.#spacing = spacing;
    this.#origin = origin;
  }

  /** The row at the start. */
  first(x: number, y: Float64Array, equations: HeatEquations, gas: LeptonGas): void {
    this.#add(x, y, equations, gas);
  }

  /** All rows that fall into a step. */
  take(step: DenseStep, equations: HeatEquations, gas: LeptonGas): void {
    if (this.#state.length !== step.y1.length) this.#state = new Float64Array(step.y1.length);
    for (let x = this.#origin + this.#next * this.#spacing; x <= step.x1; x = this.#origin + ++this.#next * this.#spacing) {
      step.evaluate(x, this.#state);
      this.#add(x, this.#state, equations, gas);
    }
  }

  #add(x: number, y: Float64Array, equations: HeatEquations, gas: LeptonGas): void {
    const now = equations.place(x, y), T = now.plasmaMeV;
    // Entropy of plasma and neutrinos, each at its own temperature.
    const neutrinos = 4 / 3 * (neutrinoEnergyDensity(now.electronNeutrinoMeV) / now.electronNeutrinoMeV
      + 2 * neutrinoEnergyDensity(now.otherNeutrinoMeV) / now.otherNeutrinoMeV);
    const entropy = now.plasmaEntropyMeV3 + neutrinos;
    const row = [x, T, now.electronNeutrinoMeV, now.otherNeutrinoMeV, now.hubbleMeV, gas.energyDensity, gas.numberDensity,
      now.totalMeV4, now.pressureMeV4, gas.numberDensity / entropy];
    for (let k = 0; k < row.length; k++) this.#rows[k]!.push(row[k]!);
  }

  columns(): Record<ColumnName, Float64Array> {
    return Object.fromEntries(columnNames.map((name, k) => [name, Float64Array.from(this.#rows[k]!)])) as Record<ColumnName, Float64Array>;
  }
}
