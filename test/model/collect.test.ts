import assert from "node:assert/strict";
import { test } from "node:test";
import { collect } from "../../src/model/collect.ts";
import { ChatError } from "../../src/model/error.ts";
import type { Part } from "../../src/model/part.ts";
import { replay } from "../support/replay.ts";

const start: Part = { type: "start", model: "m", host: "h" };
const finish: Part = { type: "finish", reason: "stop", thought: "closed", usage: { promptTokens: 3 }, timing: { totalMs: 5 } };

test("joins the parts of a reply", async () => {
  const parts: Part[] = [
    { type: "status", state: "connecting" },
    start,
    { type: "reasoning", text: "a" },
    { type: "reasoning", text: "b" },
    { type: "text", text: "c" },
    finish,
  ];
  assert.deepEqual(await collect(replay(...parts)), { start, reasoning: "ab", answer: "c", finish, usage: { promptTokens: 3 } });
});

test("never takes parts without a finish for a reply", async () => {
  await assert.rejects(collect(replay<Part>(start, { type: "text", text: "c" })), (error) => {
    assert.ok(error instanceof ChatError);
    assert.deepEqual([error.code, error.partial?.answer], ["cut-short", "c"]);
    return true;
  });
});

test("throws what the parts throw", async () => {
  const reason = new Error("enough");
  await assert.rejects(collect(replay<Part>(start, reason)), (error) => error === reason);
});
