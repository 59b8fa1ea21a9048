import { randomUUID } from "node:crypto";
import type { Target } from "../../catalogue/target.ts";
import { lastBranch, messagesOf } from "../../conversation/branch.ts";
import type { Conversation, ConversationHead, TreeMessage } from "../../conversation/conversation.ts";
import { createReplyRecord, type ReplyEnd } from "../../conversation/reply-record.ts";
import { createRunWriter } from "../../conversation/run-writer.ts";
import type { Store } from "../../conversation/store.ts";
import { titleOf } from "../../conversation/title.ts";
import type { Cost } from "../../model/cost.ts";
import { ChatError } from "../../model/error.ts";
import type { Message } from "../../model/message.ts";
import type { ReplyOptions } from "../../model/model.ts";
import type { Part } from "../../model/part.ts";
import { buildRequest } from "../../reasoning/build-request.ts";
import { recipes } from "../../reasoning/recipes.ts";
import { isFile } from "../choose-target.ts";
import { failureOf } from "../failure-of.ts";
import { localUser, openStore } from "./open-store.ts";

export interface KeeperOptions {
  /** The store's file. */
  readonly file: string;
  /** False keeps nothing, and leaves no trace. */
  readonly saves: boolean;
  /** Goes on with the last conversation. */
  readonly continues?: boolean;
  /** Instructions that are new. */
  readonly system?: string;
  /** Called once, when the store was made for the first time. */
  readonly onFirst?: (file: string) => Promise<void>;
}

/** One question, for what is kept with its reply. */
export interface AskedQuestion {
  readonly question: string;
  readonly target: Target;
  readonly options: ReplyOptions;
  /** The question was asked before, and this is another reply to it. */
  readonly again?: boolean;
  /** What the reply cost, as far as it came, where it cannot say so itself. */
  readonly charged?: () => Cost | undefined;
  /** The last reply goes on in this one, which begins with this text of it; with none where the model was asked again. */
  readonly goesOn?: { readonly reasoning: string; readonly text: string };
}

/** A reply that did not come to its end. */
export interface Unfinished {
  readonly question: string;
  readonly reasoning: string;
  readonly answer: string;
}

/** Keeps one conversation while it goes on. */
export interface Keeper {
  /** The title of the conversation that goes on. */
  readonly title: string | undefined;
  /** What was said before this conversation went on. */
  readonly earlier: readonly Message[];
  /** Its last reply, if that did not come to its end. */
  readonly unfinished: Unfinished | undefined;
  /**
   * Passes the parts of a reply on and keeps them, however they end. Throws what they throw, and otherwise ChatError
   * `not-saved` after the last part.
   */
  keep(parts: AsyncIterable<Part>, asked: AskedQuestion): AsyncIterable<Part>;
  close(): Promise<void>;
}

/**
 * @throws ChatError `usage` of the kind `no-conversation` where there is none to go on with, `not-saved` where it cannot be
 *   read.
 */
export async function createKeeper({ file, saves, continues = false, system, onFirst }: KeeperOptions): Promise<Keeper> {
  let isFirst = !isFile(file);
  let opening: Promise<Store> | undefined;
  const open = () => {
    opening ??= openStore(file);
    // What could not be opened may be there at the next try.
    opening.catch(() => {
      opening = undefined;
    });
    return opening;
  };
  const last = continues ? await lastConversation(isFirst ? undefined : file) : undefined;
  let branch: readonly TreeMessage[] = last === undefined ? [] : lastBranch(last);
  let head: ConversationHead | undefined = last;
  let instructions = system;

  /** The branch that the reply belongs to: what is there already, and what is new. */
  function branchFor({ question, again = false }: AskedQuestion, at: string) {
    const known = again ? branch.findLastIndex(({ role, text }) => role === "user" && text === question) : -1;
    if (known >= 0) return { before: branch.slice(0, known + 1), news: [] };
    const news: TreeMessage[] = [];
    const parent = () => (news.at(-1) ?? branch.at(-1))?.id ?? null;
    if (instructions !== undefined) news.push({ id: randomUUID(), parent: parent(), at, role: "system", text: instructions });
    news.push({ id: randomUUID(), parent: parent(), at, role: "user", text: question });
    return { before: branch, news };
  }

  async function* keep(parts: AsyncIterable<Part>, asked: AskedQuestion): AsyncIterable<Part> {
    const at = new Date().toISOString();
    const { goesOn } = asked;
    const record = createReplyRecord({
      asked: asked.target.id,
      family: asked.target.family,
      request: buildRequest(recipes[asked.target.family], [], asked.options),
      ...(goesOn && { continues: { message: branch.at(-1)?.id ?? "", ...goesOn } }),
    });
    const conversation = head ?? { id: randomUUID(), title: titleOf(asked.question), createdAt: at };
    const { before, news: messages } = branchFor(asked, at);
    const node = { id: randomUUID(), parent: [...before, ...messages].at(-1)?.id ?? null, at, role: "assistant" } as const;
    const writer = createRunWriter({
      open,
      user: localUser,
      run: { id: node.id, conversation, messages, reply: { ...node, ...record.value(), reasoning: "", text: "" } },
    });
    if (goesOn?.reasoning) writer.add("reasoning", goesOn.reasoning);
    if (goesOn?.text) writer.add("text", goesOn.text);
    const began = performance.now();
    const elapsed = () => performance.now() - began;
    let ended: ReplyEnd = "stopped";
    let failure: unknown;
    try {
      for await (const part of parts) {
        record.take(part, elapsed());
        if (part.type === "start") writer.note(record.value().reply);
        if (part.type === "reasoning" || part.type === "text") writer.add(part.type, part.text);
        yield part;
      }
      ended = "ended";
    } catch (error) {
      failure = error;
      ended = endOf(error);
    } finally {
      const cost = asked.charged?.();
      if (cost !== undefined) record.charge(cost);
      const last = { ...node, ...record.value(ended, elapsed()) };
      if (wasAsked(ended) || last.text + last.reasoning !== "") {
        try {
          await writer.end(last);
          head = conversation;
          branch = [...before, ...messages, last];
          instructions = undefined;
          if (isFirst) await onFirst?.(file);
          isFirst = false;
        } catch (error) {
          failure ??= error;
          // Where its earlier messages are gone, what follows is a conversation of its own.
          if (error instanceof ChatError && error.details.kind === "conversation-gone") [head, branch] = [undefined, []];
        }
      }
    }
    if (failure !== undefined) throw failure;
  }

  return {
    title: last?.title,
    earlier: messagesOf(branch),
    unfinished: unfinishedOf(branch),
    keep: saves ? keep : (parts) => parts,
    async close() {
      // What could not be opened was said when it was needed.
      await opening?.then((store) => store.close()).catch(() => undefined);
    },
  };
}

function unfinishedOf(branch: readonly TreeMessage[]): Unfinished | undefined {
  const [question, reply] = branch.slice(-2);
  if (question?.role !== "user" || reply?.role !== "assistant" || reply.reply.state === "complete") return undefined;
  const { reasoning, text: answer } = reply;
  return reasoning + answer === "" ? undefined : { question: question.text, reasoning, answer };
}

/** Closed again at once: nothing is held while the model thinks. */
async function lastConversation(file: string | undefined): Promise<Conversation> {
  const store = file === undefined ? undefined : await openStore(file);
  try {
    const [last] = (await store?.list(localUser, { limit: 1 })) ?? [];
    const found = last && (await store?.get(localUser, last.id));
    if (found === undefined) throw new ChatError("usage", { kind: "no-conversation" });
    return found;
  } finally {
    await store?.close();
  }
}

function endOf(error: unknown): ReplyEnd {
  const failure = failureOf(error);
  return failure === undefined || failure.code === "stopped" ? "stopped" : failure;
}

/** Whether anything was sent: what was refused before that is no conversation. */
function wasAsked(ended: ReplyEnd): boolean {
  return typeof ended === "string" || (ended.code !== "usage" && ended.code !== "config");
}
