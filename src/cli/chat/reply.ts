import type { ChatError } from "../../model/error.ts";
import type { Message } from "../../model/message.ts";
import type { Model, ReplyOptions } from "../../model/model.ts";
import type { FinishPart, Part } from "../../model/part.ts";
import { retrying } from "../../model/retrying.ts";
import type { View } from "../ask/view.ts";
import type { CommandContext } from "../command.ts";
import { failureOf } from "../failure-of.ts";
import { Interrupt } from "../interrupt.ts";

export interface ShowReplyOptions {
  readonly model: Model;
  readonly messages: readonly Message[];
  readonly options: ReplyOptions;
  /** Passes the parts on and keeps them. */
  readonly keep: (parts: AsyncIterable<Part>) => AsyncIterable<Part>;
  readonly view: View;
  readonly holdCtrlC: CommandContext["holdCtrlC"];
  /** Ends the conversation. Ctrl-C ends the reply alone. */
  readonly signal: AbortSignal;
}

/** What came, whole or not. */
export interface ShownReply {
  readonly reasoning: string;
  readonly answer: string;
  readonly finish?: FinishPart;
  readonly failure?: ChatError;
}

/**
 * Shows one reply and keeps what came of it.
 *
 * @throws the signal's reason when the conversation is ended.
 */
export async function showReply({ model, messages, options, keep, view, holdCtrlC, signal }: ShowReplyOptions): Promise<ShownReply> {
  const stop = new AbortController();
  const release = holdCtrlC(() => stop.abort(new Interrupt(130)));
  let reasoning = "";
  let answer = "";
  let finish: FinishPart | undefined;
  try {
    const parts = retrying(model).reply(messages, { ...options, signal: AbortSignal.any([signal, stop.signal]) });
    for await (const part of keep(parts)) {
      if (part.type === "reasoning") reasoning += part.text;
      if (part.type === "text") answer += part.text;
      if (part.type === "finish") finish = part;
      await view.show(part);
    }
    await view.end();
  } catch (error) {
    const failure = failureOf(error);
    await view.end(failure);
    signal.throwIfAborted();
    return { reasoning, answer, ...(failure && { failure }) };
  } finally {
    release();
  }
  return { reasoning, answer, ...(finish && { finish }) };
}
