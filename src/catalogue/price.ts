import type { Currency } from "../model/cost.ts";

/** What a million tokens cost. */
export interface Rates {
  readonly input: number;
  /** Input that the host had in its cache; absent where it publishes no such price. */
  readonly cached?: number;
  /** Thinking and answer alike: every host that shows R1's thinking charges it as output. */
  readonly output: number;
}

/** Rates of certain hours only. */
export interface PriceWindow extends Rates {
  /** `HH:MM` in UTC. One that ends before it begins goes past midnight. */
  readonly from: string;
  readonly to: string;
  /** Days of the week on which it begins, Sunday being 0; absent: every day. */
  readonly days?: readonly number[];
  /** Set where days are left out that no calendar here knows, such as public holidays. */
  readonly inexact?: true;
}

/** One published price, as data. */
export interface Price extends Rates {
  /** The host's catalogue name; for models that are named only to compare with, who sells them. */
  readonly host: string;
  /** As the host spells them, and all at this price. */
  readonly models: readonly string[];
  /** For tables: short, and naming the seller where it is not the maker. */
  readonly label: string;
  /** The provider behind a router whose price this is. */
  readonly provider?: string;
  readonly currency: Currency;
  /** ISO 8601, UTC. Inclusive; for a price that was only seen, the day on which it was. */
  readonly from: string;
  /** Exclusive. Absent: still in force when the source was read. */
  readonly until?: string;
  readonly windows?: readonly PriceWindow[];
  /** Set for a router: the provider that served decides, and this is what the router's own page shows. */
  readonly varies?: true;
  /** Whether it thinks before it answers, so that thinking is part of what a task costs. */
  readonly thinks: boolean;
  readonly source: string;
  /** When the source was read, or the copy of it that was: a day, or a month. */
  readonly asOf: string;
}

/** The price of a moment, with nothing left to look up. */
export interface PriceNow extends Rates {
  readonly currency: Currency;
  /** Set where what is charged may differ. */
  readonly estimated?: true;
  /** The dearest hour's rates: what a worst case is reckoned with. */
  readonly worst: Rates;
  readonly source: string;
}

/** What runs on the user's own computer charges nothing. */
export const free: PriceNow = { input: 0, cached: 0, output: 0, currency: "USD", worst: { input: 0, output: 0 }, source: "" };
