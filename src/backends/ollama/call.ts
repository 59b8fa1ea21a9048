import type { Agent } from "undici";
import type * as z from "zod";
import { ChatError, type ErrorDetails } from "../../model/error.ts";
import { get, readAll } from "../transport/get.ts";
import { httpError } from "../transport/http-error.ts";
import { post, type Response } from "../transport/post.ts";

export interface CallOptions {
  readonly baseUrl: string;
  /** Such as `/api/show`. */
  readonly path: string;
  /** Absent: a GET. */
  readonly body?: unknown;
  readonly signal: AbortSignal;
  readonly agent: Agent;
  readonly details: ErrorDetails;
}

/**
 * Asks Ollama for something and hands back a response whose status is good. It takes no key.
 *
 * @throws ChatError `model-not-found` with the kind `not-pulled`, `memory`, and what else a status means.
 */
export async function call({ baseUrl, path, body, signal, agent, details }: CallOptions): Promise<Response> {
  const request = { url: `${baseUrl}${path}`, headers: {}, signal, agent, details, secrets: [] };
  const response = await (body === undefined ? get(request) : post({ ...request, body })).catch((error: unknown) => {
    throw error instanceof ChatError && error.details.kind === "refused"
      ? new ChatError(error.code, { ...error.details, kind: "ollama-down", near: [baseUrl] }, { cause: error.cause })
      : error;
  });
  if (response.status >= 200 && response.status <= 299) return response;
  throw inOllamasWords(await httpError(response, details, []));
}

/** The same for an answer that is one JSON document. */
export async function callFor<T extends z.ZodType>(type: T, options: CallOptions): Promise<z.infer<T>> {
  const read = type.safeParse(parse(await readAll(await call(options), options.details)));
  if (!read.success) throw new ChatError("bad-response", { ...options.details, kind: "not-events" });
  return read.data;
}

export function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What Ollama says more exactly than its status does. */
export function inOllamasWords(error: ChatError): ChatError {
  const { code, details } = error;
  const said = details.said ?? "";
  if (/requires more (?:system |gpu )?memory|out of memory/i.test(said)) return new ChatError("memory", details, { cause: error.cause });
  if (code === "model-not-found" && details.kind === undefined) return new ChatError(code, { ...details, kind: "not-pulled" });
  return error;
}
