import { branchTo } from "../conversation/branch.ts";
import type { AssistantTreeMessage, Conversation, TreeMessage } from "../conversation/conversation.ts";

export type Tree = Pick<Conversation, "messages">;

/** The versions of a message, oldest first: what was asked, or answered, at the same place. */
export function versionsOf({ messages }: Tree, { parent, role }: Pick<TreeMessage, "parent" | "role">): readonly string[] {
  return messages.filter((other) => other.parent === parent && other.role === role).map(({ id }) => id);
}

/** The last message that was written below one, or that one itself: where its branch was last gone on with. */
export function tipBelow({ messages }: Tree, id: string): string {
  const below = new Set([id]);
  let last = id;
  for (const message of messages) {
    if (message.parent === null || !below.has(message.parent)) continue;
    below.add(message.id);
    last = message.id;
  }
  return last;
}

/** The same conversation with a message that has changed, or is new. */
export function withMessages<One extends Tree>(tree: One, changed: readonly TreeMessage[]): One {
  const news = new Map(changed.map((message) => [message.id, message]));
  const known = tree.messages.map((message) => news.get(message.id) ?? message);
  const ids = new Set(tree.messages.map(({ id }) => id));
  return { ...tree, messages: [...known, ...changed.filter(({ id }) => !ids.has(id))] };
}

/** The replies of a branch that still come. */
export function runningOn(tree: Tree, tip: string | undefined): readonly AssistantTreeMessage[] {
  return branchTo(tree, tip)
    .filter((message) => message.role === "assistant")
    .filter(({ reply }) => reply.state === "running");
}
