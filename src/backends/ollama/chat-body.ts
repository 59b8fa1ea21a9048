import type { ReplyOptions } from "../../model/model.ts";
import type { Request } from "../../reasoning/request.ts";
import type { Shown } from "./show.ts";

/** Less is never asked for where the model has it: R1's thoughts run to thousands of tokens, and Ollama's own default is 4,096. */
const leastContext = 16_384;
/** Room for a reply whose length nobody limited, in tokens. */
const usualReply = 12_288;
/** Less than this is no reply of a model that thinks, in tokens. */
const shortReply = 2_048;
/** Ollama loads a model anew when its context changes, so it changes in steps. */
const contextStep = 8_192;
/** UTF-8 bytes of a token, reckoned low: in Chinese a token has some four, in English more. */
const bytesPerToken = 3;

export interface ContextOptions {
  readonly request: Request;
  /** What the caller asked for, before the recipe filled it in. */
  readonly asked: ReplyOptions;
  readonly shown: Shown;
  /** What this conversation was given before: to shrink would load the model anew. */
  readonly before?: number;
}

/**
 * Tokens of context that a conversation needs: its own text and the longest reply that was asked for, at least 16,384,
 * never more than the model was made for.
 */
export function contextFor({ request, asked, shown, before = 0 }: ContextOptions): number {
  const needed = promptTokens(request) + (asked.maxTokens ?? usualReply);
  const stepped = Math.max(leastContext, before, Math.ceil(needed / contextStep) * contextStep);
  return Math.min(stepped, shown.context ?? stepped);
}

/** Below this a conversation would have no room for an answer, however little memory there is. */
export function leastContextFor(request: Request): number {
  return promptTokens(request) + shortReply;
}

/** A little too many rather than too few. */
function promptTokens({ messages }: Request): number {
  const text = messages.map(({ content, reasoning = "" }) => content + reasoning).join("\n");
  return Math.ceil(Buffer.byteLength(text) / bytesPerToken) + 16 * messages.length;
}

/**
 * A request in Ollama's chat form. `truncate` and `shift` are off: by themselves they drop the beginning of a
 * conversation that has grown too long, and the model answers something else.
 */
export function chatBody(model: string, request: Request, shown: Shown, context: number): Readonly<Record<string, unknown>> {
  return {
    model,
    messages: request.messages.map(({ role, content, reasoning }) => ({
      role,
      content,
      ...(reasoning !== undefined && { thinking: reasoning }),
    })),
    stream: true,
    ...(shown.thinks && { think: true }),
    truncate: false,
    shift: false,
    ...(request.schema !== undefined && { format: request.schema }),
    options: {
      num_ctx: context,
      ...(request.temperature !== undefined && { temperature: request.temperature }),
      ...(request.topP !== undefined && { top_p: request.topP }),
      ...(request.maxTokens !== undefined && { num_predict: request.maxTokens }),
      ...(request.seed !== undefined && { seed: request.seed }),
      ...(request.stop !== undefined && { stop: request.stop }),
    },
  };
}
