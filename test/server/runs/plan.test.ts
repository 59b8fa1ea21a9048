import assert from "node:assert/strict";
import { test } from "node:test";
import type { Conversation } from "../../../src/conversation/conversation.ts";
import { ChatError } from "../../../src/model/error.ts";
import { planReply } from "../../../src/server/runs/plan.ts";
import { head, question, reply } from "../../conversation/store-cases.ts";

const at = "2026-01-01T00:00:00.000Z";
const interrupted = { reply: { state: "interrupted", asked: "m", family: "r1", sampling: {} } } as const;
const tree: Conversation = {
  ...head("c"),
  messages: [
    question("q", null, "7 + 8"),
    reply("a", "q", "15"),
    question("q2", "a", "and 9?"),
    reply("thinking", "q2", "", { reasoning: "15 and", ...interrupted }),
    reply("answering", "q2", "It is", { reasoning: "Hm.", ...interrupted }),
    reply("nothing", "q2", "", interrupted),
  ],
};
const before = [
  { role: "user", text: "7 + 8" },
  { role: "assistant", text: "15" },
  { role: "user", text: "and 9?" },
];

test("a first question names its conversation", () => {
  const plan = planReply({ type: "question", text: "What is\n7 + 8?", after: null }, undefined, at);
  assert.deepEqual([plan.conversation.title, plan.conversation.createdAt], ["What is", at]);
  assert.deepEqual(plan.news, [{ id: plan.parent, parent: null, at, role: "user", text: "What is\n7 + 8?" }]);
});

test("a question after a reply that came to nothing leaves out what came to nothing", () => {
  const plan = planReply({ type: "question", text: "Well?", after: "nothing" }, tree, at);
  assert.deepEqual(plan.messages, [...before.slice(0, 2), { role: "user", text: "Well?" }]);
  assert.equal(plan.news[0]?.parent, "nothing");
});

test("going on: from the thought, from the answer, from the thought into the answer, or not at all", () => {
  const goingOn = (id: string, answerNow?: true) => planReply({ type: "continue", reply: id, ...(answerNow && { answerNow }) }, tree, at);
  const openedAt = (id: string, answerNow?: true) => goingOn(id, answerNow).goesOn?.messages.at(-1);
  assert.deepEqual(openedAt("thinking"), { role: "assistant", text: "", reasoning: "15 and", open: "reasoning" });
  assert.deepEqual(openedAt("thinking", true), { role: "assistant", text: "", reasoning: "15 and", open: "text" });
  assert.deepEqual(openedAt("answering"), { role: "assistant", text: "It is", reasoning: "Hm.", open: "text" });
  for (const id of ["thinking", "answering", "nothing"]) {
    const { parent, news, messages } = goingOn(id);
    assert.deepEqual([parent, news, messages], ["q2", [], before]);
  }
  assert.equal(goingOn("nothing").goesOn, undefined);
});

test("what is not there, or is no such message, is said", () => {
  for (const ask of [
    { type: "question", text: "x", after: "gone" },
    { type: "again", question: "gone" },
    { type: "again", question: "a" },
    { type: "continue", reply: "q" },
    { type: "continue", reply: "gone" },
  ] as const)
    assert.throws(
      () => planReply(ask, tree, at),
      (error) => error instanceof ChatError && error.details.kind === "no-such-message" && error.details.status === 404,
    );
});
