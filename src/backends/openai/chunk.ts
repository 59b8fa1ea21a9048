import * as z from "zod";
import type { Usage } from "../../model/usage.ts";

/** A field whose value cannot be used is taken as absent: hosts add, rename and misuse fields, and a reply must survive that. */
const lenient = <T extends z.ZodType>(type: T) => type.nullish().catch(undefined);
const count = lenient(z.number().int().nonnegative());
/** Only what does not fit is left out of a list: one odd entry must not take the text beside it away. */
const lenientList = <T extends z.ZodType>(type: T) =>
  lenient(z.array(lenient(type)).transform((all) => all.filter((one): one is NonNullable<typeof one> => one != null)));

const details = z.looseObject({ text: lenient(z.string()), summary: lenient(z.string()), type: lenient(z.string()) });
const textPart = z.union([
  z.string().transform((text) => ({ type: "text", text, thinking: undefined })),
  z.looseObject({
    type: lenient(z.string()),
    text: lenient(z.string()),
    thinking: lenient(z.union([z.string(), z.array(z.looseObject({ text: lenient(z.string()) }))])),
  }),
]);

/** `delta` of a streamed chunk, `message` of a whole completion: the same fields. */
const message = z.looseObject({
  content: lenient(z.union([z.string(), lenientList(textPart)])),
  reasoning_content: lenient(z.string()),
  reasoning: lenient(z.string()),
  thinking: lenient(z.string()),
  reasoning_details: lenientList(details),
});

const choice = z.looseObject({
  index: lenient(z.number()),
  delta: lenient(message),
  message: lenient(message),
  text: lenient(z.string()),
  finish_reason: lenient(z.string()),
  error: z.unknown().optional(),
});

const usage = z.looseObject({
  prompt_tokens: count,
  completion_tokens: count,
  prompt_cache_hit_tokens: count,
  reasoning_tokens: count,
  cost: lenient(z.number().nonnegative()),
  prompt_tokens_details: lenient(z.looseObject({ cached_tokens: count })),
  completion_tokens_details: lenient(z.looseObject({ reasoning_tokens: count })),
});

/** One event of a stream, or a whole completion. */
export const chunk = z.looseObject({
  model: lenient(z.string().min(1)),
  provider: lenient(z.string().min(1)),
  quantization: lenient(z.string().min(1)),
  choices: lenientList(choice),
  usage: lenient(usage),
});

export type Chunk = z.infer<typeof chunk>;
export type ChunkMessage = z.infer<typeof message>;

/**
 * Thinking and answer of a message. Hosts fill one or several of the fields for thinking with the same text, so the
 * first that has any is taken; `content` may be a list in which thinking has a type of its own.
 */
export function textsOf(from: ChunkMessage): { readonly reasoning: string; readonly content: string } {
  const listed = Array.isArray(from.content) ? from.content : [];
  const inList = listed.map(({ thinking, type, text }) => {
    if (Array.isArray(thinking)) return thinking.map((one) => one.text ?? "").join("");
    return thinking ?? (isThinking(type) ? text : "") ?? "";
  });
  const inDetails = (from.reasoning_details ?? []).map(({ text, summary }) => text ?? summary ?? "");
  const fields = [from.reasoning_content, from.reasoning, from.thinking, inDetails.join(""), inList.join("")];
  return {
    reasoning: fields.find((text) => text != null && text !== "") ?? "",
    content:
      typeof from.content === "string" ? from.content : listed.map(({ type, text }) => (isThinking(type) ? "" : (text ?? ""))).join(""),
  };
}

const isThinking = (type: string | null | undefined) => type === "thinking" || type === "reasoning";

/** The figures under the names that OpenAI, DeepSeek and their followers use. */
export function usageOf(from: NonNullable<Chunk["usage"]>): Usage {
  const cached = from.prompt_tokens_details?.cached_tokens ?? from.prompt_cache_hit_tokens;
  const reasoning = from.completion_tokens_details?.reasoning_tokens ?? from.reasoning_tokens;
  return {
    ...(from.prompt_tokens != null && { promptTokens: from.prompt_tokens }),
    ...(cached != null && { cachedTokens: cached }),
    ...(reasoning != null && { reasoningTokens: reasoning }),
    ...(from.completion_tokens != null && { completionTokens: from.completion_tokens }),
    ...(from.cost != null && { reportedCost: from.cost }),
  };
}
