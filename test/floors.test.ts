/**
 * The house of src/ and solvers/: imports go down a floor or stay in the room, no circle, only two doors to the solvers,
 * and node:* only where files and threads are. Type imports count like all others.
 */
import {existsSync, readdirSync, readFileSync} from "node:fs";
import {posix} from "node:path";
import {fileURLToPath} from "node:url";
import ts from "typescript";
import {describe, expect, test} from "vitest";

const root = fileURLToPath(new URL("../", import.meta.url));

const cellar = ["src/constants", "src/numerics"];
const ground = [...cellar, "src/rates", "src/model"];
const judgement = [...ground, "src/likelihood"];
const solvers = ["solvers/early-universe", "solvers/bbn", "solvers/cmb", "solvers/late-decays", "solvers/supernova"];

/** Rooms into which the files of a room may reach, besides their own. */
const mayImport: Readonly<Record<string, readonly string[]>> = {
  "src/constants": [],
  "src/numerics": [],
  "src/rates": cellar,
  "src/model": [...cellar, "src/rates"],
  "solvers/early-universe": ground,
  "solvers/bbn": [...ground, "solvers/early-universe"],
  "solvers/cmb": [...ground, "solvers/bbn", "solvers/early-universe", "solvers/late-decays"],
  "solvers/late-decays": [...ground, "solvers/bbn"],
  "solvers/supernova": ground,
  "src/likelihood": ground,
  "src/scan": judgement,
  "src/plots": [...judgement, "src/scan"],
  "src/explorer": [...judgement, "src/scan", "src/plots"],
  "src/cli": [...judgement, "src/scan", "src/plots"],
  "src/index.ts": [...judgement, ...solvers, "src/scan", "src/plots"]
};

/** The only files that may reach into solvers/ from another floor. */
const doors = ["src/likelihood/constraints.ts", "src/likelihood/observables.ts"];
const mayUseNode = (file: string): boolean => file.startsWith("src/cli/") || /^src\/scan\/(fileLock|\w*Store|worker\w*)\.ts$/i.test(file);

/** Room of a file: src/model, solvers/bbn; a file that lies in src itself is its own room. */
const roomOf = (file: string): string => file.split("/").slice(0, 2).join("/");

interface Import {
  readonly from: string;
  /** Path of a file in the house, or the name of a package. */
  readonly to: string;
}

/** Every import, re-export, import() and import type of a text, relative ones resolved to the .ts file. */
function importsOf(file: string, text: string): Import[] {
  const found: Import[] = [];
  const add = (name: string): void => {
    found.push({from: file, to: name.startsWith(".") ? posix.join(posix.dirname(file), name).replace(/\.js$/, ".ts") : name});
  };
  const visit = (node: ts.Node): void => {
    if ((ts.isImportDeclaration(node) || ts.isExportDeclaration(node)) && node.moduleSpecifier !== undefined && ts.isStringLiteral(node.moduleSpecifier))
      add(node.moduleSpecifier.text);
    else if (ts.isCallExpression(node) && node.expression.kind === ts.SyntaxKind.ImportKeyword && node.arguments[0] !== undefined)
      add(ts.isStringLiteralLike(node.arguments[0]) ? node.arguments[0].text : "an import whose name is computed");
    else if (ts.isImportTypeNode(node) && ts.isLiteralTypeNode(node.argument) && ts.isStringLiteral(node.argument.literal)) add(node.argument.literal.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(file, text, ts.ScriptTarget.Latest, false));
  return found;
}

const isPackage = (to: string): boolean => !to.startsWith("src/") && !to.startsWith("solvers/") && !to.startsWith("..");

/** What is wrong with one import, or undefined. */
function violation({from, to}: Import): string | undefined {
  const refuse = (why: string): string => `${from} imports ${to}: ${why}`;
  if (to.startsWith("node:")) return mayUseNode(from) ? undefined : refuse("node:* stands only in src/cli and in the file store and workers of src/scan");
  const room = roomOf(from);
  const allowed = mayImport[room];
  if (allowed === undefined) return refuse(`${room} is no room of the house`);
  if (isPackage(to)) {
    if (room === "src/constants") return refuse("constants import nothing");
    if (room === "src/numerics" && to !== "odex") return refuse("numerics take only odex from npm");
    if (to === "mathjs" && from !== "src/model/quantity.ts") return refuse("units are read only in src/model/quantity.ts");
    return undefined;
  }
  const target = roomOf(to);
  if (target === room || allowed.includes(target)) return undefined;
  if (solvers.includes(target) && doors.includes(from)) return undefined;
  return refuse(solvers.includes(target) && !room.startsWith("solvers/") ? `only ${doors.join(" and ")} open solvers/` : `${target} is not below ${room}`);
}

/** A circle of files, first file repeated at the end, or undefined. */
function circle(imports: readonly Import[]): readonly string[] | undefined {
  const next = new Map<string, string[]>();
  for (const {from, to} of imports) next.set(from, [...(next.get(from) ?? []), to]);
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): readonly string[] | undefined => {
    if (path.includes(file)) return [...path.slice(path.indexOf(file)), file];
    if (done.has(file)) return undefined;
    for (const to of next.get(file) ?? []) {
      const found = visit(to, [...path, file]);
      if (found !== undefined) return found;
    }
    done.add(file);
    return undefined;
  };
  for (const file of next.keys()) {
    const found = visit(file, []);
    if (found !== undefined) return found;
  }
  return undefined;
}

const files = ["src", "solvers"].flatMap((folder) =>
  readdirSync(root + folder, {recursive: true, encoding: "utf8"})
    .map((file) => posix.join(folder, file.split("\\").join("/")))
    .filter((file) => file.endsWith(".ts") && !file.endsWith(".d.ts"))
);
const imports = files.flatMap((file) => importsOf(file, readFileSync(root + file, "utf8")));

describe("the house", () => {
  test("is seen: many files, many imports, every room known", () => {
    expect(files.length).toBeGreaterThan(30);
    expect(imports.length).toBeGreaterThan(50);
    expect([...new Set(files.map(roomOf))].filter((room) => mayImport[room] === undefined)).toEqual([]);
  });

  test("imports go down a floor or stay in the room", () => {
    expect(imports.map(violation).filter((line) => line !== undefined)).toEqual([]);
  });

  test("every relative import meets a file", () => {
    const lost = imports.filter(({to}) => !isPackage(to) && !to.endsWith(".json") && !existsSync(root + to)).map(({from, to}) => `${from} imports ${to}`);
    expect(lost).toEqual([]);
  });

  test("there is no circle of files", () => {
    expect(circle(imports)).toBeUndefined();
  });

  test("the rooms themselves stand in no circle", () => {
    const rooms = Object.entries(mayImport).flatMap(([from, below]) => below.map((to) => ({from, to})));
    expect(circle(rooms)).toBeUndefined();
  });
});

describe("the checker", () => {
  const one = (file: string, text: string): (string | undefined)[] => importsOf(file, text).map(violation);

  test.each([
    ["src/constants/units.ts", 'import {x} from "../numerics/roots.js";'],
    ["src/constants/units.ts", 'import x from "odex";'],
    ["src/numerics/roots.ts", 'import {x} from "../constants/units.js";'],
    ["src/numerics/roots.ts", 'import x from "yaml";'],
    ["src/rates/kernel.ts", 'import type {HeavyNeutralLepton} from "../model/heavyNeutralLepton.js";'],
    ["src/model/dipole.ts", 'import {x} from "../../solvers/bbn/network.js";'],
    ["src/model/units.ts", 'import {create} from "mathjs";'],
    ["solvers/bbn/network.ts", 'import {x} from "../cmb/effectiveNeutrinos.js";'],
    ["solvers/early-universe/history.ts", 'import {x} from "../supernova/profile.js";'],
    ["solvers/supernova/profile.ts", 'import {x} from "../early-universe/history.js";'],
    ["solvers/bbn/network.ts", 'import {x} from "../../src/likelihood/pointResult.js";'],
    ["solvers/bbn/network.ts", 'import {readFileSync} from "node:fs";'],
    ["src/likelihood/chiSquare.ts", 'import {x} from "../../solvers/bbn/network.js";'],
    ["src/likelihood/constraints.ts", 'export * from "../scan/grid.js";'],
    ["src/scan/grid.ts", 'import {x} from "../../solvers/bbn/network.js";'],
    ["src/scan/grid.ts", 'import {Worker} from "node:worker_threads";'],
    ["src/scan/grid.ts", 'const plots = await import("../plots/plane.js");'],
    ["src/plots/plane.ts", 'import {x} from "../cli/main.js";'],
    ["src/plots/plane.ts", 'type Main = import("../cli/main.js").Main;'],
    ["src/cli/scan.ts", 'import {x} from "../../solvers/bbn/network.js";'],
    ["src/cli/scan.ts", 'import {x} from "../index.js";'],
    ["src/helpers/things.ts", 'import {x} from "../constants/units.js";']
  ])("refuses in %s: %s", (file, text) => {
    expect(one(file, text)).toEqual([expect.stringContaining(`${file} imports `)]);
  });

  test.each([
    ["src/rates/kernel.ts", 'import {x} from "../constants/units.js"; import {y} from "./other.js";'],
    ["src/model/dipole.ts", 'import type {ThermalKernels} from "../rates/thermalKernels.js";'],
    ["src/model/quantity.ts", 'import {create} from "mathjs";'],
    ["src/numerics/nonstiff.ts", 'import {Solver} from "odex";'],
    ["solvers/bbn/tables/rates.ts", 'import {x} from "../network.js";'],
    ["solvers/cmb/baryons.ts", 'import {x} from "../bbn/network.js"; import {y} from "../early-universe/history.js";'],
    ["src/likelihood/observables.ts", 'import {x} from "../../solvers/supernova/profile.js";'],
    ["src/scan/fileStore.ts", 'import {readFile} from "node:fs/promises";'],
    ["src/scan/workerThread.ts", 'import {parentPort} from "node:worker_threads";'],
    ["src/cli/main.ts", 'import {readFile} from "node:fs/promises"; import {x} from "../plots/plane.js";'],
    ["src/index.ts", 'export * from "./model/scenario.js"; export {y} from "../solvers/bbn/network.js";']
  ])("accepts in %s: %s", (file, text) => {
    expect(one(file, text).filter((line) => line !== undefined)).toEqual([]);
  });

  test("does not take an import out of a comment or a string", () => {
    expect(one("src/constants/units.ts", '// import {x} from "../numerics/roots.js";\nconst text = \'import "yaml"\'; const b = [1], from = "yaml";')).toEqual([]);
  });

  test("finds a circle, also through type imports, and none in a tree", () => {
    const a = importsOf("src/model/a.ts", 'import {b} from "./b.js";');
    const b = importsOf("src/model/b.ts", 'import {c} from "./c.js"; import {d} from "./d.js";');
    const c = importsOf("src/model/c.ts", 'import type {A} from "./a.js";');
    expect(circle([...a, ...b, ...c])).toEqual(["src/model/a.ts", "src/model/b.ts", "src/model/c.ts", "src/model/a.ts"]);
    expect(circle([...a, ...b])).toBeUndefined();
  });
});
