import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { branchTo, lastBranch, messagesOf, requestOf, tipsOf } from "../../src/conversation/branch.ts";
import { titleOf } from "../../src/conversation/title.ts";
import { recipes } from "../../src/reasoning/recipes.ts";
import { conversationArbitrary } from "./arbitrary.ts";
import { at, question, reply } from "./store-cases.ts";

const system = { id: "s", parent: null, at: at(0), role: "system", text: "Be brief." } as const;
const whole = [system, question("q", "s", "2 + 2"), reply("a", "q", "4", { reasoning: "Hm." }), question("q2", "a", "and 3 + 3?")];
const ids = (branch: readonly { readonly id: string }[]) => branch.map(({ id }) => id);

test("a branch is the way from a first message to one", () => {
  const messages = [...whole, reply("b", "q", "5"), question("q3", "b", "sure?")];
  assert.deepEqual(ids(branchTo({ messages }, "q2")), ["s", "q", "a", "q2"]);
  assert.deepEqual(ids(lastBranch({ messages })), ["s", "q", "b", "q3"]);
  assert.deepEqual(tipsOf({ messages }), ["q2", "q3"]);
  assert.deepEqual(branchTo({ messages }, "nothing"), []);
  assert.deepEqual(lastBranch({ messages: [] }), []);
});

test("in any tree every message lies on the branch of some tip, each behind its parent", () => {
  fc.assert(
    fc.property(conversationArbitrary, (conversation) => {
      const branches = tipsOf(conversation).map((id) => branchTo(conversation, id));
      assert.deepEqual(new Set(branches.flatMap(ids)), new Set(ids(conversation.messages)));
      for (const branch of branches)
        for (const [index, { parent }] of branch.entries()) assert.equal(parent, branch[index - 1]?.id ?? null);
    }),
  );
});

test("a request follows from branch and recipe alone", () => {
  assert.deepEqual(requestOf(whole, recipes.r1, {}).messages, [
    { role: "user", content: "Be brief.\n\n2 + 2" },
    { role: "assistant", content: "4" },
    { role: "user", content: "and 3 + 3?" },
  ]);
  // The same branch for a family that wants its thinking back.
  assert.deepEqual(requestOf(whole, recipes.v4, {}).messages, [
    { role: "system", content: "Be brief." },
    { role: "user", content: "2 + 2" },
    { role: "assistant", content: "4", reasoning: "Hm." },
    { role: "user", content: "and 3 + 3?" },
  ]);
});

for (const [name, change, stays] of [
  ["stopped by its reader", { state: "stopped" }, true],
  ["cut by its length", { state: "cut" }, true],
  ["cut by a lost connection", { state: "cut", error: { code: "cut-short" } }, false],
  ["failed", { state: "failed", error: { code: "stalled" } }, false],
  ["interrupted", { state: "interrupted" }, false],
  ["running", { state: "running" }, false],
] as const) {
  test(`a reply that was ${name} is ${stays ? "" : "not "}sent again`, () => {
    const { reply: complete } = reply("a", "q", "");
    const branch = [question("q", null, "2 + 2"), reply("a", "q", "4", { reply: { ...complete, ...change } }), question("q2", "a", "next")];
    assert.deepEqual(
      messagesOf(branch).map(({ text }) => text),
      stays ? ["2 + 2", "4", "next"] : ["next"],
    );
  });
}

test("a reply without an answer goes with its question", () => {
  assert.deepEqual(messagesOf([question("q", null, "2 + 2"), reply("a", "q", " \n"), question("q2", "a", "next")]), [
    { role: "user", text: "next" },
  ]);
});

test("a reply can be gone on from where it stopped, whatever stopped it", () => {
  const { reply: complete } = reply("a", "q", "");
  const broken = reply("a", "q", "", { reasoning: "7 and", reply: { ...complete, state: "interrupted" } });
  assert.deepEqual(messagesOf([question("q", null, "7 + 8"), broken], "reasoning"), [
    { role: "user", text: "7 + 8" },
    { role: "assistant", text: "", reasoning: "7 and", open: "reasoning" },
  ]);
});

test("a title is the first line of a question, cut where it is long", () => {
  assert.equal(titleOf("  What\tis  this?\nAnd that?"), "What is this?");
  assert.equal(titleOf(`${"😀".repeat(90)}`), `${"😀".repeat(79)}…`);
  assert.equal(titleOf(""), "");
});
