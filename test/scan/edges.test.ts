/** Edges that were followed against every point of a fine grid. */
import {describe, expect, it} from "vitest";
import {refinedPlane} from "../../src/cli/refinedPlane.js";
import {excludedLevels} from "../../src/likelihood/constraints.js";
import {wantedBetween} from "../../src/scan/columnSearch.js";
import {inlinePool, type ColumnLaboratory} from "../../src/scan/columnPool.js";
import {cubicAt, cubicRoot, limitedSlopes} from "../../src/numerics/limitedCubic.js";
import {scaleOf} from "../../src/scan/levelCurves.js";
import {fieldBase, gridded, levelField} from "../../src/scan/planeField.js";
import {apart, firstMasses} from "../../src/scan/massSearch.js";
import {pointsOf, runScan} from "../../src/scan/scan.js";
import type {PointEvidence} from "../../src/likelihood/pointEvidence.js";
import type {Scenario} from "../../src/model/scenarioTypes.js";
import {createFakeLaboratory, fakePoint, fakeStandard} from "./fakeLaboratory.js";
import {fakeEdges} from "./fakeScenario.js";

/** Follows curves of x until nothing is wanted. */
function followed(curves: readonly ((x: number) => number)[], tolerance: number, from = 0, to = 6): number[] {
  let x = Array.from({length: 2 * (to - from) + 1}, (_, i) => from + i / 2);
  for (let round = 0; round < 60; round++) {
    const wanted = wantedBetween(x, curves.map(curve => x.map(curve)), {tightest: tolerance, tolerance: () => tolerance, expected: () => false}).map(at => Math.round(at * 1000) / 1000).filter(at => !x.includes(at));
    if (wanted.length === 0) return x;
    x = [...x, ...wanted].sort((a, b) => a - b);
  }
  throw new Error("no end");
}
const rootsOf = (x: readonly number[], curve: (x: number) => number): number[] => {
  const y = x.map(curve), slopes = limitedSlopes(x, y);
  return x.flatMap((_, i) => i + 1 < x.length && y[i]! > 0 !== y[i + 1]! > 0 ? [cubicRoot(x, y, slopes, i)] : []);
};

describe("limited cubic", () => {
  it("is third order where the curve is smooth, and keeps a jump a jump", () => {
    const error = (h: number): number => {
      const x = Array.from({length: Math.round(4 / h) + 1}, (_, i) => i * h), y = x.map(Math.sin), slopes = limitedSlopes(x, y), middle = x.length >> 2;
      return Math.abs(cubicAt(x, y, slopes, middle, x[middle]! + 0.3 * h) - Math.sin(x[middle]! + 0.3 * h));
    };
    expect(error(0.1) / error(0.05)).toBeGreaterThan(7);
    const x = [0, 1, 2, 3], y = [0, 0, 1, 1], slopes = limitedSlopes(x, y);
    for (let at = 0; at <= 3; at += 0.1) expect(cubicAt(x, y, slopes, Math.min(2, Math.floor(at)), at)).toBeGreaterThanOrEqual(-1e-12);
  });
});

describe("search along a column", () => {
  it.each([
    ["a smooth crossing", (x: number) => Math.asinh(3 * (x - 2.3417)), [2.3417]],
    ["a window", (x: number) => 4 * ((x - 3.1) ** 2 - 0.01), [3, 3.2]],
    ["an island beside a slope", (x: number) => 1.2 * Math.exp(-(((x - 4.3) / 0.25) ** 2)) - 0.6 - 0.1 * x + (x < 1 ? 5 * (1 - x) : 0), undefined],
    ["a narrow window in a steep chi-square", (x: number) => Math.log1p((((x - 3.125) / 0.025) ** 2 - 5.99) / 11.99), [3.125 - 0.025 * Math.sqrt(5.99), 3.125 + 0.025 * Math.sqrt(5.99)]],
    ["a kink", (x: number) => 0.2 - Math.abs(x - 3.37) * 2, [3.27, 3.47]],
    ["a jump", (x: number) => (x < 2.718 ? -1 : 2), [2.718]]
  ] as const)("finds %s", (_, curve, known) => {
    const x = followed([curve], 0.01), fine = Array.from({length: 60_001}, (_, i) => i * 1e-4), truth = known ?? rootsOf(fine, curve), found = rootsOf(x, curve);
    expect(found).toHaveLength(truth.length);
    found.forEach((root, i) => expect(Math.abs(root - truth[i]!)).toBeLessThan(0.01));
    expect(x.length).toBeLessThan(45);
  });

  it("brackets where an excluding constraint begins to apply, and leaves the border of an allowing one", () => {
    const excluding = followed([x => (x < 3.333 ? NaN : 1)], 0.01), allowing = followed([x => (x < 3.333 ? NaN : -1)], 0.01);
    const gap = (x: readonly number[]): number => x.find(at => at >= 3.333)! - x.findLast(at => at < 3.333)!;
    expect(gap(excluding)).toBeLessThanOrEqual(0.0101);
    expect(gap(allowing)).toBeGreaterThan(0.1);
  });
});

describe("edges of a plane", {timeout: 30_000}, () => {
  it("are within the tolerance of those of a fine column, also between the masses that were computed, for every constraint", async () => {
    const scenario = fakeEdges(), outcome = await runScan(scenario, {pool: inlinePool(createFakeLaboratory)});
    if (outcome.kind !== "finished") throw new Error(outcome.kind);
    const {columns, standard} = outcome.result, base = fieldBase(scenario, columns), least = pointsOf(outcome.result), logDrawn = Array.from({length: 1401}, (_, i) => -13 + i / 200);
    const offsets = columns.map((_, i) => pointsOf({columns: columns.slice(0, i)}).length), levels = excludedLevels(least, standard, scenario), couplings = Array.from({length: 3501}, (_, i) => 10 ** (-13 + i / 500));
    // The tolerance, and half a step of both lattices.
    for (const massMeV of [17.3, 64.2]) {
      const column = couplings.map(coupling => fakePoint(massMeV, coupling, scenario)), truth = excludedLevels([...column, ...least], fakeStandard, scenario);
      for (const {name, level} of truth) {
        const computed = levels.find(found => found.name === name)!, scale = scaleOf(computed), drawnLevel = gridded(levelField(base, name, computed.level, offsets, scale), [massMeV], logDrawn, scale.level)[0]!;
        const edges = (values: readonly (number | null)[], log: (i: number) => number): number[] => values.flatMap((_, i) => i > 0 && (values[i - 1] ?? -1) > 0 !== (values[i] ?? -1) > 0 ? [log(i)] : []);
        const exact = edges(level.slice(0, 3501), i => -13 + (i - 0.5) / 500), found = edges(drawnLevel, i => -13 + (i - 0.5) / 200);
        expect(found.length, `${name} at ${massMeV} MeV`).toBe(exact.length);
        found.forEach((edge, i) => expect(Math.abs(edge - exact[i]!), `${name} at ${massMeV} MeV, ${exact[i]}: ${edge}`).toBeLessThan(0.0135));
      }
    }
    expect(least.length).toBeLessThan(1500);
  });

  it("are listed exactly, branch by branch, and a point that failed is a hatched cell", async () => {
    const scenario = fakeEdges(), outcome = await runScan(scenario, {pool: inlinePool(createFakeLaboratory)});
    if (outcome.kind !== "finished") throw new Error(outcome.kind);
    const {columns, standard} = outcome.result, at40 = columns.find(({massMeV}) => massMeV > 39 && massMeV < 60)!, {limits} = refinedPlane(scenario, columns, standard);
    const rows = limits.filter(({constraint, massMeV}) => constraint === "bbn" && massMeV === at40.massMeV);
    expect(rows.map(({branch}) => branch)).toEqual([1, 2]);
    expect(rows.every(({lowerEdge, upperEdge}) => [lowerEdge, upperEdge].every(edge => edge === "solver" || edge === "plane"))).toBe(true);
    const inside = at40.points.findIndex(({dipolePerGeV}) => dipolePerGeV! > rows[0]!.lower * 1.3);
    const broken = columns.map(column => column === at40 ? {...column, points: column.points.map((point, i) => i === inside ? {...point, nEff: null, ending: {kind: "failed", stage: "bbn", cause: {kind: "tooManySteps", steps: 1, at: 1, advice: "x"}, temperatureMeV: 1} as const} : point)} : column);
    const drawn = refinedPlane(scenario, broken, standard);
    expect(drawn.failed).toHaveLength(1);
    const [{iMass, iCoupling}] = drawn.failed as [{readonly iMass: number; readonly iCoupling: number}];
    expect(drawn.points[iMass]![iCoupling]).toMatchObject({nEff: null, ending: {kind: "failed", stage: "bbn"}});
    expect(drawn.points.flat().filter(({ending}) => ending.kind === "failed")).toHaveLength(1);
    expect(drawn.limits.filter(({constraint, massMeV}) => constraint === "bbn" && massMeV === at40.massMeV).map(({lowerEdge, upperEdge}) => [lowerEdge, upperEdge]).slice(0, 2)).toEqual([[rows[0]!.lowerEdge, "gap"], ["gap", rows[0]!.upperEdge]]);
  });

  /** The fake laboratory, but for points that fail; those of the supernova never do. */
  const failing = (fails: (massMeV: number, logCoupling: number) => boolean) => (scenario: Scenario): ColumnLaboratory => {
    const laboratory = createFakeLaboratory(scenario);
    return {
      ...laboratory,
      evidence: (massMeV, couplings, onPoint) => Array.from(couplings, coupling => {
        const [point] = laboratory.evidence(massMeV, [coupling]), broken = scenario.constraints.includes("bbn") && fails(massMeV, Math.log10(coupling));
        const told: PointEvidence = broken ? {...point!, early: null, ending: {kind: "failed", stage: "bbn", cause: {kind: "tooManySteps", steps: 1, at: 1, advice: "x"}, temperatureMeV: 1}} : point!;
        onPoint?.(told);
        return told;
      })
    };
  };
  const planeWhere = async (fails: Parameters<typeof failing>[0], scenario = fakeEdges()) => {
    const outcome = await runScan(scenario, {pool: inlinePool(failing(fails))});
    if (outcome.kind !== "finished") throw new Error(outcome.kind);
    return {...outcome.result, ...refinedPlane(scenario, outcome.result.columns, outcome.result.standard)};
  };
  const edgesAt = (limits: Awaited<ReturnType<typeof planeWhere>>["limits"], mass: number): number[] =>
    limits.filter(({constraint, massMeV}) => constraint === "combined" && Math.abs(massMeV - mass) < 0.01).flatMap(({lower, lowerEdge, upper, upperEdge}) => [...(lowerEdge === "solver" ? [lower] : []), ...(upperEdge === "solver" ? [upper] : [])]).map(Math.log10);

  it("are found beside points that fail: at an end of a column that others foretell, and where a point was asked for", async () => {
    const whole = await planeWhere(() => false), middle = whole.columns.map(({massMeV}) => massMeV).find(mass => mass > 20 && mass < 28)!, truth = edgesAt(whole.limits, middle);
    expect(truth.length).toBeGreaterThan(1);
    for (const fails of [(x: number) => x < -12.999, (x: number) => x > -6.001, (x: number) => x > -9.3 && x < -8.9]) {
      const found = edgesAt((await planeWhere((mass, x) => mass === middle && fails(x))).limits, middle);
      expect(found).toHaveLength(truth.length);
      found.forEach((edge, i) => expect(Math.abs(edge - truth[i]!)).toBeLessThan(0.012));
    }
  });

  it("of a plane are not lost where all universes of a mass fail and the supernova does not", async () => {
    const {levels, massMeV} = await planeWhere(mass => Math.abs(mass - 31.6227766017) < 0.01), combined = levels.find(({name}) => name === "combined")!;
    const near = massMeV.findIndex(mass => mass > 31);
    expect(combined.grid[near]!.every(level => level !== null)).toBe(true);
  });

  it("of the supernova are found where no universe is reached, and nothing is said of universes there", async () => {
    const whole = await planeWhere(() => false), broken = await planeWhere(mass => mass > 60);
    const of = ({levels, massMeV}: typeof whole, name: string) => ({grid: levels.find(level => level.name === name)!.grid, massMeV});
    const star = of(broken, "sn1987a"), bbn = of(broken, "bbn");
    of(whole, "sn1987a").grid.forEach((column, i) => column.forEach((level, j) => expect(Math.abs(Math.asinh(star.grid[i]![j]!) - Math.asinh(level!))).toBeLessThan(0.2)));
    expect(bbn.grid.filter((_, i) => bbn.massMeV[i]! < 55).flat()).not.toContain(null);
    expect(bbn.grid.filter((_, i) => bbn.massMeV[i]! > 60).flat().every(level => level === null)).toBe(true);
    const computed = broken.columns.filter(({massMeV}) => massMeV > 60).map(({massMeV}) => massMeV);
    expect(computed.length).toBeGreaterThan(2);
    for (const mass of computed) expect(broken.limits.some(({constraint, massMeV}) => constraint === "sn1987a" && massMeV === mass)).toBe(true);
  });

  it.each([[15, 39.62], [15, 39.63], [15, 39.66], [15, 39.7], [2, 4.4488], [2, 4.4495], [2, 4.45], [4.4486, 20], [4.4495, 20]])("do not depend on whether a plane of %s-%s MeV has both sides of where levels jump", async (from, to) => {
    const scenario = fakeEdges("edges", {plane: {mass: {from: `${from} MeV`, to: `${to} MeV`, points: 21}, dipole: {from: "1e-13 / GeV", to: "1e-6 / GeV", points: 31}, contours: {}}});
    const {levels, columns, massMeV, coupling} = await planeWhere(() => false, scenario), {grid} = levels.find(({name}) => name === "combined")!;
    const first = firstMasses(scenario);
    for (const [i, mass] of first.entries()) for (const jump of [4.449146, 39.627704]) if (i > 0 && mass > jump && first[i - 1]! < jump) expect(apart(first[i - 1]!, mass)).toBe(false);
    massMeV.forEach((mass, i) => {
      const truth = excludedLevels([...coupling.map(d => fakePoint(mass, d, scenario)), ...pointsOf({columns})], fakeStandard, scenario).find(({name}) => name === "combined")!.level;
      grid[i]!.forEach((level, j) => { if (Math.abs(truth[j]!) > 0.5) expect(level! > 0).toBe(truth[j]! > 0); });
    });
  });

  it("are drawn also from columns at masses that a search would not come to", async () => {
    const {columns, standard} = await planeWhere(() => false), moved = columns.map(column => ({...column, massMeV: column.massMeV * 1.001})), names = new Set(refinedPlane(fakeEdges(), columns, standard).limits.map(({constraint}) => constraint));
    expect(new Set(refinedPlane(fakeEdges(), moved, standard).limits.map(({constraint}) => constraint))).toEqual(names);
  });

  it("are those of the solver on an axis of two points", async () => {
    const scenario = fakeEdges(), short: Scenario = {...scenario, plane: {...scenario.plane, dipolePerGeV: {from: 1.6e-11, to: 2.8e-11, points: 31}} as Scenario["plane"]}, {limits, columns, standard} = await planeWhere(() => false, short);
    const own = columns.find(({massMeV}) => massMeV > 39 && massMeV < 60)!.massMeV, {lower} = limits.find(({constraint, massMeV}) => constraint === "bbn" && massMeV === own)!;
    const level = (log: number): number => excludedLevels([fakePoint(own, 10 ** log, short), ...pointsOf({columns})], standard, short).find(({name}) => name === "bbn")!.level[0]!;
    let low = Math.log10(1.6e-11), high = Math.log10(2.8e-11);
    for (let k = 0; k < 40; k++) if (level((low + high) / 2) > 0 === level(high) > 0) high = (low + high) / 2; else low = (low + high) / 2;
    expect(Math.abs(Math.log10(lower) - low)).toBeLessThan(0.01);
  });

  it("of a plane in which everything failed are none", async () => {
    const {limits, levels} = await planeWhere(() => true, fakeEdges("edges", {constraints: ["bbn", "cmb"]}));
    expect(limits).toEqual([]);
    expect(levels.every(({grid}) => grid.flat().every(level => level === null))).toBe(true);
  });
});
