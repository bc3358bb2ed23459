/**
 * A computed plane as a small file that comes with the page: one array per quantity, six digits, mass by mass.
 * Abundances at the outer two ω_b are kept as ratios to those at the middle one.
 */
import type {EarlyEvidence, ElementRuns, LateFound, PointEvidence, StandardEvidence} from "../likelihood/pointEvidence.js";
import type {Elements} from "../likelihood/lightElementResponse.js";
import type {PointEnding} from "../likelihood/pointResult.js";
import type {ProfileName} from "../model/scenarioTypes.js";
import type {KnownPlane, KnownStar} from "./planeGrid.js";

type Numbers = readonly (number | null)[];

export interface PlaneFile {
  readonly version: 1;
  /** evidenceIdentity of the scenario as sorted text: a plane of other physics is not shown. */
  readonly cosmic: string;
  readonly massMeV: readonly number[];
  readonly dipolePerGeV: readonly number[];
  /** τ [s] at d = 1/GeV, by mass: τ = this/d². */
  readonly lifetimeAtUnitSeconds: readonly number[];
  readonly standard: StandardEvidence;
  readonly numbers: Readonly<Record<string, Numbers>>;
  readonly luminosityErgPerSecond: Readonly<Partial<Record<ProfileName, readonly number[]>>>;
  readonly failed: readonly {readonly iMass: number; readonly iCoupling: number; readonly ending: PointEnding}[];
}

const nuclei = ["yP", "heliumMassFraction", "dOverH", "he3OverH", "li7OverH"] as const;
const relics = ["gone", "overcloses", "decays", "allowed"] as const;
const outer = [["low", 0], ["high", 2]] as const;

const digits = (value: number, count = 6): number => Number(value.toPrecision(count));
const ratio = (above: number, below: number): number => (below === 0 ? 1 : Number((above / below).toFixed(6)));

function elementNumbers(prefix: string, runs: ElementRuns | undefined): [string, number | null][] {
  return nuclei.flatMap(name => [
    [`${prefix}${name}`, runs ? digits(runs[1][name], 7) : null] as [string, number | null],
    ...outer.map(([side, at]): [string, number | null] => [`${prefix}${name}-${side}`, runs ? ratio(runs[at][name], runs[1][name]) : null])
  ]);
}

function lateNumbers(late: LateFound | undefined): [string, number | null][] {
  const of = (read: (found: LateFound) => number | null): number | null => {
    const value = late === undefined ? null : read(late);
    return value === null ? null : digits(value);
  };
  return [
    ...elementNumbers("after-", late?.elements),
    ["he3OverD", of(({photodisintegration}) => photodisintegration.he3OverD)], ["li6OverH", of(({photodisintegration}) => photodisintegration.li6OverH)],
    ["conservative", of(({photodisintegration}) => Number(photodisintegration.conservative))],
    ["mu", of(({distortions}) => distortions.mu)], ["y", of(({distortions}) => distortions.y)], ["heats", of(({distortions}) => Number(distortions.heats))],
    ["anisotropies", of(({anisotropies}) => anisotropies?.overBound ?? null)], ["relic", of(({relic}) => relics.indexOf(relic.verdict))],
    ["omegaUndecayed", of(({relic}) => relic.omegaUndecayed)], ["relicOverBound", of(({relic}) => relic.overBound)]
  ];
}

const numbersOf = ({early}: PointEvidence): [string, number | null][] => [
  ["nEff", early ? digits(early.nEff, 7) : null], ["cmbApplies", early ? Number(early.cmbApplies) : null], ...elementNumbers("", early?.elements), ...lateNumbers(early?.late)
];

/** The file of a plane; `luminosities` of each profile stand mass by mass. */
export function planeFile(
  cosmic: string, massMeV: readonly number[], dipolePerGeV: readonly number[], standard: StandardEvidence, points: readonly (readonly PointEvidence[])[],
  luminosities: PlaneFile["luminosityErgPerSecond"]
): PlaneFile {
  const columns = new Map<string, (number | null)[]>(), flat = points.flat();
  for (const point of flat) {
    for (const [name, value] of numbersOf(point)) {
      const column = columns.get(name);
      if (column) column.push(value);
      else columns.set(name, [value]);
    }
  }
  return {
    version: 1, cosmic, massMeV, dipolePerGeV, lifetimeAtUnitSeconds: points.map(column => column[0]!.lifetimeSeconds! * dipolePerGeV[0]! ** 2), standard, numbers: Object.fromEntries(columns),
    luminosityErgPerSecond: Object.fromEntries(Object.entries(luminosities).map(([name, values]) => [name, values.map(value => digits(value, 5))])),
    failed: flat.flatMap(({ending}, k) => (ending.kind === "reached" ? [] : [{iMass: Math.floor(k / dipolePerGeV.length), iCoupling: k % dipolePerGeV.length, ending}]))
  };
}

/** What a file holds of the early universe. */
export function knownPlane(file: PlaneFile): KnownPlane {
  const {massMeV, dipolePerGeV, numbers, lifetimeAtUnitSeconds, standard, failed} = file, rows = dipolePerGeV.length;
  const value = (name: string, k: number): number | null => numbers[name]?.[k] ?? null;
  const elements = (prefix: string, k: number): ElementRuns => {
    const at = (side: string): Elements => Object.fromEntries(nuclei.map(name => [name, value(`${prefix}${name}`, k)! * (side === "" ? 1 : value(`${prefix}${name}-${side}`, k)!)])) as unknown as Elements;
    return [at("low"), at(""), at("high")];
  };
  const late = (k: number): LateFound => {
    const anisotropies = value("anisotropies", k);
    return {
      elements: elements("after-", k), photodisintegration: {he3OverD: value("he3OverD", k), li6OverH: value("li6OverH", k)!, conservative: value("conservative", k) === 1},
      distortions: {mu: value("mu", k)!, y: value("y", k)!, heats: value("heats", k) === 1}, anisotropies: anisotropies === null ? null : {overBound: anisotropies},
      relic: {omegaUndecayed: value("omegaUndecayed", k)!, verdict: relics[value("relic", k)!]!, overBound: value("relicOverBound", k)!}
    };
  };
  const early = (k: number): EarlyEvidence | null => {
    const nEff = value("nEff", k);
    return nEff === null ? null : {nEff, cmbApplies: value("cmbApplies", k) === 1, elements: elements("", k), ...(value("relic", k) !== null && {late: late(k)})};
  };
  const endings = new Map(failed.map(({iMass, iCoupling, ending}) => [iMass * rows + iCoupling, ending]));
  return {
    standard,
    points: massMeV.map((mass, i) => dipolePerGeV.map((dipole, j): PointEvidence => {
      const k = i * rows + j, found = early(k);
      return {
        massMeV: mass, dipolePerGeV: dipole, lifetimeSeconds: lifetimeAtUnitSeconds[i]! / dipole ** 2, early: found, ...(found && {accuracy: "fast" as const}), luminosityErgPerSecond: null,
        ending: endings.get(k) ?? {kind: "reached"}
      };
    }))
  };
}

/** What it holds of a star: with the usual screening, potential and neutrino sphere. */
export const knownStar = ({massMeV, dipolePerGeV: {length: rows}, luminosityErgPerSecond}: PlaneFile, profile: ProfileName): KnownStar | undefined => {
  const values = luminosityErgPerSecond[profile];
  return values && massMeV.map((_, i) => values.slice(i * rows, (i + 1) * rows));
};
