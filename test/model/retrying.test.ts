import assert from "node:assert/strict";
import { test } from "node:test";
import { ChatError, type ErrorCode } from "../../src/model/error.ts";
import type { Model } from "../../src/model/model.ts";
import type { Part } from "../../src/model/part.ts";
import { retrying } from "../../src/model/retrying.ts";
import { drain, replay } from "../support/replay.ts";

const start: Part = { type: "start", model: "m", host: "h" };
const text: Part = { type: "text", text: "42" };
const finish: Part = { type: "finish", reason: "stop", thought: "none", timing: { totalMs: 1 } };

/** A model whose n-th attempt plays the n-th list. */
function playing(...attempts: readonly (readonly (Part | Error)[])[]): Model & { readonly asked: () => number } {
  let asked = 0;
  return {
    id: "m",
    traits: { accepts: [], continues: [], thinks: true },
    reply: () => replay<Part>(...(attempts[asked++] ?? [])),
    close: async () => {},
    asked: () => asked,
  };
}

async function ask(model: Model, options: Parameters<typeof retrying>[1] = {}, signal?: AbortSignal) {
  const { items, error } = await drain(
    retrying(model, { pauseMs: 1, ...options }).reply([{ role: "user", text: "a" }], { ...(signal && { signal }) }),
  );
  return { types: items.map((part) => (part.type === "status" ? part.state : part.type)), error };
}

test("tries again while nothing has been shown, with one start in the end", async () => {
  const model = playing([new ChatError("overloaded")], [start, new ChatError("cut-short")], [start, text, finish]);
  assert.deepEqual(await ask(model), { types: ["retrying", "retrying", "start", "text", "finish"], error: undefined });
});

test("gives up after three attempts", async () => {
  const errors = [1, 2, 3, 4].map(() => new ChatError("unreachable"));
  const model = playing(...errors.map((error) => [error]));
  assert.equal((await ask(model)).error, errors[2]);
  assert.equal(model.asked(), 3);
});

test("never tries again once something has been shown", async () => {
  const model = playing([start, text, new ChatError("cut-short")], [start, text, finish]);
  assert.deepEqual((await ask(model)).types, ["start", "text"]);
  assert.equal(model.asked(), 1);
});

const hopeless: readonly ErrorCode[] = [
  "rejected",
  "unauthorised",
  "balance",
  "model-not-found",
  "model-retired",
  "too-long",
  "stalled",
  "bad-response",
  "usage",
  "config",
];
for (const code of hopeless) {
  test(`never tries ${code} again`, async () => {
    const model = playing([new ChatError(code)], [start, text, finish]);
    assert.deepEqual((await ask(model)).types, []);
    assert.equal(model.asked(), 1);
  });
}

test("waits as long as the host asks, but not longer than its limit", async () => {
  const patient = playing([new ChatError("rate-limited", { retryAfterMs: 30 })], [start, text, finish]);
  const began = performance.now();
  assert.deepEqual((await ask(patient)).types, ["retrying", "start", "text", "finish"]);
  assert.ok(performance.now() - began >= 29);
  const refused = playing([new ChatError("rate-limited", { retryAfterMs: 31 })], [start, text, finish]);
  assert.deepEqual((await ask(refused, { longestWaitMs: 30 })).types, []);
});

test("an abort ends the wait with the signal's reason", async () => {
  const reason = new Error("enough");
  const abort = new AbortController();
  const model = playing([new ChatError("overloaded", { retryAfterMs: 60_000 })]);
  setTimeout(() => abort.abort(reason), 5);
  assert.equal((await ask(model, {}, abort.signal)).error, reason);
});

test("a host that asks for no wait at all is given the usual pause", async () => {
  const model = playing([new ChatError("overloaded", { retryAfterMs: 0 })], [start, text, finish]);
  const began = performance.now();
  assert.deepEqual((await ask(model, { pauseMs: 40 })).types, ["retrying", "start", "text", "finish"]);
  assert.ok(performance.now() - began >= 29);
});
