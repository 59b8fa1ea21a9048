/** The kinds of failure that have to do with money. */
export type CostErrorKind = "bad-price" | "over-budget" | "unknown-price";
