import assert from "node:assert/strict";
import { test } from "node:test";
import { ChatError } from "../../src/model/error.ts";
import type { Part } from "../../src/model/part.ts";
import type { Delta } from "../../src/reasoning/delta.ts";
import type { Opening } from "../../src/reasoning/opening.ts";
import { splitStream } from "../../src/reasoning/split-stream.ts";
import { drain, replay } from "../support/replay.ts";

function split(deltas: readonly (Delta | Error)[], opening: Opening = "tagged") {
  return drain(splitStream(replay<Delta>(...deltas), { host: "here", opening, began: performance.now() }));
}

/** The parts without their timing, which no test can know. */
function timeless(parts: readonly Part[]): readonly unknown[] {
  return parts.map((part) => {
    if (part.type !== "finish") return part;
    assert.ok(part.timing.totalMs >= 0);
    return { ...part, timing: undefined };
  });
}

const finish = { type: "finish", reason: "stop" } as const;

test("gives one start before any text and one finish at the very end", async () => {
  const { items } = await split([
    { type: "status", state: "connecting" },
    { type: "start", model: "r1", provider: "p", quantisation: "fp8" },
    { type: "reasoning", text: "Hm." },
    { type: "start", model: "another" },
    { type: "content", text: "42" },
    { type: "alive" },
    finish,
    { type: "finish", reason: "length" },
    { type: "usage", usage: { completionTokens: 2 } },
  ]);
  assert.deepEqual(timeless(items), [
    { type: "status", state: "connecting" },
    { type: "start", model: "r1", host: "here", provider: "p", quantisation: "fp8" },
    { type: "reasoning", text: "Hm." },
    { type: "text", text: "42" },
    { type: "finish", reason: "stop", thought: "closed", usage: { completionTokens: 2 }, timing: undefined },
  ]);
});

test("says that the model is unknown where the reply does not name it", async () => {
  const { items } = await split([{ type: "content", text: "42" }, finish]);
  assert.deepEqual(items[0], { type: "start", model: "unknown", host: "here" });
});

test("starts even a reply without any text", async () => {
  const { items } = await split([finish]);
  assert.deepEqual(timeless(items), [
    { type: "start", model: "unknown", host: "here" },
    { type: "finish", reason: "stop", thought: "none", timing: undefined },
  ]);
});

test("merges usage that comes in pieces", async () => {
  const { items } = await split([
    { type: "usage", usage: { promptTokens: 7, completionTokens: 1 } },
    { type: "reasoning", text: "Hm." },
    finish,
    { type: "usage", usage: { completionTokens: 9, reasoningTokens: 4 } },
  ]);
  const last = items.at(-1);
  assert.deepEqual(last?.type === "finish" && last.usage, { promptTokens: 7, completionTokens: 9, reasoningTokens: 4, answerTokens: 5 });
});

test("throws cut-short with everything that came when no finish came", async () => {
  const { items, error } = await split([
    { type: "start", model: "r1" },
    { type: "content", text: "<think>Hm.\n</thi" },
  ]);
  assert.ok(error instanceof ChatError);
  assert.equal(error.code, "cut-short");
  assert.equal(error.partial?.reasoning, "Hm.\n</thi");
  assert.equal(items.map((part) => (part.type === "reasoning" ? part.text : "")).join(""), "Hm.\n</thi");
});

test("adds what came to an error of the deltas and shows what was held back", async () => {
  const { items, error } = await split([
    { type: "content", text: "<think>Hm.</think>4" },
    { type: "content", text: "\uD83E" },
    new ChatError("overloaded", { status: 503 }),
  ]);
  assert.ok(error instanceof ChatError);
  assert.deepEqual(
    [error.code, error.details.status, error.partial?.reasoning, error.partial?.answer],
    ["overloaded", 503, "Hm.", "4\uFFFD"],
  );
  assert.deepEqual(items.at(-1), { type: "text", text: "\uFFFD" });
});

test("passes a signal's reason on as it is", async () => {
  const reason = new Error("enough");
  assert.equal((await split([{ type: "content", text: "4" }, reason])).error, reason);
});

test("says when the thinking was only assumed, but not of a reply that was cut", async () => {
  const ends = await Promise.all(
    (["stop", "length"] as const).map((reason) =>
      split(
        [
          { type: "content", text: "42" },
          { type: "finish", reason },
        ],
        "inside",
      ),
    ),
  );
  assert.deepEqual(
    ends.map(({ items }) => items.at(-1)).map((part) => part?.type === "finish" && [part.thought, part.assumed]),
    [
      ["open", true],
      ["open", undefined],
    ],
  );
});

test("cleans each field on its own", async () => {
  const { items } = await split([{ type: "reasoning", text: "a\uD83E" }, { type: "content", text: "\uDDEEb\0" }, finish]);
  assert.deepEqual(
    items.flatMap((part) => (part.type === "reasoning" || part.type === "text" ? [[part.type, part.text]] : [])),
    [
      ["reasoning", "a"],
      ["reasoning", "\uFFFD"],
      ["text", "\uFFFDb\uFFFD"],
    ],
  );
});
