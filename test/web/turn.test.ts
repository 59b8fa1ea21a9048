import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { isRunning, messagesOf, newTurn, stopped, type Turn, thinkingMs, withEvents } from "../../src/web/turn.ts";
import type { WireEvent } from "../../src/wire/event.ts";
import type { ModelEntry } from "../../src/wire/models.ts";

const asked: ModelEntry = { id: "m", model: "m", host: "h", local: true, thinks: true, r1: true };
const fresh = newTurn(1, "Why?", asked, 1_000);
const finish: WireEvent = {
  type: "finish",
  reason: "stop",
  thought: "closed",
  timing: { firstReasoningMs: 100, firstAnswerMs: 400, totalMs: 500 },
};

const event: fc.Arbitrary<WireEvent> = fc.oneof(
  fc.constant<WireEvent>({ type: "status", state: "loading", done: 1, of: 2 }),
  fc.constant<WireEvent>({ type: "start", model: "m", host: "h" }),
  fc.record({ type: fc.constant("reasoning" as const), text: fc.string() }),
  fc.record({ type: fc.constant("text" as const), text: fc.string() }),
  fc.constant<WireEvent>(finish),
  fc.constant<WireEvent>({ type: "error", code: "stalled", message: "!" }),
);

test("how events are gathered into frames changes nothing", () => {
  fc.assert(
    fc.property(fc.array(fc.array(event)), (frames) => {
      const framed = frames.reduce((turn, events) => withEvents(turn, events, 2_000), fresh);
      assert.deepEqual(framed, withEvents(fresh, frames.flat(), 2_000));
    }),
  );
});

test("a turn ends once, and nothing comes after its end", () => {
  fc.assert(
    fc.property(fc.array(event), fc.array(event), (before, after) => {
      const ended = stopped(withEvents(fresh, before, 2_000), 3_000);
      assert.equal(isRunning(ended), false);
      assert.deepEqual(withEvents(ended, after, 4_000), ended);
      assert.deepEqual(stopped(ended, 5_000), ended);
    }),
  );
});

test("phases follow the parts", () => {
  const phases = (events: readonly WireEvent[]) => events.map((_, i) => withEvents(fresh, events.slice(0, i + 1), 2_000).phase);
  assert.deepEqual(
    phases([{ type: "start", model: "m", host: "h" }, { type: "reasoning", text: "a" }, { type: "text", text: "b" }, finish]),
    ["waiting", "thinking", "answering", "complete"],
  );
  assert.deepEqual(phases([{ type: "error", code: "stopped", message: "" }]), ["stopped"]);
  assert.deepEqual(phases([{ type: "error", code: "cut-short", message: "" }]), ["failed"]);
});

test("what is said of a wait holds until something comes", () => {
  const silent: WireEvent = { type: "status", state: "silent" };
  const start: WireEvent = { type: "start", model: "m", host: "h" };
  assert.deepEqual(withEvents(fresh, [silent, start], 2_000).status, silent);
  assert.equal(withEvents(fresh, [silent, start, { type: "reasoning", text: "a" }], 2_000).status, undefined);
  assert.deepEqual(withEvents(fresh, [{ type: "reasoning", text: "a" }, silent], 2_000).status, silent);
  assert.equal(withEvents(fresh, [silent, finish], 2_000).status, undefined);
});

test("the seconds of thinking run while it thinks and are the server's in the end", () => {
  const thinking = withEvents(fresh, [{ type: "reasoning", text: "a" }], 2_000);
  assert.equal(thinkingMs(fresh, 9_000), 0);
  assert.equal(thinkingMs(thinking, 2_700), 700);
  const answering = withEvents(thinking, [{ type: "text", text: "b" }], 3_000);
  assert.equal(thinkingMs(answering, 9_000), 1_000);
  assert.equal(thinkingMs(withEvents(answering, [finish], 3_100), 9_000), 300);
  assert.equal(thinkingMs(stopped(thinking, 2_500), 9_000), 500);
});

test("the model is told whole turns with their thinking, and no failed or empty ones", () => {
  const turn = (question: string, events: readonly WireEvent[]): Turn => withEvents(newTurn(1, question, asked, 0), events, 1);
  const turns = [
    turn("1", [{ type: "reasoning", text: "hm" }, { type: "text", text: "one" }, finish]),
    turn("2", [
      { type: "text", text: "half" },
      { type: "error", code: "overloaded", message: "" },
    ]),
    turn("3", [{ type: "reasoning", text: "only" }, finish]),
    turn("4", [{ type: "text", text: "four" }, finish]),
  ];
  assert.deepEqual(messagesOf(turns, "5"), [
    { role: "user", text: "1" },
    { role: "assistant", text: "one", reasoning: "hm" },
    { role: "user", text: "4" },
    { role: "assistant", text: "four" },
    { role: "user", text: "5" },
  ]);
});
