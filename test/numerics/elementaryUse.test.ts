/** Only + − × ÷ and √ are the same in every engine: the rooms of numbers take their elementary functions from src/numerics/elementary.ts. */
import {readdirSync, readFileSync} from "node:fs";
import {join} from "node:path";
import {fileURLToPath} from "node:url";
import ts from "typescript";
import {expect, test} from "vitest";

const root = fileURLToPath(new URL("../../", import.meta.url));
const rooms = ["src/constants", "src/numerics", "src/rates", "src/model", "src/likelihood", "solvers"];
/** What ECMAScript defines to the last bit, and the square root, which every engine takes from the processor. */
const exact = new Set(["abs", "ceil", "floor", "fround", "imul", "max", "min", "round", "sign", "sqrt", "trunc", "clz32", "PI", "E", "LN2", "LN10", "LOG2E", "LOG10E", "SQRT2", "SQRT1_2"]);

function approximations(file: string, text: string): string[] {
  const found: string[] = [], source = ts.createSourceFile(file, text, ts.ScriptTarget.Latest, true);
  const visit = (node: ts.Node): void => {
    const at = (): string => `${file}:${source.getLineAndCharacterOfPosition(node.getStart()).line + 1} ${node.getText()}`;
    if (ts.isPropertyAccessExpression(node) && node.expression.getText() === "Math" && !exact.has(node.name.text)) found.push(at());
    if (node.kind === ts.SyntaxKind.AsteriskAsteriskToken || node.kind === ts.SyntaxKind.AsteriskAsteriskEqualsToken) found.push(at());
    ts.forEachChild(node, visit);
  };
  visit(source);
  return found;
}

test("no approximation of the engine's own", () => {
  expect(approximations("a.ts", "const y = Math.exp(x) + x ** 2 + Math.sqrt(x);")).toEqual(["a.ts:1 Math.exp", "a.ts:1 **"]);
  expect(rooms.flatMap(room => readdirSync(join(root, room), {recursive: true, encoding: "utf8"})
    .filter(name => name.endsWith(".ts")).flatMap(name => approximations(`${room}/${name}`, readFileSync(join(root, room, name), "utf8"))))).toEqual([]);
});
