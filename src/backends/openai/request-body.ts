import { type Routing, routed } from "../../catalogue/routing.ts";
import type { Request } from "../../reasoning/request.ts";

/**
 * A request in OpenAI's chat form. Usage is asked for, because without it a stream carries none; what was not decided
 * is not sent, because hosts treat an explicit null as a value.
 *
 * @param routing set for a router: whom it may ask, and how it wants to be told.
 */
export function requestBody(model: string, request: Request, routing?: Routing): Readonly<Record<string, unknown>> {
  const route = routed(model, routing);
  return {
    model: route.model,
    messages: request.messages.map(({ role, content, reasoning }) => ({
      role,
      content,
      ...(reasoning !== undefined && { reasoning_content: reasoning }),
    })),
    stream: true,
    stream_options: { include_usage: true },
    ...(request.temperature !== undefined && { temperature: request.temperature }),
    ...(request.topP !== undefined && { top_p: request.topP }),
    ...(request.maxTokens !== undefined && { max_tokens: request.maxTokens }),
    ...(request.seed !== undefined && { seed: request.seed }),
    ...(request.stop !== undefined && { stop: request.stop }),
    ...request.extra,
    ...route.fields,
  };
}
