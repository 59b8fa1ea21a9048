import { ChatError } from "./error.ts";
import type { FinishPart, Part, StartPart } from "./part.ts";
import type { Usage } from "./usage.ts";

/** A whole reply. */
export interface Reply {
  readonly start: StartPart;
  readonly reasoning: string;
  readonly answer: string;
  readonly finish: FinishPart;
  readonly usage?: Usage;
}

/**
 * Collects a stream of parts into one reply: the only way to a reply that is not streamed, so that both are the same.
 *
 * @throws ChatError `cut-short` when the parts end without a finish; whatever the stream throws.
 * @example
 * const { answer } = await collect(model.reply([{ role: "user", text: "What is 47 + 38?" }]));
 */
export async function collect(parts: AsyncIterable<Part>): Promise<Reply> {
  const began = performance.now();
  let start: StartPart | undefined;
  let finish: FinishPart | undefined;
  let reasoning = "";
  let answer = "";
  for await (const part of parts) {
    switch (part.type) {
      case "start":
        start = part;
        break;
      case "status":
        break;
      case "reasoning":
        reasoning += part.text;
        break;
      case "text":
        answer += part.text;
        break;
      case "finish":
        finish = part;
        break;
      default:
        part satisfies never;
    }
  }
  if (start === undefined || finish === undefined) {
    throw new ChatError("cut-short", {}, { partial: { reasoning, answer, timing: { totalMs: performance.now() - began } } });
  }
  return { start, reasoning, answer, finish, ...(finish.usage && { usage: finish.usage }) };
}
