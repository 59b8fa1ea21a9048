import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { openLlama } from "../../../src/backends/llama/open-llama.ts";
import { openModel } from "../../../src/backends/open.ts";
import { resolveTarget } from "../../../src/catalogue/resolve-target.ts";
import { collect } from "../../../src/model/collect.ts";
import { ChatError } from "../../../src/model/error.ts";
import type { Message } from "../../../src/model/message.ts";
import { recipes } from "../../../src/reasoning/recipes.ts";
import { drain } from "../../support/replay.ts";
import { writeScriptedGguf } from "../../support/scripted-gguf.ts";

const question: Message = { role: "user", text: "What is 47 + 38?" };

async function tiny(t: TestContext) {
  const model = await openModel(resolveTarget("fathom-tiny", { exists: () => false }), {});
  t.after(() => model.close());
  return model;
}

async function scripted(t: TestContext, script: readonly string[], family: "r1" | "r1-0528" = "r1", context?: number) {
  const folder = mkdtempSync(join(tmpdir(), "fathom-open-"));
  const file = join(folder, "scripted.gguf");
  writeScriptedGguf({ file, script, ...(context !== undefined && { context }) });
  const model = await openLlama({ target: { kind: "weights", id: "scripted", file, family }, recipe: recipes[family], file });
  t.after(async () => {
    await model.close();
    rmSync(folder, { recursive: true });
  });
  return model;
}

test("a thought goes on where it stopped, and comes to the same end", async (t) => {
  const model = await tiny(t);
  const whole = await collect(model.reply([question], { temperature: 0 }));
  for (const cut of [0, 10, whole.reasoning.length - 3]) {
    const open: Message = { role: "assistant", text: "", reasoning: whole.reasoning.slice(0, cut), open: "reasoning" };
    const rest = await collect(model.reply([question, open], { temperature: 0 }));
    assert.equal(open.reasoning + rest.reasoning, whole.reasoning);
    assert.deepEqual([rest.answer, rest.finish.thought], [whole.answer, "closed"]);
  }
});

test("answer now: the thought is closed where it stopped, and only an answer comes", async (t) => {
  const model = await tiny(t);
  const { reasoning, answer } = await collect(model.reply([question], { temperature: 0 }));
  const open: Message = { role: "assistant", text: answer.slice(0, 5), reasoning, open: "text" };
  const rest = await collect(model.reply([question, open], { temperature: 0 }));
  assert.deepEqual([open.text + rest.answer, rest.reasoning, rest.usage?.reasoningTokens], [answer, "", 0]);
});

const schema = { type: "object", properties: { ok: { enum: ["yes", "no"] } }, required: ["ok"], additionalProperties: false } as const;

test("under a schema the thinking stays free and the answer keeps to it", async (t) => {
  const model = await scripted(t, ["Hm, { not JSON.", "</think>", "42"]);
  const { reasoning, answer, finish } = await collect(model.reply([question], { schema, maxTokens: 200 }));
  assert.deepEqual([reasoning, finish.reason, finish.thought], ["Hm, { not JSON.", "stop", "closed"]);
  assert.match(JSON.parse(answer).ok, /^(?:yes|no)$/);
});

test("a model that ends inside its thought owes the answer all the same", async (t) => {
  const model = await scripted(t, ["Hm."]);
  const { reasoning, answer, finish } = await collect(model.reply([question], { schema, maxTokens: 200 }));
  assert.deepEqual([reasoning, finish.thought], ["Hm.", "closed"]);
  assert.match(JSON.parse(answer).ok, /^(?:yes|no)$/);
});

test("a family that opens its thought by itself thinks first as well", async (t) => {
  const model = await scripted(t, ["Hm.", "</think>", "42"], "r1-0528");
  const { reasoning, answer } = await collect(model.reply([question], { schema, maxTokens: 200 }));
  assert.equal(reasoning, "Hm.");
  assert.match(JSON.parse(answer).ok, /^(?:yes|no)$/);
});

test("a schema that cannot be kept to is refused before the engine starts", async (t) => {
  const model = await scripted(t, ["Hm."]);
  const { items, error } = await drain(model.reply([question], { schema: { type: "string", pattern: "a+" } }));
  assert.ok(error instanceof ChatError && error.details.kind === "schema-refused");
  assert.deepEqual(items, []);
});

test("the context grows with the conversation, up to what the model has", async (t) => {
  const model = await scripted(t, ["Hm.", "</think>", "42"], "r1", 12_288);
  // One token for each character: the scripted vocabulary has bytes only.
  for (const length of [100, 6_000, 200]) {
    const { answer, usage } = await collect(model.reply([{ role: "user", text: "x".repeat(length) }], { maxTokens: 20 }));
    assert.equal(answer, "42");
    assert.ok((usage?.promptTokens ?? 0) > length);
  }
  const { error } = await drain(model.reply([{ role: "user", text: "x".repeat(13_000) }], { maxTokens: 20 }));
  assert.ok(error instanceof ChatError && error.code === "too-long", String(error));
});
