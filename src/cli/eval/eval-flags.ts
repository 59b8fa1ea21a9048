import { ChatError } from "../../model/error.ts";
import { type Flags, type Given, readNumber } from "../flags.ts";
import { purseFlags } from "../purse.ts";

export const evalFlags = {
  model: { type: "string", short: "m" },
  n: { type: "string" },
  k: { type: "string" },
  seed: { type: "string" },
  json: { type: "boolean" },
  "max-tokens": { type: "string" },
  "max-tokens-total": { type: "string" },
  ...purseFlags,
  concurrency: { type: "string" },
  record: { type: "string" },
  fresh: { type: "boolean" },
  yes: { type: "boolean" },
  stall: { type: "string" },
  shape: { type: "string" },
  provider: { type: "string" },
  lang: { type: "string" },
  help: { type: "boolean", short: "h" },
} as const satisfies Flags;

export type EvalGiven = Given<typeof evalFlags>;

/** @throws ChatError `usage` that names the flag. */
export function numbersOf(given: EvalGiven) {
  const count = (option: "n" | "k" | "max-tokens" | "max-tokens-total" | "concurrency", max?: number) =>
    readNumber(given[option], { option, min: 1, whole: true, ...(max !== undefined && { max }) });
  return {
    n: count("n", 1_000_000),
    k: count("k", 10_000) ?? 1,
    seed: readNumber(given.seed, { option: "seed", min: 0, max: 2 ** 31 - 1, whole: true }) ?? 1,
    maxTokens: count("max-tokens"),
    maxTokensTotal: count("max-tokens-total"),
    concurrency: count("concurrency", 1_024),
  };
}

/** @throws ChatError `usage` unless exactly one suite is named. */
export function suiteNameOf(words: readonly string[]): string {
  const [name, ...more] = words;
  if (name === undefined || more.length > 0) throw new ChatError("usage", { kind: "unknown-suite", said: words.join(" ") });
  return name;
}
