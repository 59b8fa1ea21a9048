import type { Usage } from "../model/usage.ts";

/**
 * Makes one truth of what a host counted. Many R1 hosts send no figure, or 0, for the thinking that they have just sent,
 * and a 0 would read as "did not think". A missing answer count follows from the other two.
 */
export function settleUsage(usage: Usage, thought: boolean): Usage {
  const { reasoningTokens, answerTokens, ...rest } = usage;
  if (reasoningTokens === undefined || (reasoningTokens === 0 && thought)) return rest;
  const left = answerTokens ?? (rest.completionTokens === undefined ? undefined : rest.completionTokens - reasoningTokens);
  // A host that counts thinking apart from its completion leaves a difference that means nothing.
  return { ...rest, reasoningTokens, ...(left !== undefined && left >= 0 && { answerTokens: left }) };
}
