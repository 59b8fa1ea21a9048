import type { Target } from "../../catalogue/target.ts";
import type { Message } from "../../model/message.ts";
import type { ReplyOptions } from "../../model/model.ts";
import { buildRequest } from "../../reasoning/build-request.ts";
import type { Recipe } from "../../reasoning/recipe.ts";
import { chatBody, contextFor } from "./chat-body.ts";
import { refuseUnsupported } from "./traits.ts";

export interface DescribeOptions {
  readonly target: Extract<Target, { kind: "ollama-api" }>;
  readonly recipe: Recipe;
  readonly messages: readonly Message[];
  readonly options: ReplyOptions;
}

/**
 * What `reply` would send to an Ollama that takes the model's thinking apart. Whether it does is asked only when it is used.
 *
 * @throws ChatError `usage` for what it would refuse.
 */
export function describeChat({ target, recipe, messages, options }: DescribeOptions) {
  refuseUnsupported(target.id, recipe, messages, options);
  const request = buildRequest(recipe, messages, options);
  const shown = { thinks: recipe.thinks };
  return {
    url: `${target.baseUrl}/api/chat`,
    body: chatBody(target.model, request, shown, contextFor({ request, asked: options, shown })),
  };
}
