import type { ErrorCode } from "../../model/error.ts";
import type { FinishReason } from "../../model/part.ts";

/**
 * What hosts say at the end of a reply. OpenAI's words, those of Text Generation Inference (`eos_token`,
 * `stop_sequence`), Mistral (`model_length`), Anthropic (`end_turn`, `max_tokens`) and DeepSeek
 * (`insufficient_system_resource`, "Create Chat Completion" in its API documentation).
 */
const reasons: Readonly<Record<string, FinishReason>> = {
  stop: "stop",
  eos: "stop",
  eos_token: "stop",
  stop_sequence: "stop",
  end_turn: "stop",
  complete: "stop",
  completed: "stop",
  length: "length",
  max_tokens: "length",
  model_length: "length",
  max_output_tokens: "length",
  content_filter: "filter",
  safety: "filter",
};

const failures: Readonly<Record<string, ErrorCode>> = {
  insufficient_system_resource: "overloaded",
  error: "overloaded",
  abort: "cut-short",
};

/** The reason, or the error that it stands for. A word that nobody knows is not taken for a complete reply. */
export function finishReasonOf(said: string): { readonly reason: FinishReason } | { readonly code: ErrorCode; readonly known: boolean } {
  const word = said.toLowerCase();
  // What an object inherits is no reason.
  const reason = Object.hasOwn(reasons, word) ? reasons[word] : undefined;
  if (reason !== undefined) return { reason };
  const failure = Object.hasOwn(failures, word) ? failures[word] : undefined;
  return { code: failure ?? "bad-response", known: failure !== undefined };
}
