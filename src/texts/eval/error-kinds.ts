/** The kinds of failure that only an evaluation has. */
export type EvalErrorKind = "bad-line" | "needs-consent" | "not-a-record" | "other-setup" | "record-busy" | "unknown-suite";
