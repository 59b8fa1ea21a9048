import assert from "node:assert/strict";
import { test } from "node:test";
import type { TreeMessage } from "../../src/conversation/conversation.ts";
import { newLiveReply, withEvents } from "../../src/web/live-reply.ts";
import { canContinue, isInThought, isRunning, replyOf, thinkingMs, turnsOf } from "../../src/web/turn.ts";
import type { RunEvent } from "../../src/wire/run.ts";
import { drawn, entry, kept } from "./replies.ts";

const at = "2026-11-24T14:05:00.000Z";
const question = (id: string): TreeMessage => ({ id, parent: null, at, role: "user", text: id });
const running = kept({ reasoning: "", text: "" }, { state: "running" });
const thought: RunEvent = { type: "reasoning", offset: 0, text: "ab" };
const answer: RunEvent = { type: "text", offset: 2, text: "c" };

function live(...events: readonly RunEvent[]) {
  return replyOf({ message: running, live: withEvents(newLiveReply(1_000), events, 2_000), models: [entry] });
}

test("turns are questions with their replies, also where one of the two is missing", () => {
  const shape = (branch: readonly TreeMessage[]) => turnsOf(branch).map(({ question, reply }) => [question?.id, reply?.id]);
  const system: TreeMessage = { id: "s", parent: null, at, role: "system", text: "s" };
  assert.deepEqual(shape([system, question("1"), kept({ id: "a" }), question("2")]), [
    ["1", "a"],
    ["2", undefined],
  ]);
  assert.deepEqual(shape([kept({ id: "a" }), question("1"), kept({ id: "b" })]), [
    [undefined, "a"],
    ["1", "b"],
  ]);
});

test("phases follow what comes", () => {
  assert.equal(drawn(running).phase, "waiting");
  assert.equal(live().phase, "waiting");
  assert.equal(live(thought).phase, "thinking");
  assert.equal(live(thought, answer).phase, "answering");
  for (const state of ["complete", "cut", "stopped", "failed", "interrupted"] as const) {
    assert.equal(drawn(kept({}, { state })).phase, state);
    assert.equal(isRunning(drawn(kept({}, { state }))), false);
  }
});

test("a reply that is being stopped has stopped for its reader", () => {
  const stopping = replyOf({
    message: running,
    live: { ...withEvents(newLiveReply(1_000), [thought], 2_000), stopping: true },
    models: [entry],
  });
  assert.equal(stopping.phase, "stopped");
  assert.equal(stopping.reasoning, "ab");
});

test("who answers is what the reply says, and who was asked is remembered when nobody lists them any more", () => {
  const reply = live({ type: "start", model: "other", host: "there" }, thought);
  assert.equal(reply.provenance.model, "other");
  const gone = drawn(kept({}, { asked: "gone", family: "v3", host: "there" }), []);
  assert.deepEqual(gone.asked, { model: "gone", host: "there", local: false, thinks: false, r1: false });
});

test("the seconds of thinking run while it thinks, and are the server's in the end", () => {
  assert.equal(thinkingMs(live(), 9_000), undefined);
  assert.equal(thinkingMs(live(thought), 2_700), 700);
  const timing = { firstReasoningMs: 100, firstAnswerMs: 400, totalMs: 500 };
  assert.equal(thinkingMs(drawn(kept({}, { timing })), 9_000), 300);
  assert.equal(thinkingMs(drawn(kept()), 9_000), undefined);
  assert.equal(thinkingMs(drawn(kept({}, { timing, continues: { message: "a", characters: 2 } })), 9_000), undefined);
  assert.equal(thinkingMs(drawn(kept({}, { timing, continues: { message: "a", characters: 0 } })), 9_000), 300);
});

test("a page that comes to a reply in its thought counts from its beginning, and guesses nothing of one that answers", () => {
  const joining = (...events: readonly RunEvent[]) =>
    replyOf({ message: running, live: withEvents(newLiveReply(1_000, 8_000), events, 8_100), models: [entry] });
  assert.equal(thinkingMs(joining(thought), 9_000), 8_000);
  assert.equal(thinkingMs(joining(thought, answer), 9_000), undefined);
});

test("what did not come to its own end can be gone on with", () => {
  const can = (...given: Parameters<typeof kept>) => canContinue(drawn(kept(...given)));
  const finish = { reason: "length", thought: "closed" } as const;
  for (const state of ["interrupted", "stopped", "cut"] as const) assert.equal(can({}, { state }), true, state);
  assert.equal(can({}, { state: "cut", finish }), true);
  assert.equal(can({}, { state: "failed", error: { code: "stalled" } }), true);
  assert.equal(can({}, { state: "cut", finish: { ...finish, reason: "filter" } }), false);
  assert.equal(can({}, { state: "complete" }), false);
  assert.equal(can({}, { state: "failed", error: { code: "overloaded" } }), false);
  assert.equal(can({ reasoning: "", text: "" }, { state: "stopped" }), false);
  assert.equal(isInThought(drawn(kept({ text: "" }))), true);
  assert.equal(isInThought(drawn(kept())), false);
});
