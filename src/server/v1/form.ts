import type { Context } from "hono";
import { ChatError } from "../../model/error.ts";
import type { ToldError } from "../../wire/error.ts";
import type { Route } from "../route.ts";
import { securityHeaders } from "../security-headers.ts";
import { wholeApiError } from "./error-object.ts";

/** Whether a path belongs to what other programs ask: there every answer, refusals too, has OpenAI's form. */
export function isV1(path: string): boolean {
  return path === "/v1" || path.startsWith("/v1/");
}

/** What there is to say about a path that has no route, or none for this method. */
export function noRoute(routes: readonly Route[], { req }: Context): ChatError {
  const methods = routes.filter(({ path }) => path === req.path).map(({ method }) => method);
  return methods.length === 0
    ? new ChatError("usage", { kind: "no-endpoint-here", status: 404, said: req.path.slice(0, 100) })
    : new ChatError("usage", { kind: "wrong-method", status: 405, near: methods });
}

/** A failure as a response. */
export function errorResponse(error: ChatError, describe: (error: ChatError) => ToldError): Response {
  const { status, headers, body } = wholeApiError(error, describe);
  const allow = status === 405 ? { allow: (error.details.near ?? []).join(", ") } : {};
  return new Response(JSON.stringify(body), {
    status,
    headers: { ...securityHeaders, ...headers, ...allow, "content-type": "application/json" },
  });
}
