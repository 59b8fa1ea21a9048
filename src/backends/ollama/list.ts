import { Agent } from "undici";
import { ollama } from "../../catalogue/ollama.ts";
import { listAnswer } from "./answers.ts";
import { callFor } from "./call.ts";

/** A model that an Ollama has on its disk. */
export interface PulledModel {
  /** With its tag, as `--model ollama:NAME` takes it. */
  readonly name: string;
  readonly bytes?: number;
  readonly quantisation?: string;
  /** Such as `14.8B`. */
  readonly parameters?: string;
}

export interface ListOptions {
  readonly baseUrl: string;
  readonly signal: AbortSignal;
}

/**
 * What an Ollama has pulled, in its own order.
 *
 * @throws ChatError `unreachable` where none listens; the signal's own reason when aborted.
 * @example
 * const models = await listOllama({ baseUrl: "http://127.0.0.1:11434", signal });
 */
export async function listOllama({ baseUrl, signal }: ListOptions): Promise<readonly PulledModel[]> {
  const agent = new Agent();
  try {
    const { models } = await callFor(listAnswer, { baseUrl, path: "/api/tags", signal, agent, details: { host: ollama.id } });
    return models.map(({ name, size, details }) => ({
      name,
      ...(size != null && { bytes: size }),
      ...(details?.quantization_level != null && { quantisation: details.quantization_level }),
      ...(details?.parameter_size != null && { parameters: details.parameter_size }),
    }));
  } finally {
    await agent.destroy();
  }
}
