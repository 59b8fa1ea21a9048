import assert from "node:assert/strict";
import { test } from "node:test";
import { inspect } from "node:util";
import { openOpenai } from "../../../src/backends/openai/open-openai.ts";
import { targetOfUrl } from "../../../src/catalogue/target-of-url.ts";
import { ChatError, type ErrorDetails } from "../../../src/model/error.ts";
import { recipes } from "../../../src/reasoning/recipes.ts";
import { chunk, done, event, response, type ServerStep, startFaultServer, stream } from "../../support/fault-server.ts";
import { ask, rig } from "./rig.ts";

const end: ServerStep = { do: "end" };
const text = [chunk({ reasoning_content: "Hm." }), chunk({ content: "4" })];
const openai = (message: string, rest: object = {}) => ({ error: { message, type: "some_error", param: null, code: null, ...rest } });

interface Case {
  readonly steps: readonly ServerStep[];
  readonly code: string;
  readonly details?: ErrorDetails;
  /** The text that had come before. */
  readonly partial?: readonly [reasoning: string, answer: string];
}

const cases: Readonly<Record<string, Case>> = {
  "400": {
    steps: response(400, openai("temperature: must be below 2")),
    code: "rejected",
    details: { status: 400, said: "temperature: must be below 2" },
  },
  "400 for an unknown model": {
    steps: response(400, openai("Model Not Exist", { code: "invalid_request_error" })),
    code: "model-not-found",
  },
  "400 for a conversation that is too long": {
    steps: response(400, openai("This model's maximum context length is 65536 tokens.")),
    code: "too-long",
  },
  "400 for a retired model": { steps: response(400, openai("The model `deepseek-reasoner` has been deprecated")), code: "model-retired" },
  "401": { steps: response(401, openai("Invalid API key")), code: "unauthorised", details: { status: 401, keyName: "FATHOM_API_KEY" } },
  "401 without a body": { steps: [{ do: "head", status: 401 }, end], code: "unauthorised" },
  "402": { steps: response(402, openai("Insufficient Balance")), code: "balance" },
  "403": { steps: response(403, { detail: "Forbidden" }), code: "unauthorised" },
  "404 for a model": { steps: response(404, openai("The model `r2` does not exist")), code: "model-not-found" },
  "404 for a wrong address": {
    steps: response(404, "404 page not found", { "content-type": "text/plain" }),
    code: "model-not-found",
    details: { kind: "no-endpoint" },
  },
  "404 of FastAPI for a wrong address": {
    steps: response(404, { detail: "Not Found" }),
    code: "model-not-found",
    details: { kind: "no-endpoint" },
  },
  "410": { steps: response(410, openai("gone")), code: "model-retired" },
  "413": { steps: response(413, "Request Entity Too Large"), code: "rejected" },
  "422 with a list": {
    steps: response(422, { detail: [{ loc: ["body", "seed"], msg: "value is not an integer", type: "type_error" }] }),
    code: "rejected",
    details: { said: "value is not an integer" },
  },
  "429": { steps: response(429, openai("slow down"), { "retry-after": "7" }), code: "rate-limited", details: { retryAfterMs: 7_000 } },
  "429 for an empty account": {
    steps: response(429, openai("You exceeded your current quota", { code: "insufficient_quota" })),
    code: "balance",
  },
  "429 for too many tokens a minute": {
    steps: response(429, { message: "Too many tokens, please wait before trying again." }, { "retry-after": "3" }),
    code: "rate-limited",
    details: { retryAfterMs: 3_000 },
  },
  "500": { steps: response(500, "oops"), code: "overloaded", details: { status: 500, said: "oops" } },
  "502 as a web page": {
    steps: response(502, "<html><head><title>502</title><style>b{}</style></head><body><h1>Bad Gateway</h1></body></html>"),
    code: "overloaded",
    details: { said: "502 Bad Gateway" },
  },
  "503 of a server that still loads": {
    steps: response(503, { error: { code: 503, message: "Loading model", type: "unavailable_error" } }),
    code: "overloaded",
    details: { kind: "loading" },
  },
  "529": { steps: response(529, openai("overloaded")), code: "overloaded" },
  "a redirect": {
    steps: [{ do: "head", status: 302, headers: { location: "https://login.example/start?next=1" } }, end],
    code: "bad-response",
    details: { kind: "redirect", said: "https://login.example/start" },
  },
  "a web page with status 200": {
    steps: [
      { do: "head", headers: { "content-type": "text/html" } },
      { do: "write", bytes: "<!DOCTYPE html>\n<html><title>Sign in</title></html>" },
      end,
    ],
    code: "bad-response",
    details: { kind: "html", said: "Sign in" },
  },
  "plain words with status 200": {
    steps: [...stream("upstream connect error"), end],
    code: "bad-response",
    details: { kind: "not-events" },
  },
  "nothing with status 200": { steps: [...stream(), end], code: "cut-short" },
  "an error object with status 200": { steps: response(200, openai("Provider returned error", { code: 502 })), code: "overloaded" },
  "an error object inside the stream": {
    steps: [...stream(...text, event(openai("out of capacity"))), end],
    code: "overloaded",
    partial: ["Hm.", "4"],
  },
  "an error object that repeats a status": {
    steps: [...stream(...text, event({ error: { code: 429, message: "slow down" } })), end],
    code: "rate-limited",
    partial: ["Hm.", "4"],
  },
  "an error that is a string": {
    steps: [...stream(...text, event({ error: "something broke" })), end],
    code: "overloaded",
    partial: ["Hm.", "4"],
  },
  "an error event": {
    steps: [...stream(...text, 'event: error\ndata: {"message":"no GPU left"}\n\n'), end],
    code: "overloaded",
    partial: ["Hm.", "4"],
  },
  "an error event in words": {
    steps: [...stream(...text, "event: error\ndata: no GPU left\n\n"), end],
    code: "overloaded",
    details: { said: "no GPU left" },
    partial: ["Hm.", "4"],
  },
  "an error as a bare JSON line": {
    steps: [...stream(...text, '{"error": {"message": "no ', 'GPU left"}}\n'), end],
    code: "overloaded",
    details: { said: "no GPU left" },
    partial: ["Hm.", "4"],
  },
  "an error beside choices": {
    steps: [...stream(...text, chunk({ content: "" }, { finish_reason: "error", error: { code: 502, message: "lost" } })), end],
    code: "overloaded",
    partial: ["Hm.", "4"],
  },
  "an error event of an unknown form": {
    steps: [...stream(...text, 'event: error\ndata: {"why":"no GPU left"}\n\n'), end],
    code: "overloaded",
    partial: ["Hm.", "4"],
  },
  "an error inside a choice": {
    steps: [
      ...stream(
        ...text,
        event({ choices: [{ index: 0, delta: { content: "2" }, error: { code: 429, message: "slow down" }, finish_reason: "error" }] }),
      ),
      end,
    ],
    code: "rate-limited",
    details: { said: "slow down" },
    partial: ["Hm.", "42"],
  },
  "the chat form of another kind of server": {
    steps: response(200, { model: "deepseek-r1", message: { role: "assistant", content: "42" }, done: true }),
    code: "bad-response",
  },
  "JSON that is neither reply nor error": {
    steps: response(200, { success: false, base_resp: { status_code: 1008, status_msg: "insufficient balance" }, choices: null }),
    code: "bad-response",
  },
  "an authentication error inside the stream": {
    steps: [...stream(event(openai("bad key", { type: "authentication_error" }))), end],
    code: "unauthorised",
  },
  "a clean cut": { steps: [...stream(...text), end], code: "cut-short", partial: ["Hm.", "4"] },
  "a cut in the middle of an event": {
    steps: [...stream(...text, 'data: {"choices":[{"del'), end],
    code: "cut-short",
    partial: ["Hm.", "4"],
  },
  "a torn connection": { steps: [...stream(...text), { do: "wait", ms: 20 }, { do: "tear" }], code: "cut-short", partial: ["Hm.", "4"] },
  "[DONE] without a finish": { steps: [...stream(...text, done), end], code: "cut-short", partial: ["Hm.", "4"] },
  "an event that is no JSON": {
    steps: [...stream(...text, "data: {oops\n\n", ...text), end],
    code: "bad-response",
    details: { kind: "not-json" },
    partial: ["Hm.", "4"],
  },
  "a finish that nobody knows": {
    steps: [...stream(...text, chunk({}, { finish_reason: "tool_calls" })), end],
    code: "bad-response",
    details: { kind: "finish-reason", said: "tool_calls" },
    partial: ["Hm.", "4"],
  },
  "a finish that every object inherits": {
    steps: [...stream(...text, chunk({ content: "2" }, { finish_reason: "constructor" })), end],
    code: "bad-response",
    details: { kind: "finish-reason" },
    partial: ["Hm.", "42"],
  },
  "a host without resources": {
    steps: [...stream(...text, chunk({}, { finish_reason: "insufficient_system_resource" })), end],
    code: "overloaded",
    partial: ["Hm.", "4"],
  },
  "a completion that is cut": { steps: response(200, '{"choices": [\n{"message": {"content": "4'), code: "cut-short" },
  "a line without an end": {
    steps: [{ do: "head" }, { do: "write", bytes: `data: ${"x".repeat(9 * 1024 * 1024)}` }, end],
    code: "bad-response",
    details: { kind: "too-large" },
  },
  "a connection that closes before the head": { steps: [{ do: "tear" }], code: "unreachable", details: { kind: "network" } },
};

for (const [name, { steps, code, details = {}, partial = ["", ""] }] of Object.entries(cases)) {
  test(`${name} is ${code}`, async (t) => {
    const { model, server } = await rig(t, steps);
    const { error, finish } = await ask(model);
    assert.ok(error instanceof ChatError, `no ChatError but ${inspect(error)}`);
    assert.equal(finish, undefined);
    assert.equal(error.code, code, inspect(error));
    assert.equal(error.details.host, new URL(server.url).host);
    assert.equal(error.details.model, "deepseek-r1", inspect(error));
    for (const [key, value] of Object.entries(details)) assert.equal(error.details[key as keyof ErrorDetails], value);
    assert.deepEqual([error.partial?.reasoning, error.partial?.answer], partial);
  });
}

test("length and filter are ends, not errors", async (t) => {
  for (const [said, reason] of [
    ["length", "length"],
    ["max_tokens", "length"],
    ["content_filter", "filter"],
    ["eos", "stop"],
  ] as const) {
    const { model } = await rig(t, [...stream(...text, chunk({}, { finish_reason: said })), end]);
    assert.equal((await ask(model)).finish?.reason, reason);
  }
});

test("a server that is not there is unreachable", async () => {
  const server = await startFaultServer();
  await server.close();
  const target = targetOfUrl(`${server.url}#deepseek-r1`);
  assert.ok(target.kind === "openai");
  const model = openOpenai({ target, recipe: recipes.r1 });
  const { error } = await ask(model);
  await model.close();
  assert.ok(error instanceof ChatError);
  assert.deepEqual([error.code, error.details.kind], ["unreachable", "refused"]);
});

test("a key that a server repeats is in no error", async (t) => {
  const key = "fthm-9f8e7d6c5b4a39281706";
  const base64 = Buffer.from(key).toString("base64");
  const said = `Incorrect API key: ${key}; Bearer ${key}; ${encodeURIComponent(key)}; ${base64}; ${key.slice(0, 14)}...; hf_abcdefghijklmnop`;
  const ways: readonly (readonly ServerStep[])[] = [
    response(401, openai(said)),
    response(500, said),
    response(302, "", { location: `https://example.org/${key}?key=${key}` }),
    [...stream(...text, event(openai(said))), end],
    [...stream(said), end],
    [...stream(...text, chunk({}, { finish_reason: key })), end],
    [...stream(...text, `data: ${said}\n\n`, ...text), end],
    [...stream(...text), { do: "tear" }],
  ];
  for (const steps of ways) {
    const { model, server } = await rig(t, steps, { key });
    const { error } = await ask(model);
    assert.equal(server.requests[0]?.headers["authorization"], `Bearer ${key}`);
    assert.ok(error instanceof ChatError);
    const everything = inspect(error, { depth: 20, showHidden: true }) + JSON.stringify(error.details);
    for (const secret of [key, base64, key.slice(0, 14), "hf_abcdefghijklmnop"]) assert.ok(!everything.includes(secret), everything);
  }
});

test("a key goes over https or to this computer only, and only if it fits in a header", () => {
  const open = (url: string, key: string) => {
    const target = targetOfUrl(`${url}#deepseek-r1`);
    assert.ok(target.kind === "openai");
    return openOpenai({ target, recipe: recipes.r1, key });
  };
  const kindOf = (url: string, key: string) => {
    try {
      open(url, key);
      return undefined;
    } catch (error) {
      assert.ok(error instanceof ChatError && !inspect(error).includes(key));
      return `${error.code} ${error.details.kind}`;
    }
  };
  assert.equal(kindOf("http://api.example.org/v1", "k-123456"), "config key-over-http");
  assert.equal(kindOf("http://127.0.0.1.example.org/v1", "k-123456"), "config key-over-http");
  for (const url of ["https://api.example.org/v1", "http://127.0.0.1:1/v1", "http://localhost:1", "http://[::1]:1/v1"])
    assert.equal(kindOf(url, "k-123456"), undefined);
  for (const key of ["k-123\r\nx: y", "clé-123456", "k 123456"]) assert.equal(kindOf("https://api.example.org", key), "config bad-key");
});

test("a redirect takes nothing along", async (t) => {
  const elsewhere = await startFaultServer();
  t.after(() => elsewhere.close());
  elsewhere.play(...stream(...text), end);
  for (const status of [301, 302, 303, 307, 308]) {
    const { model, server } = await rig(t, [{ do: "head", status, headers: { location: `${elsewhere.url}/chat/completions` } }, end], {
      key: "k-12345678",
    });
    const { error } = await ask(model);
    assert.ok(error instanceof ChatError && error.details.kind === "redirect");
    assert.equal(server.requests.length, 1);
  }
  assert.equal(elsewhere.requests.length, 0);
});
