import assert from "node:assert/strict";
import { test } from "node:test";
import { openOpenai } from "../../../src/backends/openai/open-openai.ts";
import { requestBody } from "../../../src/backends/openai/request-body.ts";
import { hostsThatTake } from "../../../src/catalogue/controls.ts";
import { hosts } from "../../../src/catalogue/hosts.ts";
import { resolveTarget } from "../../../src/catalogue/resolve-target.ts";
import { collect } from "../../../src/model/collect.ts";
import { ChatError } from "../../../src/model/error.ts";
import type { Message } from "../../../src/model/message.ts";
import { recipes } from "../../../src/reasoning/recipes.ts";
import { chunk, done, type ServerStep, startFaultServer, stream } from "../../support/fault-server.ts";
import { drain } from "../../support/replay.ts";

const question: Message = { role: "user", text: "What is 6 x 7?" };
const openThought: Message = { role: "assistant", text: "", reasoning: "6 x 7", open: "reasoning" };
const openText: Message = { role: "assistant", text: "It is", reasoning: "6 x 7 = 42", open: "text" };
const schema = { type: "object", properties: { product: { type: "integer" } } };

/** The host's own entry, at the address of a server that plays the steps. */
async function at(host: string, t: { after: (end: () => Promise<unknown>) => void }, ...steps: readonly ServerStep[]) {
  const server = await startFaultServer();
  server.play(...steps, { do: "end" });
  const target = resolveTarget(`${host}:deepseek-r1`, { exists: () => false });
  assert.ok(target.kind === "openai");
  const model = openOpenai({ target: { ...target, baseUrl: server.url }, recipe: recipes.r1 });
  t.after(async () => {
    await model.close();
    await server.close();
  });
  return { server, model, body: () => JSON.parse(server.requests.at(-1)?.body ?? "") };
}

const stop = chunk({}, { finish_reason: "stop" });

test("llama-server is asked in its own words", async (t) => {
  const { model, body } = await at("llama-server", t, ...stream(chunk({ content: "x" }), stop, done));
  await collect(model.reply([question], { maxThink: 0, schema }));
  assert.deepEqual([body().thinking_budget_tokens, body().reasoning_budget_message], [1, "\n"]);
  assert.deepEqual(body().response_format, { type: "json_schema", json_schema: { name: "answer", strict: true, schema } });
  assert.equal(body().reasoning_format, "deepseek");
  await collect(model.reply([question, openThought]));
  assert.deepEqual(body().messages.at(-1), { role: "assistant", reasoning_content: "\n6 x 7", content: "" });
  const { continue_final_message: goesOn, add_generation_prompt: opens, reasoning_format: format } = body();
  assert.deepEqual([goesOn, opens, format], ["reasoning_content", false, "none"]);
  await collect(model.reply([question, openText]));
  assert.deepEqual(body().messages.at(-1), { role: "assistant", reasoning_content: "\n6 x 7 = 42\n", content: "\n\nIt is" });
  assert.equal(body().continue_final_message, "content");
});

test("vLLM is asked in its own words, and not for what R1's template would drop", async (t) => {
  const { model, server, body } = await at("vllm", t, ...stream(chunk({ content: "x" }), stop, done));
  await collect(model.reply([question], { maxThink: 300 }));
  assert.equal(body().thinking_token_budget, 300);
  await collect(model.reply([question, openThought]));
  assert.deepEqual(body().messages.at(-1), { role: "assistant", content: "<think>\n6 x 7" });
  assert.deepEqual([body().continue_final_message, body().add_generation_prompt], [true, false]);
  const { error } = await drain(model.reply([question, openText]));
  assert.ok(error instanceof ChatError && error.details.kind === "option-refused");
  assert.equal(server.requests.length, 2);
});

test("a thought that goes on reads the same from a field and from the text", async (t) => {
  const rest = [" = 42.", "\n\nIt is 42."] as const;
  const field = await at("llama-server", t, ...stream(chunk({ reasoning_content: rest[0] }), chunk({ content: rest[1] }), stop, done));
  const text = await at("vllm", t, ...stream(chunk({ content: `${rest[0]}\n</think>${rest[1]}` }), stop, done));
  for (const { model } of [field, text]) {
    const { reasoning, answer, finish } = await collect(model.reply([question, openThought]));
    assert.deepEqual([reasoning, answer, finish.thought, finish.assumed], [" = 42.", "It is 42.", "closed", undefined]);
  }
});

test("an unknown server is refused before anything is sent, and who takes the option is named", async (t) => {
  const server = await startFaultServer();
  const target = resolveTarget(`${server.url}#deepseek-r1`, { exists: () => false });
  assert.ok(target.kind === "openai");
  const model = openOpenai({ target, recipe: recipes.r1 });
  t.after(async () => {
    await model.close();
    await server.close();
  });
  for (const [messages, options, option] of [
    [[question], { maxThink: 5 }, "maxThink"],
    [[question], { schema }, "schema"],
    [[question, openThought], {}, "open"],
  ] as const) {
    const { error } = await drain(model.reply(messages, options));
    assert.ok(error instanceof ChatError);
    assert.deepEqual([error.code, error.details.option, error.details.near?.slice(0, 2)], ["usage", option, ["llama-server", "vllm"]]);
  }
  assert.equal(server.requests.length, 0);
});

test("without an option nothing of a host's own is sent", () => {
  const controls = hosts.find(({ id }) => id === "llama-server")?.controls;
  assert.deepEqual(requestBody("m", { messages: [{ role: "user", content: "a" }] }, controls && { controls }), {
    model: "m",
    messages: [{ role: "user", content: "a" }],
    stream: true,
    stream_options: { include_usage: true },
  });
  assert.deepEqual(hostsThatTake("temperature", hosts), []);
});
