import { randomUUID } from "node:crypto";
import { branchTo, messagesOf } from "../../conversation/branch.ts";
import type { Conversation, ConversationHead, TreeMessage } from "../../conversation/conversation.ts";
import { titleOf } from "../../conversation/title.ts";
import { ChatError } from "../../model/error.ts";
import type { Message } from "../../model/message.ts";
import type { StartRequest } from "../../wire/run.ts";
import { noSuchMessage } from "../not-there.ts";

/** What a reply will be, before anything is asked. */
export interface Plan {
  readonly conversation: ConversationHead;
  /** What is new before the reply. */
  readonly news: readonly TreeMessage[];
  /** The message that is answered. */
  readonly parent: string;
  /** What the model is told. */
  readonly messages: readonly Message[];
  readonly goesOn?: GoingOn;
}

/** A reply to go on from, if the model can. */
export interface GoingOn {
  readonly message: string;
  readonly open: "reasoning" | "text";
  readonly reasoning: string;
  readonly text: string;
  /** What the model is told instead of `messages`. */
  readonly messages: readonly Message[];
}

/**
 * Turns a request into what it means for the conversation: a function of the two, but for new ids.
 *
 * @param found the conversation that the request names; undefined where it names none.
 * @param at the present time, ISO 8601.
 * @throws ChatError `usage` of the kind `no-such-message`, status 404, or `nothing-to-continue`, 409, for a reply that came to its
 *   end or has not come to it yet.
 */
export function planReply(ask: StartRequest["ask"], found: Conversation | undefined, at: string): Plan {
  const conversation = found ?? { id: randomUUID(), title: ask.type === "question" ? titleOf(ask.text) : "", createdAt: at };
  const tree = found ?? { messages: [] };
  switch (ask.type) {
    case "question": {
      const before = ask.after === null ? [] : branchOf(tree, ask.after);
      const question: TreeMessage = { id: randomUUID(), parent: ask.after, at, role: "user", text: ask.text };
      return { conversation, news: [question], parent: question.id, messages: messagesOf([...before, question]) };
    }
    case "again":
      return { conversation, news: [], parent: ask.question, messages: messagesOf(branchOf(tree, ask.question, "user")) };
    case "continue": {
      const branch = branchOf(tree, ask.reply, "assistant");
      const last = branch.at(-1);
      const question = branch.at(-2);
      if (last?.role !== "assistant" || question === undefined) throw noSuchMessage();
      if (last.reply.state === "complete" || last.reply.state === "running") {
        throw new ChatError("usage", { kind: "nothing-to-continue", status: 409 });
      }
      const { id: message, reasoning, text } = last;
      const open = ask.answerNow || text.trim() !== "" ? "text" : "reasoning";
      const again = { conversation, news: [], parent: question.id, messages: messagesOf(branch.slice(0, -1)) };
      if (reasoning + text === "") return again;
      return { ...again, goesOn: { message, open, reasoning, text, messages: messagesOf(branch, open) } };
    }
    default:
      return ask satisfies never;
  }
}

function branchOf(tree: Pick<Conversation, "messages">, id: string, role?: TreeMessage["role"]): readonly TreeMessage[] {
  const branch = branchTo(tree, id);
  const last = branch.at(-1);
  if (last === undefined || (role !== undefined && last.role !== role)) throw noSuchMessage();
  return branch;
}
