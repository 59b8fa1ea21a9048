/** What one reply cost, as far as it is known. Nobody's guess is ever shown as a fact: see the two marks. */
export interface Cost {
  /** In whole units of the currency: dollars, not cents. 0 only where nothing is charged. */
  readonly amount: number;
  readonly currency: Currency;
  /** Set where a figure behind it was not told (tokens, how many of them were cached, which provider's price). */
  readonly estimated?: true;
  /** Set where the host itself said what it charged: that outranks every price list. */
  readonly reported?: true;
}

/** Currencies in which hosts publish prices (ISO 4217). */
export type Currency = "USD" | "CNY";

/**
 * Costs as one. Absent where nothing was given, or where the currencies differ, which no fixed rate would make one.
 *
 * @example
 * sumOf([{ amount: 1, currency: "USD" }, { amount: 2, currency: "USD", estimated: true }]); // 3, estimated
 */
export function sumOf(costs: readonly Cost[]): Cost | undefined {
  const [first] = costs;
  if (first === undefined || costs.some(({ currency }) => currency !== first.currency)) return undefined;
  return {
    amount: costs.reduce((sum, { amount }) => sum + amount, 0),
    currency: first.currency,
    ...(costs.some(({ estimated }) => estimated) && { estimated: true as const }),
    ...(costs.every(({ reported }) => reported) && { reported: true as const }),
  };
}
