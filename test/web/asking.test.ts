import assert from "node:assert/strict";
import { test } from "node:test";
import { ended, newAsking } from "../../src/web/asking.ts";
import type { StartRequest } from "../../src/wire/run.ts";
import { entry, kept } from "./replies.ts";

const now = new Date("2026-11-24T14:05:00.000Z");
const tree = { messages: [kept({ id: "a1", parent: "q1" })] };
const asking = (ask: StartRequest["ask"]) => newAsking({ key: "k", model: "m", ask }, entry, tree, now);

test("a question and the place of its reply are there before the server says so", () => {
  const { messages, reply } = asking({ type: "question", text: "Why?", after: "a1" });
  assert.deepEqual(
    messages.map(({ role, parent }) => ({ role, parent })),
    [
      { role: "user", parent: "a1" },
      { role: "assistant", parent: messages[0]?.id },
    ],
  );
  assert.equal(reply.reply.state, "running");
});

test("another reply, and one that goes on, stand beside the first", () => {
  for (const ask of [{ type: "again", question: "q1" } as const, { type: "continue", reply: "a1" } as const]) {
    assert.deepEqual(
      asking(ask).messages.map(({ parent }) => parent),
      ["q1"],
    );
  }
});

test("what was refused has ended", () => {
  const one = ended(asking({ type: "question", text: "Why?", after: null }), "failed");
  assert.equal(one.messages.length, 2);
  assert.deepEqual(one.messages.at(-1), one.reply);
  assert.equal(one.reply.reply.state, "failed");
});
