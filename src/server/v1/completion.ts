import type { Reply } from "../../model/collect.ts";
import type { FinishReason } from "../../model/part.ts";
import type { Usage } from "../../model/usage.ts";
import type { ReasoningField } from "./read-request.ts";

/** What every object of one reply carries. */
export interface CompletionHead {
  readonly id: string;
  /** Seconds since 1970. */
  readonly created: number;
  /** Name to give where the reply itself says none. */
  readonly model: string;
}

/** How the end of a reply is called. A budget cuts as a length does: for the client both are "not finished". */
export const finishReasons: Readonly<Record<FinishReason, "stop" | "length" | "content_filter">> = {
  stop: "stop",
  length: "length",
  budget: "length",
  filter: "content_filter",
};

/** Thinking under the names that were asked for. */
export function reasoningOf(text: string, field: ReasoningField): Readonly<Record<string, string>> {
  return {
    ...(field !== "reasoning" && { reasoning_content: text }),
    ...(field !== "reasoning_content" && { reasoning: text }),
  };
}

/** Usage as OpenAI writes it; undefined where a figure that it must hold is not known: 0 would be a wrong one. */
export function usageOf({ promptTokens, cachedTokens, reasoningTokens, answerTokens, completionTokens }: Usage) {
  const split = reasoningTokens === undefined || answerTokens === undefined ? undefined : reasoningTokens + answerTokens;
  const completion = completionTokens ?? split;
  if (promptTokens === undefined || completion === undefined) return undefined;
  return {
    prompt_tokens: promptTokens,
    completion_tokens: completion,
    total_tokens: promptTokens + completion,
    ...(cachedTokens !== undefined && { prompt_tokens_details: { cached_tokens: cachedTokens } }),
    ...(reasoningTokens !== undefined && { completion_tokens_details: { reasoning_tokens: reasoningTokens } }),
  };
}

/** A whole reply as one object. */
export function completionOf({ start, reasoning, answer, finish, usage }: Reply, head: CompletionHead, field: ReasoningField) {
  const counted = usage && usageOf(usage);
  return {
    ...headOf(head, start.model),
    object: "chat.completion",
    choices: [
      {
        index: 0,
        message: { role: "assistant", content: answer, refusal: null, ...(reasoning !== "" && reasoningOf(reasoning, field)) },
        logprobs: null,
        finish_reason: finishReasons[finish.reason],
      },
    ],
    ...(counted && { usage: counted }),
  };
}

/** Who answers is what the reply says; where it says nothing, the name that was asked for. */
export function headOf({ id, created, model }: CompletionHead, said: string) {
  return { id, created, model: said === "unknown" ? model : said };
}
