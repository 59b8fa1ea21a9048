import { openScript, type ScriptOptions, type Step } from "../../src/backends/script.ts";
import { ChatError } from "../../src/model/error.ts";
import type { ReplyOptions } from "../../src/model/model.ts";
import type { Cell, Rig, Row } from "./rig.ts";

const start: Step = { type: "start", model: "script" };
const thought: Step = { type: "reasoning", text: "Hm." };
const answer: Step = { type: "content", text: "42" };
const stop: Step = { type: "finish", reason: "stop" };
const forever: Step = { type: "pause", ms: 60_000 };

interface Plan {
  readonly steps: readonly Step[];
  readonly expected?: Rig["expected"];
  readonly options?: ReplyOptions;
  readonly traits?: ScriptOptions["traits"];
}

function plan({ steps, expected = { reasoning: "Hm.", answer: "42" }, options, traits }: Plan): Cell {
  return async () => {
    const asked = Promise.withResolvers<void>();
    const model = openScript({
      steps: () => {
        asked.resolve();
        return steps;
      },
      ...(traits && { traits }),
    });
    // It holds nothing but a timer, and a timer that was left would keep the test from ending.
    return {
      model,
      expected,
      asked: asked.promise,
      released: async () => undefined,
      close: () => model.close(),
      ...(options && { options }),
    };
  };
}

const complete = plan({ steps: [start, thought, answer, stop] });
const hanging = plan({ steps: [start, thought, forever], expected: { reasoning: "Hm.", answer: "" } });
const noServer = "it plays deltas: no server stands between";

export const scriptRow: Row = {
  backend: "script",
  cells: {
    "complete reply": complete,
    "collected reply is the streamed one": complete,
    "split character": plan({
      steps: [start, { type: "content", text: "\uD83E" }, { type: "content", text: "\uDDEE" }, stop],
      expected: { reasoning: "", answer: "🧮" },
    }),
    "clean cut": plan({ steps: [start, thought, { type: "content", text: "4" }], expected: { reasoning: "Hm.", answer: "4" } }),
    "connection torn": noServer,
    "abort before the first text": plan({ steps: [start, forever] }),
    "abort in mid-reply": hanging,
    "abort before asking": complete,
    "leaving the loop": hanging,
    "closing the model": hanging,
    "two replies at once": complete,
    "refused option": plan({ steps: [start, thought, answer, stop], traits: { accepts: [] }, options: { seed: 1 } }),
    "cut by its length": plan({ steps: [start, thought, { type: "finish", reason: "length" }] }),
    stall: plan({ steps: [start, thought, forever], expected: { reasoning: "Hm.", answer: "" }, options: { stallMs: 50 } }),
    "status 400": noServer,
    "status 401": noServer,
    "status 402": noServer,
    "status 404": noServer,
    "status 422": noServer,
    "status 429 with Retry-After": noServer,
    "status 500": noServer,
    "status 503": noServer,
    "error inside the stream": plan({ steps: [start, thought, { type: "fail", error: new ChatError("overloaded") }] }),
    "the other side dies": noServer,
  },
};
