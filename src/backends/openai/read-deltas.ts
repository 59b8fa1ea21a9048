import { ChatError, type ErrorDetails } from "../../model/error.ts";
import type { Delta } from "../../reasoning/delta.ts";
import { type BodyEvent, readEvents } from "../transport/events.ts";
import type { Response } from "../transport/post.ts";
import { redact } from "../transport/redact.ts";
import { type Chunk, chunk, textsOf, usageOf } from "./chunk.ts";
import { codeOfSaid } from "./error-code.ts";
import { readErrorObject } from "./error-object.ts";
import { finishReasonOf } from "./finish-reason.ts";

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
      const value = parse(event);
      // Half an event at the very end: the reply was cut, and what it had said before stands.
      if (value === undefined) return;
      const error = event.name === "error" || hasError(value) ? readErrorObject(value) : undefined;
      if (error !== undefined) {
        const { code, kind } = codeOfSaid(error);
        throw new ChatError(code, { said: error.message, ...(kind !== undefined && { kind }) });
      }
      const read = chunk.safeParse(value);
      if (!read.success) {
        yield { type: "alive" };
        continue;
      }
      for (const delta of deltasOf(read.data, provider)) {
        if (delta.type === "finish") finished = true;
        if (delta.type === "content" || delta.type === "reasoning") wrote = true;
        yield delta;
      }
    }
  } catch (error) {
    if (!(error instanceof ChatError)) throw error;
    const said = error.details.said === undefined ? {} : { said: redact(error.details.said, secrets) };
    throw new ChatError(error.code, { ...details, ...error.details, ...said }, { cause: error.cause });
  }
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

/** Whether an event is an error and not a chunk that happens to have such a field. */
function hasError(value: unknown): boolean {
  if (typeof value !== "object" || value === null) return false;
  if ("error" in value && value.error != null && value.error !== "") return true;
  return (
    !("choices" in value) &&
    ("detail" in value || "errors" in value || "message" in value || ("object" in value && value.object === "error"))
  );
}

function deltasOf(from: Chunk, provider: string | undefined): readonly Delta[] {
  const deltas: Delta[] = [];
  // One reply was asked for; a host that sends more numbers them.
  const choice = from.choices?.find(({ index }) => (index ?? 0) === 0);
  const message = choice?.delta ?? choice?.message;
  const { reasoning, content } = message == null ? { reasoning: "", content: choice?.text ?? "" } : textsOf(message);
  const router = from.provider ?? provider;
  // A chunk with text says who answers even where it leaves the model out: no other start would come in time.
  if (from.model != null || (router !== undefined && reasoning + content !== "")) {
    deltas.push({
      type: "start",
      ...(from.model != null && { model: from.model }),
      ...(router !== undefined && { provider: router }),
      ...(from.quantization != null && { quantisation: from.quantization }),
    });
  }
  if (reasoning !== "") deltas.push({ type: "reasoning", text: reasoning });
  if (content !== "") deltas.push({ type: "content", text: content });
  if (from.usage != null) deltas.push({ type: "usage", usage: usageOf(from.usage) });
  if (choice?.finish_reason != null && choice.finish_reason !== "") {
    const end = finishReasonOf(choice.finish_reason);
    if ("code" in end) throw new ChatError(end.code, { kind: "finish-reason", said: choice.finish_reason });
    deltas.push({ type: "finish", reason: end.reason });
  }
  return deltas.length > 0 ? deltas : [{ type: "alive" }];
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
