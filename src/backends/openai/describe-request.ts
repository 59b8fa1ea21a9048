import type { Target } from "../../catalogue/target.ts";
import type { Message } from "../../model/message.ts";
import type { ReplyOptions } from "../../model/model.ts";
import { buildRequest } from "../../reasoning/build-request.ts";
import type { Recipe } from "../../reasoning/recipe.ts";
import { requestBody } from "./request-body.ts";
import { refuseUnsupported } from "./traits.ts";

export interface DescribeOptions {
  readonly target: Extract<Target, { kind: "openai" }>;
  readonly recipe: Recipe;
  readonly messages: readonly Message[];
  readonly options: ReplyOptions;
}

/**
 * What `reply` would send, with the name of the key where the key would stand.
 *
 * @throws ChatError `usage` for what it would refuse.
 */
export function describeRequest({ target, recipe, messages, options }: DescribeOptions) {
  refuseUnsupported(target, recipe, messages, options);
  return {
    url: endpointOf(target.baseUrl),
    headers: { authorization: `Bearer $${target.keyName}` },
    body: requestBody(target.model, buildRequest(recipe, messages, options), target),
  };
}

export function endpointOf(baseUrl: string): string {
  return `${baseUrl}/chat/completions`;
}
