import assert from "node:assert/strict";
import { test } from "node:test";
import { ChatError } from "../../../src/model/error.ts";
import { thoughtful } from "../rig.ts";
import { eventsOf, hello, type Json, joined, startV1 } from "./rig.ts";

const counted = [
  ...thoughtful.slice(0, 3),
  { type: "usage", usage: { promptTokens: 9, cachedTokens: 2, reasoningTokens: 4, answerTokens: 1 } },
  { type: "finish", reason: "stop" },
] as const;

const usage = {
  prompt_tokens: 9,
  completion_tokens: 5,
  total_tokens: 14,
  prompt_tokens_details: { cached_tokens: 2 },
  completion_tokens_details: { reasoning_tokens: 4 },
};

test("a reply comes whole, with thinking and answer apart", async (t) => {
  const rig = await startV1(t, counted);
  const response = await rig.complete({});
  assert.equal(response.status, 200);
  assert.equal(response.headers.get("content-type"), "application/json");
  const { id, created, ...rest }: Json = await response.json();
  assert.match(id, /^chatcmpl-[\w-]+$/);
  assert.ok(Math.abs(created - Date.now() / 1_000) < 60);
  assert.deepEqual(rest, {
    object: "chat.completion",
    model: "played",
    choices: [
      {
        index: 0,
        message: { role: "assistant", content: "12", refusal: null, reasoning_content: "Seven and five…" },
        logprobs: null,
        finish_reason: "stop",
      },
    ],
    usage,
  });
});

test("a reply comes in pieces that add up to the same, and then says that it is done", async (t) => {
  const rig = await startV1(t, counted);
  const response = await rig.complete({ stream: true, stream_options: { include_usage: true } });
  assert.equal(response.headers.get("content-type"), "text/event-stream; charset=utf-8");
  assert.equal(response.headers.get("cache-control"), "no-cache, no-transform");
  assert.equal(response.headers.get("x-accel-buffering"), "no");
  const events = await eventsOf(response);
  const [first] = events;
  assert.deepEqual(first.choices[0].delta, { role: "assistant", content: "" });
  for (const event of events.slice(0, -1)) {
    assert.deepEqual([event.object, event.id, event.model], ["chat.completion.chunk", first.id, "played"]);
  }
  assert.deepEqual(joined(events), { content: "12", reasoning_content: "Seven and five…", reasoning: "" });
  assert.equal(events.at(-3).choices[0].finish_reason, "stop");
  assert.deepEqual([events.at(-2).choices, events.at(-2).usage], [[], usage]);
  assert.equal(events.at(-1), "[DONE]");
});

test("usage comes only where it is asked for, and only where it is known", async (t) => {
  const known = await startV1(t, counted);
  assert.ok((await eventsOf(await known.complete({ stream: true }))).slice(0, -1).every((event) => !("usage" in event)));
  const unknown = await startV1(t);
  const events = await eventsOf(await unknown.complete({ stream: true, stream_options: { include_usage: true } }));
  assert.ok(events.slice(0, -1).every((event) => event.usage === null));
  assert.equal(((await (await unknown.complete({})).json()) as Json).usage, undefined); // read as whatever came
});

test("the thinking has the name that the client reads, by body or by header", async (t) => {
  const rig = await startV1(t);
  const thought = "Seven and five…";
  const named = async (body: Readonly<Record<string, unknown>>, headers?: Record<string, string>) => {
    const { reasoning_content, reasoning } = joined(await eventsOf(await rig.complete({ stream: true, ...body }, headers && { headers })));
    const whole: Json = await (await rig.complete(body, headers && { headers })).json();
    assert.deepEqual(
      [whole.choices[0].message.reasoning_content ?? "", whole.choices[0].message.reasoning ?? ""],
      [reasoning_content, reasoning],
    );
    return [reasoning_content, reasoning];
  };
  assert.deepEqual(await named({}), [thought, ""]);
  assert.deepEqual(await named({ reasoning_field: "reasoning" }), ["", thought]);
  assert.deepEqual(await named({ reasoning_field: "both" }), [thought, thought]);
  assert.deepEqual(await named({}, { "x-fathom-reasoning-field": "reasoning" }), ["", thought]);
  assert.deepEqual(await named({ reasoning_field: "reasoning_content" }, { "x-fathom-reasoning-field": "reasoning" }), [thought, ""]);
  assert.equal((await rig.complete({}, { headers: { "x-fathom-reasoning-field": "thoughts" } })).status, 400);
});

test("how a reply ended is called as clients know it", async (t) => {
  for (const [reason, said] of [
    ["stop", "stop"],
    ["length", "length"],
    ["budget", "length"],
    ["filter", "content_filter"],
  ] as const) {
    const rig = await startV1(t, [
      { type: "content", text: "12" },
      { type: "finish", reason },
    ]);
    assert.equal(((await (await rig.complete({})).json()) as Json).choices[0].finish_reason, said); // read as whatever came
    const events = await eventsOf(await rig.complete({ stream: true }));
    assert.equal(events.at(-2).choices[0].finish_reason, said);
  }
});

test("messages and options reach the model as ours, and sampling of the client's is said aloud", async (t) => {
  const rig = await startV1(t);
  const plain = await rig.complete({});
  assert.equal(plain.headers.get("x-fathom-sampling"), "recipe");
  assert.equal(plain.headers.get("x-fathom-ignored"), null);
  const asked = await rig.complete({
    messages: [
      { role: "system", content: "Be brief." },
      { role: "developer", content: [{ type: "text", text: "Be kind." }] },
      {
        role: "user",
        content: [
          { type: "text", text: "One" },
          { type: "text", text: "two" },
        ],
        name: "ada",
      },
      { role: "assistant", content: null, reasoning_content: "Hm.", tool_calls: [], refusal: null },
      { role: "assistant", content: "Three", reasoning: "So." },
      hello,
    ],
    temperature: 0.2,
    top_p: 0.5,
    max_completion_tokens: 20,
    max_tokens: null,
    seed: 7,
    stop: "END",
    n: 1,
    tools: [],
    tool_choice: "none",
    logprobs: false,
    presence_penalty: 0,
    user: "u-1",
    metadata: { a: "b" },
    store: true,
  });
  assert.equal(asked.status, 200);
  assert.equal(asked.headers.get("x-fathom-sampling"), "client");
  assert.equal(asked.headers.get("x-fathom-ignored"), "user, metadata, store, messages.name");
  assert.deepEqual(rig.asked.at(-1), [
    { role: "system", text: "Be brief." },
    { role: "system", text: "Be kind." },
    { role: "user", text: "One\ntwo" },
    { role: "assistant", text: "", reasoning: "Hm." },
    { role: "assistant", text: "Three", reasoning: "So." },
    { role: "user", text: "7 + 5" },
  ]);
  assert.deepEqual(rig.options, [{}, { temperature: 0.2, topP: 0.5, maxTokens: 20, seed: 7, stop: ["END"] }]);
  await rig.complete({ stop: ["a", "b"] });
  assert.deepEqual(rig.options.at(-1), { stop: ["a", "b"] });
});

test("a reply can be held to a schema, to any object, or to nothing", async (t) => {
  const rig = await startV1(t);
  const schema = { type: "object", properties: { sum: { type: "integer" } }, required: ["sum"] };
  for (const format of [
    { type: "json_schema", json_schema: { name: "sum", strict: true, schema } },
    { type: "json_object" },
    { type: "text" },
  ]) {
    assert.equal((await rig.complete({ response_format: format })).status, 200);
  }
  assert.deepEqual(rig.options, [{ schema }, { schema: { type: "object", additionalProperties: true } }, {}]);
});

test("a failure before the first word has its status, in a stream, too", async (t) => {
  for (const [error, status, code] of [
    [new ChatError("too-long"), 400, "context_length_exceeded"],
    [new ChatError("rate-limited", { host: "h", status: 429, retryAfterMs: 400_000 }), 429, "rate_limit_exceeded"],
    [new ChatError("unauthorised", { host: "h", status: 401 }), 502, "unauthorised"],
    [new ChatError("memory"), 503, "memory"],
  ] as const) {
    const rig = await startV1(t, [{ type: "fail", error }]);
    for (const stream of [false, true]) {
      const response = await rig.complete({ stream });
      const body: Json = await response.json();
      assert.deepEqual([response.status, body.error.code, body.error.param], [status, code, null]);
      assert.equal(response.headers.get("retry-after"), code === "rate_limit_exceeded" ? "400" : null);
    }
  }
});

test("a reply that fails or is cut in the middle never looks complete", async (t) => {
  for (const last of [[{ type: "fail", error: new ChatError("overloaded") }], []] as const) {
    const rig = await startV1(t, [{ type: "reasoning", text: "Hm" }, { type: "content", text: "half" }, ...last]);
    const events = await eventsOf(await rig.complete({ stream: true }));
    assert.equal(joined(events).content, "half");
    assert.equal(events.at(-1).error.type, "server_error");
    assert.equal(events.at(-1).error.code, last.length > 0 ? "overloaded" : "cut_short");
    assert.ok(!events.includes("[DONE]"));
    assert.ok(events.every((event) => (event.choices?.[0].finish_reason ?? null) === null));
    const whole = await rig.complete({});
    assert.equal(whole.status, last.length > 0 ? 503 : 502);
    const { choices, error }: Json = await whole.json();
    assert.deepEqual([choices, error.partial], [undefined, { content: "half", reasoning_content: "Hm" }]);
  }
});

test("a failure that comes after a long silence is an event", async (t) => {
  const rig = await startV1(t, [
    { type: "pause", ms: 1_300 },
    { type: "fail", error: new ChatError("overloaded") },
  ]);
  const response = await rig.complete({ stream: true });
  assert.equal(response.status, 200);
  assert.deepEqual(
    (await eventsOf(response)).map((event) => event.error?.code),
    ["overloaded"],
  );
});

test("a client that leaves stops the model, streamed or not", async (t) => {
  const rig = await startV1(t, [
    { type: "content", text: "working" },
    { type: "pause", ms: 60_000 },
  ]);
  for (const stream of [true, false]) {
    const [before, given] = [rig.left.length, rig.given()];
    const leaving = new AbortController();
    const asking = rig.complete({ stream }, { signal: leaving.signal }).then((response) => response.text());
    while (rig.given() === given) await new Promise((resolve) => setTimeout(resolve, 5));
    leaving.abort();
    await assert.rejects(asking);
    while (rig.left.length === before) await new Promise((resolve) => setTimeout(resolve, 5));
  }
});

test("a place in the queue is a comment", async (t) => {
  const rig = await startV1(t, [
    { type: "status", state: "queued", done: 0, of: 2 },
    { type: "status", state: "queued", done: 0, of: 1 },
    { type: "status", state: "prompt", done: 1, of: 2 },
    { type: "content", text: "12" },
    { type: "finish", reason: "stop" },
  ]);
  const events = await eventsOf(await rig.complete({ stream: true }));
  assert.deepEqual(
    events.filter((event) => typeof event === "string"),
    [": queued 2", ": queued 1", "[DONE]"],
  );
});

test("a server that closes ends its streams with an error", async (t) => {
  const rig = await startV1(t, [
    { type: "content", text: "working" },
    { type: "pause", ms: 60_000 },
  ]);
  const events = rig.complete({ stream: true }).then(eventsOf);
  while (rig.given() === 0) await new Promise((resolve) => setTimeout(resolve, 5));
  await rig.server.close();
  assert.equal((await events).at(-1).error.code, "stopped");
});
