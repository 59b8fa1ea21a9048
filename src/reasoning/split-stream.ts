import { ChatError } from "../model/error.ts";
import type { FinishReason, Part } from "../model/part.ts";
import type { Timing, Usage } from "../model/usage.ts";
import type { Delta } from "./delta.ts";
import type { Opening } from "./opening.ts";
import { settleUsage } from "./settle-usage.ts";
import { createSplitter, type RawText, type SplitPart } from "./splitter.ts";
import { wellFormed } from "./well-formed.ts";

/** What the adapter needs to know that the deltas do not say. */
export interface SplitOptions {
  /** Goes into the start part. */
  readonly host: string;
  /** The name that was asked for, to say in an error what failed. */
  readonly model?: string;
  readonly opening: Opening;
  /** `performance.now()` at the moment when the reply was asked for. */
  readonly began: number;
}

/**
 * Makes parts of deltas: the one place where the contract's order is kept. One start before any text, one finish at the
 * very end, and an error with everything that had come when the deltas fail or stop without a terminal signal.
 *
 * @throws ChatError `cut-short` when no finish came; whatever the deltas throw, a ChatError with its `partial` filled in.
 */
export async function* splitStream(deltas: AsyncIterable<Delta>, options: SplitOptions): AsyncGenerator<Part> {
  const reader = createReader(options);
  try {
    for await (const delta of deltas) yield* reader.read(delta);
  } catch (error) {
    yield* reader.flush();
    throw error instanceof ChatError && error.partial === undefined ? error.withPartial(reader.partial()) : error;
  }
  yield* reader.flush();
  yield* reader.finish();
}

function createReader({ host, model, opening, began }: SplitOptions) {
  const splitter = createSplitter(opening);
  const clean = { reasoning: wellFormed(), content: wellFormed() };
  let started = false;
  let reason: FinishReason | undefined;
  let usage: Usage | undefined;
  let ended: ReturnType<typeof splitter.end> | undefined;
  let reasoning = "";
  let answer = "";
  let firstReasoningMs: number | undefined;
  let firstAnswerMs: number | undefined;

  function* start(who: { readonly model?: string; readonly provider?: string; readonly quantisation?: string }): Generator<Part> {
    if (started) return;
    started = true;
    yield {
      type: "start",
      model: who.model ?? "unknown",
      host,
      ...(who.provider !== undefined && { provider: who.provider }),
      ...(who.quantisation !== undefined && { quantisation: who.quantisation }),
    };
  }

  function* show(parts: readonly SplitPart[]): Generator<Part> {
    for (const part of parts) {
      yield* start({});
      if (part.type === "reasoning") {
        reasoning += part.text;
        firstReasoningMs ??= performance.now() - began;
      } else {
        answer += part.text;
        firstAnswerMs ??= performance.now() - began;
      }
      yield part;
    }
  }

  function* text({ type, text: raw }: RawText): Generator<Part> {
    const other = type === "reasoning" ? "content" : "reasoning";
    if (raw !== "") yield* show(splitter.push({ type: other, text: clean[other].end() }));
    yield* show(splitter.push({ type, text: clean[type].push(raw) }));
  }

  function timing(): Timing {
    return {
      ...(firstReasoningMs !== undefined && { firstReasoningMs }),
      ...(firstAnswerMs !== undefined && { firstAnswerMs }),
      totalMs: performance.now() - began,
    };
  }

  function counted(): { readonly usage?: Usage } {
    return usage === undefined ? {} : { usage: settleUsage(usage, reasoning.trim() !== "") };
  }

  return {
    *read(delta: Delta): Generator<Part> {
      switch (delta.type) {
        case "start":
          return yield* start(delta);
        case "status":
          return yield delta;
        case "reasoning":
        case "content":
          return yield* text(delta);
        case "usage":
          usage = { ...usage, ...delta.usage };
          return;
        case "finish":
          reason ??= delta.reason;
          return;
        case "alive":
          return;
        default:
          delta satisfies never;
      }
    },
    /** Shows what had been held back. */
    *flush(): Generator<Part> {
      for (const type of ["reasoning", "content"] as const) yield* show(splitter.push({ type, text: clean[type].end() }));
      ended = splitter.end();
      yield* show(ended.parts);
    },
    *finish(): Generator<Part> {
      if (reason === undefined) {
        throw new ChatError("cut-short", { host, ...(model !== undefined && { model }) }, { partial: this.partial() });
      }
      yield* start({});
      const { thought, assumed } = ended ?? splitter.end();
      yield {
        type: "finish",
        reason,
        thought,
        // A reply that was cut has a better reason for its open thought.
        ...(assumed && reason === "stop" && { assumed: true as const }),
        ...counted(),
        timing: timing(),
      };
    },
    partial: () => ({ reasoning, answer, ...counted(), timing: timing() }),
  };
}
