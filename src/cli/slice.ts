import {Command} from "commander";
import {couplingOf, type PointResult} from "../likelihood/pointResult.js";
import {couplingNameOf, type CouplingName} from "../model/coupling.js";
import {addFigureOptions, checkFigure, writeFigure, type FigureOptions} from "./figureFile.js";
import {printFiles} from "./report.js";
import {storedGrid, type StoredGrid} from "./storedGrid.js";
import {UsageError} from "./usageError.js";

interface Options extends FigureOptions {
  readonly mass?: string;
  readonly dipole?: string;
  readonly mixingSquared?: string;
  readonly lifetime?: string;
  readonly json?: true;
}

const flags: Readonly<Record<CouplingName, "--dipole" | "--mixing-squared" | "--lifetime">> = {dipolePerGeV: "--dipole", mixingSquared: "--mixing-squared", lifetimeSeconds: "--lifetime"};

const portalOfFlag = (flag: string): string => ({"--dipole": "dipole", "--mixing-squared": "mixing"})[flag] ?? "decaying-particle";

/** `slice`: observables along one line through the plane of a scan. */
export const sliceCommand = (): Command =>
  addFigureOptions(new Command("slice")
    .description("N_eff, Y_P and D/H of a scan along one mass or one coupling, with what is measured")
    .argument("<folder>", "results of a scan")
    .option("--mass <quantity>", "against the coupling, at this mass")
    .option("--dipole <quantity>", "against the mass, at this coupling (dipole portal)")
    .option("--mixing-squared <number>", "the same of the mixing portal")
    .option("--lifetime <quantity>", "the same of a decaying particle")
    .option("--json", "the name of the file for programs"))
    .addHelpText("after", '\nPoints of the scan are used where it has them; others are computed.\n\nExample:\n  nuportal slice results/muon-dirac --mass "30 MeV" --out slice.pdf')
    .action(async (folder: string, options: Options) => {
      const out = checkFigure("--out", options.out), {width} = options, grid = storedGrid(folder), {scenario} = grid.record, own = flags[couplingNameOf(scenario.model)];
      const given = [["--mass", options.mass], ["--dipole", options.dipole], ["--mixing-squared", options.mixingSquared], ["--lifetime", options.lifetime]].filter(([, text]) => text !== undefined) as [string, string][];
      if (given.length !== 1) throw new UsageError(`give one of --mass and ${own}; given: ${given.map(([flag]) => flag).join(", ") || "none"}`);
      const [flag, text] = given[0]!;
      if (flag !== "--mass" && flag !== own) throw new UsageError(`${flag} belongs to portal ${portalOfFlag(flag)}, and the scan is of portal ${scenario.model.portal}; give ${own} or --mass`);
      const value = await quantity(flag, text), alongMass = flag !== "--mass";
      const points = alongMass ? await atCoupling(grid, value, flag) : await atMass(grid, value);
      await writeFigure(out, await drawn(grid, points, value, alongMass, width), options);
      printFiles(options.json ?? false, [["figure", out]]);
    });

async function quantity(flag: string, text: string): Promise<number> {
  const {quantityKinds, readQuantity} = await import("../model/quantity.js");
  const value = flag === "--mixing-squared" ? Number(text) : readQuantity(text, flag === "--mass" ? quantityKinds.mass : flag === "--dipole" ? quantityKinds.dipole : quantityKinds.lifetime);
  if (typeof value !== "number") throw new UsageError(`${flag} ${value.problem}`);
  if (!(value > 0)) throw new UsageError(`${flag} = "${text}" is not allowed; a number above 0 and at most 1`);
  return value;
}

/** Place of a value among nodes that were written and read again. */
const nodeOf = (nodes: readonly number[], value: number): number => nodes.findIndex((node) => Math.abs(node / value - 1) < 1e-6);

const within = (flag: string, value: number, nodes: readonly number[], unit: string): void => {
  const [first, last] = [nodes[0]!, nodes[nodes.length - 1]!];
  if (value < first * (1 - 1e-6) || value > last * (1 + 1e-6)) throw new UsageError(`${flag} = ${value}${unit} is outside the plane of the scan, ${first} to ${last}${unit}`);
};

/** Where edges were followed the grid is interpolated: good for a map, not for a line. */
const computed = ({plane: {contours}}: StoredGrid["record"]["scenario"]): boolean => contours === undefined;

/** Points of a slice at most, where they are to be computed. */
const mostCouplings = 81, mostMasses = 49;

/** Not more than so many of the nodes, both ends among them. */
const thinned = (nodes: readonly number[], most: number): readonly number[] =>
  nodes.length <= most ? nodes : Array.from({length: most}, (_, i) => nodes[Math.round((i / (most - 1)) * (nodes.length - 1))]!);

async function atMass({massMeV, coupling, columns, record: {scenario}}: StoredGrid, value: number): Promise<readonly PointResult[]> {
  within("--mass", value, massMeV, " MeV");
  const i = nodeOf(massMeV, value);
  if (i >= 0 && computed(scenario)) return columns[i]!;
  const {createLaboratory} = await import("../likelihood/observables.js");
  return createLaboratory(scenario).column(value, thinned(coupling, mostCouplings)).points;
}

async function atCoupling({massMeV, coupling, columns, record: {scenario}}: StoredGrid, value: number, flag: string): Promise<readonly PointResult[]> {
  within(flag, value, coupling, "");
  const j = nodeOf(coupling, value);
  if (j >= 0 && computed(scenario)) return columns.map((column) => column[j]!);
  const {createLaboratory} = await import("../likelihood/observables.js"), laboratory = createLaboratory(scenario);
  return thinned(massMeV, mostMasses).map((mass) => laboratory.column(mass, [value]).points[0]!);
}

async function drawn({record: {scenario, standard}, points: all}: StoredGrid, points: readonly PointResult[], value: number, alongMass: boolean, width: FigureOptions["width"]): Promise<string> {
  const [{degreesOfFreedomOf}, {sliceSvg}, {excludedLevels}, {excludedStretches}, {measuredOf}, {axisTitles, couplingTex, couplingUnitTex, energyText, massTex, modelText, texOfNumber}] = await Promise.all([
    import("../likelihood/tiers.js"), import("../plots/sliceFigure.js"), import("../likelihood/constraints.js"), import("../plots/limitsTable.js"), import("./measuredObservables.js"), import("../plots/planeText.js"),
  ]);
  const {model} = scenario, titles = axisTitles(model), unit = couplingUnitTex(model), x = points.map((point) => (alongMass ? point.massMeV : couplingOf(point)));
  // All points of the plane with those of the slice: the minimum of χ² is over the plane.
  const combined = excludedLevels([...all, ...points], standard, scenario).find(({name}) => name === "combined");
  const stretches = combined && excludedStretches(x, combined.level.slice(all.length)).map(({lower, upper}): readonly [number, number] => [lower, upper]);
  return sliceSvg({
    legend: [`${modelText(model)}, ${alongMass ? `$${couplingTex(model)}=${texOfNumber(value)}${unit === "" ? "" : `\\;${unit}`}$` : `$${massTex(model)}=$ ${energyText(value)}`}`],
    xTitle: alongMass ? titles.mass : titles.coupling, x, points, standard: {neff: standard.nEff, yp: standard.yP, dh: standard.dOverH}, measured: measuredOf(scenario),
    ...(stretches && {excluded: {label: `BBN + CMB, ${+(100 * scenario.statistics.confidenceLevel).toFixed(2)} % CL, ${degreesOfFreedomOf(scenario.statistics)} d.o.f.`, stretches}}), remarks: [],
  }, width);
}
