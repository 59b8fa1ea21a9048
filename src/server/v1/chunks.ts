import type { Part } from "../../model/part.ts";
import { type CompletionHead, finishReasons, headOf, reasoningOf, usageOf } from "./completion.ts";
import type { ReasoningField } from "./read-request.ts";

/** What keeps a connection alive while nothing is said; a line that begins with a colon is a comment in an event stream. */
export const keepAlive = ": keep-alive\n\n";

export interface ChunkOptions {
  readonly parts: AsyncIterable<Part>;
  readonly head: CompletionHead;
  readonly field: ReasoningField;
  readonly includeUsage: boolean;
  /** A failure as the object that clients know; throws it while there is still time for a status. */
  readonly describe: (error: unknown) => unknown;
}

/**
 * One reply as the events of a stream. A reply that fails ends with an error, without a finish reason and without `[DONE]`,
 * so that no client takes it for complete. A place in the queue is a comment: `: queued 2`, replies before this one.
 */
export async function* chunksOf({ parts, head, field, includeUsage, describe }: ChunkOptions): AsyncGenerator<string> {
  let said = "unknown";
  const chunk = (delta: Readonly<Record<string, unknown>>, finish_reason: string | null = null) =>
    event({
      ...headOf(head, said),
      object: "chat.completion.chunk",
      choices: [{ index: 0, delta, logprobs: null, finish_reason }],
      ...(includeUsage && { usage: null }),
    });
  try {
    for await (const part of parts) {
      switch (part.type) {
        case "start":
          said = part.model;
          yield chunk({ role: "assistant", content: "" });
          break;
        case "status":
          if (part.state === "queued") yield `: queued ${part.of ?? 0}\n\n`;
          break;
        case "reasoning":
          yield chunk(reasoningOf(part.text, field));
          break;
        case "text":
          yield chunk({ content: part.text });
          break;
        case "finish": {
          yield chunk({}, finishReasons[part.reason]);
          const usage = part.usage && usageOf(part.usage);
          if (includeUsage && usage) yield event({ ...headOf(head, said), object: "chat.completion.chunk", choices: [], usage });
          yield "data: [DONE]\n\n";
          break;
        }
        default:
          part satisfies never;
      }
    }
  } catch (error) {
    yield event(describe(error));
  }
}

function event(value: unknown): string {
  return `data: ${JSON.stringify(value)}\n\n`;
}
