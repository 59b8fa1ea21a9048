import { ChatError } from "../model/error.ts";
import type { Host } from "./host.ts";
import type { Target } from "./target.ts";

/**
 * The target, held to the providers that the user named.
 *
 * @param providers first choice first; absent where the user named none.
 * @throws ChatError `usage` where nothing routes, or where the router takes one name and was given several.
 */
export function allowProviders(target: Target, providers: readonly string[] | undefined, hosts: readonly Host[]): Target {
  if (providers === undefined) return target;
  const near = hosts.filter(({ routing }) => routing !== undefined).map(({ id }) => id);
  if (target.kind !== "openai" || target.routing === undefined)
    throw new ChatError("usage", { host: target.kind === "openai" ? target.host : target.id, kind: "no-router", near });
  if (target.routing.providersIn === "model" && providers.length > 1)
    throw new ChatError("usage", { host: target.host, kind: "one-provider", said: providers.join(", ") });
  return { ...target, routing: { ...target.routing, providers } };
}
