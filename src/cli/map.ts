import {Command} from "commander";
import {LIKELIHOODS, type LikelihoodName} from "../likelihood/pointResult.js";
import type {Level} from "../plots/exclusionPlane.js";
import type {MapFigure, MapLine} from "../plots/mapFigure.js";
import {OBSERVABLES, type ObservableName} from "../plots/observable.js";
import {choiceOption} from "./choiceOption.js";
import {addFigureOptions, checkFigure, writeFigure, type FigureOptions} from "./figureFile.js";
import {printFiles} from "./report.js";
import {storedGrid, type StoredGrid} from "./storedGrid.js";
import {UsageError, requireOptions} from "./usageError.js";

const CHI_SQUARE = "delta-chi2";

interface Options extends FigureOptions {
  readonly observable: ObservableName | typeof CHI_SQUARE;
  readonly constraint?: LikelihoodName;
  readonly json?: true;
}

/** `map`: one quantity over the plane of a scan. */
export const mapCommand = (): Command =>
  addFigureOptions(new Command("map")
    .description("map of N_eff, Y_P, D/H or Delta chi^2 over the plane of a scan")
    .argument("<folder>", "results of a scan")
    .addOption(choiceOption("--observable <name>", `what is drawn (required); ${CHI_SQUARE} is that of --constraint`, [...OBSERVABLES, CHI_SQUARE]))
    .addOption(choiceOption("--constraint <name>", `whose Delta chi^2 (default: "combined")`, LIKELIHOODS))
    .option("--json", "the name of the file for programs"))
    .addHelpText("after", "\nExample:\n  nuportal map results/muon-dirac --observable neff --out neff.pdf")
    .action(async (folder: string, options: Options) => {
      requireOptions(options, "map", {observable: "--observable"});
      const {observable, constraint, width} = options, out = checkFigure("--out", options.out);
      if (constraint !== undefined && observable !== CHI_SQUARE) throw new UsageError(`--constraint says whose Delta chi^2 is drawn, and --observable is ${observable}; leave it out or give --observable ${CHI_SQUARE}`);
      const grid = storedGrid(folder), {mapSvg} = await import("../plots/mapFigure.js");
      const figure = observable === CHI_SQUARE ? await chiSquareMap(grid, constraint ?? "combined") : await observableMap(grid, observable);
      if (figure.value.every((column) => column.every((value) => value === null))) throw new UsageError(`${folder} has no ${observable === CHI_SQUARE ? `chi^2 of ${constraint ?? "combined"}` : observable} at any point: its constraints are ${grid.record.scenario.constraints.join(", ")}`);
      await writeFigure(out, await mapSvg(figure, width), options);
      printFiles(options.json ?? false, [["figure", out]]);
    });

const inColumns = <T>({coupling}: StoredGrid, values: readonly T[], masses: readonly number[]): T[][] => masses.map((_, i) => values.slice(i * coupling.length, (i + 1) * coupling.length));

const base = ({record: {scenario}, massMeV, coupling, failed}: StoredGrid): Pick<MapFigure, "model" | "massMeV" | "coupling" | "failed"> => ({model: scenario.model, massMeV, coupling, failed});

/** The strongest likelihood of the plane at its confidence level: what a map is looked at for. Where it is drawn itself, the line runs along its colours. */
async function exclusionLines(grid: StoredGrid, drawn?: LikelihoodName): Promise<readonly MapLine[]> {
  const {record: {scenario, standard}, points, massMeV} = grid, {excludedLevels} = await import("../likelihood/constraints.js");
  const levels = excludedLevels(points, standard, scenario), found = levels.find(({name}) => name === "combined") ?? levels.find(({name}) => (LIKELIHOODS as readonly string[]).includes(name));
  if (found === undefined) return [];
  const {degreesOfFreedomOf} = await import("../likelihood/tiers.js");
  const label = `${found.name === "combined" ? "BBN + CMB" : found.name}, excluded at ${+(100 * scenario.statistics.confidenceLevel).toFixed(2)} % CL, ${degreesOfFreedomOf(scenario.statistics)} d.o.f.`;
  return [{label, colour: "#000000", widthPt: 1.1, ...(found.name === drawn ? {values: [found.threshold]} : {levels: [inColumns(grid, found.level, massMeV)]})}];
}

async function observableMap(grid: StoredGrid, name: ObservableName): Promise<MapFigure> {
  const [{observables, observed}, {modelText}, {measuredOf}] = await Promise.all([import("../plots/observable.js"), import("../plots/planeText.js"), import("./measuredObservables.js")]);
  const {record: {scenario}, columns} = grid, observable = observables[name], measured = measuredOf(scenario)[name];
  const value = columns.map((column) => column.map((point): Level => (point.ending.kind === "reached" ? observed(observable, point) : null)));
  const edges: MapLine[] = measured === undefined ? [] : [{
    label: "measured within $2\\sigma$", colour: "#e8005a", dash: "2.4 1.4", widthPt: 0.9,
    values: [-2, 2].map((n) => observable.scale * (measured.mean + n * measured.sigma)),
  }];
  return {
    ...base(grid), value, title: observable.title, steps: observable.steps, legend: [modelText(scenario.model)], lines: [...(await exclusionLines(grid)), ...edges],
    remarks: name === "neff" ? [] : [grid.points.some(({late}) => late !== null) ? "As observed: after photons of late decays have broken nuclei." : "As nucleosynthesis leaves it, before late decays."],
  };
}

async function chiSquareMap(grid: StoredGrid, name: LikelihoodName): Promise<MapFigure> {
  const [{chiSquareSteps}, {modelText}, {deltaChiSquares}] = await Promise.all([import("../plots/observable.js"), import("../plots/planeText.js"), import("../likelihood/constraints.js")]);
  const {record: {scenario, standard}, points, massMeV} = grid, {reference} = scenario.statistics, delta = deltaChiSquares(points, standard, scenario);
  // Where N is alive at recombination the combination is that of the light elements, as in the figure of exclusion.
  const level = name === "combined" ? delta.combined.map((value, i) => value ?? delta.photodisintegration[i] ?? delta.bbn[i] ?? null) : delta[name];
  return {
    ...base(grid), value: inColumns(grid, level, massMeV), title: "\\Delta\\chi^2", steps: chiSquareSteps,
    legend: [`${modelText(scenario.model)}; $\\Delta\\chi^2$ of ${name === "combined" ? "BBN + CMB" : name} from ${reference === "plane-minimum" ? "the minimum over the plane" : "the universe without $N$"}`],
    lines: await exclusionLines(grid, name), remarks: [],
  };
}
