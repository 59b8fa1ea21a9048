import type { Message } from "../model/message.ts";
import type { ReplyOptions } from "../model/model.ts";
import { buildRequest } from "../reasoning/build-request.ts";
import type { Recipe } from "../reasoning/recipe.ts";
import type { Request } from "../reasoning/request.ts";
import type { Conversation, TreeMessage } from "./conversation.ts";

/** The messages from a first one down to `id`; none where there is no such message. */
export function branchTo({ messages }: Pick<Conversation, "messages">, id: string | null | undefined): readonly TreeMessage[] {
  const byId = new Map(messages.map((message) => [message.id, message]));
  const branch: TreeMessage[] = [];
  // Parents come before their children, so that this ends.
  for (let at = id == null ? undefined : byId.get(id); at !== undefined; at = at.parent === null ? undefined : byId.get(at.parent)) {
    branch.push(at);
  }
  return branch.reverse();
}

/** The branch on which the conversation was last gone on with. */
export function lastBranch(conversation: Pick<Conversation, "messages">): readonly TreeMessage[] {
  return branchTo(conversation, conversation.messages.at(-1)?.id);
}

/** The last messages of all branches, oldest first. */
export function tipsOf({ messages }: Pick<Conversation, "messages">): readonly string[] {
  const parents = new Set(messages.map(({ parent }) => parent));
  return messages.filter(({ id }) => !parents.has(id)).map(({ id }) => id);
}

/**
 * What a model is told of a branch. A question whose reply failed or gave no answer is left out as if it had not been
 * asked: hosts refuse an empty message, and the model would take a piece for what it had meant to say.
 *
 * @param open the last message is a reply to go on from where it stopped.
 */
export function messagesOf(branch: readonly TreeMessage[], open?: "reasoning" | "text"): readonly Message[] {
  return branch.flatMap((message, index): readonly Message[] => {
    const next = branch[index + 1];
    switch (message.role) {
      case "system":
        return [{ role: "system", text: message.text }];
      case "user":
        return next === undefined || isWhole(next) || (open !== undefined && index === branch.length - 2)
          ? [{ role: "user", text: message.text }]
          : [];
      case "assistant": {
        const isOpen = open !== undefined && next === undefined;
        if (!isOpen && !isWhole(message)) return [];
        const { text, reasoning } = message;
        return [{ role: "assistant", text, ...(reasoning !== "" && { reasoning }), ...(isOpen && { open }) }];
      }
      default:
        return message satisfies never;
    }
  });
}

/**
 * The request that a branch makes: a function of branch and recipe and nothing else.
 *
 * @example
 * requestOf(lastBranch(conversation), recipes.r1, {}).messages;
 */
export function requestOf(branch: readonly TreeMessage[], recipe: Recipe, options: ReplyOptions): Request {
  return buildRequest(recipe, messagesOf(branch), options);
}

/** A reply that can be shown to the model as its own words: also one that was cut by its length or stopped by its reader. */
function isWhole(message: TreeMessage): boolean {
  if (message.role !== "assistant" || message.text.trim() === "") return false;
  const { state, error } = message.reply;
  return error === undefined && (state === "complete" || state === "cut" || state === "stopped");
}
