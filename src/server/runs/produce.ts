import type { AssistantTreeMessage } from "../../conversation/conversation.ts";
import type { LiveRun } from "../../conversation/live-run.ts";
import { createReplyRecord, type ReplyEnd, type ReplyRecordOptions } from "../../conversation/reply-record.ts";
import type { RunWriter } from "../../conversation/run-writer.ts";
import type { Cost } from "../../model/cost.ts";
import { ChatError } from "../../model/error.ts";
import type { Model } from "../../model/model.ts";
import type { Part } from "../../model/part.ts";
import { asChatError } from "../as-chat-error.ts";
import type { Plan } from "./plan.ts";

/** How a run ended: its message as it is kept, and what failed. */
export interface RunEnd {
  readonly message: AssistantTreeMessage;
  readonly error?: ChatError;
  /** Where it could not be kept: tries again. @throws ChatError `not-saved`. */
  readonly save?: () => Promise<void>;
}

/** Why a run was ended from outside. */
export interface Ending {
  readonly why: "stopped" | "interrupted";
  /** The place that its reader has seen: nothing after it is kept. */
  readonly seen?: number;
}

export interface ProduceOptions {
  readonly plan: Plan;
  readonly live: LiveRun<RunEnd>;
  readonly writer: RunWriter;
  /** The reply's place in the tree. */
  readonly node: Pick<AssistantTreeMessage, "id" | "parent" | "at" | "role">;
  /** What its record says of what was asked. */
  readonly asked: Omit<ReplyRecordOptions, "continues">;
  readonly model: () => Promise<Model>;
  /** Aborted with an `Ending`. */
  readonly signal: AbortSignal;
}

/** Produces one reply to its end, whatever that is, keeps it, and then says so. Never rejects. */
export async function produce({ plan, live, writer, node, asked, model, signal }: ProduceOptions): Promise<void> {
  const began = performance.now();
  const elapsed = () => performance.now() - began;
  const { goesOn } = plan;
  let record = createReplyRecord(asked);
  let ended: ReplyEnd = "ended";
  let begins = 0;
  try {
    live.take({ type: "status", state: "connecting" });
    const opened = await orAborted(model(), signal);
    const canGoOn = goesOn !== undefined && opened.traits.continues.includes(goesOn.open);
    if (goesOn !== undefined) {
      const { message, reasoning, text } = goesOn;
      begins = canGoOn ? reasoning.length + text.length : 0;
      record = createReplyRecord({ ...asked, continues: { message, ...(canGoOn ? { reasoning, text } : { reasoning: "", text: "" }) } });
      if (canGoOn)
        for (const part of [
          { type: "reasoning", text: reasoning },
          { type: "text", text },
        ] as const)
          show(part);
    }
    writer.note(record.value().reply);
    const onCost = (cost: Cost) => record.charge(cost);
    for await (const part of opened.reply(canGoOn ? goesOn.messages : plan.messages, { signal, onCost })) {
      record.take(part, elapsed());
      show(part);
      if (part.type === "start") writer.note(record.value().reply);
    }
  } catch (error) {
    ended = signal.aborted ? endingOf(signal).why : asChatError(error);
  }
  const { reasoning, text, reply } = record.value(ended, elapsed());
  const { seen } = endingOf(signal);
  // What it goes on from had been seen before.
  const end = seen === undefined ? undefined : Math.max(seen, begins);
  const cut = reply.state === "stopped" && end !== undefined;
  const kept = cut ? { reasoning: live.textUpTo("reasoning", end), text: live.textUpTo("text", end) } : { reasoning, text };
  const message: AssistantTreeMessage = { ...node, ...kept, reply };
  const failure = typeof ended === "object" ? ended : undefined;
  try {
    await writer.end(message);
    live.end({ message, ...(failure && { error: failure }) });
  } catch (error) {
    live.end({ message, error: asChatError(error), save: () => writer.end(message) });
  }

  function show(part: Part): void {
    const isText = part.type === "reasoning" || part.type === "text";
    if (isText && part.text === "") return;
    live.take(part);
    if (isText) writer.add(part.type, part.text);
  }
}

function endingOf(signal: AbortSignal): Ending {
  // Nobody else has this signal's controller.
  return signal.aborted ? (signal.reason as Ending) : { why: "interrupted" };
}

/** What opens may take as long as it needs; whoever stops does not wait for it. */
async function orAborted<T>(opening: Promise<T>, signal: AbortSignal): Promise<T> {
  const aborted = Promise.withResolvers<never>();
  const abort = () => aborted.reject(new ChatError("stopped"));
  signal.addEventListener("abort", abort, { once: true });
  try {
    signal.throwIfAborted();
    return await Promise.race([opening, aborted.promise]);
  } finally {
    signal.removeEventListener("abort", abort);
  }
}
