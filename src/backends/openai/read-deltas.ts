import { ChatError, type ErrorDetails } from "../../model/error.ts";
import type { Delta } from "../../reasoning/delta.ts";
import { codeOfSaid } from "../transport/error-code.ts";
import { readErrorObject } from "../transport/error-object.ts";
import { type BodyEvent, readEvents } from "../transport/events.ts";
import { finishReasonOf } from "../transport/finish-reason.ts";
import type { Response } from "../transport/post.ts";
import { redact } from "../transport/redact.ts";
import { type Chunk, chunk, textsOf, usageOf } from "./chunk.ts";

export interface ReadOptions {
  readonly details: ErrorDetails;
  readonly secrets: readonly string[];
  /** False for hosts that end complete replies with `[DONE]` alone. */
  readonly sendsFinishReason: boolean;
}

/** After the finish, usage may follow in a chunk of its own, and some hosts then leave the connection open. Milliseconds. */
const lingerMs = 2_000;

/**
 * Reads deltas off a response with status 200, which may be a stream, a whole completion, or an error in disguise.
 *
 * @throws ChatError for an error inside the stream, for an event that is no JSON, for an end that nobody understands.
 */
export async function* readDeltas(response: Response, { details, secrets, sendsFinishReason }: ReadOptions): AsyncGenerator<Delta> {
  const provider = response.headers.get("x-inference-provider") ?? undefined;
  let finished = false;
  let wrote = false;
  /** The first event, as long as nothing has come that looks like a part of a reply. */
  let strange: string | undefined;
  try {
    for await (const event of lingering(readEvents(response.body), () => finished)) {
      if (event.type === "alive") {
        yield event;
        continue;
      }
      if (event.text.trim() === "[DONE]") {
        if (!finished && !sendsFinishReason && wrote) yield { type: "finish", reason: "stop" };
        return;
      }
      if (saysNothing(event, finished)) {
        yield { type: "alive" };
        continue;
      }
      const value = parse(event);
      // Half an event at the very end: the reply was cut, and what it had said before stands.
      if (value === undefined) return;
      const error = event.name === "error" ? errorOf(value) : findError(value);
      if (error !== undefined) throw error;
      const read = chunk.safeParse(value);
      if (!isReply(read.data)) strange ??= event.text;
      if (!read.success) {
        yield { type: "alive" };
        continue;
      }
      if (isReply(read.data)) strange = "";
      for (const delta of deltasOf(read.data, { provider, wrote })) {
        if (delta.type === "finish") finished = true;
        if (delta.type === "content" || delta.type === "reasoning") wrote = true;
        yield delta;
      }
    }
    if (strange) throw new ChatError("bad-response", { kind: "not-events", said: strange });
  } catch (error) {
    if (!(error instanceof ChatError)) throw error;
    const said = error.details.said === undefined ? {} : { said: redact(error.details.said, secrets) };
    throw new ChatError(error.code, { ...details, ...error.details, ...said }, { cause: error.cause });
  }
}

/** A sign of life without an event's content: an empty one, a ping in words, or anything unreadable behind a complete reply. */
function saysNothing({ text, name }: Extract<BodyEvent, { type: "data" }>, finished: boolean): boolean {
  if (text.trim() === "") return name !== "error";
  return (finished || /^(?:ping|heartbeat|keep-?alive)$/i.test(name ?? "")) && name !== "error" && !isJson(text);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

/** Whether anything in it belongs to a reply, if only its end or its price. */
function isReply(read: Chunk | undefined): boolean {
  return read !== undefined && (read.choices != null || read.usage != null);
}

function errorOf(value: unknown): ChatError {
  const error = readErrorObject(value) ?? { message: JSON.stringify(value), words: "" };
  const { code, kind } = codeOfSaid(error);
  return new ChatError(code, { said: error.message, ...(kind !== undefined && { kind }) });
}

function parse(event: Extract<BodyEvent, { type: "data" }>): unknown {
  try {
    return JSON.parse(event.text);
  } catch {
    if (event.name === "error") return { error: event.text };
    if (event.unfinished) return undefined;
    throw new ChatError("bad-response", { kind: "not-json", said: event.text });
  }
}

/** The error that an event is, unless it is a chunk that happens to have such a field, or something else altogether. */
function findError(value: unknown): ChatError | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  if ("error" in value && isError(value.error)) return errorOf(value);
  const mayBe = !("choices" in value) && ("detail" in value || "errors" in value || "message" in value || "object" in value);
  return mayBe && readErrorObject(value) !== undefined ? errorOf(value) : undefined;
}

function isError(error: unknown): boolean {
  if (typeof error === "object" && error !== null) return Object.keys(error).length > 0;
  return error !== undefined && error !== null && error !== "" && error !== false;
}

/** Text comes before the end that it brings along, so that an end which is an error leaves the text standing. */
function* deltasOf(from: Chunk, { provider, wrote }: { readonly provider: string | undefined; readonly wrote: boolean }): Generator<Delta> {
  yield { type: "alive" };
  // One reply was asked for; a host that sends more numbers them.
  const choice = from.choices?.find(({ index }) => (index ?? 0) === 0);
  // A whole message behind its own pieces repeats them.
  const message = choice?.delta ?? (wrote ? undefined : choice?.message);
  const { reasoning, content } = message == null ? { reasoning: "", content: choice?.text ?? "" } : textsOf(message);
  const router = from.provider ?? provider;
  // A chunk with text says who answers even where it leaves the model out: no other start would come in time.
  if (from.model != null || (router !== undefined && reasoning + content !== "")) {
    yield {
      type: "start",
      ...(from.model != null && { model: from.model }),
      ...(router !== undefined && { provider: router }),
      ...(from.quantization != null && { quantisation: from.quantization }),
    };
  }
  if (reasoning !== "") yield { type: "reasoning", text: reasoning };
  if (content !== "") yield { type: "content", text: content };
  if (from.usage != null) yield { type: "usage", usage: usageOf(from.usage) };
  if (isError(choice?.error)) throw errorOf(choice);
  if (choice?.finish_reason == null || /^(?:null)?$/.test(choice.finish_reason)) return;
  const end = finishReasonOf(choice.finish_reason);
  if ("code" in end) throw new ChatError(end.code, { ...(end.known ? {} : { kind: "finish-reason" }), said: choice.finish_reason });
  yield { type: "finish", reason: end.reason };
}

/** The events, but after the finish only as long as the linger lasts: the reply is complete, and nothing can spoil it. */
async function* lingering(events: AsyncGenerator<BodyEvent>, finished: () => boolean): AsyncGenerator<BodyEvent> {
  const over = Promise.withResolvers<IteratorReturnResult<undefined>>();
  let timer: NodeJS.Timeout | undefined;
  try {
    for (;;) {
      if (finished()) timer ??= setTimeout(() => over.resolve({ done: true, value: undefined }), lingerMs);
      const next = events.next();
      next.catch(() => undefined);
      const { done, value } = await (finished()
        ? Promise.race([next.catch(() => ({ done: true, value: undefined }) as const), over.promise])
        : next);
      if (done) return;
      yield value;
    }
  } finally {
    clearTimeout(timer);
    void events.return(undefined).catch(() => undefined);
  }
}
