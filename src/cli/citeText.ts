/** What to cite for a result, and how its bounds were obtained: texts of the command `cite`. */
import {citedKeys} from "../likelihood/constraints.js";
import {cmbMeasurements} from "../likelihood/measurements.js";
import {numbersUsed, type NumberUsed} from "../likelihood/numbersUsed.js";
import {degreesOfFreedomOf} from "../likelihood/tiers.js";
import {findReference, type Reference} from "../model/bibliography.js";
import {dipolePerGeVFromBohrMagnetons} from "../model/conventions.js";
import {nothingCoupled, couplingNameOf} from "../model/coupling.js";
import {energyNote} from "../model/scenarioNotes.js";
import type {ConstraintName, Nuisance, Scenario} from "../model/scenarioTypes.js";
import {references} from "../model/tables/references.js";
import {withPowers} from "./texText.js";
import {flatLimitsFor, laboratoryCurvesFor} from "../plots/tables/laboratoryLimits.js";

/** A published limit that the figure shows besides. */
export interface DrawnLimit {
  readonly label: string;
  readonly source: string;
  /** Null where the source is not in the bibliography. */
  readonly key: string | null;
  /** False where it is recalled which paper the curve is from. */
  readonly checked: boolean;
}

export interface Citations {
  readonly keys: readonly string[];
  readonly numbers: readonly NumberUsed[];
  readonly drawn: readonly DrawnLimit[];
}

/** Labels hold mathematics between dollar signs. */
const plain = (label: string): string => label.replace(/\$\\?([^$]*)\$/g, "$1");

/** Limits of which some part lies in the plane. */
const drawnOf = ({model, plane}: Pick<Scenario, "model" | "plane">): readonly DrawnLimit[] => {
  if (model.portal !== "dipole" || !("dipolePerGeV" in plane)) return [];
  const {massMeV, dipolePerGeV} = plane, inside = (mass: number, dipole: number): boolean => mass >= massMeV.from && mass <= massMeV.to && dipole >= dipolePerGeV.from && dipole <= dipolePerGeV.to;
  const curves = laboratoryCurvesFor(model.flavor).filter(({points}) => points.some(([mass, dipole]) => inside(mass, dipole)));
  const flat = flatLimitsFor(model.flavor).filter(({momentMuB, massReachMeV}) => inside(massMeV.from, dipolePerGeVFromBohrMagnetons(momentMuB)) && massReachMeV > massMeV.from);
  return [...curves.map(({label, source, recalled = false}) => ({label, source, recalled})), ...flat.map(({label, source}) => ({label, source, recalled: false}))].map(({label, source, recalled}) => {
    const id = source.replace(/^arXiv:/, "");
    return {label: plain(label), source, key: references.find(({arXiv}) => arXiv === id)?.key ?? null, checked: !recalled};
  });
};

/** Papers behind a figure: what its regions rest on, and the published limits it draws. */
export const citationsOf = (scenario: Scenario): Citations => {
  const drawn = drawnOf(scenario), numbers = numbersUsed(scenario).map((number) => ({...number, value: withPowers(number.value)}));
  const keys = new Set([...citedKeys(scenario), ...numbers.flatMap(({cites}) => cites), ...drawn.flatMap(({key}) => key ?? [])]);
  return {keys: [...keys].sort(), numbers, drawn};
};

/** A work in one line. */
export const referenceLine = (key: string): string => {
  const {authors, title, journal, arXiv, doi, publisher, year} = findReference(key) as Reference, names = authors.map(name => name.replace(/[{}]/g, ""));
  const who = names.length > 3 ? `${names[0]} et al.` : names.join(", ");
  return [`[${key}] ${who}`, title, journal ?? publisher, arXiv === undefined ? undefined : `arXiv:${arXiv}`, doi === undefined ? undefined : `doi:${doi}`, journal === undefined ? String(year) : undefined].filter(part => part !== undefined).join("; ");
};

const portalWords = ({model}: Pick<Scenario, "model">): string => {
  if (model.portal === "decaying-particle") return "a particle that decays";
  const flavor = typeof model.flavor === "string" ? {e: "the electron neutrino", mu: "the muon neutrino", tau: "the tau neutrino", universal: "all neutrinos alike"}[model.flavor] : `neutrinos as e : mu : tau = ${Object.values(model.flavor).join(" : ")}`;
  return `a ${model.nature === "dirac" ? "Dirac" : "Majorana"} heavy neutral lepton that ${model.portal === "dipole" ? "couples by a transition dipole to" : "mixes with"} ${flavor}`;
};

const constraintWords: Readonly<Record<ConstraintName, string>> = {
  bbn: "abundances of helium and deuterium", cmb: "the CMB", sn1987a: "SN1987A", photodisintegration: "photodisintegration", "spectral-distortions": "spectral distortions of the CMB",
  "cmb-anisotropy": "anisotropies of the CMB", "relic-density": "the density of relics"
};

const starWords = ({supernova: {profile, profileTable, criticalLuminosityErgPerSecond, criterion = "luminosity"}}: Scenario): string =>
  `SN1987A with the profile ${profileTable === undefined ? profile : "of a table"}${criterion === "luminosity" ? ` and L < ${withPowers(criticalLuminosityErgPerSecond.toExponential(1))} erg/s` : `, criterion ${criterion}`}`;

const nuisanceWords = ({statistics: {baryonDensity: baryons, theory}}: Scenario): string => {
  const baryonDensity: Nuisance = baryons ?? "profiled", {nuclearRates = "profiled", neutronLifetime = "profiled"} = theory ?? {}, said = (nuisance: string): string => nuisance === "fixed" ? "taken as exact" : `${nuisance} over`;
  return nuclearRates === baryonDensity && neutronLifetime === baryonDensity ? `omega_b, tau_n and nuclear rates are ${said(baryonDensity)}` : `omega_b is ${said(baryonDensity)}, tau_n ${said(neutronLifetime)}, nuclear rates ${said(nuclearRates)}`;
};

/** How the bounds of a result were obtained, with its numbers; `cite` writes a list of keys. */
export const methodText = (scenario: Scenario, version: string, cite: (keys: readonly string[]) => string): string => {
  const {model, plane, cosmology, constraints, statistics, accuracy, tolerances, name} = scenario, {numbers, drawn} = citationsOf(scenario), likelihoods = constraints.some(one => !["sn1987a", "cmb-anisotropy", "relic-density"].includes(one));
  const levels = [statistics.confidenceLevel, ...statistics.furtherConfidenceLevels ?? []].map(level => `${+(100 * level).toFixed(2)}`), without = nothingCoupled[couplingNameOf(model)];
  const measured = numbers.filter(({quantity}) => quantity !== "SN1987A" && !quantity.startsWith("profile")), flag = ({checked}: NumberUsed): string => checked ? "" : " [recalled, not checked]";
  const keys = [...new Set(drawn.flatMap(({key}) => key ?? []))], recalled = drawn.filter(({checked}) => !checked).map(({label}) => label), rates = cosmology.rates === "primat" ? ["Pitrou:2018"] : ["Pisanti:2021", "Serpico:2004"];
  return [
    `The bounds on ${portalWords(scenario)} were computed with nuportal ${version} (scenario ${name}) for masses from ${energyNote(plane.massMeV.from)} to ${energyNote(plane.massMeV.to)}.`,
    ...(constraints.some(one => one !== "sn1987a") ? [
      `The early universe is followed from ${cosmology.reheatingHistory === undefined ? `T_RH = ${energyNote(cosmology.reheatingMeV)}` : `the matter domination that ends at T_RH = ${energyNote(cosmology.reheatingMeV)}`} through neutrino decoupling, nucleosynthesis with the ${cosmology.rates === "primat" ? "PRIMAT" : "PArthENoPE"} rates ${cite(rates)} and recombination, with neutrinos from decays ${{fast: "as a cascade on thermal ones", spectral: "by momentum", auto: "by momentum near the bounds and as a cascade elsewhere"}[accuracy]}, at a relative tolerance of ${withPowers(String(tolerances.relative))}.`
    ] : []),
    `Constraints: ${constraints.map((one) => constraintWords[one]).join(", ")}.`,
    ...(measured.length > 0 ? [`They are confronted with ${measured.map(number => `${number.quantity}${/^[\d(]/.test(number.value) ? " =" : ""} ${number.value} ${cite(number.cites)}${flag(number)}`).join("; ")}.`] : []),
    ...(likelihoods ? [
      `Regions are excluded at ${levels[0]} % CL${levels.length > 1 ? ` (contours at ${levels.slice(1).join(", ")} %)` : ""} by Delta chi^2 for ${degreesOfFreedomOf(statistics)} degree${degreesOfFreedomOf(statistics) > 1 ? "s" : ""} of freedom, measured from ${statistics.reference === "plane-minimum" ? `the minimum over the plane and ${without}` : without}; ${nuisanceWords(scenario)}.`
    ] : []),
    ...(cmbMeasurements[scenario.measurements.cmb]?.forecast === undefined ? [] : [`The CMB is a forecast.`]),
    ...(constraints.includes("sn1987a") ? [`${starWords(scenario)} ${cite(["Chang:2016", "Raffelt:1996"])} is a criterion without a confidence level.`] : []),
    ...(keys.length > 0 ? [`Laboratory limits are those of ${cite(keys)}, drawn as published${recalled.length > 0 ? ` (which paper is that of ${recalled.join(", ")} is recalled, not checked)` : ""}.`] : [])
  ].join(" ");
};
