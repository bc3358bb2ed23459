/** What a scenario takes as measured, for figures. */
import {cmbMeasurements, deuteriumMeasurements, heliumMeasurements, type Abundance} from "../likelihood/measurements.js";
import type {Scenario} from "../model/scenarioTypes.js";
import type {ObservableName} from "../plots/observable.js";
import type {Measured} from "../plots/sliceFigure.js";

const named = (table: Readonly<Record<string, Abundance>>, key: string): Measured | undefined => table[key] && {mean: table[key].mean, sigma: table[key].sigma};

/** Each alone: correlations are those of the likelihoods. */
export function measuredOf({measurements: {helium, deuterium, cmb}}: Pick<Scenario, "measurements">): Readonly<Partial<Record<ObservableName, Measured>>> {
  const [yp, dh, gaussian] = [named(heliumMeasurements, helium), named(deuteriumMeasurements, deuterium), cmbMeasurements[cmb]];
  return {...(gaussian && {neff: {mean: gaussian.mean[1], sigma: gaussian.sigma[1]}}), ...(yp && {yp}), ...(dh && {dh})};
}
