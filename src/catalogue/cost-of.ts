import type { Cost } from "../model/cost.ts";
import { completionTokensOf } from "../model/token-rate.ts";
import type { Usage } from "../model/usage.ts";
import type { PriceNow, Rates } from "./price.ts";

export interface CostQuestion {
  readonly usage: Usage;
  /** Absent where nobody knows it. */
  readonly price: PriceNow | undefined;
}

/**
 * What a reply cost. What the host says that it charged outranks every list. Marked as estimated where a count that changes
 * the amount was not told; it is then the highest that it can be.
 *
 * @returns undefined where the price, or the tokens that it is for, are unknown: never 0.
 * @example
 * costOf({ usage: { promptTokens: 1_000, cachedTokens: 0, completionTokens: 2_000 }, price })?.amount;
 */
export function costOf({ usage, price }: CostQuestion): Cost | undefined {
  if (usage.reportedCost !== undefined) return { amount: usage.reportedCost, currency: "USD", reported: true };
  if (price === undefined) return undefined;
  const { input, cached = input, output, currency } = price;
  if (input === 0 && output === 0) return { amount: 0, currency };
  const { promptTokens, cachedTokens, reasoningTokens = 0 } = usage;
  const completion = completionTokensOf(usage);
  if (promptTokens === undefined || completion === undefined) return undefined;
  // A host that counts thinking apart from its completion says nothing of what it charges.
  const apart = reasoningTokens > completion;
  const fromCache = Math.min(cachedTokens ?? 0, promptTokens);
  const cacheUnclear = fromCache > 0 ? price.cached === undefined : cachedTokens === undefined && cached !== input;
  const amount =
    (input * (promptTokens - fromCache) + cached * fromCache + output * (completion + (apart ? reasoningTokens : 0))) / perPrice;
  return { amount, currency, ...((price.estimated || apart || cacheUnclear) && { estimated: true as const }) };
}

/** The most that a request can cost, in its price's currency, with nothing from a cache and in the dearest hour. */
export function worstCost(price: { readonly worst: Rates }, tokens: { readonly prompt: number; readonly completion: number }): number {
  return (price.worst.input * tokens.prompt + price.worst.output * tokens.completion) / perPrice;
}

/** Prices are for this many tokens. */
const perPrice = 1_000_000;
