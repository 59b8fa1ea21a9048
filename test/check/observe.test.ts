import assert from "node:assert/strict";
import { test } from "node:test";
import { openScript } from "../../src/backends/script.ts";
import { longProbe, probeTexts, thinkingProbe } from "../../src/catalogue/probe-texts.ts";
import { tokenizersOf } from "../../src/catalogue/tokenizers.ts";
import { observe, requestsOfCheck } from "../../src/check/observe.ts";
import { ChatError } from "../../src/model/error.ts";

test("asks the thinking probe, each text and the long one, and nothing after a failure", async () => {
  const asked: string[] = [];
  const model = openScript({
    steps: ([message]) => {
      asked.push(message?.text ?? "");
      return [
        { type: "content", text: "145" },
        { type: "usage", usage: { promptTokens: asked.length } },
        { type: "finish", reason: "stop" },
      ];
    },
  });
  const shown: number[] = [];
  const seen = await observe({ model, onProgress: (done) => shown.push(done) });
  assert.deepEqual(asked, [thinkingProbe, ...probeTexts, longProbe()]);
  assert.equal(asked.length, requestsOfCheck);
  assert.deepEqual(seen.prompts, [2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
  assert.deepEqual(seen.long, { promptTokens: 12 });
  assert.deepEqual(shown, [...shown.keys()]);
  let tries = 0;
  const failing = openScript({
    steps: () => {
      tries++;
      return [{ type: "fail", error: new ChatError("balance") }];
    },
  });
  await assert.rejects(observe({ model: failing }), { code: "balance" });
  assert.equal(tries, 1);
});

test("an abort ends it with its own reason", async () => {
  const model = openScript({ steps: [{ type: "pause", ms: 60_000 }] });
  const reason = new Error("enough");
  const stop = new AbortController();
  const watching = observe({ model, signal: stop.signal, onProgress: () => queueMicrotask(() => stop.abort(reason)) });
  await assert.rejects(watching, reason);
});

test("names promise the tokenizers that they should", () => {
  for (const [name, tokenizers] of [
    ["deepseek/deepseek-r1", ["deepseek-v3"]],
    ["deepseek-ai/DeepSeek-R1-0528", ["deepseek-v3"]],
    ["deepseek-r1:671b", ["deepseek-v3"]],
    ["deepseek/deepseek-r1-turbo", ["deepseek-v3"]],
    ["DeepSeek-R1-Distill-Qwen-1.5B-Q4_K_M", ["qwen2.5"]],
    ["deepseek-ai/DeepSeek-R1-Distill-Qwen-32B", ["qwen2.5"]],
    ["deepseek-r1:14b", ["qwen2.5"]],
    ["deepseek-r1:32b-qwen-distill-q4_K_M", ["qwen2.5"]],
    ["deepseek-r1:70b", ["llama-3.1"]],
    ["deepseek/deepseek-r1-distill-llama-70b", ["llama-3.1"]],
    ["deepseek-r1:8b-llama-distill-q4_K_M", ["llama-3.1"]],
    ["deepseek/deepseek-r1-0528-qwen3-8b", ["qwen3"]],
    ["deepseek-r1:8b-0528-qwen3-q4_K_M", ["qwen3"]],
    ["deepseek-r1:8b", ["qwen3", "llama-3.1"]],
    ["gpt-4o", []],
  ] as const) {
    assert.deepEqual(tokenizersOf(name), tokenizers, name);
  }
});
