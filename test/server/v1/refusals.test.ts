import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import fc from "fast-check";
import { openScript } from "../../../src/backends/script.ts";
import type { ModelEntry } from "../../../src/wire/models.ts";
import { played, raw, thoughtful } from "../rig.ts";
import { hello, type Json, startV1, type V1Rig } from "./rig.ts";

const post = { method: "POST" } as const;

async function refusal(response: Response): Promise<readonly [number, string | null, string]> {
  const { error }: Json = await response.json();
  assert.deepEqual(Object.keys(error).sort(), ["code", "message", "param", "type"]);
  return [response.status, error.param, error.code];
}

test("what cannot be done is refused by name and reaches no model", async (t) => {
  const rig = await startV1(t);
  const user = (content: unknown) => ({ messages: [{ role: "user", content }] });
  const wrong: readonly (readonly [object, string])[] = [
    [{ n: 2 }, "n"],
    [{ tools: [{}] }, "tools"],
    [{ tool_choice: "auto" }, "tool_choice"],
    [{ functions: [{}] }, "functions"],
    [{ function_call: "auto" }, "function_call"],
    [{ logprobs: true }, "logprobs"],
    [{ top_logprobs: 2 }, "top_logprobs"],
    [{ logit_bias: { "1": 2 } }, "logit_bias"],
    [{ presence_penalty: 0.1 }, "presence_penalty"],
    [{ frequency_penalty: -1 }, "frequency_penalty"],
    [{ modalities: ["text", "audio"] }, "modalities"],
    [{ audio: {} }, "audio"],
    [{ web_search_options: {} }, "web_search_options"],
    [{ reasoning_effort: "low" }, "reasoning_effort"],
    [{ verbosity: "low" }, "verbosity"],
    [{ thinking: { type: "disabled" } }, "thinking"],
    [{ response_format: { type: "json_schema" } }, "response_format.json_schema"],
    [{ response_format: { type: "json_schema", json_schema: { name: "n" } } }, "response_format.json_schema.schema"],
    [{ response_format: { type: "grammar" } }, "response_format.type"],
    [{ temprature: 1 }, "temprature"],
    [{ constructor: 1 }, "constructor"],
    [{ temperature: 3 }, "temperature"],
    [{ temperature: "hot" }, "temperature"],
    [{ top_p: 0 }, "top_p"],
    [{ max_tokens: 0 }, "max_tokens"],
    [{ max_tokens: 1.5 }, "max_tokens"],
    [{ max_tokens: 5, max_completion_tokens: 6 }, "max_completion_tokens"],
    [{ seed: "a" }, "seed"],
    [{ stop: [""] }, "stop[0]"],
    [{ stream: "yes" }, "stream"],
    [{ stream_options: { include_usge: true } }, "stream_options.include_usge"],
    [{ reasoning_field: "thoughts" }, "reasoning_field"],
    [{ messages: [] }, "messages"],
    [{ messages: "hello" }, "messages"],
    [{ messages: [hello, { role: "assistant", content: "12" }] }, "messages"],
    [{ messages: [{ role: "system", content: "Be brief." }] }, "messages"],
    [{ messages: [{ role: "tool", content: "x" }, hello] }, "messages[0].role"],
    [{ messages: [{ role: "assistant", content: null, tool_calls: [{ id: "1" }] }, hello] }, "messages[0].tool_calls"],
    [{ messages: [{ role: "user", content: "x", audio: {} }] }, "messages[0].audio"],
    [user(null), "messages[0].content"],
    [
      user([
        { type: "text", text: "x" },
        { type: "image_url", image_url: { url: "x" } },
      ]),
      "messages[0].content[1]",
    ],
    [user([{ type: "input_audio", input_audio: {} }]), "messages[0].content[0]"],
    [user([{ type: "text" }]), "messages[0].content[0].text"],
  ];
  for (const [body, param] of wrong) {
    // One by one, so that the pace allows them all.
    const [status, named] = await refusal(await rig.complete({ ...body }));
    assert.deepEqual([status, named], [400, param], JSON.stringify(body));
  }
  assert.equal(rig.asked.length, 0);
});

test("whatever body comes, it is answered in the one form and never by a fault of ours", async (t) => {
  const rig = await startV1(t);
  const fields = [
    "model",
    "messages",
    "stream",
    "stream_options",
    "stop",
    "seed",
    "temperature",
    "n",
    "tools",
    "user",
    "__proto__",
    "role",
    "content",
  ];
  const value = fc.letrec((tie) => ({
    any: fc.oneof(
      { depthSize: "small" },
      fc.jsonValue({ maxDepth: 1 }),
      fc.dictionary(fc.constantFrom(...fields), tie("any")),
      fc.array(tie("any")),
    ),
  })).any;
  const honest = { model: "played", messages: [hello] };
  const body = fc.oneof(
    value,
    value.map((one) => (typeof one === "object" ? { ...honest, ...one } : one)),
    fc.string(),
  );
  await fc.assert(
    fc.asyncProperty(body, async (one) => {
      const response = await rig.fetch("/v1/chat/completions", { ...post, body: typeof one === "string" ? one : JSON.stringify(one) });
      if (response.status === 200) return void (await response.text());
      const [status] = await refusal(response);
      assert.ok([400, 404].includes(status), `${status}`);
    }),
    // Below the burst that is let through at once.
    { numRuns: 150 },
  );
});

test("what is not a request at all is refused in the same form", async (t) => {
  const rig = await startV1(t);
  const at = (path: string, init?: RequestInit) => rig.fetch(path, init).then(refusal);
  for (const body of ["", "{", "[]", "null", '"x"', "1"]) {
    assert.deepEqual(await at("/v1/chat/completions", { ...post, body }), [400, null, "bad_json"]);
  }
  assert.deepEqual(await at("/v1/chat/completions", { ...post, body: "x".repeat(5_000_000) }), [413, null, "request_too_large"]);
  assert.deepEqual(await at("/v1/chat/completions", { ...post, headers: { "content-type": "text/plain" } }), [
    415,
    null,
    "request_not_json",
  ]);
  assert.deepEqual(await at("/v1/embeddings", { ...post, body: "{}" }), [404, null, "no_endpoint_here"]);
  assert.deepEqual(await at("/v1/models/nobody"), [404, null, "no_endpoint_here"]);
  assert.deepEqual(await at("/v1"), [404, null, "no_endpoint_here"]);
  const wrong = await rig.fetch("/v1/chat/completions");
  assert.equal(wrong.headers.get("allow"), "POST");
  assert.deepEqual(await refusal(wrong), [405, null, "wrong_method"]);
  const deleted = await raw(
    rig.server.port,
    `DELETE /v1/models HTTP/1.1\r\nHost: localhost:${rig.server.port}\r\nAuthorization: Bearer ${rig.token}\r\nConnection: close\r\n\r\n`,
  );
  assert.deepEqual([deleted.status, deleted.headers.get("allow")], [405, "GET"]);
});

test("an option that the model does not take is refused under the client's name for it", async (t) => {
  const model = openScript({ id: "played", steps: thoughtful, traits: { accepts: ["temperature"] } });
  const rig = await startV1(t, undefined, { open: async () => model });
  assert.equal((await rig.complete({ temperature: 1 })).status, 200);
  for (const [body, param] of [
    [{ top_p: 0.5 }, "top_p"],
    [{ stream: true, max_completion_tokens: 5 }, "max_tokens"],
    [{ response_format: { type: "json_object" } }, "response_format"],
  ] as const) {
    assert.deepEqual(await refusal(await rig.complete(body)), [400, param, "option_refused"]);
  }
});

const demonstration: ModelEntry = { ...played, id: "tiny", demonstration: true };
const billed: ModelEntry = { ...played, id: "host:r1", local: false };
const other: ModelEntry = { ...billed, id: "host:other" };

async function withModels(t: TestContext, models: readonly ModelEntry[]): Promise<V1Rig> {
  return startV1(t, undefined, { models, served: ["host:r1"] });
}

test("what runs here is offered, what costs something only where it was named", async (t) => {
  const rig = await withModels(t, [demonstration, other, billed, played]);
  const { object, data }: Json = await (await rig.fetch("/v1/models")).json();
  for (const one of data) if (!one.id.includes(":")) assert.deepEqual(await (await rig.fetch(`/v1/models/${one.id}`)).json(), one);
  assert.equal(object, "list");
  assert.deepEqual(
    data.map(({ id, object: kind, owned_by, demonstration: shown }: Json) => [id, kind, owned_by, shown]),
    [
      ["tiny", "model", "demonstration, not DeepSeek R1", true],
      ["host:r1", "model", "script", undefined],
      ["played", "model", "script", undefined],
    ],
  );
  assert.deepEqual(await refusal(await rig.complete({ model: "host:other" })), [404, "model", "model_not_found"]);
  assert.equal((await rig.complete({ model: "host:r1" })).status, 200);
  assert.equal((await rig.complete({ model: "tiny" })).status, 200);
});

test("who names no model gets the first, but never the demonstration", async (t) => {
  const all = await withModels(t, [demonstration, played]);
  const answered: Json = await (await all.complete({ model: null })).json();
  assert.equal(answered.choices[0].message.content, "12");
  const only = await withModels(t, [demonstration]);
  assert.deepEqual(await refusal(await only.complete({ model: undefined })), [400, "model", "no_served_model"]);
  assert.equal(only.asked.length, 0);
});

test("a loop gone wild is told to wait", async (t) => {
  const rig = await startV1(t);
  let refused: Response | undefined;
  for (let i = 0; i < 2_000 && refused === undefined; i++) {
    const response = await rig.fetch("/v1/models");
    if (response.status === 429) refused = response;
    else await response.text();
  }
  assert.match(refused?.headers.get("retry-after") ?? "", /^[1-9]/);
  if (refused !== undefined) assert.deepEqual(await refusal(refused), [429, null, "rate_limit_exceeded"]);
});

test("the page's cookie opens nothing here", async (t) => {
  const rig = await startV1(t);
  const secret = new URL(rig.server.link()).hash.replace("#launch=", "");
  const headers = { "content-type": "application/json" };
  const opened = await fetch(`${rig.server.url}/api/session`, { ...post, headers, body: JSON.stringify({ secret }) });
  const cookie = opened.headers.get("set-cookie")?.split(";")[0] ?? "";
  assert.equal((await fetch(`${rig.server.url}/api/models`, { headers: { cookie } })).status, 200);
  for (const path of ["/v1/models", "/v1/nothing"]) {
    assert.deepEqual(await refusal(await fetch(`${rig.server.url}${path}`, { headers: { cookie } })), [401, null, "invalid_api_key"]);
  }
});

for (const [length, token] of [
  ["long", undefined],
  ["short", "short-token"],
] as const) {
  test(`wrong tokens are slowed down; the right one, if it is ${length}, ${length === "long" ? "passes" : "waits, too"}`, async (t) => {
    const rig = await startV1(t, undefined, token === undefined ? {} : { token });
    const own = `Bearer ${token ?? rig.token}`;
    const call = async (authorization: string) => {
      const response = await fetch(`${rig.server.url}/v1/models`, { headers: { authorization } });
      if (response.status === 429) assert.match(response.headers.get("retry-after") ?? "", /^[1-9]/);
      await response.text();
      return response.status;
    };
    assert.equal(await call(own), 200);
    let [wrong, right] = [401, 200];
    // One more may be tried every two seconds, so a slow machine takes some rounds.
    for (let i = 0; i < 2_000 && (wrong === 401 || (length === "short" && right === 200)); i++) {
      wrong = await call(`Bearer guess-${i}`);
      if (wrong === 429) right = await call(own);
    }
    assert.deepEqual([wrong, right], [429, length === "long" ? 200 : 429]);
  });
}
