import { setCookie } from "hono/cookie";
import { ChatError } from "../../model/error.ts";
import { api } from "../../wire/api.ts";
import { cookieName } from "../access.ts";
import type { OwnAddresses } from "../own-address.ts";
import type { Route } from "../route.ts";
import { type LaunchSecrets, type Links, sessionOf } from "../secrets.ts";
import { jsonRoute } from "./json-route.ts";

export interface SessionOptions {
  readonly token: string;
  readonly launches: LaunchSecrets;
  readonly port: () => number;
  readonly addresses: OwnAddresses;
  readonly links: () => Links;
}

/** The person stays known to this browser for a month; the cookie dies earlier when the token changes. */
const cookieSeconds = 30 * 24 * 3600;

/** How a browser comes to know the server. */
export function sessionRoutes({ token, launches, port, addresses, links }: SessionOptions): readonly Route[] {
  return [
    jsonRoute({
      endpoint: api.openSession,
      access: "launch",
      handle({ secret }, context) {
        if (!launches.take(secret)) throw new ChatError("unauthorised", { kind: "used-link", status: 401 });
        const secure = addresses.origin(context.req.header("host") ?? "").startsWith("https:");
        const rules = { httpOnly: true, secure, sameSite: "Strict", path: "/", maxAge: cookieSeconds } as const;
        setCookie(context, cookieName(port()), sessionOf(token), rules);
        return undefined;
      },
    }),
    jsonRoute({ endpoint: api.makeLink, access: "bearer", handle: () => links() }),
  ];
}
