/** A worker of the page: runs the solvers. It keeps the laboratories it has used last, and with them their tables. */
import {createLaboratory, emissivityByChannel, prepareLateDecays, prepareSupernova, type HistoryRow, type Laboratory} from "../likelihood/observables.js";
import {squaredWeights} from "../model/conventions.js";
import type {Flavor} from "../model/heavyNeutralLepton.js";
import type {Scenario} from "../model/scenarioTypes.js";
import {gridCouplings, gridMasses} from "./planeGrid.js";
import type {Answer, Asked, Emission, Finding, History, Question, Star} from "./messages.js";

/** The part of the global scope of a worker that is used here. */
interface Scope {
  onmessage: ((event: {readonly data: Asked}) => void) | null;
  postMessage(answer: Answer): void;
}
const scope = globalThis as unknown as Scope;

const kept = 3, laboratories = new Map<string, Laboratory>();
const laboratoryOf = (scenario: Scenario): Laboratory => {
  const name = JSON.stringify(scenario), found = laboratories.get(name) ?? createLaboratory(scenario);
  laboratories.delete(name);
  laboratories.set(name, found);
  if (laboratories.size > kept) laboratories.delete(laboratories.keys().next().value!);
  return found;
};

function historyOf(laboratory: Laboratory, massMeV: number | null, dipolePerGeV: number): History {
  const {rows, ending} = laboratory.history(massMeV, dipolePerGeV), nuclei = Object.keys(rows[0]?.abundances ?? {});
  const column = (read: (row: HistoryRow) => number): number[] => rows.map(read);
  return {
    ending, timeSeconds: column(row => row.timeSeconds), temperatureMeV: column(row => row.temperatureMeV), electronNeutrinoTemperatureMeV: column(row => row.electronNeutrinoTemperatureMeV),
    muTauNeutrinoTemperatureMeV: column(row => row.muTauNeutrinoTemperatureMeV), nOverEntropy: column(row => row.nOverEntropy),
    neutronsPerProton: column(({abundances, neutronFraction}) => neutronFraction / (abundances["p"] ?? 1 - neutronFraction)),
    abundances: Object.fromEntries(nuclei.map(name => [name, column(({abundances}) => abundances[name]!)]))
  };
}

type Dipole = Extract<Scenario["model"], {portal: "dipole"}>;
const setupOf = ({supernova: {profile, screening, neutrinoChemicalPotentialMeV, neutrinoSphereKm, farRadiusKm}}: Scenario) => ({profile, screening, neutrinoChemicalPotentialMeV, neutrinoSphereKm, farRadiusKm});

/** A star that keeps its spectrum, of the mass asked for last. */
let prepared: {readonly name: string; readonly column: ReturnType<typeof prepareSupernova>} | undefined;
function starOf(scenario: Scenario, massMeV: number, dipolePerGeV: number): Star {
  const {flavor, nature} = scenario.model as Dipole, name = JSON.stringify([scenario.supernova, scenario.model, massMeV]);
  if (prepared?.name !== name) prepared = {name, column: prepareSupernova({...setupOf(scenario), massMeV, nature, flavorWeights: squaredWeights(flavor), keepSpectrum: true})};
  const {column} = prepared, {energiesMeV, luminosityPerMeV} = column.spectrumAtInfinity((dipolePerGeV * 1e-3) ** 2);
  const dipolesPerGeV = gridCouplings.flatMap((d, i) => (i === 0 ? [d] : [Math.sqrt(d * gridCouplings[i - 1]!), d]));
  return {energiesMeV, luminosityPerMeV, dipolesPerGeV, luminosityErgPerSecond: dipolesPerGeV.map(d => column.luminosityErgPerSecond(d))};
}

/** Emission is drawn at this coupling; it goes as d². */
const emissionDipolePerGeV = 1e-9;

function emissionOf(scenario: Scenario): Emission {
  const {flavor} = scenario.model as Dipole, massesMeV = gridMasses, chosen: readonly Flavor[] = flavor === "universal" ? ["e", "mu", "tau"] : [flavor as Flavor];
  const found = chosen.map(one => emissivityByChannel({...setupOf(scenario), flavor: one, dipolePerGeV: emissionDipolePerGeV}, massesMeV));
  const emissivity = Object.fromEntries(Object.keys(found[0]!.emissivity).map(name => [name, massesMeV.map((_, i) => found.reduce((sum, one) => sum + one.emissivity[name as keyof typeof one.emissivity][i]!, 0))]));
  return {massesMeV, emissivity, radiusKm: found[0]!.radiusKm};
}

function answers(scenario: Scenario, question: Question, tell: (finding: Finding) => void): Finding | undefined {
  switch (question.kind) {
    case "standard": return {kind: "standard", standard: laboratoryOf(scenario).standardEvidence()};
    case "points": {
      let index = 0;
      laboratoryOf(scenario).evidence(question.massMeV, question.couplings, point => tell({kind: "point", point, index: index++}));
      return undefined;
    }
    case "history": return {kind: "history", history: historyOf(laboratoryOf(scenario), question.massMeV, question.dipolePerGeV)};
    case "supernova": return {kind: "supernova", star: starOf(scenario, question.massMeV, question.dipolePerGeV)};
    case "emission": return {kind: "emission", emission: emissionOf(scenario)};
  }
}

/** Between questions, in small parts, from the first universe on: the next point may be one that decays late. */
let preparing = false;
const prepare = (): void => {
  if (prepareLateDecays()) setTimeout(prepare);
};
function prepareOnce(): void {
  if (preparing) return;
  preparing = true;
  setTimeout(prepare, 100);
}

scope.onmessage = ({data: {id, scenario, question}}) => {
  try {
    let held: Finding | undefined;
    const rest = answers(scenario, question, finding => {
      if (held) scope.postMessage({id, finding: held, last: false});
      held = finding;
    });
    const finding = rest ?? held;
    if (finding) scope.postMessage({id, finding, last: true});
    if (finding?.kind === "point" && finding.point.early) prepareOnce();
  } catch (error) {
    scope.postMessage({id, finding: {kind: "refused", reason: error instanceof Error ? error.message : String(error)}, last: true});
  }
};
