import type { Context, MiddlewareHandler } from "hono";
import { getCookie } from "hono/cookie";
import { ChatError } from "../model/error.ts";
import type { OwnAddresses } from "./own-address.ts";
import type { RateLimit } from "./rate-limit.ts";
import { isLong, sameSecret, sessionOf } from "./secrets.ts";

/**
 * What a request must show before its route runs.
 * - `shell`: nothing: the page's own files say nothing about anybody.
 * - `launch`: only that it comes from the page itself; the secret is in its body.
 * - `session`: the page's cookie, or the token as a Bearer token.
 * - `bearer`: the token itself.
 */
export type Access = "shell" | "launch" | "session" | "bearer";

export interface AccessOptions {
  readonly token: string;
  readonly port: () => number;
  readonly addresses: OwnAddresses;
  /** What a method and a path need; undefined where there is no such route. */
  readonly accessOf: (method: string, path: string) => Access | undefined;
  /** What such a path needs, so that only who is known learns that there is nothing. */
  readonly accessElsewhere: (path: string) => Exclude<Access, "shell">;
  /** How often a wrong token may be tried. */
  readonly tries: RateLimit;
}

/** Cookies know no ports, so the name carries it: two servers on one computer do not overwrite each other's. */
export function cookieName(port: number): string {
  return `fathom-${port}`;
}

/**
 * Lets a request through or throws.
 *
 * @throws ChatError `unauthorised` with the kind `foreign-origin`, `request-not-json`, `no-session` or `no-token`, `rate-limited`
 *   with the kind `too-many-tries`; the status to send is in its details.
 */
export function accessGate({ token, port, addresses, accessOf, accessElsewhere, tries }: AccessOptions): MiddlewareHandler {
  const session = sessionOf(token);
  return async (context, next) => {
    const known = accessOf(context.req.method, context.req.path);
    const access = known ?? accessElsewhere(context.req.path);
    if (access !== "shell") {
      refuseForeign(context, addresses);
      if (!isAllowed(context, access)) {
        throw new ChatError("unauthorised", { kind: access === "bearer" ? "no-token" : "no-session", status: 401 });
      }
      if (known !== undefined) refuseOtherForms(context);
    }
    await next();
  };

  function isAllowed(context: Context, access: Exclude<Access, "shell">): boolean {
    if (access === "launch") return true;
    const given = /^Bearer (\S+)$/i.exec(context.req.header("authorization") ?? "")?.[1];
    if (given !== undefined && isRight(given)) return true;
    const cookie = getCookie(context, cookieName(port()));
    return access === "session" && cookie !== undefined && sameSecret(cookie, session);
  }

  /**
   * Wrong tokens use up the tries. Then the right one waits, too, if it is short, because it could be guessed at full speed
   * otherwise. A long one cannot be guessed, and somebody else's wrong client must not lock the owner out.
   */
  function isRight(given: string): boolean {
    const right = sameSecret(given, token);
    if (right && isLong(token)) return true;
    const retryAfterMs = right ? tries.wait() : tries.take();
    if (retryAfterMs > 0) throw new ChatError("rate-limited", { kind: "too-many-tries", status: 429, retryAfterMs });
    return right;
  }
}

/** A browser says where a request comes from; what comes from another origin is somebody else's page using the cookie. */
function refuseForeign(context: Context, addresses: OwnAddresses): void {
  const origin = context.req.header("origin");
  const site = context.req.header("sec-fetch-site");
  const own = addresses.origin(context.req.header("host") ?? "");
  if ((origin !== undefined && origin !== own) || (site !== undefined && site !== "same-origin" && site !== "none")) {
    throw new ChatError("unauthorised", { kind: "foreign-origin", status: 403 });
  }
}

/** A form can post text and form fields to any address, but not JSON. */
function refuseOtherForms(context: Context): void {
  if (context.req.method === "GET" || context.req.method === "HEAD") return;
  if (!/^application\/json(?:; ?charset=utf-8)?$/i.test(context.req.header("content-type") ?? "")) {
    throw new ChatError("usage", { kind: "request-not-json", status: 415 });
  }
}
