import type { ErrorCode } from "../../model/error.ts";

/** A code, and which of its sentences fits. */
export interface Verdict {
  readonly code: ErrorCode;
  readonly kind?: string;
}

/** What an error's text says more exactly than its status does. The first that fits holds. */
const telling: readonly (Verdict & { readonly pattern: RegExp; readonly statuses?: readonly number[] })[] = [
  { pattern: /insufficient[_ ](?:quota|balance|credit|funds)|exceeded your current quota|payment required/, code: "balance" },
  {
    pattern:
      /context[_ ]length|context (?:window|size)|maximum context|exceed_context|too many (?:input )?tokens|prompt is too long|input is too long/,
    code: "too-long",
  },
  {
    pattern: /model[\s\S]{0,80}(?:retired|deprecated|discontinued|sunset|decommissioned|no longer (?:available|served|supported))/,
    code: "model-retired",
  },
  {
    pattern:
      /model[_ ]not[_ ](?:found|exist)|model[\s\S]{0,80}(?:does not exist|not exist|not found|not a valid model)|unknown model|invalid model/,
    code: "model-not-found",
  },
  { pattern: /loading model|model is (?:currently )?loading/, code: "overloaded", kind: "loading" },
];

/** What an error inside a stream calls itself. */
const byWord: readonly (Verdict & { readonly pattern: RegExp })[] = [
  { pattern: /rate[_ ]?limit|too[_ ]many[_ ]requests/, code: "rate-limited" },
  { pattern: /auth|permission|forbidden|invalid[_ ]api[_ ]key/, code: "unauthorised" },
  { pattern: /invalid[_ ]request|bad[_ ]request|validation|invalid_parameter/, code: "rejected" },
];

/**
 * The code of an error response.
 *
 * @param said everything that the body says, in lower case.
 * @param isJson whether the body was a JSON error: a 404 without one comes from a wrong address.
 */
export function codeOfStatus(status: number, said: string, isJson: boolean): Verdict {
  const told = telling.find(({ pattern }) => pattern.test(said));
  // "Too many tokens" of a host that limits how often it is asked is no conversation that is too long.
  if (told !== undefined && status !== 401 && (status < 500 || told.kind !== undefined) && (status !== 429 || told.code === "balance"))
    return told;
  if (status >= 300 && status < 400) return { code: "bad-response", kind: "redirect" };
  if (status === 401 || status === 403) return { code: "unauthorised" };
  if (status === 402) return { code: "balance" };
  if (status === 404)
    return isJson && !/^"?not found"?$/.test(said.trim()) ? { code: "model-not-found" } : { code: "model-not-found", kind: "no-endpoint" };
  if (status === 405) return { code: "model-not-found", kind: "no-endpoint" };
  if (status === 410) return { code: "model-retired" };
  if (status === 429) return { code: "rate-limited" };
  if (status === 408 || status === 409 || status === 425 || status >= 500) return { code: "overloaded" };
  return { code: "rejected" };
}

/** The code of an error inside a stream: by the status that it repeats, by its own words, else as an overload. */
export function codeOfSaid({
  message,
  status,
  words,
}: {
  readonly message: string;
  readonly status?: number;
  readonly words: string;
}): Verdict {
  const said = `${words} ${message}`.toLowerCase();
  if (status !== undefined) return codeOfStatus(status, said, true);
  return telling.find(({ pattern }) => pattern.test(said)) ?? byWord.find(({ pattern }) => pattern.test(words)) ?? { code: "overloaded" };
}
