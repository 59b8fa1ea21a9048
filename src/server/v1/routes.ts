import { randomUUID } from "node:crypto";
import type { Context } from "hono";
import { collect } from "../../model/collect.ts";
import { ChatError } from "../../model/error.ts";
import type { Model } from "../../model/model.ts";
import type { Part } from "../../model/part.ts";
import type { ToldError } from "../../wire/error.ts";
import type { ModelEntry } from "../../wire/models.ts";
import { asChatError } from "../as-chat-error.ts";
import { rateLimit } from "../rate-limit.ts";
import { readText } from "../read-body.ts";
import { languageOf, type Route } from "../route.ts";
import { completionOf } from "./completion.ts";
import { apiError } from "./error-object.ts";
import { type ChatRequest, readRequest } from "./read-request.ts";
import { chosenModel, listed, servedModels } from "./served-models.ts";
import { streamReply } from "./stream-reply.ts";

export interface V1Options {
  readonly models: readonly ModelEntry[];
  /** Ids that the person has named for other programs, although they run elsewhere. */
  readonly served: readonly string[];
  readonly model: (id: string) => Promise<Model>;
  readonly describe: (error: ChatError, language: string) => ToldError;
  /** Aborted when the server closes. */
  readonly closing: AbortSignal;
}

/** How fast requests may come. No client that waits for its replies comes near; a loop gone wild does. */
const pace = { burst: 200, perSecond: 20 };

/** More replies than this at once are refused instead of queued. */
const mostReplies = 128;

/** What other programs ask: OpenAI's chat completions, as far as R1 can do them. Nothing of it is stored. */
export function v1Routes({ models, served, model, describe, closing }: V1Options): readonly Route[] {
  const created = now();
  const offered = servedModels(models, served);
  const limit = rateLimit(pace);
  let replies = 0;

  /** Runs a handler at the pace that is allowed. */
  const paced = (handle: Route["handle"]): Route["handle"] => {
    return (context) => {
      const retryAfterMs = limit.take();
      if (retryAfterMs > 0) throw tooMany(retryAfterMs);
      return handle(context);
    };
  };

  async function complete(context: Context): Promise<Response> {
    const request = readRequest(await readText(context.req.raw), context.req.header("x-fathom-reasoning-field"));
    const entry = chosenModel(offered, request.model);
    if (replies >= mostReplies) throw tooMany(1_000);
    const gone = new AbortController();
    const onGone = () => gone.abort(new ChatError("stopped"));
    context.req.raw.signal.addEventListener("abort", onGone, { once: true });
    const signal = AbortSignal.any([gone.signal, closing]);
    const head = { id: `chatcmpl-${randomUUID()}`, created: now(), model: entry.id };
    const parts = partsOf(entry.id, request, signal);
    const headers = headersOf(request);
    const language = languageOf(context);
    try {
      if (!request.stream) return context.json(completionOf(await collect(parts), head, request.reasoningField), 200, headers);
      const say = (error: unknown) => apiError(asChatError(error, signal), (one) => describe(one, language)).body;
      return await streamReply({ request, head, parts, describe: say, onGone, headers });
    } catch (error) {
      throw asChatError(error, signal);
    }
  }

  /** A reply, which counts as running from its beginning to its end. */
  async function* partsOf(id: string, { messages, options }: ChatRequest, signal: AbortSignal): AsyncGenerator<Part> {
    replies += 1;
    try {
      const opened = await model(id);
      signal.throwIfAborted();
      yield* opened.reply(messages, { ...options, signal });
    } finally {
      replies -= 1;
    }
  }

  return [
    {
      method: "GET",
      path: "/v1/models",
      access: "bearer",
      handle: paced((context) => context.json({ object: "list", data: offered.map((entry) => listed(entry, created)) })),
    },
    // Each by its own address, for the names that an address can hold as they are.
    ...offered
      .filter(({ id }) => /^[\w-][\w.-]*$/.test(id))
      .map((entry): Route => {
        return {
          method: "GET",
          path: `/v1/models/${entry.id}`,
          access: "bearer",
          handle: paced((context) => context.json(listed(entry, created))),
        };
      }),
    { method: "POST", path: "/v1/chat/completions", access: "bearer", handle: paced(complete) },
  ];
}

/** What a client should know beside the reply: whose sampling it was, and which of its fields were of no use. */
function headersOf({ options, ignored }: ChatRequest): Readonly<Record<string, string>> {
  const own = options.temperature !== undefined || options.topP !== undefined;
  return { "x-fathom-sampling": own ? "client" : "recipe", ...(ignored.length > 0 && { "x-fathom-ignored": ignored.join(", ") }) };
}

function tooMany(retryAfterMs: number): ChatError {
  return new ChatError("rate-limited", { kind: "too-many-requests", status: 429, retryAfterMs });
}

/** Seconds since 1970. */
function now(): number {
  return Math.floor(Date.now() / 1_000);
}
