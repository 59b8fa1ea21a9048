import { checkOptions } from "../model/check-options.ts";
import { ChatError } from "../model/error.ts";
import type { Message } from "../model/message.ts";
import type { Model, ReplyOptions, Traits } from "../model/model.ts";
import type { Part } from "../model/part.ts";
import { pause } from "../model/pause.ts";
import type { Delta } from "../reasoning/delta.ts";
import { splitStream } from "../reasoning/split-stream.ts";
import { withClocks } from "./transport/clocks.ts";

/** One thing that a script does: say something, wait, or fail. */
export type Step = Delta | { readonly type: "pause"; readonly ms: number } | { readonly type: "fail"; readonly error: ChatError };

export interface ScriptOptions {
  readonly id?: string;
  /** What to play: one list for every question, or a list for each conversation. */
  readonly steps: readonly Step[] | ((messages: readonly Message[], options: ReplyOptions) => readonly Step[]);
  readonly traits?: Partial<Traits>;
}

const everything: Traits = {
  accepts: ["temperature", "topP", "maxTokens", "maxThink", "seed", "stop", "schema"],
  continues: ["reasoning", "text"],
  thinks: true,
};

/**
 * A model that plays a given reply with given timing, for tests and demonstrations. It runs through the same clocks and
 * the same splitter as every other backend, so it keeps the same contract.
 *
 * @example
 * const model = openScript({
 *   steps: [{ type: "reasoning", text: "Hm." }, { type: "pause", ms: 200 }, { type: "content", text: "42" }, { type: "finish", reason: "stop" }],
 * });
 */
export function openScript({ id = "script", steps, traits }: ScriptOptions): Model {
  const closed = new AbortController();
  const own: Traits = { ...everything, ...traits };

  async function* reply(messages: readonly Message[], options: ReplyOptions = {}): AsyncIterable<Part> {
    const began = performance.now();
    checkOptions(id, own, messages, options);
    options.signal?.throwIfAborted();
    const left = new AbortController();
    const signal = AbortSignal.any([closed.signal, left.signal, ...(options.signal ? [options.signal] : [])]);
    const list = typeof steps === "function" ? steps(messages, options) : steps;
    try {
      const deltas = withClocks(play(list, signal), { ...(options.stallMs !== undefined && { stallMs: options.stallMs }) }, (reason) =>
        left.abort(reason),
      );
      yield* splitStream(deltas, { host: "script", opening: "plain", began });
    } finally {
      left.abort();
    }
  }

  return {
    id,
    traits: own,
    reply,
    close: async () => closed.abort(new ChatError("internal", { model: id, kind: "closed" })),
  };
}

async function* play(steps: readonly Step[], signal: AbortSignal): AsyncGenerator<Delta> {
  for (const step of steps) {
    signal.throwIfAborted();
    if (step.type === "fail") throw step.error;
    if (step.type === "pause") await pause(step.ms, signal);
    else yield step;
  }
}
