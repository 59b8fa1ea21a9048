import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import OpenAI, { APIError, AuthenticationError, BadRequestError, NotFoundError } from "openai";
import { chunk, done, event, response, stream } from "../support/fault-server.ts";
import { half, type Serving, startServing, sum, tiny } from "./rig.ts";

async function start(t: TestContext): Promise<Serving & { readonly client: OpenAI }> {
  const serving = await startServing(t);
  return { ...serving, client: new OpenAI({ baseURL: serving.url, apiKey: serving.token, maxRetries: 0 }) };
}

/** What the thinking is called is unknown to the library's types. */
const thinkingOf = (message: object): string => ("reasoning_content" in message ? String(message.reasoning_content) : "");

const ask = (model: string) => ({ model, messages: [{ role: "user" as const, content: sum }] });

test("lists the models, and the demonstration says that it is one", async (t) => {
  const { client, slow } = await start(t);
  const models = (await client.models.list()).data;
  assert.deepEqual(
    models.map(({ id }) => id),
    [slow, tiny],
  );
  assert.match(models[1]?.owned_by ?? "", /not DeepSeek R1/);
});

test("a whole reply and a streamed one are the same", async (t) => {
  const { client } = await start(t);
  const whole = await client.chat.completions.create({ ...ask(tiny), seed: 1 });
  assert.match(whole.choices[0]?.message.content ?? "", /85/);
  assert.match(thinkingOf(whole.choices[0]?.message ?? {}), /47 plus 38/);
  assert.equal(whole.choices[0]?.finish_reason, "stop");
  let content = "";
  let thinking = "";
  let usage: OpenAI.CompletionUsage | null | undefined;
  for await (const part of await client.chat.completions.create({
    ...ask(tiny),
    seed: 1,
    stream: true,
    stream_options: { include_usage: true },
  })) {
    content += part.choices[0]?.delta.content ?? "";
    thinking += thinkingOf(part.choices[0]?.delta ?? {});
    usage = part.usage;
  }
  assert.deepEqual([content, thinking], [whole.choices[0]?.message.content, thinkingOf(whole.choices[0]?.message ?? {})]);
  assert.equal(usage?.completion_tokens, whole.usage?.completion_tokens);
  assert.ok((usage?.completion_tokens_details?.reasoning_tokens ?? 0) > 0);
});

test("its own collecting stream takes a whole reply for whole", async (t) => {
  const { client } = await start(t);
  const final = await client.chat.completions.stream(ask(tiny)).finalChatCompletion();
  assert.match(final.choices[0]?.message.content ?? "", /85/);
});

test("limits hold: tokens, stop strings", async (t) => {
  const { client } = await start(t);
  const short = await client.chat.completions.create({ ...ask(tiny), max_completion_tokens: 5 });
  assert.equal(short.choices[0]?.finish_reason, "length");
  assert.equal(short.usage?.completion_tokens, 5);
  const stopped = await client.chat.completions.create({ ...ask(tiny), stop: ["sum"] });
  assert.doesNotMatch(stopped.choices[0]?.message.content ?? "", /sum/);
});

test("an answer keeps to a schema, and the thinking before it is free", async (t) => {
  const { client } = await start(t);
  const schema = { type: "object", properties: { sum: { type: "integer" } }, required: ["sum"], additionalProperties: false };
  const reply = await client.chat.completions.create({
    ...ask(tiny),
    response_format: { type: "json_schema", json_schema: { name: "sum", strict: true, schema } },
  });
  assert.equal(typeof JSON.parse(reply.choices[0]?.message.content ?? "").sum, "number");
  assert.match(thinkingOf(reply.choices[0]?.message ?? {}), /47 plus 38/);
});

test("leaving the loop stops the host's work", async (t) => {
  const { client, host, slow } = await start(t);
  host.play(...stream(chunk({ reasoning_content: "Hm" })), { do: "hang" });
  const coming = host.next();
  for await (const part of await client.chat.completions.create({ ...ask(slow), stream: true })) {
    if (thinkingOf(part.choices[0]?.delta ?? {}) !== "") break;
  }
  await (await coming).gone;
});

test("aborting a reply that is not streamed stops the host's work", async (t) => {
  const { client, host, slow } = await start(t);
  host.play(...stream(chunk({ reasoning_content: "Hm" })), { do: "hang" });
  const leaving = new AbortController();
  const coming = host.next();
  const asking = client.chat.completions.create(ask(slow), { signal: leaving.signal });
  const { gone } = await coming;
  leaving.abort();
  await assert.rejects(asking, OpenAI.APIUserAbortError);
  await gone;
});

test("refusals are the errors that the library knows", async (t) => {
  const { client, url } = await start(t);
  const names = (type: abstract new (...given: never) => APIError, param: string | null) => (error: unknown) =>
    error instanceof type && error.param === param;
  await assert.rejects(client.chat.completions.create({ ...ask(tiny), n: 2 }), names(BadRequestError, "n"));
  const tools = [{ type: "function" as const, function: { name: "f" } }];
  await assert.rejects(client.chat.completions.create({ ...ask(tiny), tools }), names(BadRequestError, "tools"));
  const image = [{ type: "image_url" as const, image_url: { url: "data:image/png;base64,AA==" } }];
  await assert.rejects(
    client.chat.completions.create({ model: tiny, messages: [{ role: "user", content: image }] }),
    names(BadRequestError, "messages[0].content[0]"),
  );
  await assert.rejects(client.chat.completions.create(ask("gpt-4o")), names(NotFoundError, "model"));
  const stranger = new OpenAI({ baseURL: url, apiKey: "sk-wrong", maxRetries: 0 });
  await assert.rejects(stranger.models.list(), names(AuthenticationError, null));
});

test("a reply that is cut in the middle is an error and not an end", async (t) => {
  const { client, host, slow } = await start(t);
  for (const end of [{ do: "end" }, { do: "tear" }] as const) {
    host.play(...stream(half), end);
    let content = "";
    const reading = async () => {
      for await (const part of await client.chat.completions.create({ ...ask(slow), stream: true })) {
        content += part.choices[0]?.delta.content ?? "";
      }
    };
    await assert.rejects(reading(), APIError);
    assert.equal(content, "half");
  }
});

test("a host that wants to be left alone for long says so here, too, and is asked again later", async (t) => {
  const { client, host, slow } = await start(t);
  host.play(...response(429, { error: { message: "slow down" } }, { "retry-after": "400" }));
  await assert.rejects(client.chat.completions.create(ask(slow)), (error) => error instanceof OpenAI.RateLimitError);
  host.play(...stream(chunk({ reasoning_content: "Hm" }), chunk({ content: "85" }), chunk({}, { finish_reason: "stop" }), done), {
    do: "end",
  });
  assert.equal((await client.chat.completions.create(ask(slow))).choices[0]?.message.content, "85");
});

test("an error inside the host's stream arrives as one", async (t) => {
  const { client, host, slow } = await start(t);
  host.play(...stream(half, event({ error: { message: "broken", code: 500 } })), { do: "end" });
  const reading = async () => {
    for await (const _ of await client.chat.completions.create({ ...ask(slow), stream: true }));
  };
  await assert.rejects(reading(), (error) => error instanceof APIError && error.code === "overloaded");
});
