import {Command} from "commander";

/** `schema`: JSON Schema of scenario files. */
export const schemaCommand = (): Command =>
  new Command("schema")
    .description("print the JSON Schema of scenario files, for editors")
    .option("--json", "accepted for symmetry: the schema is JSON")
    .addHelpText("after", "\nExample:\n  nuportal schema > scenario.schema.json")
    .action(async () => {
      const {scenarioJsonSchema} = await import("../model/scenario.js");
      process.stdout.write(JSON.stringify(scenarioJsonSchema(), null, 2) + "\n");
    });
