import {Command} from "commander";
import type {ExcludedLevel} from "../likelihood/constraints.js";
import {LIKELIHOODS, type LateResult, type LikelihoodName, type PointResult} from "../likelihood/pointResult.js";
import {addModelOptions, addUniverseOptions, portalNeeds, readModel} from "./modelOptions.js";
import type {ModelOptions} from "./modelOptions.js";
import {print, rowsTable, table} from "./report.js";
import type {Row} from "./report.js";

/** `point`: one mass and coupling with its observables and the verdict of each constraint. */
export const pointCommand = (): Command =>
  addUniverseOptions(addModelOptions(new Command("point"), portalNeeds))
    .description("observables and constraints of one mass and coupling")
    .option("--json", "plain numbers for programs")
    .addHelpText("after", '\nExample:\n  nuportal point --mass "100 MeV" --dipole "1e-9 / GeV" --flavor mu'
      + '\n  nuportal point --portal mixing --mass "100 MeV" --mixing-squared 1e-7 --flavor mu'
      + '\n  nuportal point --portal decaying-particle --mass "60 MeV" --lifetime "0.1 s" --number-density "1 MeV^3" --at-temperature "5.11 MeV" --branching "nue-gamma=1"')
    .action(async (options: ModelOptions & {readonly json?: true}) => {
      const {massMeV, coupling, scenario} = await readModel(options, "point");
      const [{createLaboratory}, {levelsOfPoint}, {wordsOf}] = await Promise.all([
        import("../likelihood/observables.js"), import("../likelihood/constraints.js"), import("./words.js"),
      ]);
      const laboratory = createLaboratory(scenario);
      const point = laboratory.point(massMeV, coupling);
      const standard = laboratory.standard(), constraints = levelsOfPoint(point, standard, scenario).map((level) => verdictOf(level, point, standard));
      const {lifetimeSeconds, nEff, yP, dOverH, he3OverH, li7OverH, late, accuracy = null, tiers, tiersDiffer, ending} = point, words = wordsOf(scenario), {notes} = words;
      const warnings = [...words.warnings, ...(tiersDiffer === true ? [tiersWarning] : [])];
      const {criterion = "luminosity", criticalLuminosityErgPerSecond} = scenario.supernova, carried = point.luminosityErgPerSecond, luminosityErgPerSecond = criterion === "luminosity" ? carried : null;
      // What was asked for is not all there: the numbers that are stand, and the exit code tells.
      if (ending.kind === "failed" || (scenario.supernova.problem !== undefined && scenario.constraints.includes("sn1987a"))) process.exitCode = 1;
      print(options.json ?? false, {lifetimeSeconds, nEff, yP, dOverH, he3OverH, li7OverH, luminosityErgPerSecond, late, accuracy, ...(tiers && {tiers, tiersDiffer: tiersDiffer ?? false}), constraints, ending, warnings, notes}, () => {
        const rows: Row[] = [
          {label: "lifetime", value: lifetimeSeconds, unit: "s"},
          {label: "N_eff", value: nEff},
          {label: "Y_P = 4 n(4He)/n_b", value: yP},
          {label: "D/H", value: dOverH},
          {label: "3He/H", value: he3OverH},
          {label: "7Li/H", value: li7OverH},
          ...(carried === null ? [] : [luminosityErgPerSecond === null ? {label: "SN1987A", value: carried / criticalLuminosityErgPerSecond, unit: `of the bound by criterion ${criterion}`} : {label: "L_N of SN1987A", value: carried, unit: "erg/s at infinity"}]),
          ...(accuracy === null ? [] : [{label: "accuracy", value: accuracy}]),
          ...(tiers === undefined ? [] : tierRows(tiers)),
          ...(late === null ? [] : lateRows(late)),
        ];
        if (ending.kind === "failed") {
          const advice = "advice" in ending.cause ? `: ${ending.cause.advice}` : "";
          rows.push({label: "not completed", value: ending.stage, unit: `${ending.cause.kind}${advice}`});
        }
        return rowsTable(rows) + "\n" + verdictTable(constraints) + "\n" + [...warnings.map(warning => `warning: ${warning}`), ...notes].map(line => line + "\n").join("");
      });
    });

interface PointVerdict {
  readonly name: string;
  /** Null where the constraint does not apply, is no likelihood, or the point failed. */
  readonly chiSquare: number | null;
  /** Above the universe without N. */
  readonly deltaChiSquare: number | null;
  /** Null where nothing can be said. */
  readonly excluded: boolean | null;
  readonly verdict: "excluded" | "allowed" | "does not apply" | "not known" | "adds nothing";
  readonly rule: string;
}

/** Constraints of what decays after nucleosynthesis: where N is gone before, or nothing decays, they see the standard universe. */
const ofDecays: readonly string[] = ["photodisintegration", "spectral-distortions"];

/** What one constraint says of a point; of a star that cannot be built nothing is known. Photons that come, but leave the light elements as they were, exclude nothing besides nucleosynthesis. */
export function verdictOf({name, level: [level = null], threshold, rule}: Pick<ExcludedLevel, "name" | "level" | "threshold" | "rule">, {chiSquares, late, ending}: Pick<PointResult, "chiSquares" | "late" | "ending">, standard: {readonly chiSquares: PointResult["chiSquares"]}): PointVerdict {
  if (level === null && (ending.kind === "failed" || name === "sn1987a")) return {name, chiSquare: null, deltaChiSquare: null, excluded: null, verdict: "not known", rule};
  if (level === null || (late === null && ofDecays.includes(name))) return {name, chiSquare: null, deltaChiSquare: null, excluded: null, verdict: "does not apply", rule};
  const likelihood = (LIKELIHOODS as readonly string[]).includes(name) ? name as LikelihoodName : undefined, chiSquare = likelihood === undefined ? null : chiSquares[likelihood];
  const without = likelihood === undefined ? null : standard.chiSquares[likelihood], deltaChiSquare = chiSquare === null || without === null ? null : chiSquare - without, excluded = level > 0;
  // Above the threshold and still not excluded: what is wrong is wrong before photons come.
  const idle = !excluded && (deltaChiSquare ?? 0) > threshold;
  return {name, chiSquare, deltaChiSquare, excluded, verdict: excluded ? "excluded" : idle ? "adds nothing" : "allowed", rule};
}

const shortNumber = (value: number | null): string => (value === null ? "-" : Math.abs(value) < 5e-5 ? "0" : String(Number(value.toPrecision(4))));

const verdictTable = (verdicts: readonly PointVerdict[]): string => table([
  ["constraint", "", "chi^2", "Delta chi^2", "excluded where"],
  ...verdicts.map(({name, verdict, chiSquare, deltaChiSquare, rule}) => [name, verdict, shortNumber(chiSquare), shortNumber(deltaChiSquare), rule]),
]);

const tiersWarning = "fast and spectral tier differ by more than a tenth of an observational error; the numbers are those of the spectral one";

/** What the spectra of neutrinos change. */
const tierRows = ({nEff, yP, dOverH}: NonNullable<PointResult["tiers"]>): Row[] => [
  {label: "N_eff", value: nEff, unit: "spectral less fast"}, {label: "Y_P", value: yP, unit: "spectral less fast"}, {label: "D/H", value: dOverH, unit: "spectral less fast"},
];

const afterPhotons = "after photons";

/** What decays after nucleosynthesis left. */
const lateRows = (late: LateResult): Row[] => [
  {label: "Y_P", value: late.yP, unit: afterPhotons},
  {label: "D/H", value: late.dOverH, unit: `${afterPhotons}${late.conservative ? ", baryons left out" : ""}`},
  {label: "3He/D", value: late.he3OverD, unit: afterPhotons},
  {label: "6Li/H", value: late.li6OverH, unit: afterPhotons},
  ...(late.secondaryLi6OverH ? [{label: "6Li/H of T, 3He", value: late.secondaryLi6OverH, unit: "its part made by energetic fragments, good to 40 %"}] : []),
  {label: "7Li/H", value: late.li7OverH, unit: afterPhotons},
  ...(late.heats ? [{label: "mu", value: late.mu}, {label: "y", value: late.y}] : [{label: "mu, y", value: null, unit: "photons that do not thermalise"}]),
  ...(late.anisotropyOverBound === null ? [] : [{label: "anisotropies", value: late.anisotropyOverBound, unit: "of the bound, which is good to a factor of 3"}]),
  {label: "Omega h^2", value: late.omegaUndecayed, unit: `had it not decayed; ${late.relic}`},
];
