import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { api } from "../../../src/wire/api.ts";
import { question, type Rig, startRig } from "../rig.ts";

let rig: Rig;
before(async () => {
  rig = await startRig();
});
after(() => rig.server.close());

const post = (path: string, init: RequestInit) => rig.fetch(path, { method: "POST", ...init });

test("every endpoint that is described is served, and nothing else under /api", () => {
  const served = rig.server.routes.filter(({ path }) => path.startsWith("/api/"));
  const namesOf = (all: readonly { readonly method: string; readonly path: string }[]) =>
    all.map(({ method, path }) => `${method} ${path}`).toSorted();
  assert.deepEqual(namesOf(served), namesOf(Object.values(api)));
});

test("what a page of another age asks is refused before a model or the store sees it", async () => {
  const ask = { type: "question", text: "x", after: null };
  const wrong: readonly (readonly [string, number])[] = [
    ["", 400],
    ["{", 400],
    ["[]", 400],
    ["null", 400],
    ['{"model":"played"}', 400],
    [JSON.stringify({ key: "k", model: "played" }), 400],
    [JSON.stringify({ key: "", model: "played", ask }), 400],
    [JSON.stringify({ key: "k", model: "played", ask: { ...ask, type: "tool" } }), 400],
    [JSON.stringify({ key: "k", model: "played", ask: { ...ask, text: "" } }), 400],
    [JSON.stringify({ key: "k", model: "played", ask: { ...ask, text: " \n" } }), 400],
    [JSON.stringify({ key: "k", model: "played", ask: { type: "question", text: "x" } }), 400],
    [JSON.stringify({ key: "k", model: "played", ask, base_url: "http://evil.test" }), 400],
    [JSON.stringify({ key: "k", model: "played", ask: { ...ask, temperature: 2 } }), 400],
    [JSON.stringify({ key: "k", model: "other", ask }), 404],
    [JSON.stringify({ key: "k", model: "played", conversation: "none", ask }), 404],
    [JSON.stringify({ key: "k", model: "played", ask: { ...ask, after: "none" } }), 404],
    [JSON.stringify({ key: "k", model: "played", ask: { type: "again", question: "none" } }), 404],
    [JSON.stringify({ key: "k", model: "played", ask: { type: "continue", reply: "none" } }), 404],
    [JSON.stringify({ key: "k", model: "played", ask: { ...ask, text: "x".repeat(5_000_000) } }), 413],
  ];
  for (const [body, status] of wrong) assert.equal((await post(api.startRun.path, { body })).status, status, body.slice(0, 80));
  assert.equal(rig.asked.length, 0);
  assert.deepEqual(await rig.store.list("somebody", { limit: 9 }), []);
});

test("queries are read as strictly", async () => {
  for (const query of ["", "?limit=", "?limit=-1", "?limit=1.5", "?limit=501", "?limit=x", "?limit=1&more=2", "?limit=1&skip=a"])
    assert.equal((await rig.fetch(`${api.listConversations.path}${query}`)).status, 400, query);
  assert.equal((await rig.fetch(`${api.listConversations.path}?limit=1&skip=0`)).status, 200);
  assert.equal((await rig.fetch(`${api.readRun.path}?id=none&from=0`)).status, 404);
  assert.equal((await rig.fetch(`${api.readConversation.path}?id=none`)).status, 404);
  assert.equal((await post(api.stopRun.path, { body: JSON.stringify({ id: "none" }) })).status, 404);
});

test("a body that is larger than it says is cut off while it comes", async () => {
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull(controller) {
      sent += 65_536;
      controller.enqueue(new Uint8Array(65_536).fill(32));
      if (sent > 100_000_000) controller.close();
    },
  });
  // `duplex` is what Node's fetch asks for with a streamed body; the DOM's types do not know it.
  const init = { body: endless, duplex: "half" } as RequestInit;
  const status = await post(api.startRun.path, init).then(
    (response) => response.status,
    () => 413, // The connection may be cut before the answer is read.
  );
  assert.equal(status, 413);
  assert.ok(sent < 50_000_000);
});

test("what anybody may send holds no more than it needs", async () => {
  const body = JSON.stringify({ secret: "x".repeat(2_000) });
  assert.equal((await post(api.openSession.path, { body })).status, 413);
  assert.equal((await post(api.stopRun.path, { body: JSON.stringify({ id: "x".repeat(20_000) }) })).status, 413);
});

test("a refusal is told in the reader's language", async () => {
  const headers = { "accept-language": "fr-FR,fr;q=0.9" };
  const response = await post(api.startRun.path, { body: question("x", { model: "other" }), headers });
  assert.deepEqual(await response.json(), { code: "model-not-found", message: "fr: unknown-model" });
});
