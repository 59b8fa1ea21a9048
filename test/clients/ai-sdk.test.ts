import assert from "node:assert/strict";
import { test } from "node:test";
import { createOpenAICompatible } from "@ai-sdk/openai-compatible";
import { generateText, streamText } from "ai";
import { chunk, stream } from "../support/fault-server.ts";
import { half, type Serving, startServing, sum, tiny } from "./rig.ts";

const provider = ({ url, token }: Serving) => createOpenAICompatible({ name: "fathom", baseURL: url, apiKey: token, includeUsage: true });

test("a whole reply has its thinking, its answer and its usage", async (t) => {
  const serving = await startServing(t);
  const { text, reasoningText, finishReason, usage } = await generateText({ model: provider(serving)(tiny), prompt: sum });
  assert.match(text, /85/);
  assert.match(reasoningText ?? "", /47 plus 38/);
  assert.equal(finishReason, "stop");
  assert.ok((usage.inputTokens ?? 0) > 0 && (usage.outputTokens ?? 0) > 0);
});

test("a stream has them, too, under either name of the thinking", async (t) => {
  const serving = await startServing(t);
  for (const field of ["reasoning_content", "reasoning"]) {
    const { url, token } = serving;
    const named = createOpenAICompatible({ name: "fathom", baseURL: url, apiKey: token, headers: { "x-fathom-reasoning-field": field } });
    const result = streamText({ model: named(tiny), prompt: sum });
    const types = new Set<string>();
    for await (const { type } of result.fullStream) types.add(type);
    assert.ok(types.has("reasoning-delta") && types.has("text-delta"), [...types].join());
    assert.match(await result.text, /85/);
    assert.match((await result.reasoningText) ?? "", /47 plus 38/);
  }
});

test("aborting stops the host's work", async (t) => {
  const serving = await startServing(t);
  serving.host.play(...stream(chunk({ reasoning_content: "Hm" })), { do: "hang" });
  const leaving = new AbortController();
  const coming = serving.host.next();
  const result = streamText({ model: provider(serving)(serving.slow), prompt: sum, abortSignal: leaving.signal });
  for await (const { type } of result.fullStream) if (type === "reasoning-delta") leaving.abort();
  await (await coming).gone;
});

test("a cut reply is an error, and a refusal keeps its words", async (t) => {
  const serving = await startServing(t);
  serving.host.play(...stream(half), { do: "end" });
  const result = streamText({ model: provider(serving)(serving.slow), prompt: sum, onError: () => undefined });
  const types: string[] = [];
  for await (const { type } of result.fullStream) types.push(type);
  assert.ok(types.includes("error"), types.join());
  await assert.rejects(
    generateText({ model: provider(serving)(tiny), prompt: sum, presencePenalty: 1, maxRetries: 0 }),
    /presence_penalty asks for something/,
  );
});
