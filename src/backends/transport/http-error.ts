import { ChatError, type ErrorDetails } from "../../model/error.ts";
import { codeOfStatus } from "./error-code.ts";
import { readErrorObject } from "./error-object.ts";
import type { Response } from "./post.ts";
import { redact } from "./redact.ts";
import { retryAfterMs } from "./retry-after.ts";

/** More of an error's body than this is not read, in bytes. */
const mostRead = 64 * 1024;
/** An error's body that takes longer than this is not waited for, in milliseconds. */
const longestReadMs = 5_000;

/** Makes an error of a response that is none. */
export async function httpError(response: Response, details: ErrorDetails, secrets: readonly string[]): Promise<ChatError> {
  const { status, headers } = response;
  const text = await beginningOf(response.body);
  const json = parse(text);
  const error = readErrorObject(json);
  const said = error?.message ?? text.replace(/<(?:style|script)[\s\S]*?<\/(?:style|script)>|<[^>]*>/gi, " ");
  const { code, kind } = codeOfStatus(status, `${error?.words ?? ""} ${said}`.trim().toLowerCase(), error !== undefined);
  const wait = retryAfterMs(headers);
  const elsewhere = kind === "redirect" ? targetOf(headers.get("location"), details.host) : undefined;
  const shown = redact(elsewhere ?? said, secrets);
  return new ChatError(code, {
    ...details,
    status,
    ...(kind !== undefined && { kind }),
    ...(wait !== undefined && { retryAfterMs: wait }),
    ...(shown !== "" && { said: shown }),
  });
}

/** Where a redirect leads, without anything that may be a secret. */
function targetOf(location: string | null, host: string | undefined): string | undefined {
  if (location === null || !URL.canParse(location, `https://${host ?? "host"}`)) return undefined;
  const { origin, pathname } = new URL(location, `https://${host ?? "host"}`);
  return origin + pathname;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function beginningOf(body: AsyncIterable<Uint8Array>): Promise<string> {
  const decoder = new TextDecoder();
  const late = Promise.withResolvers<IteratorReturnResult<undefined>>();
  const timer = setTimeout(() => late.resolve({ done: true, value: undefined }), longestReadMs);
  const chunks = body[Symbol.asyncIterator]();
  let text = "";
  try {
    while (text.length < mostRead) {
      const { done, value } = await Promise.race([chunks.next(), late.promise]);
      if (done) break;
      text += decoder.decode(value, { stream: true });
    }
  } catch {
    // Half an error's body says more than none, and the status alone is enough.
  } finally {
    clearTimeout(timer);
    void chunks.return?.()?.catch(() => undefined);
  }
  return text;
}
