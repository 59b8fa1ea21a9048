import { availableParallelism } from "node:os";
import type { Target } from "../../catalogue/target.ts";
import { checkOptions } from "../../model/check-options.ts";
import { ChatError } from "../../model/error.ts";
import type { Message } from "../../model/message.ts";
import type { Model, ReplyOptions, Traits } from "../../model/model.ts";
import type { Part } from "../../model/part.ts";
import type { Shape } from "../../model/shape.ts";
import { buildRequest } from "../../reasoning/build-request.ts";
import type { Delta } from "../../reasoning/delta.ts";
import { openingOf, openingOfOpen } from "../../reasoning/opening.ts";
import type { Recipe } from "../../reasoning/recipe.ts";
import { splitStream } from "../../reasoning/split-stream.ts";
import { checkGgufFile } from "../../weights/gguf-file.ts";
import { withClocks } from "../transport/clocks.ts";
import { checkSchema } from "./check-schema.ts";
import { type Child, crashError, startChild } from "./child-process.ts";

import { buildPrompt } from "./prompt.ts";
import type { GenerateOrder } from "./protocol.ts";
import { readReports, startOf } from "./read-reports.ts";
import { createTurns } from "./turns.ts";

export interface LlamaOptions {
  readonly target: Extract<Target, { kind: "weights" }>;
  readonly recipe: Recipe;
  /** Absolute path of the weights. */
  readonly file: string;
  /** Absent: as many as the machine has cores. */
  readonly threads?: number;
  /** Environment of the engine's process. */
  readonly env?: Readonly<Record<string, string>>;
  readonly shape?: Shape;
  /** Folder with an engine of its own in its `node_modules`; absent: the one beside Fathom. */
  readonly engineFolder?: string;
}

/** What messages call the place where the engine runs. */
const host = "this computer";

/** Weights of a slow disk may take minutes to load, and a long prompt on a small processor too: half an hour, as for a host. */
const firstTokenMs = 30 * 60_000;

/** How long a stopped engine may take to be ready for the next question before it is replaced, in milliseconds. */
const longestStopMs = 5_000;

/**
 * A model on this computer: llama.cpp in a process of its own, started by the first reply and kept for the next ones.
 * Replies run one after the other.
 *
 * @throws ChatError `weights` when the file cannot be one; `config` when the engine is not installed.
 */
export async function openLlama({
  target,
  recipe,
  file,
  threads = availableParallelism(),
  env = {},
  shape,
  engineFolder,
}: LlamaOptions): Promise<Model> {
  await checkGgufFile(file);
  const traits: Traits = {
    accepts: ["temperature", "topP", "maxTokens", "maxThink", "seed", "stop", "schema"],
    continues: ["reasoning", "text"],
    thinks: recipe.thinks,
  };
  const turns = createTurns();
  const closed = new AbortController();
  let child: Child | undefined;
  let quantisation: string | undefined;
  let loaded = false;
  let lastId = 0;

  /** Asks the engine and hands its reports on as deltas, starting and loading it where that is needed. */
  async function* deltas(order: Omit<GenerateOrder, "id">, signal: AbortSignal): AsyncGenerator<Delta> {
    const turn = turns.take(signal);
    for await (const ahead of turn.ahead) yield { type: "status", state: "queued", done: 0, of: ahead };
    const id = ++lastId;
    let idle = false;
    if (child?.alive() !== true) loaded = false;
    const engine = child?.alive() === true ? child : startChild({ env });
    child = engine;
    const onReady = (said: string | undefined) => {
      loaded = true;
      quantisation = said;
    };
    engine.hold(true);
    try {
      const reports = engine.reports(signal);
      if (!loaded) engine.send({ type: "load", file, threads, ...(engineFolder !== undefined && { engineFolder }) });
      engine.send({ ...order, id });
      if (loaded) yield startOf(target.id, quantisation);
      for await (const delta of readReports({ reports, id, model: target.id, file, onReady })) {
        if (delta.type === "finish") idle = true;
        yield delta;
      }
      if (!idle) throw crashError(engine, file, !loaded);
    } catch (error) {
      signal.throwIfAborted();
      // An engine that reported a failure of one reply is ready for the next.
      idle = error instanceof ChatError && engine.alive() && loaded;
      throw error;
    } finally {
      if (idle || !engine.alive()) free(engine, turn.end);
      else void stop(engine, id).finally(() => free(engine, turn.end));
    }
  }

  function free(engine: Child, endTurn: () => void): void {
    engine.hold(false);
    endTurn();
  }

  /** Stops a reply and waits until the engine is ready for the next one. */
  async function stop(engine: Child, id: number): Promise<void> {
    const limit = AbortSignal.timeout(longestStopMs);
    if (!loaded) return engine.kill();
    try {
      const reports = engine.reports(limit);
      engine.send({ type: "stop", id });
      for await (const one of reports) if ((one.type === "end" || one.type === "failed") && one.id === id) return;
    } catch {
      await engine.kill();
    }
  }

  async function* reply(messages: readonly Message[], options: ReplyOptions = {}): AsyncIterable<Part> {
    const began = performance.now();
    checkOptions(target.id, traits, messages, options);
    if (options.schema !== undefined) checkSchema(options.schema);
    options.signal?.throwIfAborted();
    closed.signal.throwIfAborted();
    const left = new AbortController();
    const signal = AbortSignal.any([closed.signal, left.signal, ...(options.signal ? [options.signal] : [])]);
    const request = buildRequest(recipe, messages, options);
    // The grammar may begin only where the answer does, so a thought is opened even for a family that does it by itself.
    const opensThought = recipe.opensThought || (recipe.thinks && request.schema !== undefined);
    const { pieces, thinking } = buildPrompt(request, opensThought);
    const order = {
      type: "generate" as const,
      prompt: [...pieces],
      thinking,
      temperature: request.temperature ?? 0.6,
      topP: request.topP ?? 0.95,
      ...(request.maxTokens !== undefined && { maxTokens: request.maxTokens }),
      ...(request.maxThink !== undefined && { maxThink: request.maxThink }),
      ...(request.seed !== undefined && { seed: request.seed }),
      ...(request.stop !== undefined && { stop: [...request.stop] }),
      ...(request.schema !== undefined && { schema: request.schema }),
    };
    try {
      const limits = {
        host,
        model: target.id,
        firstTokenMs,
        bytesMs: firstTokenMs,
        ...(options.stallMs !== undefined && { stallMs: options.stallMs }),
      };
      const watched = withClocks(deltas(order, signal), limits, (reason) => left.abort(reason));
      yield* splitStream(watched, { host, model: target.id, opening: openingOfOpen(messages) ?? openingOf(shape, opensThought), began });
    } finally {
      left.abort();
    }
  }

  return {
    id: target.id,
    traits,
    reply,
    async close() {
      closed.abort(new ChatError("internal", { host, model: target.id, kind: "closed" }));
      await child?.kill();
    },
  };
}
