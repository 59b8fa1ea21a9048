import assert from "node:assert/strict";
import { test } from "node:test";
import type { AssistantTreeMessage } from "../../src/conversation/conversation.ts";
import type { Provenance } from "../../src/conversation/provenance.ts";
import { en } from "../../src/texts/page/en.ts";
import { fr } from "../../src/texts/page/fr.ts";
import { duration, figuresOf, remarksOn, thinkingHeading } from "../../src/web/remarks.ts";
import { drawn, entry, kept } from "./replies.ts";

const stop = { reason: "stop", thought: "closed" } as const;
const timing = { totalMs: 1_234 };

function remarks(reply: Partial<Provenance>, change: Partial<AssistantTreeMessage> = {}, one = entry): readonly string[] {
  return remarksOn(drawn(kept(change, { finish: stop, asked: one.id, ...reply }), [one]), en);
}

test("another spelling of the model that was asked is no other model", () => {
  const one = { ...entry, model: "deepseek/deepseek-r1:free" };
  assert.deepEqual(remarks({ model: "DeepSeek-R1" }, {}, one), []);
  assert.equal(remarks({ model: "deepseek-v3" }, {}, one).length, 1);
});

test("a whole reply needs no remark, and every other kind gets its own", () => {
  const unfinished = { finish: undefined } as unknown as Partial<Provenance>; // As if the key were not there.
  const cases: readonly (readonly [Partial<Provenance>, Partial<AssistantTreeMessage>, readonly string[]])[] = [
    [{}, {}, []],
    [{ finish: { reason: "stop", thought: "none" } }, { reasoning: "" }, [en.withoutThinking]],
    [{ state: "cut", finish: { ...stop, reason: "length" } }, {}, [en.cutByLength]],
    [{ state: "cut", finish: { ...stop, reason: "budget" } }, {}, [en.cutByBudget]],
    [{ state: "cut", finish: { ...stop, reason: "filter" } }, {}, [en.cutByFilter]],
    [{ finish: { reason: "stop", thought: "open" } }, { text: "" }, [en.noAnswer]],
    [{ finish: { reason: "stop", thought: "open", assumed: true } }, { text: "" }, [en.assumed]],
    [{ model: "x" }, {}, [en.otherModel("m", "x")]],
    [{ model: "unknown" }, {}, []],
    [{ state: "failed", ...unfinished }, {}, [en.incomplete]],
    [{ state: "cut", ...unfinished }, {}, [en.incomplete]],
    [{ state: "failed", ...unfinished }, { reasoning: "", text: "" }, []],
    [{ state: "stopped", ...unfinished }, {}, [en.stopped]],
    [{ state: "interrupted", ...unfinished }, {}, [en.interrupted]],
    [{ continues: { message: "a", characters: 5 } }, {}, [en.goesOn]],
    [{ continues: { message: "a", characters: 0 } }, {}, [en.askedAgain]],
  ];
  for (const [reply, change, wanted] of cases) assert.deepEqual(remarks(reply, change), wanted, JSON.stringify(reply));
  assert.deepEqual(remarks({ finish: { reason: "stop", thought: "none" } }, { reasoning: "" }, { ...entry, thinks: false }), []);
});

test("figures are those that are known, in the reader's way of writing", () => {
  const reply = (usage?: Provenance["usage"]) => drawn(kept({}, { finish: stop, timing, ...(usage && { usage }) }));
  assert.deepEqual(figuresOf(reply(), en, "en"), ["1.2 s"]);
  assert.deepEqual(figuresOf(reply({ completionTokens: 12_345 }), en, "en"), ["12,345 tokens", "1.2 s", "10,004 tokens/s"]);
  assert.deepEqual(figuresOf(reply({ reasoningTokens: 30, answerTokens: 4 }), fr, "fr"), [
    "34 jetons",
    "30 de réflexion",
    "1,2 s",
    "28 jetons/s",
  ]);
  assert.deepEqual(figuresOf(drawn(kept({}, { state: "interrupted" })), en, "en"), []);
});

test("money stands beside them, unknown as unknown, and what is free is not worth a word", () => {
  const remote = { ...entry, local: false };
  const figures = (one: typeof entry, more: Partial<Provenance> = {}) =>
    figuresOf(drawn(kept({}, { finish: stop, timing, ...more }), [one]), en, "en");
  assert.deepEqual(figures(remote), ["1.2 s", "unknown price"]);
  assert.deepEqual(figures(remote, { cost: { amount: 0.00123, currency: "USD" } }), ["1.2 s", "$0.0012"]);
  assert.deepEqual(figures(remote, { cost: { amount: 0.02, currency: "USD", estimated: true } }), ["1.2 s", "about $0.02"]);
  assert.deepEqual(figures(remote, { cost: { amount: 2, currency: "credits" } }), ["1.2 s", "2 credits"]);
  const whole = { usage: { promptTokens: 1_000, cachedTokens: 400 }, cost: { amount: 2.5, currency: "USD", reported: true } } as const;
  assert.deepEqual(figures(remote, whole), ["1.2 s", "1,000 tokens in, 400 of them cached", "$2.50 by the host's count"]);
  assert.deepEqual(figures(entry), ["1.2 s"]);
  assert.deepEqual(figures(remote, { cost: { amount: 0, currency: "USD" } }), ["1.2 s"]);
});

test("the thinking is headed by how long it took, where somebody knows", () => {
  const heading = (reply: Partial<Provenance>) => thinkingHeading(drawn(kept({}, reply)), 0, en, "en");
  const known = { timing: { firstReasoningMs: 0, firstAnswerMs: 2_000, totalMs: 3_000 } };
  assert.equal(heading({}), "Thinking");
  assert.equal(heading(known), "Thought for 2.0 s");
  assert.equal(heading({ ...known, finish: { reason: "length", thought: "open" } }), "Thought for 2.0 s, without coming to an end");
});

test("durations are for people", () => {
  assert.equal(duration(1_234, en, "en"), "1.2 s");
  assert.equal(duration(9_960, fr, "fr"), "10,0 s");
  assert.equal(duration(61_400, en, "en"), "61 s");
  assert.equal(duration(-5, en, "en"), "0.0 s");
  assert.equal(duration(200_000, en, "en"), "3 min 20 s");
});
