/**
 * Tokens that one reply cost, as far as its host told. A figure that the host did not give is absent, never 0:
 * many R1 hosts leave `reasoning_tokens` out, and a 0 there would read as "did not think".
 */
export interface Usage {
  /** Tokens of the request, cached ones included. */
  readonly promptTokens?: number;
  /** How many of the prompt's tokens came from the host's cache. */
  readonly cachedTokens?: number;
  readonly reasoningTokens?: number;
  readonly answerTokens?: number;
  /** Reasoning and answer together: known even where the host does not split them. */
  readonly completionTokens?: number;
  /**
   * What the host says that it charged, in US dollars. OpenRouter does, and routers that follow it
   * (https://openrouter.ai/docs/use-cases/usage-accounting; its credits are dollars).
   */
  readonly reportedCost?: number;
}

/** Milliseconds since the reply was asked for. A moment that never came is absent. */
export interface Timing {
  readonly firstReasoningMs?: number;
  readonly firstAnswerMs?: number;
  readonly totalMs: number;
}
