import { type TokenCounts, tokenCounts } from "../catalogue/token-counts.ts";

/** How many differences are needed before they say anything. */
const fewest = 5;

/** What prompt counts say about the tokenizer behind them. */
export type Comparison =
  | { readonly is: "fits"; readonly tokenizers: readonly TokenCounts[]; readonly compared: number }
  | { readonly is: "none" }
  | { readonly is: "uncounted" };

/**
 * Compares the differences between the prompts of the probe texts and the first of them with those of each known
 * tokenizer. What a chat template adds is the same for each text, so the differences are the tokenizer's alone.
 *
 * @param prompts tokens of each probe with its template, as the host counted; undefined where it did not.
 */
export function compareCounts(prompts: readonly (number | undefined)[], known: readonly TokenCounts[] = tokenCounts): Comparison {
  const [base] = prompts;
  const seen = prompts.flatMap((count, index) =>
    count === undefined || base === undefined || index === 0 ? [] : [{ index, difference: count - base }],
  );
  // A host that counts nothing gives the same figure for every text.
  if (seen.length < fewest || seen.every(({ difference }) => difference === 0)) return { is: "uncounted" };
  const tokenizers = known.filter(({ counts: [first = 0, ...rest] }) =>
    seen.every(({ index, difference }) => difference === (rest[index - 1] ?? 0) - first),
  );
  return tokenizers.length === 0 ? { is: "none" } : { is: "fits", tokenizers, compared: seen.length };
}
