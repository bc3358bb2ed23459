/** Choices of the page as a scenario: as the solvers read it, and as text of a scenario file. */
import {evidenceIdentity} from "../likelihood/pointEvidence.js";
import {degreesOfFreedomOf} from "../likelihood/tiers.js";
import {CONSTRAINTS, type Cosmology, type Scenario} from "../model/scenarioTypes.js";
import {fieldLifetimeSeconds, referenceMeV, usualChoices, type Choices} from "./choices.js";
import {couplingAxis, massAxis} from "./planeGrid.js";

const cosmologyOf = (choices: Choices): Cosmology => {
  const {reheatingMeV, reheating, neutronLifetimeSeconds, deltaNEff, rates, kinationRatio, matterRatio, xiE, xiMu, xiTau} = choices;
  return {
    reheatingMeV, ...(reheating === "matter-dominated" && {reheatingHistory: reheating}), neutronLifetimeSeconds, deltaNEff, rates,
    ...(kinationRatio > 0 && {extraEnergy: [{exponent: 6, ratio: kinationRatio, temperatureMeV: referenceMeV}]}),
    ...(matterRatio > 0 && {matterDomination: {ratio: matterRatio, temperatureMeV: referenceMeV, lifetimeSeconds: fieldLifetimeSeconds, electromagneticShare: 1}}),
    ...((xiE !== 0 || xiMu !== 0 || xiTau !== 0) && {leptonAsymmetry: {e: xiE, mu: xiMu, tau: xiTau}})
  };
};

/** The star; energy and time of cooling are said where they decide. */
function starOf(choices: Choices): Scenario["supernova"] {
  const {profile, neutrinoPotential, neutrinoSphereKm, criticalLuminosityErgPerSecond, screening, criterion, criticalEnergyErg, coolingSeconds} = choices;
  return {
    profile, neutrinoChemicalPotentialMeV: neutrinoPotential, neutrinoSphereKm, farRadiusKm: 1000, criticalLuminosityErgPerSecond, screening,
    ...(criterion !== "luminosity" && {criterion}), ...(criterion === "integrated-energy" && {criticalEnergyErg, coolingSeconds})
  };
}

/** What is usual leaves no key. */
function statisticsOf({reference, confidenceLevel, degreesOfFreedom, baryonDensity, nuclearErrors, lifetimeErrors}: Choices): Scenario["statistics"] {
  const usual = degreesOfFreedomOf({reference, confidenceLevel}), chosen = degreesOfFreedom === "1" ? 1 : degreesOfFreedom === "2" ? 2 : usual;
  const theory = {...(nuclearErrors !== "profiled" && {nuclearRates: nuclearErrors}), ...(lifetimeErrors !== "profiled" && {neutronLifetime: lifetimeErrors})};
  return {
    reference, confidenceLevel, ...(chosen !== usual && {degreesOfFreedom: chosen}), ...(baryonDensity === "marginalised" && {baryonDensity}), ...(Object.keys(theory).length > 0 && {theory})
  };
}

/** The scenario of a page; its constraints are those shown. */
export function scenarioOf(choices: Choices): Scenario {
  const {flavor, nature, helium, deuterium, cmb, distortions, shown} = choices;
  return {
    name: `explorer-${flavor}-${nature}`, model: {portal: "dipole", flavor, nature}, plane: {massMeV: massAxis, dipolePerGeV: couplingAxis}, cosmology: cosmologyOf(choices), supernova: starOf(choices),
    measurements: {helium, deuterium, cmb, distortions}, constraints: CONSTRAINTS.filter(name => shown.includes(name)), statistics: statisticsOf(choices), accuracy: "fast", tolerances: {relative: 1e-5}
  };
}

/** A luminosity is judged by itself and by the energy of a cooling; the other criteria are runs of their own, one of them for each critical luminosity. */
const starRun = ({profile, screening, neutrinoPotential, neutrinoSphereKm, criterion, criticalLuminosityErgPerSecond}: Choices): Partial<Choices> => ({
  profile, screening, neutrinoPotential, neutrinoSphereKm, ...((criterion === "n-sphere" || criterion === "raffelt") && {criterion}), ...(criterion === "n-sphere" && {criticalLuminosityErgPerSecond})
});

/** The part of the choices that a run of the solvers knows: all constraints, the usual measurements. */
export function computedScenario(choices: Choices): Scenario {
  const {flavor, nature, reheatingMeV, reheating, neutronLifetimeSeconds, deltaNEff, rates, kinationRatio, matterRatio, xiE, xiMu, xiTau} = choices;
  return scenarioOf({...usualChoices, flavor, nature, reheatingMeV, reheating, neutronLifetimeSeconds, deltaNEff, rates, kinationRatio, matterRatio, xiE, xiMu, xiTau, ...starRun(choices)});
}

/** The same without the star, which the universe does not know. */
export function universeScenario(choices: Choices): Scenario {
  const scenario = computedScenario({...choices, ...starRun(usualChoices), criterion: usualChoices.criterion});
  return {...scenario, constraints: scenario.constraints.filter(name => name !== "sn1987a")};
}

/** The star alone, in whatever universe. */
export const starScenario = (choices: Choices): Scenario => {
  const {flavor, nature} = choices;
  return {...scenarioOf({...usualChoices, flavor, nature, ...starRun(choices)}), constraints: ["sn1987a"]};
};

/** Equal texts: equal evidence of the early universe, and of the star. */
export const identitiesOf = (scenario: Scenario): {readonly cosmic: string; readonly supernova: string} => {
  const {cosmic, supernova} = evidenceIdentity(scenario);
  return {cosmic: sortedText(cosmic), supernova: sortedText(supernova)};
};

const sortedText = (value: unknown): string => JSON.stringify(value, (_, part: unknown) =>
  typeof part === "object" && part !== null && !Array.isArray(part) ? Object.fromEntries(Object.entries(part).sort(([a], [b]) => (a < b ? -1 : 1))) : part);

/** Text of a scenario file that `nuportal scan` reads. */
export function scenarioText(choices: Choices): string {
  const {name, cosmology: c, supernova: s, measurements: m, constraints, statistics, plane: {massMeV}} = scenarioOf(choices);
  const lines = [
    `# The page's plane; its point: m_N = ${choices.massMeV} MeV, d = ${choices.dipolePerGeV} / GeV`, `name: ${name}`, "model:", "  portal: dipole # d in L = d nubar_L sigma F N + h.c.", `  flavor: ${choices.flavor}`, `  nature: ${choices.nature}`,
    "plane:", `  mass: {from: ${massMeV.from} MeV, to: ${massMeV.to} MeV, points: ${massMeV.points}}`, `  dipole: {from: ${couplingAxis.from} / GeV, to: ${couplingAxis.to} / GeV, points: ${couplingAxis.points}}`,
    "cosmology:", `  reheating: ${c.reheatingMeV} MeV`, `  reheating-history: ${c.reheatingHistory ?? "instantaneous"}`, `  neutron-lifetime: ${c.neutronLifetimeSeconds} s`, `  delta-n-eff: ${c.deltaNEff}`, `  rates: ${c.rates}`,
    ...(c.extraEnergy ?? []).map(({exponent, ratio, temperatureMeV}) => `  extra-energy: [{exponent: ${exponent}, ratio: ${ratio}, at: ${temperatureMeV} MeV}]`),
    ...(c.matterDomination ? [`  matter-domination: {ratio: ${c.matterDomination.ratio}, at: ${c.matterDomination.temperatureMeV} MeV, lifetime: ${c.matterDomination.lifetimeSeconds} s, electromagnetic-share: 1}`] : []),
    ...(c.leptonAsymmetry ? [`  lepton-asymmetry: {e: ${c.leptonAsymmetry.e}, mu: ${c.leptonAsymmetry.mu}, tau: ${c.leptonAsymmetry.tau}}`] : []),
    "supernova:", `  profile: ${s.profile}`, `  neutrino-chemical-potential: ${choices.neutrinoPotential}`, `  neutrino-sphere: ${s.neutrinoSphereKm} km`, `  critical-luminosity: ${s.criticalLuminosityErgPerSecond} erg/s`, `  screening: ${s.screening}`,
    ...(s.criterion === undefined ? [] : [`  criterion: ${s.criterion}`]), ...(s.criticalEnergyErg === undefined ? [] : [`  critical-energy: ${s.criticalEnergyErg} erg`, `  cooling-time: ${s.coolingSeconds} s`]),
    `measurements: {helium: ${m.helium}, deuterium: ${m.deuterium}, cmb: ${m.cmb}, distortions: ${m.distortions}}`,
    ...(constraints.length === 0 ? [] : [`constraints: [${constraints.join(", ")}]`]), "statistics:", `  reference: ${statistics.reference}`, `  confidence-level: ${statistics.confidenceLevel}`,
    `  degrees-of-freedom: ${degreesOfFreedomOf(statistics)}`, `  baryon-density: ${choices.baryonDensity}`, `  theory: {nuclear-rates: ${choices.nuclearErrors}, neutron-lifetime: ${choices.lifetimeErrors}}`
  ];
  return lines.join("\n") + "\n";
}
