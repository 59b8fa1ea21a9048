import { ChatError } from "../model/error.ts";
import type { Message } from "../model/message.ts";
import type { Model } from "../model/model.ts";
import type { ErrorEvent, WireEvent } from "../wire/event.ts";

export interface ReplyEventsOptions {
  readonly model: () => Promise<Model>;
  readonly messages: readonly Message[];
  readonly signal: AbortSignal;
  readonly describe: (error: ChatError) => ErrorEvent;
}

/**
 * One reply as events: its parts, and where it fails an error event instead of the finish. Opening the model is part of
 * it, because that may take as long as the reply and may fail in the same ways.
 */
export async function* replyEvents({ model, messages, signal, describe }: ReplyEventsOptions): AsyncGenerator<WireEvent> {
  try {
    yield { type: "status", state: "connecting" };
    const opened = await model();
    signal.throwIfAborted();
    yield* opened.reply(messages, { signal });
  } catch (error) {
    yield describe(asChatError(error, signal));
  }
}

/** An abort is somebody's wish and no fault; what is left over is our own fault. */
export function asChatError(error: unknown, signal?: AbortSignal): ChatError {
  if (signal?.aborted === true) return new ChatError("stopped");
  return error instanceof ChatError ? error : new ChatError("internal", {}, { cause: error });
}
