import { ChatError, type ErrorDetails } from "../../model/error.ts";
import type { Delta } from "../../reasoning/delta.ts";
import { codeOfSaid } from "../transport/error-code.ts";
import { readErrorObject } from "../transport/error-object.ts";
import { readEvents } from "../transport/events.ts";
import { finishReasonOf } from "../transport/finish-reason.ts";
import { redact } from "../transport/redact.ts";
import { type ChatLine, chatLine } from "./answers.ts";
import { inOllamasWords, parse } from "./call.ts";

/**
 * The lines of `/api/chat` as deltas. `done` is the terminal signal; a body that ends without one was cut.
 *
 * @throws ChatError for a line that says `error`, which comes with status 200 once the reply has begun.
 */
export async function* readLines(
  body: AsyncIterable<Uint8Array>,
  details: ErrorDetails,
  quantisation: string | undefined,
): AsyncGenerator<Delta> {
  for await (const event of readEvents(body)) {
    if (event.type === "alive") {
      yield event;
      continue;
    }
    const value = parse(event.text);
    if (value === undefined && event.unfinished) return;
    if (value === undefined) throw new ChatError("bad-response", { ...details, kind: "not-json", said: redact(event.text, []) });
    throwIfError(value, details);
    const line = chatLine.parse(value);
    yield* deltasOf(line, quantisation);
    if (line.done) return;
  }
}

/** @throws ChatError what a line says that went wrong. */
export function throwIfError(value: unknown, details: ErrorDetails): void {
  const error = typeof value === "object" && value !== null && "error" in value ? readErrorObject(value) : undefined;
  if (error === undefined) return;
  const { code, kind } = codeOfSaid(error);
  throw inOllamasWords(new ChatError(code, { ...details, said: redact(error.message, []), ...(kind !== undefined && { kind }) }));
}

function* deltasOf(line: ChatLine, quantisation: string | undefined): Generator<Delta> {
  if (line.model != null) {
    yield {
      type: "start",
      model: line.model,
      ...(line.remote_host != null && { provider: line.remote_host }),
      ...(quantisation !== undefined && { quantisation }),
    };
  }
  const { thinking, content } = line.message ?? {};
  if (thinking != null && thinking !== "") yield { type: "reasoning", text: thinking };
  if (content != null && content !== "") yield { type: "content", text: content };
  if (!line.done) return;
  const { prompt_eval_count: prompt, eval_count: written } = line;
  yield {
    type: "usage",
    usage: { ...(prompt != null && { promptTokens: prompt }), ...(written != null && { completionTokens: written }) },
  };
  // Older versions end with `done` alone.
  const end = finishReasonOf(line.done_reason ?? "stop");
  if ("code" in end) throw new ChatError(end.code, { kind: "finish-reason", ...(line.done_reason != null && { said: line.done_reason }) });
  yield { type: "finish", reason: end.reason };
}
