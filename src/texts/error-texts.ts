import type { ErrorCode, ErrorDetails } from "../model/error.ts";
import type { BackendErrorKind } from "./backends/error-kinds.ts";
import type { CostErrorKind } from "./cost/error-kinds.ts";
import type { DoctorErrorKind } from "./doctor/error-kinds.ts";
import type { EvalErrorKind } from "./eval/error-kinds.ts";
import type { HostErrorKind } from "./hosts/error-kinds.ts";
import type { LogErrorKind } from "./log/error-kinds.ts";
import type { ServerErrorKind } from "./serve/error-kinds.ts";
import type { V1ErrorKind } from "./v1/error-kinds.ts";
import type { WeightsErrorKind } from "./weights/error-kinds.ts";

/** What a person reads about a failure: what happened and where, then what to do. */
export interface Sentence {
  readonly message: string;
  readonly hint: string;
}

export type Say = (details: ErrorDetails) => Sentence;

/** The kinds that some code's details carry. A kind that is not here falls back to its code. */
export type ErrorKind =
  | CostErrorKind
  | DoctorErrorKind
  | EvalErrorKind
  | BackendErrorKind
  | HostErrorKind
  | LogErrorKind
  | ServerErrorKind
  | V1ErrorKind
  | WeightsErrorKind
  | "bad-config"
  | "bad-key"
  | "bad-number"
  | "bad-url"
  | "bad-value"
  | "closed"
  | "dns"
  | "engine-crash"
  | "finish-reason"
  | "host-without-model"
  | "html"
  | "key-over-http"
  | "loading"
  | "missing-file"
  | "missing-key"
  | "missing-value"
  | "network"
  | "no-endpoint"
  | "no-engine"
  | "no-model"
  | "no-question"
  | "not-events"
  | "not-gguf"
  | "not-json"
  | "not-r1-tokens"
  | "not-tls"
  | "not-utf8"
  | "option-refused"
  | "redirect"
  | "refused"
  | "secret-in-url"
  | "tls"
  | "too-large"
  | "truncated"
  | "unknown-command"
  | "unknown-flag"
  | "unknown-host"
  | "unknown-model"
  | "unknown-slash"
  | "unreadable"
  | "url-with-query"
  | "url-without-model";

export interface ErrorTexts {
  readonly codes: Readonly<Record<ErrorCode, Say>>;
  readonly kinds: Readonly<Record<ErrorKind, Say>>;
}

/** The sentence for a failure. What another side said is untrusted: a face shows it through its filter. */
export function sentenceOf(texts: ErrorTexts, code: ErrorCode, details: ErrorDetails): Sentence {
  const kind = details.kind;
  const say = kind !== undefined && isKind(texts, kind) ? texts.kinds[kind] : texts.codes[code];
  return say(details);
}

function isKind(texts: ErrorTexts, kind: string): kind is ErrorKind {
  return Object.hasOwn(texts.kinds, kind);
}
