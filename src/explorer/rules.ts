/** By which rule a region is excluded, in a line. Markup as in words.ts. */
import {chiSquareThreshold, degreesOfFreedomOf} from "../likelihood/tiers.js";
import type {Choices} from "./choices.js";
import {scenarioOf} from "./scenarioOfChoices.js";
import {optionText, shown} from "./words.js";

const references: Readonly<Record<Choices["reference"], string>> = {"plane-minimum": "plane minimum", "standard-run": "universe without N"};

/** "Δχ² > 5.99 from the plane minimum, 2 d.o.f., ω_b profiled" */
export function ruleOf(choices: Choices): string {
  const {reference, baryonDensity, nuclearErrors, lifetimeErrors} = choices, {statistics} = scenarioOf(choices);
  return [
    `Δ*χ*^{2} > ${chiSquareThreshold(statistics).toFixed(2)} from the ${references[reference]}`, `${degreesOfFreedomOf(statistics)} d.o.f.`, `*ω*_{b} ${baryonDensity}`,
    ...(nuclearErrors === "profiled" ? [] : [`nuclear rates ${optionText(nuclearErrors)}`]), ...(lifetimeErrors === "profiled" ? [] : [`neutron lifetime ${optionText(lifetimeErrors)}`])
  ].join(", ");
}

/** What SN1987A may not lose. */
export function supernovaText({criterion, criticalLuminosityErgPerSecond: critical, criticalEnergyErg, coolingSeconds}: Choices): string {
  if (criterion === "integrated-energy") return `energy above ${shown(criticalEnergyErg)} erg in ${shown(coolingSeconds)} s`;
  if (criterion === "raffelt") return "local loss above 10^{19} erg/g/s";
  return `luminosity above ${shown(critical)} erg/s${criterion === "n-sphere" ? ", black body of the N-sphere" : ""}`;
}
