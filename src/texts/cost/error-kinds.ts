/** The kinds of failure that have to do with money. */
export type CostErrorKind = "bad-price" | "check-over-budget" | "needs-agreement" | "no-check-model" | "over-budget" | "unknown-price";
