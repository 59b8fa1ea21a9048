import assert from "node:assert/strict";
import { test } from "node:test";
import { ChatError } from "../../../src/model/error.ts";
import { response } from "../../support/fault-server.ts";
import { chatLine, doneLine, line, lines } from "../../support/ollama-server.ts";
import { ask, rig } from "./rig.ts";

const end = { do: "end" } as const;
const whole = [...lines(chatLine({ content: "", thinking: "Hm." }), chatLine({ content: "42" }), doneLine()), end];

function assertError(error: unknown, code: string, kind?: string): ChatError {
  assert.ok(error instanceof ChatError, String(error));
  assert.deepEqual([error.code, error.details.kind], [code, kind]);
  return error;
}

test("asks as R1 wants to be asked, with room to think, and never lets the beginning be dropped", async (t) => {
  const { model, sent, server } = await rig(t, whole);
  const messages = [
    { role: "system", text: "Be brief." },
    { role: "user", text: "a" },
    { role: "assistant", text: "b", reasoning: "old" },
    { role: "user", text: "c" },
  ] as const;
  await ask(model, { seed: 7, stop: ["\n\n"], maxTokens: 500 }, messages);
  assert.equal(server.requests[0]?.path, "/api/chat");
  assert.deepEqual(sent()[0], {
    model: "deepseek-r1:7b",
    messages: [
      { role: "user", content: "Be brief.\n\na" },
      { role: "assistant", content: "b" },
      { role: "user", content: "c" },
    ],
    stream: true,
    think: true,
    truncate: false,
    shift: false,
    options: { num_ctx: 16_384, temperature: 0.6, top_p: 0.95, num_predict: 500, seed: 7, stop: ["\n\n"] },
  });
});

test("says who answers, in which precision, and what it cost", async (t) => {
  const { model } = await rig(t, whole);
  const { start, finish } = await ask(model);
  assert.deepEqual(start, { type: "start", model: "deepseek-r1:7b", host: "ollama", quantisation: "Q4_K_M" });
  assert.deepEqual(finish?.usage, { promptTokens: 11, completionTokens: 7 });
});

test("a model of Ollama's cloud is named with where it really runs", async (t) => {
  const { model } = await rig(t, [...lines(chatLine({ content: "42" }, { remote_host: "https://ollama.com:443" }), doneLine()), end]);
  assert.equal((await ask(model)).start?.provider, "https://ollama.com:443");
});

test("the same thought in a field, in tags and in tags without the first reads the same", async (t) => {
  const field = await rig(t, whole);
  const thinksInText = { capabilities: ["completion"] };
  const tags = await rig(t, [...lines(chatLine({ content: "<think>\nHm.\n</think>\n\n42" }), doneLine()), end], thinksInText);
  const half = await rig(
    t,
    [...lines(chatLine({ content: "Hm.\n</th" }), chatLine({ content: "ink>\n\n42" }), doneLine()), end],
    thinksInText,
  );
  for (const { model } of [field, tags, half]) {
    const { reasoning, answer, finish } = await ask(model);
    assert.deepEqual([reasoning, answer, finish?.thought], ["Hm.", "42", "closed"]);
  }
  assert.deepEqual(
    [field, tags].map(({ sent }) => sent()[0]?.["think"]),
    [true, undefined],
  );
});

test("an answer without thinking stays an answer where Ollama takes the thinking apart", async (t) => {
  const { model } = await rig(t, [...lines(chatLine({ content: "I cannot say." }), doneLine()), end]);
  const { answer, finish } = await ask(model);
  assert.deepEqual([answer, finish?.thought, finish?.assumed], ["I cannot say.", "none", undefined]);
});

test("loading is said where the model is not in memory", async (t) => {
  const cold = await rig(t, whole, { loaded: [] });
  const warm = await rig(t, whole);
  assert.deepEqual((await ask(cold.model)).states, ["connecting", "loading"]);
  assert.deepEqual((await ask(warm.model)).states, ["connecting"]);
});

test("an end that says done alone is complete; a reason that nobody knows is not", async (t) => {
  const old = await rig(t, [...lines(chatLine({ content: "42" }), chatLine({}, { done: true })), end]);
  assert.equal((await ask(old.model)).finish?.reason, "stop");
  const odd = await rig(t, [...lines(chatLine({ content: "42" }), doneLine("unload")), end]);
  assertError((await ask(odd.model)).error, "bad-response", "finish-reason");
});

test("a model that is not here is said to be pulled first", async (t) => {
  const { model, server } = await rig(t, whole, { missing: true });
  assert.equal(assertError((await ask(model)).error, "model-not-found", "not-pulled").details.model, "deepseek-r1:7b");
  assert.equal(server.requests.length, 0);
});

test("what Ollama says of memory and context is understood", async (t) => {
  const memory = "model requires more system memory (5.6 GiB) than is available (3.1 GiB)";
  assertError((await ask((await rig(t, response(500, { error: memory }))).model)).error, "memory");
  assertError((await ask((await rig(t, lines(line({ error: memory })))).model)).error, "memory");
  const long = '{"error":{"code":400,"message":"request (12005 tokens) exceeds the available context size (2048 tokens)"}}';
  assertError((await ask((await rig(t, response(400, { error: long }))).model)).error, "too-long");
});

test("where the memory does not allow the context, half of it is asked for, as long as an answer has room", async (t) => {
  const memory = response(500, { error: "model requires more system memory (9.1 GiB) than is available (7.7 GiB)" });
  const { model, server, sent } = await rig(t, memory);
  void server.next().then(() => server.play(...whole));
  assert.equal((await ask(model)).answer, "42");
  server.play(...memory);
  assertError((await ask(model)).error, "memory");
  assert.deepEqual(
    sent().map(({ options }) => JSON.stringify(options).match(/"num_ctx":(\d+)/)?.[1]),
    ["16384", "8192", "16384", "8192", "4096"],
  );
});

test("lines that are cut or no JSON are told apart", async (t) => {
  const cut = await rig(t, [...lines(chatLine({ content: "4" }), chatLine({ content: "2" }).slice(0, 30)), end]);
  assertError((await ask(cut.model)).error, "cut-short");
  const broken = await rig(t, [...lines(chatLine({ content: "4" }), "{nonsense}\n", doneLine()), end]);
  assertError((await ask(broken.model)).error, "bad-response", "not-json");
});

test("a schema goes along as Ollama's format", async (t) => {
  const { model, sent } = await rig(t, whole);
  await ask(model, { schema: { type: "object" } });
  assert.deepEqual(sent()[0]?.["format"], { type: "object" });
});

test("an unfinished reply and a limit on thinking are refused, and who takes them is named", async (t) => {
  const { model, server } = await rig(t, whole);
  const { error } = await ask(model, {}, [
    { role: "user", text: "a" },
    { role: "assistant", text: "", reasoning: "b", open: "reasoning" },
  ]);
  assert.deepEqual(assertError(error, "usage", "option-refused").details.near, ["llama-server", "vllm"]);
  assert.deepEqual(assertError((await ask(model, { maxThink: 5 })).error, "usage", "option-refused").details.near, [
    "llama-server",
    "vllm",
  ]);
  assert.equal(server.requests.length, 0);
});
