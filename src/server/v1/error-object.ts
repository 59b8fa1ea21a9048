import { ChatError, type ErrorCode } from "../../model/error.ts";
import type { ToldError } from "../../wire/error.ts";
import { fieldOf } from "./read-request.ts";

/** What a failure is for OpenAI's clients. */
interface Kind {
  readonly status: number;
  readonly type: string;
  /** Their word where they have one; else ours. */
  readonly code?: string;
  /** Whether it is the same the next time: their clients are told not to try again. */
  readonly lasts?: true;
}

/**
 * One line for each of our codes. A host that refuses our own key is a bad gateway and no 401: the client's token was right.
 */
const kinds: Readonly<Record<ErrorCode, Kind>> = {
  usage: { status: 400, type: "invalid_request_error" },
  config: { status: 500, type: "server_error", lasts: true },
  unreachable: { status: 502, type: "server_error" },
  unauthorised: { status: 502, type: "server_error", lasts: true },
  balance: { status: 402, type: "insufficient_quota", code: "insufficient_quota" },
  "model-not-found": { status: 404, type: "invalid_request_error", code: "model_not_found" },
  "model-retired": { status: 404, type: "invalid_request_error", code: "model_not_found" },
  rejected: { status: 400, type: "invalid_request_error" },
  "too-long": { status: 400, type: "invalid_request_error", code: "context_length_exceeded" },
  "rate-limited": { status: 429, type: "rate_limit_error", code: "rate_limit_exceeded" },
  overloaded: { status: 503, type: "server_error" },
  "bad-response": { status: 502, type: "server_error" },
  "cut-short": { status: 502, type: "server_error" },
  stalled: { status: 504, type: "server_error" },
  memory: { status: 503, type: "server_error", lasts: true },
  weights: { status: 500, type: "server_error", lasts: true },
  "not-saved": { status: 500, type: "server_error", lasts: true },
  stopped: { status: 503, type: "server_error" },
  internal: { status: 500, type: "server_error", lasts: true },
};

/** The same for failures of the request itself, which bring their status along. */
const byStatus: Readonly<Record<number, Omit<Kind, "status">>> = {
  401: { type: "authentication_error", code: "invalid_api_key" },
  403: { type: "permission_error" },
};

/** A failure as an object, and what goes along with it. */
export interface ApiError {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: {
    readonly error: {
      readonly message: string;
      readonly type: string;
      readonly param: string | null;
      readonly code: string;
      /** What had come of a reply that was to be sent whole. */
      readonly partial?: { readonly content: string; readonly reasoning_content: string };
    };
  };
}

/**
 * The same with what had come of the reply, for a client that has seen nothing of it. It stands in the error and not in place
 * of a message, so that nobody takes it for one.
 */
export function wholeApiError(error: ChatError, describe: (error: ChatError) => ToldError): ApiError {
  const told = apiError(error, describe);
  const { reasoning = "", answer = "" } = error.partial ?? {};
  if (reasoning + answer === "") return told;
  return { ...told, body: { error: { ...told.body.error, partial: { content: answer, reasoning_content: reasoning } } } };
}

/**
 * A failure in OpenAI's form.
 *
 * @param describe puts it into words.
 */
export function apiError(error: ChatError, describe: (error: ChatError) => ToldError): ApiError {
  // A status beside a host's name is what that host said to us.
  const own = error.details.host === undefined ? error.details.status : undefined;
  const kind = { ...kinds[error.code], ...(own !== undefined && { status: own, ...byStatus[own] }) };
  const { option, retryAfterMs } = error.details;
  const param = option === undefined ? undefined : isOption(option) ? fieldOf[option] : option;
  const { message, hint } = describe(param === undefined ? error : new ChatError(error.code, { ...error.details, option: param }));
  return {
    status: kind.status,
    headers: {
      ...(retryAfterMs !== undefined && { "retry-after": String(Math.ceil(retryAfterMs / 1_000)) }),
      ...(kind.lasts && { "x-should-retry": "false" }),
    },
    body: {
      error: {
        message: [message, hint].filter(Boolean).join(" "),
        type: kind.type,
        param: param ?? null,
        code: kind.code ?? (error.details.kind ?? error.code).replaceAll("-", "_"),
      },
    },
  };
}

function isOption(name: string): name is keyof typeof fieldOf {
  return Object.hasOwn(fieldOf, name);
}
