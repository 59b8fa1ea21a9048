import { type FaultServer, response, type ServerStep, startFaultServer } from "./fault-server.ts";

export interface OllamaServer extends FaultServer {
  /** Without `/v1`. */
  readonly baseUrl: string;
  /** From now on it has the model. */
  readonly pulled: () => void;
}

export interface OllamaServerOptions {
  /** What `/api/show` says; absent: that the model thinks. */
  readonly capabilities?: readonly string[];
  readonly context?: number;
  /** Names that are in memory. */
  readonly loaded?: readonly string[];
  /** Absent: the model has been pulled. */
  readonly missing?: true;
}

/**
 * An Ollama, as docs/api.md and server/routes.go of ollama/ollama describe it: it knows every model and plays what it is
 * told on `/api/chat` and `/api/pull`.
 */
export async function startOllamaServer(options: OllamaServerOptions = {}): Promise<OllamaServer> {
  const { capabilities = ["completion", "thinking"], context = 131_072, loaded = ["deepseek-r1:7b"], missing } = options;
  const details = { format: "gguf", family: "qwen2", parameter_size: "7.6B", quantization_level: "Q4_K_M" };
  const shown = response(200, {
    details,
    capabilities,
    model_info: { "general.architecture": "qwen2", "qwen2.block_count": 28, "qwen2.context_length": context },
  });
  const fixed: Record<string, readonly ServerStep[]> = {
    "/api/version": response(200, { version: "0.30.1" }),
    "/api/tags": response(200, {
      models: [{ name: "deepseek-r1:7b", model: "deepseek-r1:7b", size: 4_683_075_271, digest: "0a8c", details }],
    }),
    "/api/ps": response(200, { models: loaded.map((name) => ({ name, model: name, size: 1, details })) }),
    "/api/show": missing ? response(404, { error: "model 'deepseek-r1:7b' not found" }) : shown,
  };
  const server = await startFaultServer(fixed);
  const pulled = () => {
    fixed["/api/show"] = shown;
  };
  return { ...server, baseUrl: server.url.replace(/\/v1$/, ""), pulled };
}

/** A line of `/api/chat`. */
export function chatLine(message: Readonly<Record<string, unknown>>, rest: Readonly<Record<string, unknown>> = {}): string {
  return line({
    model: "deepseek-r1:7b",
    created_at: "2026-11-24T10:00:00Z",
    message: { role: "assistant", ...message },
    done: false,
    ...rest,
  });
}

/** The last line of a reply. */
export const doneLine = (reason = "stop") =>
  chatLine({ content: "" }, { done: true, done_reason: reason, total_duration: 1, load_duration: 1, prompt_eval_count: 11, eval_count: 7 });

export const line = (value: unknown): string => `${JSON.stringify(value)}\n`;

/** Steps of a streamed response in JSON lines. */
export function lines(...texts: readonly (string | Uint8Array)[]): readonly ServerStep[] {
  return [{ do: "head", headers: { "content-type": "application/x-ndjson" } }, ...texts.map((bytes) => ({ do: "write", bytes }) as const)];
}
