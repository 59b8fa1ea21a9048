import type { Timing, Usage } from "./usage.ts";

/**
 * Tokens a second from the first text on: loading, queueing and the reading of the prompt say nothing about a model's
 * speed. A host that counts a thought which it does not show was at work before the first text, so its whole time counts.
 *
 * @returns undefined where the tokens are unknown, or no time passed.
 * @example
 * tokensPerSecond({ completionTokens: 300 }, { firstReasoningMs: 1_000, totalMs: 11_000 }); // 30
 */
export function tokensPerSecond(usage: Usage | undefined, timing: Timing): number | undefined {
  const tokens = completionTokensOf(usage ?? {});
  if (tokens === undefined) return undefined;
  const { firstReasoningMs, firstAnswerMs, totalMs } = timing;
  const hidden = firstReasoningMs === undefined && (usage?.reasoningTokens ?? 0) > 0;
  const ms = totalMs - (hidden ? 0 : (firstReasoningMs ?? firstAnswerMs ?? 0));
  return ms > 0 && tokens > 0 ? (1_000 * tokens) / ms : undefined;
}

/** Thinking and answer together: the host's own total, or the sum of its parts where both are known. */
export function completionTokensOf({ completionTokens, reasoningTokens, answerTokens }: Usage): number | undefined {
  if (completionTokens !== undefined) return completionTokens;
  return reasoningTokens !== undefined && answerTokens !== undefined ? reasoningTokens + answerTokens : undefined;
}
