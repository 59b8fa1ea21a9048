import type { Cost } from "./cost.ts";
import type { Timing, Usage } from "./usage.ts";

/** Every way in which Fathom fails. Exit codes, sentences and hints are looked up by these; the list only ever grows. */
export const errorCodes = [
  "usage",
  "config",
  "unreachable",
  "unauthorised",
  "balance",
  "model-not-found",
  "model-retired",
  "rejected",
  "too-long",
  "rate-limited",
  "overloaded",
  "bad-response",
  "cut-short",
  "stalled",
  "memory",
  "weights",
  "not-saved",
  "stopped",
  "internal",
] as const;

export type ErrorCode = (typeof errorCodes)[number];

/** What a reply had given before it failed. */
export interface PartialReply {
  readonly reasoning: string;
  readonly answer: string;
  readonly usage?: Usage;
  /** What had come is charged, too. Absent where nobody knows the price. */
  readonly cost?: Cost;
  readonly timing: Timing;
}

/** What is needed to name the mend. Names only: no value of a key is ever put here. */
export interface ErrorDetails {
  /** Where it happened: a host, or a file. */
  readonly host?: string;
  readonly model?: string;
  /** The environment variable that holds, or should hold, the key. */
  readonly keyName?: string;
  /** Where one gets a key. */
  readonly keyUrl?: string;
  readonly option?: string;
  readonly file?: string;
  /** HTTP status. */
  readonly status?: number;
  /** How long the host asks to wait before another try, in milliseconds. */
  readonly retryAfterMs?: number;
  /** The limit that ran out, in milliseconds. */
  readonly limitMs?: number;
  /** What the other side said, cut to 200 characters, with every known secret removed. Untrusted: show it through the filter. */
  readonly said?: string;
  /** Names that would have been right. */
  readonly near?: readonly string[];
  /** Which sentence of the code's family fits, where a code has more than one, such as `"no-model"` under `config`. */
  readonly kind?: string;
}

/**
 * A failure that a person can act on: plain data, no sentence. The sentences for each code live in `texts`.
 *
 * Cancellation is not a ChatError: an aborted reply rejects with the signal's own reason.
 *
 * @example
 * throw new ChatError("unauthorised", { host: "api.example.org", keyName: "FATHOM_API_KEY", status: 401 });
 */
export class ChatError extends Error {
  override readonly name = "ChatError";
  readonly code: ErrorCode;
  readonly details: ErrorDetails;
  readonly partial: PartialReply | undefined;

  constructor(code: ErrorCode, details: ErrorDetails = {}, rest: { readonly cause?: unknown; readonly partial?: PartialReply } = {}) {
    const where = details.host ?? details.file;
    super(
      [code, where && `(${where})`, details.said].filter(Boolean).join(" "),
      rest.cause === undefined ? undefined : { cause: rest.cause },
    );
    this.code = code;
    this.details = details;
    this.partial = rest.partial;
  }

  /** The same failure with what had come before it. */
  withPartial(partial: PartialReply): ChatError {
    return new ChatError(this.code, this.details, { cause: this.cause, partial });
  }
}
