import { Agent } from "undici";
import type { Target } from "../../catalogue/target.ts";
import { ChatError } from "../../model/error.ts";
import type { Message } from "../../model/message.ts";
import type { Model, ReplyOptions } from "../../model/model.ts";
import type { Part } from "../../model/part.ts";
import type { Shape } from "../../model/shape.ts";
import { buildRequest } from "../../reasoning/build-request.ts";
import type { Delta } from "../../reasoning/delta.ts";
import { openingOf } from "../../reasoning/opening.ts";
import type { Recipe } from "../../reasoning/recipe.ts";
import type { Request } from "../../reasoning/request.ts";
import { splitStream } from "../../reasoning/split-stream.ts";
import { withClocks } from "../transport/clocks.ts";
import type { Response } from "../transport/post.ts";
import { call } from "./call.ts";
import { chatBody, contextFor, leastContextFor } from "./chat-body.ts";
import { readLines } from "./read-lines.ts";
import { isLoaded, type Shown, show } from "./show.ts";
import { refuseUnsupported, traitsOf } from "./traits.ts";

export interface OllamaOptions {
  readonly target: Extract<Target, { kind: "ollama-api" }>;
  readonly recipe: Recipe;
  /** Outranks what Ollama says of the model, and the recipe. */
  readonly shape?: Shape;
}

/** Weights of a slow disk may take minutes to load, and a long prompt on a small processor too: half an hour of silence is no stall. */
const bytesMs = 30 * 60_000;

/**
 * A model that an Ollama serves, through its own API (docs/api.md of ollama/ollama): only there can the size of the
 * context be asked for. The model is looked up once, by the first reply.
 */
export function openOllama({ target, recipe, shape }: OllamaOptions): Model {
  const { host, model, baseUrl } = target;
  const details = { host, model };
  const agent = new Agent({ headersTimeout: 0, bodyTimeout: 0 });
  const closed = new AbortController();
  let shown: Shown | undefined;
  let context = 0;

  async function* lookUp(signal: AbortSignal): AsyncGenerator<Delta> {
    yield { type: "status", state: "connecting" };
    shown ??= await show(model, { baseUrl, signal, agent, details });
  }

  async function* deltas(known: Shown, messages: readonly Message[], asked: ReplyOptions, signal: AbortSignal): AsyncGenerator<Delta> {
    if (!(await isLoaded(model, { baseUrl, signal, agent, details }))) yield { type: "status", state: "loading" };
    const request = buildRequest(recipe, messages, asked);
    context = contextFor({ request, asked, shown: known, before: context });
    yield* readLines((await chat(request, known, signal)).body, details, known.quantisation);
  }

  /** Asks with the context that is needed, and with half of it again and again where the memory does not allow more. */
  async function chat(request: Request, known: Shown, signal: AbortSignal): Promise<Response> {
    for (;;) {
      try {
        return await call({ baseUrl, path: "/api/chat", body: chatBody(model, request, known, context), signal, agent, details });
      } catch (error) {
        const half = Math.floor(context / 2);
        if (!(error instanceof ChatError) || error.code !== "memory" || half < leastContextFor(request)) throw error;
        context = half;
      }
    }
  }

  async function* reply(messages: readonly Message[], asked: ReplyOptions = {}): AsyncIterable<Part> {
    const began = performance.now();
    refuseUnsupported(target.id, recipe, messages, asked);
    asked.signal?.throwIfAborted();
    const left = new AbortController();
    const signal = AbortSignal.any([closed.signal, left.signal, ...(asked.signal ? [asked.signal] : [])]);
    const limits = { ...details, bytesMs, ...(asked.stallMs !== undefined && { stallMs: asked.stallMs }) };
    const watched = (source: AsyncIterable<Delta>) => withClocks(source, limits, (reason) => left.abort(reason));
    try {
      for await (const delta of watched(lookUp(signal))) if (delta.type === "status") yield delta;
      const known = shown ?? { thinks: false };
      // A thought that Ollama takes apart has a field; text beside it is the answer, and no thought that was opened in the prompt.
      const opening = openingOf(shape ?? (known.thinks ? "field" : undefined), recipe.opensThought);
      yield* splitStream(watched(deltas(known, messages, asked, signal)), { ...details, opening, began });
    } finally {
      left.abort();
    }
  }

  return {
    id: target.id,
    traits: traitsOf(recipe),
    reply,
    async close() {
      closed.abort(new ChatError("internal", { ...details, kind: "closed" }));
      await agent.destroy();
    },
  };
}
