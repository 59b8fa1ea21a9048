import assert from "node:assert/strict";
import { test } from "node:test";
import { hosts } from "../../src/catalogue/hosts.ts";
import { mergeHosts } from "../../src/catalogue/merge-hosts.ts";
import { resolveTarget } from "../../src/catalogue/resolve-target.ts";

const exists = () => false;

test("an own entry overrides field by field and keeps its place", () => {
  const merged = mergeHosts(hosts, { openrouter: { models: ["mine"], providers: ["novita"] } });
  assert.deepEqual(
    merged.map(({ id }) => id),
    hosts.map(({ id }) => id),
  );
  const [first] = merged;
  assert.deepEqual([first?.models, first?.routing?.providers, first?.keyName], [["mine"], ["novita"], "OPENROUTER_API_KEY"]);
  assert.equal(first?.keyUrl, hosts[0]?.keyUrl);
  assert.equal(mergeHosts(hosts, {}).length, hosts.length);
});

test("a host at another address has another page for its key", () => {
  const [first] = mergeHosts(hosts, { openrouter: { baseUrl: "https://proxy.example/v1" } });
  assert.deepEqual([first?.baseUrl, first?.keyUrl], ["https://proxy.example/v1", undefined]);
});

test("a new host needs no key unless it names one, and is resolved like any other", () => {
  const merged = mergeHosts(hosts, {
    attic: { baseUrl: "http://127.0.0.1:9000/v1", shape: "tags" },
    cellar: { baseUrl: "https://cellar.example/v1", keyName: "CELLAR_KEY", serves: { r1: "R1-full" } },
  });
  const attic = resolveTarget("attic:deepseek-r1", { exists, hosts: merged });
  assert.ok(attic.kind === "openai");
  assert.deepEqual(
    [attic.baseUrl, attic.keyRequired, attic.keyName, attic.shape],
    ["http://127.0.0.1:9000/v1", false, "FATHOM_API_KEY", "tags"],
  );
  const cellar = resolveTarget("r1", { exists, hosts: merged, hasKey: ({ keyName }) => keyName === "CELLAR_KEY" });
  assert.ok(cellar.kind === "openai");
  assert.deepEqual([cellar.id, cellar.keyRequired, cellar.shortName], ["cellar:R1-full", true, "r1"]);
});

test("whoever says that a host serves R1 again is believed", () => {
  const merged = mergeHosts(hosts, { together: { serves: { r1: "deepseek-ai/DeepSeek-R1" }, models: ["deepseek-ai/DeepSeek-R1"] } });
  assert.equal(resolveTarget("together:deepseek-ai/DeepSeek-R1", { exists, hosts: merged }).kind, "openai");
});
