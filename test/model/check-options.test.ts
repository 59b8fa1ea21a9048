import assert from "node:assert/strict";
import { test } from "node:test";
import { checkOptions } from "../../src/model/check-options.ts";
import { ChatError } from "../../src/model/error.ts";
import type { Message } from "../../src/model/message.ts";
import type { ReplyOptions, Traits } from "../../src/model/model.ts";

const traits: Traits = { accepts: ["temperature"], continues: ["text"], thinks: true };
const question: readonly Message[] = [{ role: "user", text: "a" }];

function refusal(messages: readonly Message[], options: ReplyOptions): string | undefined {
  try {
    checkOptions("m", traits, messages, options);
    return undefined;
  } catch (error) {
    assert.ok(error instanceof ChatError);
    assert.equal(error.code, "usage");
    return error.details.option;
  }
}

test("lets through what a model accepts, and always the connection's own options", () => {
  assert.equal(refusal(question, { temperature: 1, stallMs: 1, signal: AbortSignal.timeout(10_000) }), undefined);
  assert.equal(refusal([...question, { role: "assistant", text: "b", open: "text" }], {}), undefined);
});

test("names the option that it refuses", () => {
  assert.equal(refusal(question, { maxThink: 5 }), "maxThink");
  assert.equal(refusal(question, { stop: [] }), "stop");
});

test("refuses a conversation that asks nothing", () => {
  assert.equal(refusal([], {}), "messages");
  assert.equal(refusal([{ role: "system", text: "a" }], {}), "messages");
  assert.equal(refusal([...question, { role: "assistant", text: "b" }], {}), "open");
  assert.equal(refusal([...question, { role: "assistant", text: "b", open: "reasoning" }], {}), "open");
});

test("says who does take what is refused", () => {
  const takers = (option: string) => [`${option}-taker`];
  for (const [messages, options, near] of [
    [question, { schema: {} }, "schema-taker"],
    [[...question, { role: "assistant", text: "b", open: "reasoning" }], {}, "open-taker"],
  ] as const) {
    assert.throws(
      () => checkOptions("m", traits, messages, options, takers),
      (error) => error instanceof ChatError && error.details.near?.[0] === near,
    );
  }
});
