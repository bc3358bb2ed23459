import {Command} from "commander";
import type {LateResult, PointResult} from "../likelihood/pointResult.js";
import {addModelOptions, addUniverseOptions, readModel} from "./modelOptions.js";
import type {ModelOptions} from "./modelOptions.js";
import {print, rowsTable} from "./report.js";
import type {Row} from "./report.js";

/** `point`: one mass and coupling with its observables and the verdict of each constraint. */
export const pointCommand = (): Command =>
  addUniverseOptions(addModelOptions(new Command("point")))
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
      const constraints = levelsOfPoint(point, laboratory.standard(), scenario).map(({name, level, rule}) => {
        const value = level[0] ?? null;
        return {name, chiSquare: name in point.chiSquares ? point.chiSquares[name as keyof typeof point.chiSquares] : null, excluded: value === null ? null : value > 0, rule};
      });
      const {lifetimeSeconds, nEff, yP, dOverH, he3OverH, li7OverH, late, accuracy = null, tiers, tiersDiffer, ending} = point, words = wordsOf(scenario), {notes} = words;
      const warnings = [...words.warnings, ...(tiersDiffer === true ? [tiersWarning] : [])];
      print(options.json ?? false, {lifetimeSeconds, nEff, yP, dOverH, he3OverH, li7OverH, late, accuracy, ...(tiers && {tiers, tiersDiffer: tiersDiffer ?? false}), constraints, ending, warnings, notes}, () => {
        const rows: Row[] = [
          {label: "lifetime", value: lifetimeSeconds, unit: "s"},
          {label: "N_eff", value: nEff},
          {label: "Y_P = 4 n(4He)/n_b", value: yP},
          {label: "D/H", value: dOverH},
          {label: "3He/H", value: he3OverH},
          {label: "7Li/H", value: li7OverH},
          ...(accuracy === null ? [] : [{label: "accuracy", value: accuracy}]),
          ...(tiers === undefined ? [] : tierRows(tiers)),
          ...(late === null ? [] : lateRows(late)),
          ...constraints.map(({name, chiSquare, excluded, rule}): Row => {
            const verdict = excluded === null ? (ending.kind === "failed" ? "not known" : "does not apply") : excluded ? "excluded" : "allowed";
            return {label: name, value: verdict, unit: `${chiSquare === null ? "" : `chi^2 = ${chiSquare.toPrecision(5)}, `}${rule}`};
          }),
        ];
        if (ending.kind === "failed") {
          const advice = "advice" in ending.cause ? `: ${ending.cause.advice}` : "";
          rows.push({label: "not completed", value: ending.stage, unit: `${ending.cause.kind}${advice}`});
        }
        return rowsTable(rows) + [...warnings.map(warning => `warning: ${warning}`), ...notes].map(line => line + "\n").join("");
      });
    });

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
