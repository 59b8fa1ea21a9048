import assert from "node:assert/strict";
import { test } from "node:test";
import { HumanMessage, SystemMessage } from "@langchain/core/messages";
import { ChatOpenAI } from "@langchain/openai";
import { stream } from "../support/fault-server.ts";
import { half, type Serving, startServing, sum, tiny } from "./rig.ts";

const open = ({ url, token }: Serving, model: string) =>
  new ChatOpenAI({ model, apiKey: token, configuration: { baseURL: url }, maxRetries: 0 });

test("a whole reply has its thinking, its answer and its usage", async (t) => {
  const serving = await startServing(t);
  const reply = await open(serving, tiny).invoke([new SystemMessage("Be brief."), new HumanMessage(sum)]);
  assert.match(reply.text, /\d/);
  assert.ok(String(reply.additional_kwargs["reasoning_content"] ?? "").length > 0);
  assert.match(JSON.stringify(reply.usage_metadata), /"output_tokens":[1-9]/);
});

test("a stream adds up to the same", async (t) => {
  const serving = await startServing(t);
  let answer = "";
  let thinking = "";
  for await (const part of await open(serving, tiny).stream(sum)) {
    answer += part.text;
    thinking += String(part.additional_kwargs["reasoning_content"] ?? "");
  }
  assert.match(answer, /85/);
  assert.match(thinking, /47 plus 38/);
});

test("leaving stops the host's work", async (t) => {
  const serving = await startServing(t);
  serving.host.play(...stream(half), { do: "hang" });
  const coming = serving.host.next();
  const leaving = new AbortController();
  const parts = await open(serving, serving.slow).stream(sum, { signal: leaving.signal });
  const reading = (async () => {
    for await (const part of parts) if (part.text !== "") leaving.abort();
  })();
  await assert.rejects(reading);
  await (await coming).gone;
});

test("a cut reply is an error, and tools are refused by name", async (t) => {
  const serving = await startServing(t);
  serving.host.play(...stream(half), { do: "end" });
  const reading = async () => {
    for await (const _ of await open(serving, serving.slow).stream(sum));
  };
  await assert.rejects(reading(), /cut before its end/);
  const tool = { type: "function" as const, function: { name: "f", parameters: { type: "object", properties: {} } } };
  await assert.rejects(open(serving, tiny).bindTools([tool]).invoke(sum), /tools asks for something/);
});
