import type { Price, PriceNow, PriceWindow } from "./price.ts";
import { prices } from "./prices.ts";

export interface PriceQuestion {
  readonly host: string;
  /** As the host spells it. */
  readonly model: string;
  /** Who serves behind a router, where the reply says it. */
  readonly provider?: string;
  readonly at: Date;
  /** The catalogue's, unless a test says otherwise. */
  readonly among?: readonly Price[];
}

/**
 * The price that held at a moment.
 *
 * @returns undefined where none is known for that moment: unknown is never 0.
 * @example
 * priceAt({ host: "deepseek", model: "deepseek-reasoner", at: new Date("2025-01-31T12:00Z") })?.output; // 2.19
 */
export function priceAt({ host, model, provider, at, among = prices }: PriceQuestion): PriceNow | undefined {
  const fitting = inForce(at, among).filter((price) => price.host === host && price.models.includes(model));
  const exact = provider === undefined ? undefined : fitting.find((price) => price.provider?.toLowerCase() === provider.toLowerCase());
  const price = exact ?? fitting.find((one) => one.provider === undefined);
  return price && rightNow(price, at);
}

/** Every price that held at a moment. */
export function inForce(at: Date, among: readonly Price[] = prices): readonly Price[] {
  const now = at.getTime();
  return among.filter(({ from, until }) => Date.parse(from) <= now && (until === undefined || now < Date.parse(until)));
}

/** A price with the rates of the hour. */
export function rightNow(price: Price, at: Date): PriceNow {
  const { windows = [], currency, source } = price;
  const window = windows.find((one) => isWithin(one, at));
  const { input, cached, output } = window ?? price;
  return {
    input,
    ...(cached !== undefined && { cached }),
    output,
    currency,
    ...((price.varies || window?.inexact) && { estimated: true as const }),
    worst: {
      input: Math.max(price.input, ...windows.map((one) => one.input)),
      output: Math.max(price.output, ...windows.map((one) => one.output)),
    },
    source,
  };
}

function isWithin({ from, to, days }: PriceWindow, at: Date): boolean {
  const minute = at.getUTCHours() * 60 + at.getUTCMinutes();
  const [begin, end] = [minutesOf(from), minutesOf(to)];
  const pastMidnight = end <= begin;
  // After midnight the window is that of the day before.
  const isTail = pastMidnight && minute < end;
  const day = (at.getUTCDay() + (isTail ? 6 : 0)) % 7;
  const inHours = pastMidnight ? minute >= begin || minute < end : minute >= begin && minute < end;
  return inHours && (days === undefined || days.includes(day));
}

function minutesOf(clock: string): number {
  const [hours = 0, minutes = 0] = clock.split(":").map(Number);
  return hours * 60 + minutes;
}
