/** Results as an HDF5 file: groups grid and limits with a dataset a column; the birth certificate as attributes of the root. */
import type {ResultData} from "./dataTables.js";
import {UsageError} from "./usageError.js";

/** Writes the file; the package that can is loaded only here. */
export async function writeHdf5(path: string, {record: {scenario, standard}, certificate, tables}: ResultData): Promise<void> {
  const {default: hdf5} = await import("h5wasm/node").catch(() => { throw new UsageError("HDF5 needs the package h5wasm, which is not installed: npm install h5wasm, or write --format json"); });
  await hdf5.ready;
  const file = new hdf5.File(path, "w");
  try {
    for (const [name, value] of Object.entries({...certificate, scenarioText: scenario, standard})) {
      if (value !== null) file.create_attribute(name, typeof value === "string" || typeof value === "number" ? value : JSON.stringify(value));
    }
    for (const {name, about, columns} of tables) {
      const group = file.create_group(name);
      group.create_attribute("about", about.join("\n"));
      group.create_attribute("columns", JSON.stringify(columns.map((column) => column.name)));
      for (const {name: column, unit, values} of columns) {
        const empty = values.length === 0, dataset = group.create_dataset({name: column, data: values instanceof Float64Array ? values : empty ? new Float64Array(0) : [...values]});
        if (unit !== "") dataset.create_attribute("unit", unit);
      }
    }
  } finally {
    file.close();
  }
}
