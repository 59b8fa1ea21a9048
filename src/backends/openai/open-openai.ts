import { Agent } from "undici";
import type { Target } from "../../catalogue/target.ts";
import { ChatError } from "../../model/error.ts";
import type { Message } from "../../model/message.ts";
import type { Model, ReplyOptions } from "../../model/model.ts";
import type { Part } from "../../model/part.ts";
import type { Shape } from "../../model/shape.ts";
import { buildRequest } from "../../reasoning/build-request.ts";
import type { Delta } from "../../reasoning/delta.ts";
import { openingOf, openingOfOpen } from "../../reasoning/opening.ts";
import type { Recipe } from "../../reasoning/recipe.ts";
import { splitStream } from "../../reasoning/split-stream.ts";
import { withClocks } from "../transport/clocks.ts";
import { httpError } from "../transport/http-error.ts";
import { post } from "../transport/post.ts";
import { checkKey } from "./check-key.ts";
import { endpointOf } from "./describe-request.ts";
import { readDeltas } from "./read-deltas.ts";
import { requestBody } from "./request-body.ts";
import { refuseUnsupported, traitsOf } from "./traits.ts";

export interface OpenaiOptions {
  readonly target: Extract<Target, { kind: "openai" }>;
  readonly recipe: Recipe;
  readonly key?: string;
  /** Outranks the host's known shape and the recipe. */
  readonly shape?: Shape;
}

/**
 * A model behind any server that speaks OpenAI's chat completions.
 *
 * @throws ChatError `config` for a key that cannot be sent, or that would travel unprotected beyond this computer.
 */
export function openOpenai({ target, recipe, key, shape }: OpenaiOptions): Model {
  if (key !== undefined) checkKey(target, key);
  const { host, model } = target;
  const details = { host, model };
  const secrets = key === undefined ? [] : [key];
  const agent = new Agent({ headersTimeout: 0, bodyTimeout: 0 });
  const closed = new AbortController();
  const traits = traitsOf(target, recipe);

  async function* deltas(messages: readonly Message[], asked: ReplyOptions, signal: AbortSignal): AsyncGenerator<Delta> {
    yield { type: "status", state: "connecting" };
    const body = requestBody(model, buildRequest(recipe, messages, asked), target);
    const headers = key === undefined ? {} : { authorization: `Bearer ${key}` };
    const response = await post({ url: endpointOf(target.baseUrl), headers, body, signal, agent, details, secrets });
    if (response.status < 200 || response.status > 299) throw await httpError(response, { ...details, keyName: target.keyName }, secrets);
    yield* readDeltas(response, { details, secrets, sendsFinishReason: target.sendsFinishReason });
  }

  async function* reply(messages: readonly Message[], asked: ReplyOptions = {}): AsyncIterable<Part> {
    const began = performance.now();
    refuseUnsupported(target, recipe, messages, asked);
    asked.signal?.throwIfAborted();
    const left = new AbortController();
    const signal = AbortSignal.any([closed.signal, left.signal, ...(asked.signal ? [asked.signal] : [])]);
    try {
      const opening = openingOfOpen(messages) ?? openingOf(shape ?? target.shape, recipe.opensThought);
      const limits = { ...details, ...(asked.stallMs !== undefined && { stallMs: asked.stallMs }) };
      yield* splitStream(
        withClocks(deltas(messages, asked, signal), limits, (reason) => left.abort(reason)),
        { ...details, opening, began },
      );
    } finally {
      left.abort();
    }
  }

  return {
    id: target.id,
    traits,
    reply,
    async close() {
      closed.abort(new ChatError("internal", { ...details, kind: "closed" }));
      await agent.destroy();
    },
  };
}
