/** Choices of the page as a scenario: as the solvers read it, and as text of a scenario file. */
import {evidenceIdentity} from "../likelihood/pointEvidence.js";
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

/** The scenario of a page; its constraints are those shown. */
export function scenarioOf(choices: Choices): Scenario {
  const {flavor, nature, profile, criticalLuminosityErgPerSecond, helium, deuterium, cmb, distortions, reference, confidenceLevel, shown} = choices;
  return {
    name: `explorer-${flavor}-${nature}`, model: {portal: "dipole", flavor, nature}, plane: {massMeV: massAxis, dipolePerGeV: couplingAxis}, cosmology: cosmologyOf(choices),
    supernova: {profile, neutrinoChemicalPotentialMeV: "profile", neutrinoSphereKm: 40, farRadiusKm: 1000, criticalLuminosityErgPerSecond, screening: "struct"},
    measurements: {helium, deuterium, cmb, distortions}, constraints: CONSTRAINTS.filter(name => shown.includes(name)),
    statistics: {reference, confidenceLevel}, accuracy: "fast", tolerances: {relative: 1e-5}
  };
}

/** The part of the choices that a run of the solvers knows: all constraints, the usual measurements. */
export const computedScenario = ({flavor, nature, profile, reheatingMeV, reheating, neutronLifetimeSeconds, deltaNEff, rates, kinationRatio, matterRatio, xiE, xiMu, xiTau}: Choices): Scenario =>
  scenarioOf({...usualChoices, flavor, nature, profile, reheatingMeV, reheating, neutronLifetimeSeconds, deltaNEff, rates, kinationRatio, matterRatio, xiE, xiMu, xiTau});

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
    "supernova:", `  profile: ${s.profile}`, `  critical-luminosity: ${s.criticalLuminosityErgPerSecond} erg/s`,
    `measurements: {helium: ${m.helium}, deuterium: ${m.deuterium}, cmb: ${m.cmb}, distortions: ${m.distortions}}`,
    ...(constraints.length === 0 ? [] : [`constraints: [${constraints.join(", ")}]`]), "statistics:", `  reference: ${statistics.reference}`, `  confidence-level: ${statistics.confidenceLevel}`
  ];
  return lines.join("\n") + "\n";
}
