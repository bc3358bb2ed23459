/** Observables of a point that figures draw: names, titles, values as they are observed, and where a map changes its colour. */
import type {PointResult} from "../likelihood/pointResult.js";

export const OBSERVABLES = ["neff", "yp", "dh"] as const;
export type ObservableName = (typeof OBSERVABLES)[number];

export interface Observable {
  /** TeX, with what the numbers are multiplied by. */
  readonly title: string;
  /** In plain words with mathematics between dollar signs. */
  readonly words: string;
  readonly scale: number;
  /** As nucleosynthesis leaves it. */
  value(point: PointResult): number | null;
  /** After photons of late decays have broken nuclei; null where there are none or it does not matter. */
  later(point: PointResult): number | null;
  /** Ascending edges of the steps of colour, times `scale`: close where measurements are, wide where nothing hangs on them. */
  readonly steps: readonly number[];
}

export const observables: Readonly<Record<ObservableName, Observable>> = {
  neff: {
    title: "N_\\mathrm{eff}", words: "$N_\\mathrm{eff}$", scale: 1, value: ({nEff}) => nEff, later: () => null,
    steps: [0.5, 1, 1.5, 2, 2.4, 2.6, 2.8, 2.9, 3, 3.1, 3.2, 3.4, 3.6, 4, 5, 7, 10, 20, 50],
  },
  yp: {
    title: "Y_\\mathrm{P}", words: "$Y_\\mathrm{P}$", scale: 1, value: ({yP}) => yP, later: ({late}) => late?.yP ?? null,
    steps: [0.05, 0.1, 0.15, 0.2, 0.22, 0.23, 0.236, 0.24, 0.243, 0.246, 0.249, 0.252, 0.256, 0.26, 0.27, 0.28, 0.3, 0.35, 0.4, 0.5],
  },
  dh: {
    title: "10^5\\;\\mathrm{D/H}", words: "D/H", scale: 1e5, value: ({dOverH}) => dOverH, later: ({late}) => late?.dOverH ?? null,
    steps: [0.1, 0.3, 0.6, 1, 1.5, 2, 2.2, 2.3, 2.4, 2.5, 2.6, 2.7, 2.8, 3, 3.5, 4, 5, 7, 10, 20, 50],
  },
};

/** What is observed: after photons where they come into it. */
export const observed = ({value, later, scale}: Observable, point: PointResult): number | null => {
  const found = later(point) ?? value(point);
  return found === null ? null : scale * found;
};

/** Δχ² at 68.3, 90, 95 % of one and two parameters, and decades above. */
export const chiSquareSteps: readonly number[] = [0.5, 1, 2.3, 4.61, 5.99, 9.21, 15, 30, 100, 300, 1e3, 1e4];
