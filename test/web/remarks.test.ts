import assert from "node:assert/strict";
import { test } from "node:test";
import { en } from "../../src/texts/page/en.ts";
import { fr } from "../../src/texts/page/fr.ts";
import { duration, figuresOf, remarksOn } from "../../src/web/remarks.ts";
import { newTurn, stopped, withEvents } from "../../src/web/turn.ts";
import type { WireEvent } from "../../src/wire/event.ts";
import type { ModelEntry } from "../../src/wire/models.ts";

const asked: ModelEntry = { id: "m", model: "m", host: "h", local: true, thinks: true, r1: true };
const start: WireEvent = { type: "start", model: "m", host: "h" };
const answer: WireEvent = { type: "text", text: "85" };
const thought: WireEvent = { type: "reasoning", text: "hm" };

type Finish = Extract<WireEvent, { readonly type: "finish" }>;

function finish(change: Partial<Finish> = {}): Finish {
  return { type: "finish", reason: "stop", thought: "closed", timing: { totalMs: 1_234 }, ...change };
}

function remarks(events: readonly WireEvent[], entry = asked): readonly string[] {
  return remarksOn(withEvents(newTurn(1, "?", entry, 0), events, 10), en);
}

test("another spelling of the model that was asked is no other model", () => {
  const entry = { ...asked, model: "deepseek/deepseek-r1:free" };
  assert.deepEqual(remarks([{ ...start, model: "DeepSeek-R1" }, thought, answer, finish()], entry), []);
  assert.equal(remarks([{ ...start, model: "deepseek-v3" }, thought, answer, finish()], entry).length, 1);
});

test("a whole reply needs no remark, and every other kind gets its own", () => {
  const cases: readonly (readonly [readonly WireEvent[], readonly string[]])[] = [
    [[start, thought, answer, finish()], []],
    [[start, answer, finish({ thought: "none" })], [en.withoutThinking]],
    [[start, thought, answer, finish({ reason: "length" })], [en.cutByLength]],
    [[start, thought, answer, finish({ reason: "budget" })], [en.cutByBudget]],
    [[start, thought, answer, finish({ reason: "filter" })], [en.cutByFilter]],
    [[start, thought, finish({ thought: "open" })], [en.noAnswer]],
    [[start, thought, finish({ thought: "open", assumed: true })], [en.assumed]],
    [[{ ...start, model: "x" }, thought, answer, finish()], [en.otherModel("m", "x")]],
    [[{ ...start, model: "unknown" }, thought, answer, finish()], []],
    [[start, thought, { type: "error", code: "stalled", message: "" }], [en.incomplete]],
    [[{ type: "error", code: "stalled", message: "" }], []],
    [[start, thought], []],
  ];
  for (const [events, wanted] of cases) assert.deepEqual(remarks(events), wanted, JSON.stringify(events));
  assert.deepEqual(remarks([start, answer, finish({ thought: "none" })], { ...asked, thinks: false }), []);
  assert.deepEqual(remarksOn(stopped(newTurn(1, "?", asked, 0), 1), en), [en.stopped]);
});

test("figures are those that are known, in the reader's way of writing", () => {
  const turn = (usage: Finish["usage"]) =>
    withEvents(newTurn(1, "?", asked, 0), [start, thought, answer, finish(usage === undefined ? {} : { usage })], 10);
  assert.deepEqual(figuresOf(turn(undefined), en, "en"), ["1.2 s"]);
  assert.deepEqual(figuresOf(turn({ completionTokens: 12_345 }), en, "en"), ["12,345 tokens", "1.2 s", "10,004 tokens/s"]);
  assert.deepEqual(figuresOf(turn({ reasoningTokens: 30, answerTokens: 4 }), fr, "fr"), [
    "34 jetons",
    "30 de réflexion",
    "1,2 s",
    "28 jetons/s",
  ]);
});

test("money stands beside them, unknown as unknown, and what is free is not worth a word", () => {
  const remote = { ...asked, local: false };
  const figures = (entry: ModelEntry, cost?: Finish["cost"]) =>
    figuresOf(withEvents(newTurn(1, "?", entry, 0), [start, answer, finish(cost === undefined ? {} : { cost })], 10), en, "en");
  assert.deepEqual(figures(remote), ["1.2 s", "unknown price"]);
  assert.deepEqual(figures(remote, { amount: 0.00123, currency: "USD" }), ["1.2 s", "$0.0012"]);
  assert.deepEqual(figures(remote, { amount: 0.02, currency: "USD", estimated: true }), ["1.2 s", "about $0.02"]);
  const whole = finish({ usage: { promptTokens: 1_000, cachedTokens: 400 }, cost: { amount: 2.5, currency: "USD", reported: true } });
  const turn = withEvents(newTurn(1, "?", remote, 0), [start, answer, whole], 10);
  assert.deepEqual(figuresOf(turn, en, "en"), ["1.2 s", "1,000 tokens in, 400 of them cached", "$2.50 by the host's count"]);
  assert.deepEqual(figures(asked, { amount: 0, currency: "USD" }), ["1.2 s"]);
});

test("durations read naturally", () => {
  assert.equal(duration(0, en, "en"), "0.0 s");
  assert.equal(duration(9_940, en, "en"), "9.9 s");
  assert.equal(duration(42_400, en, "en"), "42 s");
  assert.equal(duration(185_000, fr, "fr"), "3 min 5 s");
});
