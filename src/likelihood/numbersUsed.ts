/** The measured numbers that enter the bounds of a scenario, each with its source, and whether it was read there. */
import {power as powerOf} from "../numerics/elementary.js";
import {distortionLimits} from "./constraints.js";
import {couplingNameOf} from "../model/coupling.js";
import type {Scenario} from "../model/scenarioTypes.js";
import {cmbMeasurements, deuteriumMeasurements, helium3OverDeuterium, heliumMeasurements, jointGaussian, neutronLifetimeSigmaSeconds, type Abundance, type CmbMeasurement} from "./measurements.js";

export interface NumberUsed {
  readonly quantity: string;
  /** As text: value, error, unit. */
  readonly value: string;
  readonly cites: readonly string[];
  /** False where the number is recalled: compare it with the paper before you print it. */
  readonly checked: boolean;
}

const abundance = (quantity: string, {mean, sigma, cites, checked}: Abundance, power: number): NumberUsed => {
  const scaled = (value: number): string => String(Number((value * powerOf(10, power)).toPrecision(6)));
  return {quantity, value: power === 0 ? `${scaled(mean)} +- ${scaled(sigma)}` : `(${scaled(mean)} +- ${scaled(sigma)}) x 10^-${power}`, cites: [cites], checked};
};

const background = (quantity: string, {mean, sigma, correlation, cites, checked}: CmbMeasurement): NumberUsed => {
  const each = ["omega_b", "N_eff", "Y_P (mass fraction)"].flatMap((name, i) => Number.isFinite(sigma[i]!) ? [`${name} = ${mean[i]} +- ${sigma[i]}`] : []);
  const [ab, ac, bc] = correlation, joint = correlation.some(rho => rho !== 0) ? `, correlations ${ab}, ${ac}, ${bc} of (omega_b, N_eff), (omega_b, Y_P), (N_eff, Y_P)` : "";
  return {quantity, value: each.join(", ") + joint, cites, checked};
};

const at = <T>(table: Readonly<Record<string, T>>, key: string): T => table[key]!;

export const numbersUsed = ({measurements, constraints, cosmology, supernova, model}: Scenario): readonly NumberUsed[] => {
  const has = (name: Scenario["constraints"][number]): boolean => constraints.includes(name), elements = has("bbn") || has("photodisintegration"), cmb = at(cmbMeasurements, measurements.cmb), numbers: NumberUsed[] = [];
  if (elements) numbers.push(abundance("Y_P", at<Abundance>(heliumMeasurements, measurements.helium), 0), abundance("D/H", at<Abundance>(deuteriumMeasurements, measurements.deuterium), 5));
  if (has("cmb")) numbers.push(background("CMB", cmb));
  else if (elements) numbers.push({quantity: "omega_b", value: `${cmb.mean[0]} +- ${cmb.sigma[0]}`, cites: cmb.cites, checked: cmb.checked});
  if (has("cmb") && cmb.sigma[2] === Infinity) numbers.push(background("CMB where Y_P is not the standard one", jointGaussian));
  if (has("photodisintegration")) {
    const {upper, sigma, cites, checked} = helium3OverDeuterium;
    numbers.push({quantity: "He3/D", value: `< ${upper} +- ${sigma}`, cites: [cites], checked});
  }
  if (elements) numbers.push({quantity: "neutron lifetime", value: `${cosmology.neutronLifetimeSeconds} +- ${neutronLifetimeSigmaSeconds} s`, cites: ["PDG:2024"], checked: false});
  if (has("spectral-distortions")) {
    const {mu, y, cites, checked} = distortionLimits[measurements.distortions as keyof typeof distortionLimits];
    numbers.push({quantity: "spectral distortions", value: `|mu| < ${mu}${Number.isFinite(y) ? `, |y| < ${y}` : ""} at 95 % CL`, cites, checked});
  }
  if (has("sn1987a")) numbers.push({quantity: "SN1987A", value: `L < ${supernova.criticalLuminosityErgPerSecond.toExponential(1).replace("e+", " x 10^")} erg/s`, cites: ["Chang:2016"], checked: true});
  for (const key of measurements.forecasts ?? []) {
    const {forecast, mean, sigma, cites, checked} = at(cmbMeasurements, key);
    numbers.push({quantity: `forecast of ${forecast}`, value: `N_eff = ${mean[1]} +- ${sigma[1]}`, cites: [cites[0]!], checked});
  }
  if (couplingNameOf(model) === "dipolePerGeV" && has("sn1987a") && supernova.profileTable === undefined && supernova.profile === "chang-2016-fiducial")
    numbers.push({quantity: "profile of the proto-neutron star", value: "the fiducial one", cites: ["Chang:2016"], checked: false});
  return numbers;
};
