import assert from "node:assert/strict";
import { test } from "node:test";
import { hosts } from "../../src/catalogue/hosts.ts";
import { resolveTarget } from "../../src/catalogue/resolve-target.ts";
import { ChatError } from "../../src/model/error.ts";

const nothing = { exists: () => false };
const everything = { exists: () => true };

function failure(name: string): ChatError {
  try {
    resolveTarget(name, nothing);
  } catch (error) {
    assert.ok(error instanceof ChatError);
    return error;
  }
  return assert.fail(`${name} was taken`);
}

test("the demonstration model has a short name and says what it is", () => {
  const target = resolveTarget("fathom-tiny", nothing);
  assert.ok(target.kind === "weights");
  assert.equal(target.demonstration, true);
  assert.equal(target.packaged, true);
  assert.equal(target.family, "r1");
});

test("a path that exists wins over every other meaning of the name", () => {
  for (const name of ["fathom-tiny", "openrouter:deepseek/deepseek-r1", "http://127.0.0.1/v1#m"]) {
    const target = resolveTarget(name, everything);
    assert.ok(target.kind === "weights" && target.file === name && target.packaged === undefined);
  }
});

test("a file of weights is asked as a distill of R1 unless its name says otherwise", () => {
  assert.equal(resolveTarget("./some.gguf", everything).family, "r1");
  assert.equal(resolveTarget("./DeepSeek-R1-0528-Qwen3-8B-Q4_K_M.gguf", everything).family, "r1-0528");
  assert.equal(resolveTarget("dir/DeepSeek-R1-Distill-Qwen-1.5B-Q4_K_M.gguf", everything).id, "DeepSeek-R1-Distill-Qwen-1.5B-Q4_K_M.gguf");
});

test("a file that is not there is named as a file", () => {
  for (const name of ["./absent.gguf", "absent.gguf", "/nowhere/model"]) {
    assert.deepEqual([failure(name).code, failure(name).details.file], ["weights", name]);
  }
});

test("HOST:MODEL takes everything after the first colon as the model's name", () => {
  const target = resolveTarget("openrouter:deepseek/deepseek-r1:free", nothing);
  assert.ok(target.kind === "openai");
  assert.equal(target.model, "deepseek/deepseek-r1:free");
  assert.equal(target.host, "openrouter");
  assert.equal(target.shape, "field");
  assert.equal(target.keyName, "OPENROUTER_API_KEY");
  assert.equal(target.keyRequired, true);
});

test("every host of the catalogue can be reached by its name", () => {
  assert.ok(hosts.length > 5);
  for (const host of hosts) {
    const target = resolveTarget(`${host.id}:some-model`, nothing);
    assert.ok(target.kind === "openai" && target.baseUrl === host.baseUrl && !target.baseUrl.endsWith("/"));
    assert.match(host.asOf, /^\d{4}-\d{2}-\d{2}$/);
    assert.ok(URL.canParse(host.source));
  }
});

test("unknown names fail with the nearest ones", () => {
  assert.deepEqual(failure("fathom-tinny").details.near, ["fathom-tiny"]);
  assert.equal(failure("fathom-tinny").code, "model-not-found");
  assert.deepEqual([failure("openruter:x").details.kind, failure("openruter:x").details.near], ["unknown-host", ["openrouter"]]);
  assert.deepEqual(failure("deepinfra").details, {
    host: "deepinfra",
    kind: "host-without-model",
    near: ["deepinfra:deepseek-ai/DeepSeek-R1-0528"],
  });
});

test("a retired name fails before any request", () => {
  for (const name of ["deepseek:deepseek-reasoner", "deepseek:deepseek-chat"]) assert.equal(failure(name).code, "model-retired");
});

test("a distill's short name means its file on this computer, and is refused where it is not here", () => {
  const target = resolveTarget("7B:q8_0", { ...nothing, find: ({ id }) => (id === "7b:q8_0" ? "here.gguf" : undefined) });
  assert.deepEqual(target, { kind: "weights", id: "7b:q8_0", file: "here.gguf", distill: true, family: "r1" });
  assert.equal(resolveTarget("r1-0528-qwen3-8b", { ...nothing, find: () => "here.gguf" }).family, "r1-0528");
  for (const [name, code, kind] of [
    ["1.5b", "weights", "distill-not-pulled"],
    ["7b:q9", "model-not-found", "unknown-quantisation"],
  ] as const) {
    const { code: given, details } = failure(name);
    assert.deepEqual([given, details.kind, details.model], [code, kind, name]);
  }
});

test("ollama: names a model with its tag, at Ollama's own address or the one that the configuration gives", () => {
  const target = resolveTarget("ollama:deepseek-r1:14b", nothing);
  assert.deepEqual(target, {
    kind: "ollama-api",
    id: "ollama:deepseek-r1:14b",
    baseUrl: "http://127.0.0.1:11434",
    model: "deepseek-r1:14b",
    host: "ollama",
    family: "r1",
  });
  const elsewhere = resolveTarget("ollama:hf.co/unsloth/x-GGUF:Q4_K_M", { ...nothing, ollamaUrl: () => "http://gpu.local:11434" });
  assert.ok(elsewhere.kind === "ollama-api");
  assert.deepEqual(
    [elsewhere.baseUrl, elsewhere.model, elsewhere.family],
    ["http://gpu.local:11434", "hf.co/unsloth/x-GGUF:Q4_K_M", "unknown"],
  );
  assert.equal(failure("ollama:").details.kind, "host-without-model");
  assert.deepEqual(failure("olama:x").details.near, ["ollama"]);
});

test("what a host can be asked for goes with its target; a URL is an unknown server", () => {
  const known = resolveTarget("llama-server:m", nothing);
  const unknown = resolveTarget("http://127.0.0.1:8080/v1#m", nothing);
  assert.ok(known.kind === "openai" && unknown.kind === "openai");
  assert.deepEqual([known.controls?.thinkingLimit?.field, unknown.controls], ["thinking_budget_tokens", undefined]);
});
