import type {Command} from "commander";
import {vi} from "vitest";

/** What a command prints when it runs within the test, which is quick; rejects where the command does. */
export async function printed(make: () => Command, args: readonly string[]): Promise<string> {
  const write = vi.spyOn(process.stdout, "write").mockReturnValue(true);
  try {
    await make().exitOverride().parseAsync([...args], {from: "user"});
    return write.mock.calls.map(([text]) => String(text)).join("");
  } finally {
    write.mockRestore();
  }
}
