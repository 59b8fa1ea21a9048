/**
 * The names that a mistyped one may have meant, nearest first.
 *
 * @param most how many to give.
 * @example
 * nearest("fathom-tinny", ["fathom-tiny", "vllm"]); // ["fathom-tiny"]
 */
export function nearest(name: string, known: readonly string[], most = 3): readonly string[] {
  const wanted = name.toLowerCase();
  return known
    .map((one) => ({ one, distance: distance(wanted, one.toLowerCase()) }))
    .filter(
      ({ one, distance }) =>
        distance <= Math.max(2, Math.floor(one.length / 3)) || (wanted.length > 2 && one.toLowerCase().startsWith(wanted)),
    )
    .sort((a, b) => a.distance - b.distance)
    .slice(0, most)
    .map(({ one }) => one);
}

/** Edits between two words (Levenshtein). */
function distance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 0; i < a.length; i++) {
    const next = [i + 1];
    for (let j = 0; j < b.length; j++) {
      const swap = (row[j] ?? 0) + (a[i] === b[j] ? 0 : 1);
      next.push(Math.min(swap, (row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}
