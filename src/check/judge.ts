import { type TokenCounts, tokenCounts } from "../catalogue/token-counts.ts";
import { estimateTokens } from "../model/estimate-tokens.ts";
import { completionTokensOf } from "../model/token-rate.ts";
import { type Comparison, compareCounts } from "./compare-counts.ts";
import type { Evidence, Finding, Verdict, Weight } from "./finding.ts";
import { type Observations, type ObservedReply, thinkingTokens } from "./observe.ts";

/** What the name that a model is sold under promises. */
export interface Promised {
  /** Tokenizers, any of which keeps it; none where the name promises nothing. */
  readonly tokenizers: readonly string[];
  readonly thinks: boolean;
}

export interface Judgement {
  readonly verdict: Verdict;
  readonly evidence: readonly Evidence[];
}

/**
 * Weighs what was seen against what the name promises. Something against it makes the verdict inconsistent; without that, a
 * tokenizer that fits and thinking that was handed over make it consistent. It is never proved: V3 has R1's tokenizer.
 *
 * @example
 * judge(await observe({ model }), { tokenizers: ["deepseek-v3"], thinks: true }).verdict;
 */
export function judge(seen: Observations, promised: Promised): Judgement {
  const counted = compareCounts(seen.prompts);
  const evidence = [
    ofTokenizer(counted, promised),
    ofThinking(seen.reply, promised),
    ofContext(seen, counted),
    ...ofEnding(seen.reply),
    ...ofWhoAnswered(seen.reply),
  ];
  const has = (weight: Weight, is?: Finding["is"]) =>
    evidence.some((one) => one.weight === weight && (is === undefined || one.finding.is === is));
  if (has("against")) return { verdict: "inconsistent", evidence };
  const consistent = has("for", "tokenizer-fits") && (!promised.thinks || has("for", "thinking-present"));
  return { verdict: consistent ? "consistent" : "cannot-tell", evidence };
}

function ofTokenizer(counted: Comparison, { tokenizers: expected }: Promised): Evidence {
  switch (counted.is) {
    case "fits": {
      const tokenizers = counted.tokenizers.map(({ name }) => name);
      const fits: Finding = { is: "tokenizer-fits", tokenizers, compared: counted.compared };
      if (expected.length === 0) return { weight: "neutral", finding: fits };
      if (counted.tokenizers.some(({ tokenizer }) => expected.includes(tokenizer))) return { weight: "for", finding: fits };
      return { weight: "against", finding: { is: "tokenizer-other", tokenizers, expected: namesOf(expected) } };
    }
    case "none":
      return { weight: "doubt", finding: { is: expected.length === 0 ? "nothing-promised" : "tokenizer-none" } };
    case "uncounted":
      return { weight: "doubt", finding: { is: "tokenizer-uncounted" } };
    default:
      return counted satisfies never;
  }
}

function namesOf(tokenizers: readonly string[]): readonly string[] {
  return tokenCounts.filter(({ tokenizer }) => tokenizers.includes(tokenizer)).map(({ name }) => name);
}

/** A short reply can be off by this many tokens for reasons of its own: the template, an estimate. */
const slack = 48;

function ofThinking({ reasoning, answer, finish, usage }: ObservedReply, { thinks }: Promised): Evidence {
  // Text that was only taken for thinking, and that no </think> ended, is the answer of a host that hides the thinking.
  const assumed = finish?.assumed === true;
  if (!assumed && reasoning.trim() !== "") return { weight: thinks ? "for" : "neutral", finding: { is: "thinking-present" } };
  const visible = estimateTokens(reasoning + answer);
  const hidden = usage?.reasoningTokens ?? (completionTokensOf(usage ?? {}) ?? 0) - visible;
  if (hidden > slack + visible) return { weight: "against", finding: { is: "thinking-stripped", tokens: Math.round(hidden) } };
  // R1 itself skips its thought now and then (README of deepseek-ai/DeepSeek-R1, "Usage Recommendations").
  return { weight: thinks ? "doubt" : "neutral", finding: { is: "thinking-absent" } };
}

function ofContext({ prompts: [base], long }: Observations, counted: Comparison): Evidence {
  if ("refused" in long) return { weight: "doubt", finding: { is: "context-refused" } };
  if (base === undefined || long.promptTokens === undefined || counted.is === "uncounted") {
    return { weight: "doubt", finding: { is: "context-uncounted" } };
  }
  const read = long.promptTokens - base;
  const sent = Math.min(...(counted.is === "fits" ? counted.tokenizers : tokenCounts).map(longerBy));
  // A tokenizer that is not known here may make somewhat fewer of it than any that is.
  const whole = read >= sent * (counted.is === "fits" ? 0.99 : 0.8);
  return whole
    ? { weight: "for", finding: { is: "context-whole", tokens: read } }
    : { weight: "against", finding: { is: "context-truncated", sent, read } };
}

function longerBy({ counts: [first = 0], long }: TokenCounts): number {
  return long - first;
}

function ofEnding({ finish, usage }: ObservedReply): readonly Evidence[] {
  if (finish === undefined) return [{ weight: "doubt", finding: { is: "finish-missing" } }];
  const got = completionTokensOf(usage ?? {});
  const capped = finish.reason === "length" && got !== undefined && got < 0.9 * thinkingTokens;
  return [
    { weight: "neutral", finding: { is: "finish-sent", reason: finish.reason } },
    ...(capped ? [{ weight: "doubt", finding: { is: "cap-lower", asked: thinkingTokens, got } } as const] : []),
  ];
}

function ofWhoAnswered({ start }: ObservedReply): readonly Evidence[] {
  return [
    ...(start === undefined || start.model === "unknown"
      ? []
      : [{ weight: "neutral", finding: { is: "answers-as", model: start.model } } as const]),
    { weight: "neutral", finding: { is: "provider", name: start?.provider } },
    { weight: "neutral", finding: { is: "precision", name: start?.quantisation } },
  ];
}
