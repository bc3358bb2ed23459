/**
 * A profile of a proto-neutron star as text.
 *   CSV: a header line with r_km, rho_g_cm3, T_MeV, Ye and, if known, mu_e, mu_mu, mu_nue, mu_numu [MeV]; other columns are ignored.
 *   Garching text layout: 5 header rows, then columns counted from 0: r [cm] 0, T [MeV] 4, μ_νe 8, μ_e 9, μ_μ 12, μ_νμ 13 [MeV]; those of ρ
 *   and Y_e are found by name in the header or given; without Y_e there must be μ_e.
 * Throws RangeError that names line and column of the text.
 */

/** Columns of numbers with the lines of the text they came from; JSON-safe. */
export interface StellarTable {
  readonly name: string;
  readonly lines: readonly number[];
  /** r_km, rho_g_cm3, T_MeV; Ye or mu_e; potentials where known. */
  readonly columns: Readonly<Record<string, readonly number[]>>;
}

export interface GarchingLayout {
  /** Column of ρ [g/cm³], from 0; found by "rho" or "dens" in the last header row when absent. */
  readonly densityColumn?: number;
  /** Column of Y_e; found by "ye" when absent, and computed from μ_e where there is none. */
  readonly electronFractionColumn?: number;
}

const needed = ["r_km", "rho_g_cm3", "T_MeV", "Ye"] as const;
const optional = ["mu_e", "mu_mu", "mu_nue", "mu_numu"] as const;
const headerRows = 5;

const linesOf = (text: string): readonly {readonly line: string; readonly number: number}[] => text.replace(/^\uFEFF/, "").split(/\r\n|\n|\r/).map((line, i) => ({line, number: i + 1}));

/** CSV, or the Garching layout for any other ending. */
export const readStellarTable = (path: string, text: string, layout: GarchingLayout = {}): StellarTable => {
  const name = path.replace(/^.*[/\\]/, "");
  return isCsv(path) ? readStellarCsv(name, text) : readGarchingText(name, text, layout);
};

export const isCsv = (path: string): boolean => /\.csv$/i.test(path);

export function readStellarCsv(name: string, text: string): StellarTable {
  const rows = linesOf(text).filter(({line}) => line.trim() !== "" && !line.trimStart().startsWith("#"));
  const header = (rows[0]?.line ?? "").split(",").map(cell => cell.trim());
  for (const column of needed) {
    if (!header.includes(column)) throw new RangeError(`profile "${name}" has no column ${column}: its header, line ${rows[0]?.number ?? 1}, must hold ${needed.join(", ")}`);
  }
  const wanted = [...needed, ...optional].filter(column => header.includes(column)), body = rows.slice(1);
  const columns = Object.fromEntries(wanted.map(column => {
    const index = header.indexOf(column);
    return [column, body.map(({line, number}) => numberAt(name, line.split(",")[index], number, column))];
  }));
  return checked({name, lines: body.map(({number}) => number), columns});
}

export function readGarchingText(name: string, text: string, layout: GarchingLayout = {}): StellarTable {
  const all = linesOf(text), head = all.slice(0, headerRows).map(({line}) => line.replace(/^[#!\s]+/, "").trim().split(/\s+/));
  const find = (pattern: RegExp): number | undefined => {
    for (const cells of [...head].reverse()) {
      const index = cells.findIndex(cell => pattern.test(cell));
      if (index >= 0) return index;
    }
    return undefined;
  };
  const density = layout.densityColumn ?? find(/^(rho|dens)/i), fraction = layout.electronFractionColumn ?? find(/^y_?e/i);
  if (density === undefined) throw new RangeError(`profile "${name}": no header row names a column rho: give density-column, counted from 0`);
  const body = all.slice(headerRows).filter(({line}) => line.trim() !== "");
  const column = (index: number, title: string, factor = 1): readonly number[] =>
    body.map(({line, number}) => factor * numberAt(name, line.trim().split(/\s+/)[index], number, `${title} (${index})`));
  const has = (index: number): boolean => body.length > 0 && body[0]!.line.trim().split(/\s+/).length > index;
  const columns: Record<string, readonly number[]> = {r_km: column(0, "r", 1e-5), rho_g_cm3: column(density, "rho"), T_MeV: column(4, "T")};
  for (const [title, index] of [["mu_nue", 8], ["mu_e", 9], ["mu_mu", 12], ["mu_numu", 13]] as const) if (has(index)) columns[title] = column(index, title);
  if (fraction !== undefined) columns["Ye"] = column(fraction, "Ye");
  else if (columns["mu_e"] === undefined) throw new RangeError(`profile "${name}" has neither Y_e nor μ_e (column 9): give electron-fraction-column, counted from 0`);
  return checked({name, lines: body.map(({number}) => number), columns});
}

function numberAt(name: string, cell: string | undefined, line: number, column: string): number {
  const value = cell === undefined || cell.trim() === "" ? NaN : Number(cell);
  if (!Number.isFinite(value)) throw new RangeError(`profile "${name}", line ${line}, column ${column}: "${cell ?? ""}" is not a number`);
  return value;
}

/** Rising radii, positive ρ and T, Y_e between 0 and 1. */
export function checked(table: StellarTable): StellarTable {
  const {name, lines, columns} = table, r = columns["r_km"]!;
  if (r.length < 2) throw new RangeError(`profile "${name}" has ${r.length} rows: give at least 2`);
  for (let i = 0; i < r.length; i++) {
    const demand = (holds: boolean, column: string, rule: string): void => {
      if (!holds) throw new RangeError(`profile "${name}", line ${lines[i]}, column ${column}: ${columns[column]![i]} ${rule}`);
    };
    demand(r[i]! > 0, "r_km", "must be positive");
    demand(i === 0 || r[i]! > r[i - 1]!, "r_km", `must exceed the radius before it, ${r[i - 1]}`);
    demand(columns["rho_g_cm3"]![i]! > 0, "rho_g_cm3", "must be positive");
    demand(columns["T_MeV"]![i]! > 0, "T_MeV", "must be positive");
    const fraction = columns["Ye"]?.[i];
    demand(fraction === undefined || (fraction > 0 && fraction < 1), "Ye", "must lie between 0 and 1");
  }
  return table;
}
