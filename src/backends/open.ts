import type { Target } from "../catalogue/target.ts";
import { ChatError } from "../model/error.ts";
import type { Model } from "../model/model.ts";
import type { Shape } from "../model/shape.ts";
import { recipes } from "../reasoning/recipes.ts";
import { weightsFile } from "./weights-file.ts";

/** What a target alone does not say. */
export interface OpenOptions {
  /** Value of the target's key, if the environment has one. */
  readonly key?: string;
  /** Outranks the host's known shape and the recipe. */
  readonly shape?: Shape;
  /** Threads for the local engine; absent: as many as the machine has cores. */
  readonly threads?: number;
  /** Environment of the local engine's process. It is handed in because a backend reads none itself. */
  readonly env?: Readonly<Record<string, string>>;
}

/**
 * Opens what a target names. Only the backend that it needs is loaded, so that a question to a host never waits for the
 * engine's code. Nothing is connected or started before the first reply.
 *
 * @throws ChatError `config` where a key is needed and absent, `weights` where the file cannot be one.
 * @example
 * const model = await openModel(resolveTarget("fathom-tiny", { exists: existsSync }));
 */
export async function openModel(target: Target, options: OpenOptions = {}): Promise<Model> {
  const recipe = recipes[target.family];
  const { key, shape, threads, env } = options;
  switch (target.kind) {
    case "weights": {
      const { openLlama } = await import("./llama/open-llama.ts");
      const rest = { ...(shape && { shape }), ...(threads !== undefined && { threads }), ...(env && { env }) };
      return openLlama({ target, recipe, file: weightsFile(target), ...rest });
    }
    case "openai": {
      if (target.keyRequired && key === undefined) {
        const { host, model, keyName, keyUrl } = target;
        throw new ChatError("config", { host, model, keyName, ...(keyUrl !== undefined && { keyUrl }), kind: "missing-key" });
      }
      const { openOpenai } = await import("./openai/open-openai.ts");
      return openOpenai({ target, recipe, ...(key !== undefined && { key }), ...(shape && { shape }) });
    }
    case "ollama-api": {
      const { openOllama } = await import("./ollama/open-ollama.ts");
      return openOllama({ target, recipe, ...(shape && { shape }) });
    }
    default:
      return target satisfies never;
  }
}
