import assert from "node:assert/strict";
import { test } from "node:test";
import { openScript, type Step } from "../../src/backends/script.ts";
import { collect } from "../../src/model/collect.ts";
import { type Cost, sumOf } from "../../src/model/cost.ts";
import { ChatError } from "../../src/model/error.ts";
import { estimateTokens } from "../../src/model/estimate-tokens.ts";
import { metered } from "../../src/model/metered.ts";
import type { ReplyOptions } from "../../src/model/model.ts";
import { tokensPerSecond } from "../../src/model/token-rate.ts";
import type { Usage } from "../../src/model/usage.ts";

/** A dollar for each token of the reply, nothing for the question. */
const costOf = ({ completionTokens }: Usage): Cost | undefined =>
  completionTokens === undefined ? undefined : { amount: completionTokens, currency: "USD" };
const limit = (left: number, usualTokens?: number) => ({ left: () => left, input: 0, output: 1, ...(usualTokens && { usualTokens }) });
const question = [{ role: "user", text: "?" }] as const;
/** Thirty tokens by estimate. */
const long = "a".repeat(100);

function script(steps: readonly Step[]) {
  const asked: ReplyOptions[] = [];
  const model = openScript({
    steps: (_, options) => {
      asked.push(options);
      return steps;
    },
  });
  return { model, asked };
}

const finish = { type: "finish", reason: "stop" } as const;
const told: Step = { type: "usage", usage: { promptTokens: 5, completionTokens: 7 } };

test("the finish says what the reply cost, marked where nobody counted", async () => {
  const counted = script([{ type: "content", text: long }, told, finish]);
  assert.deepEqual((await collect(metered(counted.model, { costOf }).reply(question))).finish.cost, { amount: 7, currency: "USD" });
  const silent = script([{ type: "content", text: long }, finish]);
  const costs: Cost[] = [];
  const { finish: end } = await collect(metered(silent.model, { costOf, onCost: (cost) => costs.push(cost) }).reply(question));
  assert.deepEqual(end.cost, { amount: 30, currency: "USD", estimated: true });
  assert.deepEqual(costs, [end.cost]);
  const nobody = await collect(metered(silent.model, { costOf: () => undefined }).reply(question));
  assert.ok(!("cost" in nobody.finish));
});

test("a failure and a reply that is left are charged for what had come", async () => {
  const costs: Cost[] = [];
  const options = { costOf, onCost: (cost: Cost) => costs.push(cost) };
  const cut = metered(
    script([
      { type: "content", text: long },
      { type: "fail", error: new ChatError("stalled") },
    ]).model,
    options,
  );
  await assert.rejects(collect(cut.reply(question)), (error) => {
    assert.ok(error instanceof ChatError);
    assert.deepEqual(error.partial?.cost, { amount: 30, currency: "USD", estimated: true });
    return true;
  });
  const endless = metered(
    script([
      { type: "content", text: long },
      { type: "pause", ms: 60_000 },
    ]).model,
    options,
  );
  for await (const part of endless.reply(question)) if (part.type === "text") break;
  assert.equal(costs.length, 2);
  const refused = metered(script([{ type: "fail", error: new ChatError("balance") }]).model, options);
  await assert.rejects(collect(refused.reply(question)), { code: "balance" });
  assert.equal(costs.length, 2, "nothing came, nothing is charged");
});

test("the reply is asked to be no longer than the money allows, and never longer than it was", async () => {
  for (const [left, usual, asked, sent] of [
    [50, undefined, undefined, 50],
    [50, 20, undefined, undefined],
    [50, undefined, 20, 20],
    [50, 20, 80, 50],
    [1_000_000, undefined, undefined, undefined],
  ] as const) {
    const { model, asked: options } = script([{ type: "content", text: "a" }, finish]);
    await collect(metered(model, { costOf, limit: limit(left, usual) }).reply(question, asked === undefined ? {} : { maxTokens: asked }));
    assert.equal(options[0]?.maxTokens, sent, JSON.stringify([left, usual, asked]));
  }
});

test("a host that stops at the lowered length ends by budget; at the caller's own it ends by length", async () => {
  const steps: readonly Step[] = [{ type: "content", text: "a" }, told, { type: "finish", reason: "length" }];
  const ended = async (left: number, maxTokens: number) =>
    (await collect(metered(script(steps).model, { costOf, limit: limit(left) }).reply(question, { maxTokens }))).finish.reason;
  assert.equal(await ended(50, 80), "budget");
  assert.equal(await ended(80, 50), "length");
});

test("a host that goes on all the same is stopped, and what came is kept", async () => {
  const steps = [
    { type: "reasoning", text: long },
    { type: "content", text: long },
    { type: "content", text: long },
    { type: "pause", ms: 60_000 },
  ] as const;
  for (const [left, thought, answer] of [
    [20, "open", ""],
    [50, "closed", long],
  ] as const) {
    const reply = await collect(metered(script(steps).model, { costOf, limit: limit(left) }).reply(question));
    assert.equal(reply.finish.reason, "budget");
    assert.equal(reply.finish.thought, thought);
    assert.equal(reply.reasoning, long);
    assert.equal(reply.answer, answer);
    assert.equal(reply.finish.cost?.estimated, true);
  }
});

test("a question that is too dear is not sent, and one that is free needs no limit", async () => {
  const { model, asked } = script([{ type: "content", text: long }, finish]);
  const dear = metered(model, { costOf, limit: { left: () => 1, input: 1, output: 1 } });
  await assert.rejects(collect(dear.reply(question)), { code: "usage" });
  assert.equal(asked.length, 0);
  const nothing = metered(model, { costOf: () => ({ amount: 0, currency: "USD" }), limit: { left: () => 0, input: 0, output: 0 } });
  assert.deepEqual((await collect(nothing.reply(question))).finish.cost, { amount: 0, currency: "USD" });
});

test("costs add up within one currency, with their marks", () => {
  assert.equal(sumOf([]), undefined);
  const dollars: Cost = { amount: 1, currency: "USD" };
  assert.deepEqual(sumOf([dollars, { ...dollars, estimated: true }]), { amount: 2, currency: "USD", estimated: true });
  assert.deepEqual(sumOf([{ ...dollars, reported: true }]), { amount: 1, currency: "USD", reported: true });
  assert.equal(sumOf([dollars, { amount: 1, currency: "CNY" }]), undefined);
});

test("tokens a second are those after the first text, and unknown without a count", () => {
  const timing = { firstReasoningMs: 1_000, firstAnswerMs: 5_000, totalMs: 11_000 };
  assert.equal(tokensPerSecond({ completionTokens: 300 }, timing), 30);
  assert.equal(tokensPerSecond({ reasoningTokens: 100, answerTokens: 200 }, timing), 30);
  assert.equal(tokensPerSecond({ completionTokens: 300 }, { firstAnswerMs: 5_000, totalMs: 11_000 }), 50);
  // The thinking that a host hides took its time as well.
  assert.equal(tokensPerSecond({ completionTokens: 330, reasoningTokens: 300 }, { firstAnswerMs: 10_000, totalMs: 11_000 }), 30);
  assert.equal(tokensPerSecond({ promptTokens: 3 }, timing), undefined);
  assert.equal(tokensPerSecond(undefined, timing), undefined);
  assert.equal(tokensPerSecond({ completionTokens: 3 }, { firstAnswerMs: 1, totalMs: 1 }), undefined);
});

test("tokens are estimated by script, and adding text never makes fewer", () => {
  assert.equal(estimateTokens(""), 0);
  assert.equal(estimateTokens("abcdefghij").toFixed(6), "3.000000");
  assert.equal(estimateTokens("人工").toFixed(6), "1.200000");
});
