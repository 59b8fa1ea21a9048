import type { AssistantTreeMessage, TreeMessage } from "../conversation/conversation.ts";
import type { ModelEntry } from "../wire/models.ts";
import type { StartRequest } from "../wire/run.ts";
import type { Tree } from "./versions.ts";

/** What has been asked and is not yet acknowledged: shown as if it were kept, so that nobody waits to see their own question. */
export interface Asking {
  readonly request: StartRequest;
  /** The question, where it is a new one, and the reply. */
  readonly messages: readonly TreeMessage[];
  readonly reply: AssistantTreeMessage;
}

export function newAsking(request: StartRequest, { family }: ModelEntry, tree: Tree, now: Date): Asking {
  const at = now.toISOString();
  const { ask, key } = request;
  const reply = (parent: string | null): AssistantTreeMessage => ({
    id: `${key}-reply`,
    parent,
    at,
    role: "assistant",
    reasoning: "",
    text: "",
    reply: { state: "running", asked: request.model, family, sampling: {} },
  });
  switch (ask.type) {
    case "question": {
      const question: TreeMessage = { id: `${key}-question`, parent: ask.after, at, role: "user", text: ask.text };
      const answer = reply(question.id);
      return { request, messages: [question, answer], reply: answer };
    }
    case "again":
    case "continue": {
      const parent = ask.type === "again" ? ask.question : (tree.messages.find(({ id }) => id === ask.reply)?.parent ?? null);
      const answer = reply(parent);
      return { request, messages: [answer], reply: answer };
    }
    default:
      return ask satisfies never;
  }
}

/** The same after the server said no, or nothing, or its reader stopped it. */
export function ended(asking: Asking, state: "failed" | "stopped"): Asking {
  const reply: AssistantTreeMessage = { ...asking.reply, reply: { ...asking.reply.reply, state } };
  return { ...asking, reply, messages: asking.messages.map((message) => (message.id === reply.id ? reply : message)) };
}
