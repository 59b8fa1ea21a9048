import { listAnswer, showAnswer } from "./answers.ts";
import { type CallOptions, callFor } from "./call.ts";

/** What Ollama knows of a model that has been pulled. */
export interface Shown {
  /** Tokens that the model was made for. */
  readonly context?: number;
  readonly quantisation?: string;
  /** Whether Ollama takes its thinking apart; then it comes in a field of its own. */
  readonly thinks: boolean;
}

/** @throws ChatError `model-not-found` with the kind `not-pulled`. */
export async function show(model: string, options: Omit<CallOptions, "path" | "body">): Promise<Shown> {
  const { details, model_info: info, capabilities } = await callFor(showAnswer, { ...options, path: "/api/show", body: { model } });
  // The key begins with the architecture, such as `qwen2.context_length`.
  const context = Object.entries(info ?? {}).find(([key]) => key.endsWith(".context_length"))?.[1];
  const quantisation = details?.quantization_level;
  return {
    thinks: capabilities?.includes("thinking") === true,
    ...(typeof context === "number" && context > 0 && { context }),
    ...(quantisation != null && quantisation !== "" && quantisation !== "unknown" && { quantisation }),
  };
}

/** Whether the model is in memory already. An Ollama that does not say is taken to have it: no status is better than a wrong one. */
export async function isLoaded(model: string, options: Omit<CallOptions, "path" | "body">): Promise<boolean> {
  try {
    const { models } = await callFor(listAnswer, { ...options, path: "/api/ps" });
    return models.some(({ name }) => name === model || name === `${model}:latest`);
  } catch {
    options.signal.throwIfAborted();
    return true;
  }
}
