import { type Agent, fetch } from "undici";
import { ChatError, type ErrorDetails } from "../../model/error.ts";
import { networkFault } from "../../model/network-fault.ts";
import { redact } from "./redact.ts";

export interface PostOptions {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
  readonly signal: AbortSignal;
  readonly agent: Agent;
  /** Go into every error. */
  readonly details: ErrorDetails;
  readonly secrets: readonly string[];
}

/** A response whose body has not been read. */
export interface Response {
  readonly status: number;
  readonly headers: { get(name: string): string | null };
  readonly body: AsyncIterable<Uint8Array>;
}

/**
 * Sends one JSON document and waits for the response's head, for as long as the signal lets it: hosts queue for longer
 * than any default time limit. A redirect is handed back as it is, so that no key travels along with it.
 *
 * @throws ChatError `unreachable`; the signal's own reason when aborted.
 */
export function post({ headers, body, ...options }: PostOptions): Promise<Response> {
  // A compressed stream arrives in blocks; a token that waits for its block is no stream.
  const form = { "content-type": "application/json", "accept-encoding": "identity" };
  return request({ ...options, headers: { ...form, ...headers } }, { method: "POST", body: JSON.stringify(body) });
}

export type RequestOptions = Omit<PostOptions, "body">;

/** What every request has in common, whatever it asks. @throws as `post`. */
export async function request(
  { url, headers, signal, agent, details, secrets }: RequestOptions,
  how: { readonly method: "GET" | "POST"; readonly body?: string },
): Promise<Response> {
  try {
    const response = await fetch(url, {
      ...how,
      headers,
      redirect: "manual",
      dispatcher: agent,
      signal,
    });
    return { status: response.status, headers: response.headers, body: readBody(response.body, signal, details, secrets) };
  } catch (error) {
    signal.throwIfAborted();
    throw unreachable(error, details, secrets);
  }
}

/** The body's chunks. Whoever stops reading closes the connection; a connection that breaks has cut the reply. */
async function* readBody(
  body: AsyncIterable<Uint8Array> | null,
  signal: AbortSignal,
  details: ErrorDetails,
  secrets: readonly string[],
): AsyncGenerator<Uint8Array> {
  try {
    if (body !== null) yield* body;
  } catch (error) {
    signal.throwIfAborted();
    throw new ChatError("cut-short", { ...details, kind: "torn" }, { cause: plain(error, secrets) });
  }
}

function unreachable(error: unknown, details: ErrorDetails, secrets: readonly string[]): ChatError {
  const { code } = plain(error, secrets);
  return new ChatError("unreachable", { ...details, kind: networkFault(code) }, { cause: plain(error, secrets) });
}

/** The cause without the objects that the library hangs on to: nobody has checked what those hold. */
function plain(error: unknown, secrets: readonly string[]): Error & { readonly code: string } {
  const inner = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = inner instanceof Error && "code" in inner && typeof inner.code === "string" ? inner.code : "";
  return Object.assign(new Error(redact(inner instanceof Error ? inner.message : String(inner), secrets)), { code });
}
