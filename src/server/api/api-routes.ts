import { api } from "../../wire/api.ts";
import type { ModelEntry } from "../../wire/models.ts";
import type { Route } from "../route.ts";
import { type ConversationRoutesOptions, conversationRoutes } from "./conversation-routes.ts";
import { jsonRoute } from "./json-route.ts";
import { type RunRoutesOptions, runRoutes } from "./run-routes.ts";
import { type SessionOptions, sessionRoutes } from "./session-routes.ts";

export interface ApiOptions extends SessionOptions, ConversationRoutesOptions, RunRoutesOptions {
  readonly models: readonly ModelEntry[];
  /** Whether what is kept outlives the server. */
  readonly keeps: boolean;
}

/** Everything that the page asks for. */
export function apiRoutes(options: ApiOptions): readonly Route[] {
  const { models, keeps } = options;
  return [
    ...sessionRoutes(options),
    jsonRoute({ endpoint: api.listModels, access: "session", handle: () => ({ models: [...models], keeps }) }),
    ...conversationRoutes(options),
    ...runRoutes(options),
  ];
}
