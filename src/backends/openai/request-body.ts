import type { Controls, Open } from "../../catalogue/controls.ts";
import { type Routing, routed } from "../../catalogue/routing.ts";
import type { Request, RequestMessage } from "../../reasoning/request.ts";

/** How one host differs from the common form. */
export interface HostWays {
  /** The names that it has for what the common form lacks. */
  readonly controls?: Controls;
  /** Set for a router: whom it may ask, and how it wants to be told. */
  readonly routing?: Routing;
}

/**
 * A request in OpenAI's chat form. Usage is asked for, because without it a stream carries none; what was not decided
 * is not sent, because hosts treat an explicit null as a value.
 */
export function requestBody(model: string, request: Request, { controls = {}, routing }: HostWays = {}): Readonly<Record<string, unknown>> {
  const route = routed(model, routing);
  return {
    model: route.model,
    messages: request.messages.map((message, index) =>
      request.open !== undefined && index === request.messages.length - 1
        ? openMessage(message, request.open, controls)
        : bodyMessage(message),
    ),
    stream: true,
    stream_options: { include_usage: true },
    ...(request.temperature !== undefined && { temperature: request.temperature }),
    ...(request.topP !== undefined && { top_p: request.topP }),
    ...(request.maxTokens !== undefined && { max_tokens: request.maxTokens }),
    ...(request.seed !== undefined && { seed: request.seed }),
    ...(request.stop !== undefined && { stop: request.stop }),
    ...(request.maxThink !== undefined && limitFields(request.maxThink, controls)),
    ...(request.schema !== undefined && {
      response_format: { type: "json_schema", json_schema: { name: "answer", strict: true, schema: request.schema } },
      ...controls.jsonSchema,
    }),
    ...(request.open !== undefined && controls.continuing?.[request.open]),
    ...request.extra,
    ...route.fields,
  };
}

function bodyMessage({ role, content, reasoning }: RequestMessage) {
  return { role, content, ...(reasoning !== undefined && { reasoning_content: reasoning }) };
}

/** An unfinished reply as R1 itself would have written it so far. */
function openMessage({ role, content, reasoning = "" }: RequestMessage, open: Open, { openThought }: Controls) {
  const thought = open === "text" ? `\n${reasoning}\n` : `\n${reasoning}`;
  const answer = open === "text" ? `\n\n${content}` : "";
  if (openThought === "tags") return { role, content: `<think>${thought}${open === "text" ? `</think>${answer}` : ""}` };
  return { role, reasoning_content: thought, content: answer };
}

function limitFields(maxThink: number, { thinkingLimit }: Controls): Readonly<Record<string, unknown>> {
  if (thinkingLimit === undefined) return {};
  const { field, counts = 0, with: along } = thinkingLimit;
  return { [field]: maxThink + counts, ...along };
}
