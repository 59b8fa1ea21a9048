import type { Context } from "hono";
import type { Access } from "./access.ts";

/** One thing that can be asked of the server. The gate reads `access` from here, so a route cannot be had without one. */
export interface Route {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly access: Access;
  readonly handle: (context: Context) => Response | Promise<Response>;
}

/** The language that a person reads, as the page says it with every request. */
export function languageOf(context: Context): string {
  return context.req.header("accept-language")?.slice(0, 2).toLowerCase() ?? "en";
}
