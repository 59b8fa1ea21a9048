import type { Part } from "../../model/part.ts";
import { eventStream, unbuffered } from "../event-stream.ts";
import { chunksOf, keepAlive } from "./chunks.ts";
import type { CompletionHead } from "./completion.ts";
import type { ChatRequest } from "./read-request.ts";

export interface StreamReplyOptions {
  readonly request: ChatRequest;
  readonly head: CompletionHead;
  readonly parts: AsyncIterable<Part>;
  /** A failure as the object that clients know. */
  readonly describe: (error: unknown) => unknown;
  readonly onGone: () => void;
  readonly headers: Readonly<Record<string, string>>;
  /** How long to wait for a failure that can still be told by its status, in milliseconds. */
  readonly settleMs?: number;
  /** In milliseconds. */
  readonly heartbeatMs?: number;
}

const streamHeaders = { ...unbuffered, "content-type": "text/event-stream; charset=utf-8" };

/**
 * A reply as it comes. Answers as soon as an event is there, or when a failure has had its time to come first.
 *
 * @throws what fails before that.
 */
export async function streamReply(options: StreamReplyOptions): Promise<Response> {
  const { request, head, parts, describe, onGone, headers, settleMs = 1_000, heartbeatMs } = options;
  let answered = false;
  const events = chunksOf({
    parts,
    head,
    field: request.reasoningField,
    includeUsage: request.includeUsage,
    describe: (error) => {
      if (!answered) throw error;
      return describe(error);
    },
  });
  const first = events.next();
  await within(first, settleMs);
  answered = true;
  const body = eventStream({
    events: resumed(first, events),
    write: (text) => text,
    onGone,
    heartbeat: keepAlive,
    ...(heartbeatMs !== undefined && { heartbeatMs }),
  });
  return new Response(body, { headers: { ...streamHeaders, ...headers } });
}

/** Waits for a result, but not longer than that. */
async function within(result: Promise<unknown>, ms: number): Promise<void> {
  const late = Promise.withResolvers<void>();
  const timer = setTimeout(late.resolve, ms);
  try {
    await Promise.race([result, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

/** Events of which the first has been asked for already. */
async function* resumed<T>(first: Promise<IteratorResult<T>>, rest: AsyncGenerator<T>): AsyncGenerator<T> {
  try {
    const { done, value } = await first;
    if (done) return;
    yield value;
    yield* rest;
  } finally {
    await rest.return(undefined);
  }
}
