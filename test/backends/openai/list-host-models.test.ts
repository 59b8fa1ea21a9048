import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { inspect } from "node:util";
import { listHostModels } from "../../../src/backends/openai/list-host-models.ts";
import { ChatError } from "../../../src/model/error.ts";
import { event, response, type ServerStep, startFaultServer } from "../../support/fault-server.ts";

const key = "sk-canary-key-0123456789";

async function asking(
  t: TestContext,
  steps: readonly ServerStep[],
  rest: { readonly limitMs?: number; readonly signal?: AbortSignal } = {},
) {
  const server = await startFaultServer();
  t.after(() => server.close());
  server.play(...steps);
  const host = { id: "attic", baseUrl: server.url, keyName: "ATTIC_KEY" };
  const { signal = new AbortController().signal, limitMs } = rest;
  return { server, list: (own?: string) => listHostModels({ host, signal, ...(own && { key: own }), ...(limitMs && { limitMs }) }) };
}

async function failure(work: Promise<unknown>): Promise<ChatError> {
  const error = await work.then(
    () => assert.fail("it was taken"),
    (thrown: unknown) => thrown,
  );
  assert.ok(error instanceof ChatError, inspect(error));
  assert.doesNotMatch(inspect(error, { depth: 9, showHidden: true }), /canary/);
  return error;
}

const data = ["llama-3", "deepseek/deepseek-v3", "deepseek/deepseek-r1-0528", "r1-distill", "llama-3"].map((id) => ({
  id,
  object: "model",
}));
const sorted = ["deepseek/deepseek-r1-0528", "r1-distill", "llama-3", "deepseek/deepseek-v3"];

test("R1 and its distills come first, the others in the host's order, each once", async (t) => {
  for (const body of [{ object: "list", data }, data]) {
    const { server, list } = await asking(t, response(200, body));
    assert.deepEqual(await list(key), sorted);
    const [request] = server.requests;
    assert.deepEqual([request?.method, request?.path, request?.headers["authorization"]], ["GET", "/v1/models", `Bearer ${key}`]);
  }
});

test("without a key none is sent", async (t) => {
  const { server, list } = await asking(t, response(200, { data }));
  await list();
  assert.equal(server.requests[0]?.headers["authorization"], undefined);
});

for (const [what, steps, code] of [
  ["a key that is refused", response(401, { error: { message: `no: ${key}` } }), "unauthorised"],
  ["a page", response(200, "<!doctype html><p>Log in", { "content-type": "text/html" }), "bad-response"],
  ["a list of something else", response(200, { data: ["a", "b"] }), "bad-response"],
  ["a redirect", response(302, "", { location: "https://elsewhere.example/v1/models" }), "bad-response"],
  ["a wrong address", response(404, { error: { message: "Not Found" } }), "model-not-found"],
  ["a connection torn in the middle", [{ do: "head" }, { do: "write", bytes: '{"data":[' }, { do: "tear" }], "cut-short"],
  [
    "a list without an end",
    [{ do: "head" }, ...Array.from({ length: 17 }, () => ({ do: "write", bytes: " ".repeat(2 ** 20) }) as const)],
    "bad-response",
  ],
  ["words instead of a list", [{ do: "head" }, { do: "write", bytes: event("hello") }, { do: "end" }], "bad-response"],
] as const satisfies readonly (readonly [string, readonly ServerStep[], string])[]) {
  test(`${what} is said for what it is`, async (t) => {
    const { list } = await asking(t, steps);
    const { code: said, details } = await failure(list(key));
    assert.deepEqual([said, details.host], [code, "attic"]);
  });
}

test("a host that never answers is given up, and the request with it", async (t) => {
  const { server, list } = await asking(t, [{ do: "head" }, { do: "hang" }], { limitMs: 50 });
  const request = server.next();
  assert.equal((await failure(list())).code, "stalled");
  await (await request).gone;
});

test("stopping rejects with the signal's own reason", async (t) => {
  const stopping = new AbortController();
  const { server, list } = await asking(t, [{ do: "hang" }], { signal: stopping.signal });
  const request = server.next();
  const work = list();
  await request;
  stopping.abort("enough");
  await assert.rejects(work, (reason) => reason === "enough");
});

test("a host that is not there, and a key that would travel unprotected", async () => {
  const { signal } = new AbortController();
  const host = { id: "attic", keyName: "ATTIC_KEY" };
  assert.equal((await failure(listHostModels({ host: { ...host, baseUrl: "http://127.0.0.1:1/v1" }, signal }))).code, "unreachable");
  const { code, details } = await failure(listHostModels({ host: { ...host, baseUrl: "http://attic.example/v1" }, key, signal }));
  assert.deepEqual([code, details.kind], ["config", "key-over-http"]);
});
