import assert from "node:assert/strict";
import { type TestContext, test } from "node:test";
import { listOllama } from "../../../src/backends/ollama/list.ts";
import { type PullProgress, pullOllama } from "../../../src/backends/ollama/pull.ts";
import { ChatError } from "../../../src/model/error.ts";
import type { ServerStep } from "../../support/fault-server.ts";
import { line, lines, startOllamaServer } from "../../support/ollama-server.ts";

const end = { do: "end" } as const;

async function pull(t: TestContext, steps: readonly ServerStep[], abort = new AbortController()) {
  const server = await startOllamaServer();
  t.after(() => server.close());
  server.play(...steps);
  const seen: PullProgress[] = [];
  let error: unknown;
  const asked = server.next();
  await pullOllama({
    baseUrl: server.baseUrl,
    model: "deepseek-r1:1.5b",
    signal: abort.signal,
    onProgress: (one) => void seen.push(one),
  }).catch((reason: unknown) => {
    error = reason;
  });
  return { seen, error, asked: await asked };
}

test("tells how far all layers have come, until it says success", async (t) => {
  const { seen, error, asked } = await pull(t, [
    ...lines(
      line({ status: "pulling manifest" }),
      line({ status: "pulling aabd", digest: "sha256:aabd", total: 1_000, completed: 250 }),
      line({ status: "pulling c5ad", digest: "sha256:c5ad", total: 100 }),
      line({ status: "pulling aabd", digest: "sha256:aabd", total: 1_000, completed: 1_000 }),
      line({ status: "verifying sha256 digest" }),
      line({ status: "success" }),
    ),
    end,
  ]);
  assert.equal(error, undefined);
  assert.deepEqual([asked.path, JSON.parse(asked.body)], ["/api/pull", { model: "deepseek-r1:1.5b", stream: true }]);
  assert.deepEqual(
    seen.map(({ done, of }) => [done, of]),
    [
      [undefined, undefined],
      [250, 1_000],
      [250, 1_100],
      [1_000, 1_100],
      [1_000, 1_100],
    ],
  );
});

test("a pull that ends without success is no pull, and each failure has its name", async (t) => {
  const failures: readonly (readonly [unknown, string, string])[] = [
    [{ status: "pulling manifest" }, "cut-short", "pull-cut"],
    [{ error: "pull model manifest: file does not exist" }, "model-not-found", "not-in-registry"],
    [{ error: 'pull model manifest: Get "https://r.example/": dial tcp: no such host' }, "unreachable", "pull-offline"],
  ];
  for (const [said, code, kind] of failures) {
    const { error } = await pull(t, [...lines(line(said)), end]);
    assert.ok(error instanceof ChatError, String(error));
    assert.deepEqual([error.code, error.details.kind, error.details.model], [code, kind, "deepseek-r1:1.5b"]);
  }
});

test("an abort rejects with its reason and closes the connection, which stops Ollama", async (t) => {
  const abort = new AbortController();
  const reason = new Error("never mind");
  const server = await startOllamaServer();
  t.after(() => server.close());
  server.play(...lines(line({ status: "pulling aabd", digest: "sha256:aabd", total: 1_000, completed: 1 })), { do: "hang" });
  const asked = server.next();
  const pulling = pullOllama({ baseUrl: server.baseUrl, model: "m", signal: abort.signal, onProgress: () => abort.abort(reason) });
  await assert.rejects(pulling, reason);
  await (await asked).gone;
});

test("lists what an Ollama has", async (t) => {
  const server = await startOllamaServer();
  t.after(() => server.close());
  const { signal } = new AbortController();
  assert.deepEqual(await listOllama({ baseUrl: server.baseUrl, signal }), [
    { name: "deepseek-r1:7b", bytes: 4_683_075_271, quantisation: "Q4_K_M", parameters: "7.6B" },
  ]);
  await assert.rejects(listOllama({ baseUrl: "http://127.0.0.1:9", signal }), { code: "unreachable" });
});
