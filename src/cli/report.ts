/** One line of a report: a name for people, a value, and its unit where it has one. */
export interface Row {
  readonly label: string;
  readonly value: number | string | null;
  readonly unit?: string;
}

/** Six significant digits; null where the quantity is not defined. */
export function shownNumber(value: number | string | null): string {
  if (value === null) return "-";
  if (typeof value === "string") return value;
  const size = Math.abs(value);
  if (!Number.isFinite(value)) return String(value);
  return value === 0 || (size >= 1e-3 && size < 1e6) ? String(Number(value.toPrecision(6))) : value.toExponential(5);
}

/** Rows in aligned columns. */
export function table(rows: readonly (readonly string[])[]): string {
  const widths: number[] = [];
  for (const row of rows) row.forEach((cell, i) => (widths[i] = Math.max(widths[i] ?? 0, [...cell].length)));
  return rows
    .map(row => row.map((cell, i) => cell + " ".repeat((widths[i] ?? 0) - [...cell].length)).join("  ").trimEnd() + "\n")
    .join("");
}

export const rowsTable = (rows: readonly Row[]): string =>
  table(rows.map(({label, value, unit}) => [label, shownNumber(value), unit ?? ""]));

/** Names the files that were written: a line each for people, one list for programs. */
export const printFiles = (json: boolean, files: readonly (readonly [kind: string, path: string])[]): void =>
  print(json, {files: files.map(([, path]) => path)}, () => files.map(([kind, path]) => `${kind}: ${path}\n`).join(""));

/** Prints plain numbers for programs, or a table for people. */
export function print(json: boolean, plain: object, forPeople: () => string): void {
  process.stdout.write(json ? JSON.stringify(plain, null, 2) + "\n" : forPeople());
}
