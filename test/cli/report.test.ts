import {describe, expect, it} from "vitest";
import {rowsTable, shownNumber} from "../../src/cli/report.js";

describe("report", () => {
  it.each([[0, "0"], [3.0440001, "3.044"], [2.4612345e-5, "2.46123e-5"], [123456.7, "123457"], [3e52, "3.00000e+52"], [null, "-"], ["text", "text"], [Infinity, "Infinity"]])(
    "shows %s as %s", (value, text) => expect(shownNumber(value)).toBe(text),
  );

  it("aligns columns and ends no line with blanks", () => {
    expect(rowsTable([{label: "N_eff", value: 3.044}, {label: "lifetime", value: 0.1, unit: "s"}])).toBe("N_eff     3.044\nlifetime  0.1    s\n");
  });
});
