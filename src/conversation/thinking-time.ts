import type { Provenance } from "./provenance.ts";

/**
 * How long a kept reply thought, in milliseconds; undefined where nobody knows. One that goes on from another says how long its own
 * part of the thinking took, which is not the whole.
 */
export function thinkingTime({ timing, continues }: Pick<Provenance, "timing" | "continues">): number | undefined {
  const { firstReasoningMs, firstAnswerMs, totalMs = 0 } = timing ?? {};
  if (firstReasoningMs === undefined || (continues?.characters ?? 0) > 0) return undefined;
  return Math.max(0, (firstAnswerMs ?? totalMs) - firstReasoningMs);
}
