/** The nearest known name to a misspelt one, for scenario keys, options and measurement keys. */

/** Optimal string alignment distance: insertions, deletions, substitutions and swaps of neighbours, case ignored. */
export function editDistance(left: string, right: string): number {
  const a = left.toLowerCase(), b = right.toLowerCase();
  let before: number[] = [], previous = Array.from({length: b.length + 1}, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = previous[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1);
      let least = Math.min(substitution, previous[j]! + 1, row[j - 1]! + 1);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) least = Math.min(least, before[j - 2]! + 1);
      row.push(least);
    }
    before = previous;
    previous = row;
  }
  return previous[b.length]!;
}

/** The known name nearest to `given`, or undefined where none is close: more than half of its letters would change. */
export function nearestName(given: string, known: readonly string[]): string | undefined {
  let best: string | undefined, least = Infinity;
  for (const name of known) {
    const distance = editDistance(given, name);
    if (distance < least) [best, least] = [name, distance];
  }
  return best !== undefined && least <= Math.max(1, Math.floor(Math.max(given.length, best.length) / 2)) ? best : undefined;
}

/** `; did you mean "mass"?`, or nothing where no known name is close. */
export function suggestion(given: string, known: readonly string[]): string {
  const name = nearestName(given, known);
  return name === undefined ? "" : `; did you mean "${name}"?`;
}
