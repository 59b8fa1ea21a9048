import { Agent } from "undici";
import { ollama } from "../../catalogue/ollama.ts";
import { ChatError } from "../../model/error.ts";
import { readEvents } from "../transport/events.ts";
import { pullLine } from "./answers.ts";
import { call, parse } from "./call.ts";
import { throwIfError } from "./read-lines.ts";

/** How far a pull has come. */
export interface PullProgress {
  /** In Ollama's words, such as `pulling manifest` or `verifying sha256 digest`. Untrusted: show it through the filter. */
  readonly said: string;
  /** Bytes of all layers that are known so far; absent before the first is. */
  readonly done?: number;
  readonly of?: number;
}

export interface PullOptions {
  readonly baseUrl: string;
  /** Name and tag, without the host before it. */
  readonly model: string;
  readonly signal: AbortSignal;
  readonly onProgress: (progress: PullProgress) => void;
}

/**
 * Lets an Ollama download a model. Ollama goes on where an earlier pull stopped and checks what it gets; an abort closes
 * the connection, which stops it.
 *
 * @throws ChatError `model-not-found` for a name that its registry does not have, `cut-short` when the pull ends without
 *   having said that it succeeded, `unreachable`; the signal's own reason when aborted.
 * @example
 * await pullOllama({ baseUrl: "http://127.0.0.1:11434", model: "deepseek-r1:1.5b", signal, onProgress: ({ done, of }) => show(done, of) });
 */
export async function pullOllama({ baseUrl, model, signal, onProgress }: PullOptions): Promise<void> {
  const details = { host: ollama.id, model };
  const agent = new Agent({ headersTimeout: 0, bodyTimeout: 0 });
  const layers = new Map<string, { readonly done: number; readonly of: number }>();
  try {
    const response = await call({ baseUrl, path: "/api/pull", body: { model, stream: true }, signal, agent, details });
    for await (const event of readEvents(response.body)) {
      const value = event.type === "data" ? parse(event.text) : undefined;
      if (value === undefined) continue;
      try {
        throwIfError(value, details);
      } catch (error) {
        throw ofRegistry(error);
      }
      const { status, digest, total, completed } = pullLine.parse(value);
      if (status === "success") return;
      if (digest != null && total != null) layers.set(digest, { done: completed ?? 0, of: total });
      const sum = (part: "done" | "of") => [...layers.values()].reduce((all, layer) => all + layer[part], 0);
      onProgress({ said: status ?? "", ...(layers.size > 0 && { done: sum("done"), of: sum("of") }) });
    }
    throw new ChatError("cut-short", { ...details, kind: "pull-cut" });
  } finally {
    await agent.destroy();
  }
}

/** What Ollama repeats of its registry's failures, such as `pull model manifest: file does not exist`. */
function ofRegistry(error: unknown): unknown {
  if (!(error instanceof ChatError)) return error;
  const { details, cause } = error;
  const said = details.said ?? "";
  if (/manifest.*(?:file does not exist|not found)/i.test(said))
    return new ChatError("model-not-found", { ...details, kind: "not-in-registry" }, { cause });
  if (/dial tcp|no such host|connection re(?:fused|set)|timeout|network is unreachable/i.test(said))
    return new ChatError("unreachable", { ...details, kind: "pull-offline" }, { cause });
  return error;
}
