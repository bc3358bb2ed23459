import {expect, test} from "vitest";
import {csvRecords, limitsCsv} from "../../src/plots/csv.js";

test("limits of SN1987A carry how far they move; a mass that only other assumptions exclude has a row of its own", () => {
  const row = {massMeV: 1, constraint: "sn1987a", branch: 1, lower: 1e-9, lowerEdge: "crossing", upper: 1e-6, upperEdge: "crossing"} as const, head = {version: "1", scenario: "s", confidenceLevel: 0.95, references: []};
  const spreads = new Map([[1, [2e-9, 1e-10, 1e-5, 1e-7] as const], [200, [null, 1e-10, 1e-9, null] as const]]);
  const {rows} = csvRecords(limitsCsv([row, {...row, constraint: "bbn"}], head, "dipolePerGeV", spreads));
  expect(rows[0]!.slice(-4)).toEqual(["d_lower_weakest_per_GeV", "d_lower_strongest_per_GeV", "d_upper_strongest_per_GeV", "d_upper_weakest_per_GeV"]);
  expect(rows[1]!.slice(-4).map(Number)).toEqual([2e-9, 1e-10, 1e-5, 1e-7]);
  expect(rows[2]!.slice(-4)).toEqual(["", "", "", ""]);
  expect(rows[3]!.slice(0, 2)).toEqual(["200", "sn1987a-band"]);
  expect(rows[3]!.slice(-4)).toEqual(["", "1e-10", "1e-9", ""]);
  expect(csvRecords(limitsCsv([row], head)).rows[0]).toHaveLength(7);
});
