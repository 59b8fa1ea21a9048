import type { Message } from "../model/message.ts";
import type { ReplyOptions } from "../model/model.ts";
import type { Recipe } from "./recipe.ts";
import type { Request, RequestMessage } from "./request.ts";

/**
 * Applies a family's recipe to a conversation: the only place where that happens. What the caller asks for wins over
 * what the recipe advises.
 *
 * @example
 * buildRequest(recipes.r1, [{ role: "user", text: "2 + 2" }], {}).temperature; // 0.6
 */
export function buildRequest(recipe: Recipe, messages: readonly Message[], options: ReplyOptions): Request {
  const last = messages.at(-1);
  const open = last?.role === "assistant" ? last.open : undefined;
  const temperature = options.temperature ?? recipe.sampling?.temperature;
  const topP = options.topP ?? recipe.sampling?.topP;
  const maxTokens = options.maxTokens ?? recipe.maxTokens;
  const turns = messages.map((message, index) => requestMessage(message, recipe, open !== undefined && index === messages.length - 1));
  const folded = recipe.system === "fold" ? foldSystem(turns) : turns;
  return {
    messages: recipe.mergesNeighbours ? mergeNeighbours(folded) : folded,
    ...(temperature !== undefined && { temperature }),
    ...(topP !== undefined && { topP }),
    ...(maxTokens !== undefined && { maxTokens }),
    ...(options.maxThink !== undefined && { maxThink: options.maxThink }),
    ...(options.seed !== undefined && { seed: options.seed }),
    ...(options.stop !== undefined && { stop: options.stop }),
    ...(options.schema !== undefined && { schema: options.schema }),
    ...(open !== undefined && { open }),
    ...(recipe.extra !== undefined && { extra: recipe.extra }),
  };
}

/** Old thinking goes back only where the family wants it, and always where the reply goes on from it. */
function requestMessage(message: Message, recipe: Recipe, isOpen: boolean): RequestMessage {
  const reasoning = message.role === "assistant" && (isOpen || recipe.history === "replay") ? message.reasoning : undefined;
  return { role: message.role, content: message.text, ...(reasoning !== undefined && { reasoning }) };
}

/** Puts all system text before the first question, in its turn. */
function foldSystem(messages: readonly RequestMessage[]): readonly RequestMessage[] {
  const system = messages.filter(({ role, content }) => role === "system" && content.trim() !== "").map(({ content }) => content);
  const rest = messages.filter(({ role }) => role !== "system");
  const first = rest.findIndex(({ role }) => role === "user");
  if (first < 0) return messages;
  return rest.map((message, index) => (index === first ? { ...message, content: [...system, message.content].join("\n\n") } : message));
}

function mergeNeighbours(messages: readonly RequestMessage[]): readonly RequestMessage[] {
  const merged: RequestMessage[] = [];
  for (const message of messages) {
    const before = merged.at(-1);
    if (before?.role !== message.role) {
      merged.push(message);
      continue;
    }
    const content = [before.content, message.content].filter((text) => text !== "").join("\n\n");
    merged[merged.length - 1] = { ...before, ...message, content };
  }
  return merged;
}
