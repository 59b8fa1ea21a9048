import assert from "node:assert/strict";
import { test } from "node:test";
import { hosts } from "../../src/catalogue/hosts.ts";
import { type ResolveOptions, resolveTarget } from "../../src/catalogue/resolve-target.ts";
import { ChatError } from "../../src/model/error.ts";

const nothing = { exists: () => false };
const everything = { exists: () => true };

function failure(name: string, options: Partial<ResolveOptions> = {}): ChatError {
  try {
    resolveTarget(name, { ...nothing, ...options });
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

test("a server's model may be called after a file", () => {
  const target = resolveTarget("llama-server:DeepSeek-R1-Distill-Qwen-7B-Q4_K_M.gguf", nothing);
  assert.deepEqual([target.kind, target.family], ["openai", "r1"]);
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

test("a retired name fails before any request, however it is given, and says where to go", () => {
  for (const model of ["deepseek-reasoner", "deepseek-chat"]) {
    for (const name of [model, `deepseek:${model}`, `https://api.deepseek.com/v1#${model}`]) {
      const { code, details } = failure(name);
      assert.deepEqual([code, details.kind, details.model, details.host], ["model-retired", "retired-name", model, "deepseek"], name);
      assert.ok(details.near?.includes("openrouter:deepseek/deepseek-r1") && details.near.includes("deepseek:deepseek-flash"));
    }
  }
});

test("a host that has left R1 is not asked for it, and only for it", () => {
  for (const name of [
    "together:deepseek-ai/DeepSeek-R1",
    "fireworks:accounts/fireworks/models/deepseek-r1",
    "groq:deepseek-r1-distill-llama-70b",
    "groq",
  ]) {
    const { code, details } = failure(name);
    assert.deepEqual([code, details.kind], ["model-retired", "host-left-r1"], name);
    assert.ok(details.near?.includes("deepinfra:deepseek-ai/DeepSeek-R1-0528"));
  }
  assert.equal(resolveTarget("groq:another", nothing).kind, "openai");
  // A machine of one's own there has an address.
  assert.equal(resolveTarget("https://api.together.ai/v1#me/DeepSeek-R1", nothing).kind, "openai");
});

test("a short name goes to the first host in order whose key is there and that serves just this model", () => {
  const withKeys = (...keys: readonly string[]) => ({ ...nothing, hasKey: ({ keyName }: { keyName: string }) => keys.includes(keyName) });
  const chosen = (name: string, ...keys: readonly string[]) => {
    const target = resolveTarget(name, withKeys(...keys));
    assert.ok(target.kind === "openai" && target.shortName === name);
    return target;
  };
  assert.equal(chosen("r1", "HF_TOKEN", "OPENROUTER_API_KEY").id, "openrouter:deepseek/deepseek-r1");
  assert.equal(chosen("r1", "NOVITA_API_KEY", "HF_TOKEN").id, "huggingface:deepseek-ai/DeepSeek-R1");
  // What SiliconFlow calls R1 is R1-0528: never another model than the one asked for.
  assert.equal(chosen("r1", "SILICONFLOW_API_KEY", "AI_GATEWAY_API_KEY").host, "vercel");
  const late = chosen("r1-0528", "SILICONFLOW_API_KEY");
  assert.deepEqual([late.id, late.family], ["siliconflow:deepseek-ai/DeepSeek-R1", "r1-0528"]);
});

test("without any key a short name fails and names the variables", () => {
  const { code, details } = failure("r1");
  assert.deepEqual([code, details.kind], ["config", "no-hosted-key"]);
  assert.equal(details.keyName, "OPENROUTER_API_KEY, HF_TOKEN, AI_GATEWAY_API_KEY, DASHSCOPE_API_KEY");
  assert.equal(failure("r1", { hasKey: ({ keyName }) => keyName === "DEEPINFRA_API_KEY" }).code, "config");
});

test("providers are for routers, and for as many as the router takes", () => {
  const target = resolveTarget("openrouter:deepseek/deepseek-r1", { ...nothing, providers: ["novita", "deepinfra"] });
  assert.deepEqual(target.kind === "openai" && target.routing?.providers, ["novita", "deepinfra"]);
  for (const name of ["deepinfra:deepseek-ai/DeepSeek-R1-0528", "fathom-tiny", "http://127.0.0.1:1/v1#deepseek-r1"]) {
    const { code, details } = failure(name, { providers: ["novita"] });
    assert.deepEqual([code, details.kind, details.near], ["usage", "no-router", ["openrouter", "huggingface", "vercel"]], name);
  }
  const two = failure("huggingface:deepseek-ai/DeepSeek-R1", { providers: ["novita", "together"] });
  assert.deepEqual([two.code, two.details.kind], ["usage", "one-provider"]);
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
