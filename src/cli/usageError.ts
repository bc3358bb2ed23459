/** Bad input: shown line by line, exit code 2. */
export class UsageError extends Error {
  override readonly name = "UsageError";
}

/** Several problems of one input, a line each. */
export const problems = (lines: readonly string[]): UsageError => new UsageError(lines.join("\n"));

/** Refuses the first option that is missing. Checked by us, so that a misspelt option is named before it is missed. */
export function requireOptions(options: object, command: string, required: Readonly<Record<string, string>>): void {
  for (const [key, flag] of Object.entries(required)) {
    if (!(key in options)) throw new UsageError(`${flag} is missing; see nuportal ${command} --help for an example`);
  }
}
