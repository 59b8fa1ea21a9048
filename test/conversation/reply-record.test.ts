import assert from "node:assert/strict";
import { test } from "node:test";
import { provenanceSchema } from "../../src/conversation/provenance.ts";
import { createReplyRecord, type ReplyEnd } from "../../src/conversation/reply-record.ts";
import { ChatError } from "../../src/model/error.ts";
import type { FinishPart, Part } from "../../src/model/part.ts";

const text: readonly Part[] = [
  { type: "status", state: "connecting" },
  { type: "start", model: "m-1", host: "h", provider: "p", quantisation: "fp8" },
  { type: "reasoning", text: "7 and 8 " },
  { type: "reasoning", text: "make 15." },
  { type: "text", text: "It is 15." },
];
const finish: FinishPart = {
  type: "finish",
  reason: "stop",
  thought: "closed",
  assumed: true,
  usage: { completionTokens: 9, reportedCost: 0.25 },
  cost: { amount: 0.25, currency: "USD", reported: true },
  timing: { firstReasoningMs: 1, firstAnswerMs: 2, totalMs: 3 },
};

const asked = { asked: "m", family: "r1", request: { temperature: 0.6, topP: 0.95, maxTokens: 100, seed: 1, stop: ["x"] } } as const;

function recordOf(parts: readonly Part[], ended?: ReplyEnd) {
  const record = createReplyRecord(asked);
  for (const [index, part] of parts.entries()) record.take(part, 10 * index);
  return record.value(ended, 99);
}

test("a complete reply is kept with everything that is known of it", () => {
  const { reasoning, text: answer, reply } = recordOf([...text, finish], "ended");
  assert.equal(reasoning, "7 and 8 make 15.");
  assert.equal(answer, "It is 15.");
  assert.deepEqual(reply, {
    state: "complete",
    asked: "m",
    family: "r1",
    model: "m-1",
    host: "h",
    provider: "p",
    quantisation: "fp8",
    sampling: { temperature: 0.6, topP: 0.95, maxTokens: 100, seed: 1, stop: ["x"] },
    finish: { reason: "stop", thought: "closed", assumed: true },
    timing: { firstReasoningMs: 1, firstAnswerMs: 2, totalMs: 3 },
    usage: { completionTokens: 9 },
    cost: { amount: 0.25, currency: "USD", reported: true },
  });
  assert.deepEqual(provenanceSchema.parse(reply), reply);
});

for (const [name, parts, ended, state] of [
  ["goes on", text, undefined, "running"],
  ["its length cut", [...text, { ...finish, reason: "length" }], "ended", "cut"],
  ["ended without a finish", text, "ended", "cut"],
  ["a lost connection cut", text, new ChatError("cut-short"), "cut"],
  ["was stopped", text, "stopped", "stopped"],
  ["failed", text, new ChatError("overloaded", { kind: "loading" }), "failed"],
  ["failed to be shown to its end", [...text, finish], "stopped", "complete"],
] as const) {
  test(`a reply that ${name} is ${state}, with its text`, () => {
    const record = recordOf(parts as readonly Part[], ended);
    assert.equal(record.reply.state, state);
    assert.equal(record.text, "It is 15.");
    assert.deepEqual(provenanceSchema.parse(record.reply), record.reply);
  });
}

test("where the reply gave no times, those of the reader hold", () => {
  assert.deepEqual(recordOf(text, "stopped").reply.timing, { firstReasoningMs: 20, firstAnswerMs: 40, totalMs: 99 });
  const partial = { reasoning: "", answer: "", usage: { promptTokens: 5 }, timing: { totalMs: 7 } };
  const { reply } = recordOf(text, new ChatError("stalled", {}, { partial }));
  assert.deepEqual([reply.timing, reply.usage, reply.error], [{ totalMs: 7 }, { promptTokens: 5 }, { code: "stalled" }]);
});

test("a reply that goes on from another begins with its text and says so", () => {
  const record = createReplyRecord({ ...asked, continues: { message: "before", reasoning: "7 and 8 make 15.", text: "It" } });
  record.take({ type: "text", text: " is 15." }, 5);
  const { reasoning, text, reply } = record.value("interrupted", 9);
  assert.deepEqual([reasoning, text, reply.state], ["7 and 8 make 15.", "It is 15.", "interrupted"]);
  assert.deepEqual(reply.continues, { message: "before", characters: 18 });
  assert.deepEqual(provenanceSchema.parse(reply), reply);
});

test("a failure keeps the names that its mend needs, and not what it does not know", () => {
  const { reply } = recordOf([], new ChatError("unauthorised", { host: "h.example", keyName: "H_KEY", status: 401, near: ["x"] }));
  assert.deepEqual(reply.error, { code: "unauthorised", host: "h.example", keyName: "H_KEY", status: 401, near: ["x"] });
  assert.deepEqual(provenanceSchema.parse(reply), reply);
});
