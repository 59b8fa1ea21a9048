import { Hono, type MiddlewareHandler } from "hono";
import { ChatError } from "../model/error.ts";
import type { ToldError } from "../wire/error.ts";
import { accessGate } from "./access.ts";
import { asChatError } from "./as-chat-error.ts";
import type { OwnAddresses } from "./own-address.ts";
import { rateLimit } from "./rate-limit.ts";
import { languageOf, type Route } from "./route.ts";
import { securityHeaders } from "./security-headers.ts";
import { errorResponse, isV1, noRoute } from "./v1/form.ts";

export interface AppOptions {
  readonly routes: readonly Route[];
  readonly token: string;
  readonly port: () => number;
  readonly addresses: OwnAddresses;
  readonly describe: (error: ChatError, language: string) => ToldError;
}

/** Wrong tokens: this many at once, and one more every two seconds. */
const wrongTokens = { burst: 60, perSecond: 0.5 };

/**
 * The application behind the address check: headers on everything, the gate before every route, and one form for every
 * failure.
 */
export function createApp({ routes, token, port, addresses, describe }: AppOptions): Hono {
  const app = new Hono();
  app.use(withSecurityHeaders);
  app.use(
    accessGate({
      token,
      port,
      addresses,
      accessOf: (method, path) =>
        routes.find((route) => route.path === path && (route.method === method || (route.method === "GET" && method === "HEAD")))?.access,
      accessElsewhere: (path) => (isV1(path) ? "bearer" : "session"),
      tries: rateLimit(wrongTokens),
    }),
  );
  for (const { method, path, handle } of routes) app.on(method, path, handle);
  app.notFound((context) => {
    if (isV1(context.req.path)) throw noRoute(routes, context);
    return context.json(describe(new ChatError("usage", { kind: "not-found", status: 404 }), languageOf(context)), 404);
  });
  app.onError((thrown, context) => {
    const error = asChatError(thrown);
    const say = (one: ChatError) => describe(one, languageOf(context));
    if (isV1(context.req.path)) return errorResponse(error, say);
    const { status = 500, retryAfterMs } = error.details;
    const wait = retryAfterMs === undefined ? {} : { "retry-after": String(Math.ceil(retryAfterMs / 1_000)) };
    return new Response(JSON.stringify(say(error)), {
      status,
      headers: { ...securityHeaders, ...wait, "content-type": "application/json" },
    });
  });
  return app;
}

/** What is not one of the page's files is about one moment and belongs into no cache. */
const withSecurityHeaders: MiddlewareHandler = async (context, next) => {
  await next();
  for (const [name, value] of Object.entries(securityHeaders)) context.header(name, value);
  if (!context.res.headers.has("cache-control")) context.header("cache-control", "no-store");
};
