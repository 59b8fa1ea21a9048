import { Hono, type MiddlewareHandler } from "hono";
import { ChatError } from "../model/error.ts";
import type { ErrorEvent } from "../wire/event.ts";
import { accessGate } from "./access.ts";
import { asChatError } from "./reply-events.ts";
import { languageOf, type Route } from "./routes.ts";
import { securityHeaders } from "./security-headers.ts";

export interface AppOptions {
  readonly routes: readonly Route[];
  readonly token: string;
  readonly port: () => number;
  readonly describe: (error: ChatError, language: string) => ErrorEvent;
}

/**
 * The application behind the address check: headers on everything, the gate before every route, and one form for every
 * failure.
 */
export function createApp({ routes, token, port, describe }: AppOptions): Hono {
  const app = new Hono();
  app.use(withSecurityHeaders);
  app.use(
    accessGate({
      token,
      port,
      accessOf: (method, path) =>
        routes.find((route) => route.path === path && (route.method === method || (route.method === "GET" && method === "HEAD")))?.access ??
        "session",
    }),
  );
  for (const { method, path, handle } of routes) app.on(method, path, handle);
  app.notFound((context) => context.json(describe(new ChatError("usage", { kind: "not-found", status: 404 }), languageOf(context)), 404));
  app.onError((thrown, context) => {
    const error = asChatError(thrown);
    const body = JSON.stringify(describe(error, languageOf(context)));
    return new Response(body, { status: error.details.status ?? 500, headers: { ...securityHeaders, "content-type": "application/json" } });
  });
  return app;
}

/** What is not one of the page's files is about one moment and belongs into no cache. */
const withSecurityHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  for (const [name, value] of Object.entries(securityHeaders)) context.header(name, value);
  if (!context.res.headers.has("cache-control")) context.header("cache-control", "no-store");
};
