import type { ErrorCode } from "../model/error.ts";

/** What a script sees of each failure. Published in `--help` and README: it only ever grows. */
export const exitCodes: Readonly<Record<ErrorCode, number>> = {
  usage: 2,
  unreachable: 69,
  "model-not-found": 69,
  "model-retired": 69,
  "bad-response": 69,
  rejected: 69,
  "too-long": 69,
  memory: 69,
  weights: 69,
  internal: 70,
  "not-saved": 74,
  "rate-limited": 75,
  overloaded: 75,
  stalled: 75,
  "cut-short": 75,
  unauthorised: 77,
  balance: 77,
  config: 78,
  stopped: 130,
};

/** A reply that its length, a budget or a filter cut, and that was kept. */
export const exitCut = 3;
