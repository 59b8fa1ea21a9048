import { costOf } from "./cost-of.ts";
import type { Price } from "./price.ts";
import { inForce, rightNow } from "./price-at.ts";
import { yardstick } from "./prices.ts";

/** Tokens of the task whose cost is compared. */
export interface Task {
  readonly prompt: number;
  readonly thinking: number;
  readonly answer: number;
}

/** One line of the comparison. */
export interface ComparedPrice {
  readonly price: Price;
  /** What the task costs, in the price's currency. */
  readonly amount: number;
  /** How many times as much the yardstick asked for the task; absent for another currency. */
  readonly ratio?: number;
}

/**
 * What one task costs at every price of a moment, the cheapest first, against what the yardstick asked in January 2025. The task
 * has the same tokens everywhere, except that a model which does not think is not charged for thinking. Nothing is
 * taken from a cache, and the rates are those outside of hours with a price of their own, because nobody runs a task for
 * its hour.
 *
 * @example
 * comparePrices({ prompt: 1_000, thinking: 4_000, answer: 1_000 }, new Date("2025-01-31T12:00Z"))[0]?.price.label;
 */
export function comparePrices(task: Task, at: Date): readonly ComparedPrice[] {
  const measured = inForce(new Date(yardstick.at)).find(({ host, models }) => host === yardstick.host && models.includes(yardstick.model));
  const of = measured && amountOf(measured, task);
  return inForce(at)
    .map((price) => {
      const amount = amountOf(price, task);
      const comparable = of !== undefined && price.currency === measured?.currency && amount > 0;
      return { price, amount, ...(comparable && { ratio: of / amount }) };
    })
    .toSorted((one, other) => Number(one.ratio === undefined) - Number(other.ratio === undefined) || one.amount - other.amount);
}

function amountOf({ windows: _, ...price }: Price, { prompt, thinking, answer }: Task): number {
  const usage = { promptTokens: prompt, cachedTokens: 0, completionTokens: answer + (price.thinks ? thinking : 0) };
  return costOf({ usage, price: rightNow(price, new Date(price.from)) })?.amount ?? 0;
}
