import { errorEvent, readEvent, type WireEvent } from "../wire/event.ts";
import { linesOf } from "../wire/lines.ts";
import { type ModelEntry, modelList } from "../wire/models.ts";
import type { ReplyRequest } from "../wire/request.ts";

/** The server's refusal of a request, in its own words. */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly status: number;
  readonly event: WireEvent & { readonly type: "error" };

  constructor(status: number, event: WireEvent & { readonly type: "error" }) {
    super(event.message);
    this.status = status;
    this.event = event;
  }
}

/**
 * Exchanges the secret of a launch link for the cookie.
 *
 * @throws Refusal when the link has been used; TypeError when the server does not answer.
 */
export async function openSession(secret: string): Promise<void> {
  await send("/api/session", { method: "POST", body: JSON.stringify({ secret }) });
}

/** @throws Refusal without the cookie; TypeError when the server does not answer. */
export async function fetchModels(language: string): Promise<readonly ModelEntry[]> {
  const response = await send("/api/models", { headers: { "accept-language": language } });
  return modelList.parse(await response.json()).models;
}

/**
 * The events of one reply. Leaving the loop, or aborting, stops the model.
 *
 * @throws Refusal, TypeError when the connection fails, the signal's reason when aborted.
 */
export async function* fetchReply(request: ReplyRequest, language: string, signal: AbortSignal): AsyncGenerator<WireEvent> {
  const response = await send("/api/reply", {
    method: "POST",
    body: JSON.stringify(request),
    headers: { "accept-language": language },
    signal,
  });
  if (response.body === null) return;
  for await (const line of linesOf(response.body)) {
    const event = readEvent(line);
    if (event !== undefined) yield event;
  }
}

async function send(path: string, init: RequestInit): Promise<Response> {
  const headers = { ...(init.body !== undefined && { "content-type": "application/json" }), ...init.headers };
  const response = await fetch(path, { ...init, headers, credentials: "same-origin", redirect: "error" });
  if (response.ok) return response;
  const told = errorEvent.safeParse(await response.json().catch(() => undefined));
  throw new Refusal(response.status, told.success ? told.data : { type: "error", code: "internal", message: `HTTP ${response.status}` });
}
