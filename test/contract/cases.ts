import assert from "node:assert/strict";
import { collect } from "../../src/model/collect.ts";
import { ChatError, type ErrorCode } from "../../src/model/error.ts";
import type { Message } from "../../src/model/message.ts";
import type { Part } from "../../src/model/part.ts";
import { drain } from "../support/replay.ts";
import type { CaseName, Rig } from "./rig.ts";

const question: readonly Message[] = [{ role: "user", text: "What is 6 x 7?" }];

/** The longest that a stop may take to reach the other side, in milliseconds: a sentence of the contract, not a measurement. */
const stopLimitMs = 250;

const typesOf = (parts: readonly Part[]) => parts.map((part) => part.type).filter((type) => type !== "status");
const join = (parts: readonly Part[], type: "reasoning" | "text") => parts.map((part) => (part.type === type ? part.text : "")).join("");

function assertOrder(parts: readonly Part[]): void {
  const types = typesOf(parts);
  assert.equal(types[0], "start");
  assert.equal(types.at(-1), "finish");
  assert.equal(parts.at(-1)?.type, "finish");
  assert.equal(types.filter((type) => type === "start").length, 1);
  assert.equal(types.filter((type) => type === "finish").length, 1);
  assert.ok(parts.every((part) => (part.type !== "text" && part.type !== "reasoning") || part.text !== ""));
}

async function assertFails(rig: Rig, code: ErrorCode): Promise<ChatError> {
  const { error } = await drain(rig.model.reply(question, rig.options));
  assert.ok(error instanceof ChatError, `no ChatError but ${String(error)}`);
  assert.equal(error.code, code);
  return error;
}

/** Reads until the first text, aborts, and gives back what was thrown and how long it took. */
async function abortAt(rig: Rig, when: "first-status" | "first-text") {
  const reason = new Error("the person pressed stop");
  const abort = new AbortController();
  let at: number | undefined;
  const stop = () => {
    at ??= performance.now();
    abort.abort(reason);
  };
  if (when === "first-status") void rig.asked.then(stop);
  const watched = (async function* () {
    for await (const part of rig.model.reply(question, { ...rig.options, signal: abort.signal })) {
      if (when === "first-text" && (part.type === "text" || part.type === "reasoning")) stop();
      yield part;
    }
  })();
  const { error } = await drain(watched);
  assert.ok(at !== undefined, "the reply ended before it could be stopped");
  assert.equal(error, reason);
  assert.ok(performance.now() - at < stopLimitMs, "the stop took too long to be noticed here");
  await rig.released();
  assert.ok(performance.now() - at < stopLimitMs * 2, "the stop took too long to reach the other side");
}

/** One check for each sentence of the contract. A rig arranges what the other side does; the case says what must come of it. */
export const cases: Readonly<Record<CaseName, (rig: Rig) => Promise<void>>> = {
  async "complete reply"(rig) {
    const { items, error } = await drain(rig.model.reply(question, rig.options));
    assert.equal(error, undefined);
    assertOrder(items);
    assert.equal(join(items, "reasoning"), rig.expected.reasoning);
    assert.equal(join(items, "text"), rig.expected.answer);
    const finish = items.at(-1);
    assert.ok(finish?.type === "finish");
    assert.deepEqual([finish.reason, finish.thought], ["stop", "closed"]);
    const { firstReasoningMs = Number.NaN, firstAnswerMs = Number.NaN, totalMs } = finish.timing;
    assert.ok(0 <= firstReasoningMs && firstReasoningMs <= firstAnswerMs && firstAnswerMs <= totalMs);
  },
  async "collected reply is the streamed one"(rig) {
    const { reasoning, answer } = await collect(rig.model.reply(question, rig.options));
    assert.deepEqual({ reasoning, answer }, rig.expected);
  },
  async "split character"(rig) {
    assert.ok(/\p{Emoji_Presentation}/u.test(rig.expected.answer));
    const { answer } = await collect(rig.model.reply(question, rig.options));
    assert.equal(answer, rig.expected.answer);
  },
  async "clean cut"(rig) {
    const error = await assertFails(rig, "cut-short");
    assert.equal(error.partial?.reasoning, rig.expected.reasoning);
    assert.equal(error.partial?.answer, rig.expected.answer);
  },
  async "connection torn"(rig) {
    const error = await assertFails(rig, "cut-short");
    assert.equal(error.partial?.reasoning, rig.expected.reasoning);
  },
  "abort before the first text": (rig) => abortAt(rig, "first-status"),
  "abort in mid-reply": (rig) => abortAt(rig, "first-text"),
  async "abort before asking"(rig) {
    const reason = new Error("never mind");
    const { items, error } = await drain(rig.model.reply(question, { ...rig.options, signal: AbortSignal.abort(reason) }));
    assert.deepEqual(typesOf(items), []);
    assert.equal(error, reason);
  },
  async "leaving the loop"(rig) {
    for await (const part of rig.model.reply(question, rig.options)) {
      if (part.type === "reasoning" || part.type === "text") break;
    }
    const left = performance.now();
    await rig.released();
    assert.ok(performance.now() - left < stopLimitMs);
  },
  async "closing the model"(rig) {
    const closing = Promise.withResolvers<void>();
    const parts = (async function* () {
      for await (const part of rig.model.reply(question, rig.options)) {
        if (part.type === "reasoning" || part.type === "text") rig.model.close().then(closing.resolve, closing.reject);
        yield part;
      }
    })();
    const { error } = await drain(parts);
    assert.ok(error instanceof ChatError && error.details.kind === "closed", `ended with ${String(error)}`);
    await closing.promise;
    await rig.model.close();
  },
  async "two replies at once"(rig) {
    const replies = await Promise.all([1, 2].map(() => drain(rig.model.reply(question, rig.options))));
    for (const { items, error } of replies) {
      assert.equal(error, undefined);
      assertOrder(items);
      assert.equal(join(items, "text"), rig.expected.answer);
    }
  },
  async "refused option"(rig) {
    const error = await assertFails(rig, "usage");
    assert.equal(error.details.kind, "option-refused");
    assert.equal(await Promise.race([rig.asked.then(() => "asked"), Promise.resolve("not asked")]), "not asked");
  },
  async "cut by its length"(rig) {
    const { finish } = await collect(rig.model.reply(question, rig.options));
    assert.equal(finish.reason, "length");
  },
  async stall(rig) {
    const error = await assertFails(rig, "stalled");
    assert.equal(error.partial?.reasoning, rig.expected.reasoning);
    await rig.released();
  },
  "status 400": async (rig) => void (await assertFails(rig, "rejected")),
  "status 401": async (rig) => void (await assertFails(rig, "unauthorised")),
  "status 402": async (rig) => void (await assertFails(rig, "balance")),
  "status 404": async (rig) => void (await assertFails(rig, "model-not-found")),
  "status 422": async (rig) => void (await assertFails(rig, "rejected")),
  async "status 429 with Retry-After"(rig) {
    assert.equal((await assertFails(rig, "rate-limited")).details.retryAfterMs, 7_000);
  },
  "status 500": async (rig) => void (await assertFails(rig, "overloaded")),
  "status 503": async (rig) => void (await assertFails(rig, "overloaded")),
  async "error inside the stream"(rig) {
    const error = await assertFails(rig, "overloaded");
    assert.equal(error.partial?.reasoning, rig.expected.reasoning);
  },
  async "the other side dies"(rig) {
    const { error } = await drain(rig.model.reply(question, rig.options));
    assert.ok(error instanceof ChatError);
    assert.equal(error.partial?.reasoning.startsWith(rig.expected.reasoning), true);
    const again = await collect(rig.model.reply(question));
    assert.notEqual(again.answer, "");
  },
};
