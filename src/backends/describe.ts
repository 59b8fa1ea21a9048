import type { Target } from "../catalogue/target.ts";
import type { Message } from "../model/message.ts";
import type { ReplyOptions } from "../model/model.ts";
import { buildRequest } from "../reasoning/build-request.ts";
import { recipes } from "../reasoning/recipes.ts";
import { weightsFile } from "./weights-file.ts";

/**
 * What a reply would send, as plain data with the key's name in place of the key. Nothing is connected or started.
 *
 * @throws ChatError `weights` where packaged weights are missing, `usage` for what a host would be refused.
 */
export async function describe(target: Target, messages: readonly Message[], options: ReplyOptions = {}): Promise<unknown> {
  const recipe = recipes[target.family];
  switch (target.kind) {
    case "weights":
      return {
        file: weightsFile(target),
        family: target.family,
        opensThought: recipe.opensThought,
        request: buildRequest(recipe, messages, options),
      };
    case "openai": {
      const { describeRequest } = await import("./openai/describe-request.ts");
      return describeRequest({ target, recipe, messages, options });
    }
    case "ollama-api": {
      const { describeChat } = await import("./ollama/describe-chat.ts");
      return describeChat({ target, recipe, messages, options });
    }
    default:
      return target satisfies never;
  }
}
