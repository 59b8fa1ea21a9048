import type { Context } from "hono";
import { setCookie } from "hono/cookie";
import { ChatError } from "../model/error.ts";
import type { Model } from "../model/model.ts";
import { type ErrorEvent, writeEvent } from "../wire/event.ts";
import type { ModelEntry, ModelList } from "../wire/models.ts";
import { replyRequest, sessionRequest } from "../wire/request.ts";
import { type Access, cookieName } from "./access.ts";
import { eventStream } from "./event-stream.ts";
import type { OwnAddresses } from "./own-address.ts";
import { readBody } from "./read-body.ts";
import { replyEvents } from "./reply-events.ts";
import { type LaunchSecrets, type Links, sessionOf } from "./secrets.ts";

/** One thing that can be asked of the server. The gate reads `access` from here, so a route cannot be had without one. */
export interface Route {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly access: Access;
  readonly handle: (context: Context) => Response | Promise<Response>;
}

export interface RouteOptions {
  readonly models: readonly ModelEntry[];
  readonly model: (id: string) => Promise<Model>;
  readonly describe: (error: ChatError, language: string) => ErrorEvent;
  readonly token: string;
  readonly launches: LaunchSecrets;
  readonly port: () => number;
  readonly addresses: OwnAddresses;
  readonly links: () => Links;
  /** Aborted when the server closes: replies that still run end with an error event. */
  readonly closing: AbortSignal;
}

/** The person stays known to this browser for a month; the cookie dies earlier when the token changes. */
const cookieSeconds = 30 * 24 * 3600;

/** Everything that the page asks for, as data. */
export function apiRoutes({ models, model, describe, token, launches, port, addresses, links, closing }: RouteOptions): readonly Route[] {
  async function openSession(context: Context): Promise<Response> {
    const { secret } = await readBody(context.req.raw, sessionRequest);
    if (!launches.take(secret)) throw new ChatError("unauthorised", { kind: "used-link", status: 401 });
    const secure = addresses.origin(context.req.header("host") ?? "").startsWith("https:");
    const rules = { httpOnly: true, secure, sameSite: "Strict", path: "/", maxAge: cookieSeconds } as const;
    setCookie(context, cookieName(port()), sessionOf(token), rules);
    return context.body(null, 204);
  }

  async function reply(context: Context): Promise<Response> {
    const { model: id, messages } = await readBody(context.req.raw, replyRequest);
    if (!models.some((entry) => entry.id === id)) throw new ChatError("model-not-found", { model: id, kind: "unknown-model", status: 404 });
    const gone = new AbortController();
    const language = languageOf(context);
    const events = replyEvents({
      model: () => model(id),
      messages,
      signal: AbortSignal.any([gone.signal, closing]),
      describe: (error) => describe(error, language),
    });
    return new Response(eventStream({ events, write: writeEvent, heartbeat: "\n", onGone: () => gone.abort(new ChatError("stopped")) }), {
      headers: { "content-type": "application/x-ndjson; charset=utf-8" },
    });
  }

  return [
    { method: "POST", path: "/api/session", access: "launch", handle: openSession },
    {
      method: "GET",
      path: "/api/models",
      access: "session",
      handle: (context) => context.json({ models: [...models] } satisfies ModelList),
    },
    { method: "POST", path: "/api/reply", access: "session", handle: reply },
    { method: "POST", path: "/api/link", access: "bearer", handle: (context) => context.json(links()) },
  ];
}

/** The language that a person reads, as the page says it with every request. */
export function languageOf(context: Context): string {
  return context.req.header("accept-language")?.slice(0, 2).toLowerCase() ?? "en";
}
