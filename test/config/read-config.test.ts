import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type TestContext, test } from "node:test";
import { inspect } from "node:util";
import { readConfig } from "../../src/config/read-config.ts";
import { ChatError } from "../../src/model/error.ts";

/** Reads the configuration of a folder of its own, which holds `file` where one is given. */
function rig(t: TestContext, file?: string) {
  const folder = mkdtempSync(join(tmpdir(), "fathom-config-"));
  t.after(() => rmSync(folder, { recursive: true }));
  if (file !== undefined) writeFileSync(join(folder, "config.json"), file);
  return (env: Readonly<Record<string, string>> = {}, flags: { readonly model?: string; readonly stallMs?: number } = {}) =>
    readConfig({ env: { FATHOM_HOME: folder, ...env }, platform: process.platform, home: folder, flags });
}

test("a flag outranks the environment, which outranks the file", (t) => {
  const read = rig(t, '{"model":"file","stall":2}');
  assert.equal(read({ FATHOM_MODEL: "env" }, { model: "flag" }).model, "flag");
  assert.equal(read({ FATHOM_MODEL: "env" }).model, "env");
  assert.equal(read().model, "file");
  assert.equal(read().stallMs, 2_000);
  assert.equal(read({}, { stallMs: 500 }).stallMs, 500);
});

test("without a file nothing is chosen", (t) => {
  const config = rig(t)();
  assert.equal(config.model, undefined);
  assert.ok(Object.isFrozen(config));
});

for (const [what, file, named] of [
  ["a misspelt setting", '{"modle":"x"}', "modle"],
  ["a wrong type", '{"stall":"soon"}', "stall"],
  ["a language that is not spoken", '{"language":"de"}', "language"],
] as const) {
  test(`${what} in config.json is an error that names file and setting`, (t) => {
    const read = rig(t, file);
    assert.throws(read, (error) => {
      assert.ok(error instanceof ChatError);
      assert.equal(error.code, "config");
      assert.match(error.details.file ?? "", /config\.json$/);
      assert.ok(error.details.said?.includes(named), error.details.said);
      return true;
    });
  });
}

test("a file that is no JSON is an error that names the file", (t) => {
  const read = rig(t, "{");
  assert.throws(read, (error) => error instanceof ChatError && error.code === "config" && error.details.kind === "bad-config");
});

test("keys are trimmed, and appear neither in a print of the configuration nor in the engine's environment", (t) => {
  const config = rig(t)({ FATHOM_API_KEY: " sk-very-secret\n", PATH: "/bin" });
  assert.equal(config.keyOf("FATHOM_API_KEY"), "sk-very-secret");
  assert.equal(config.keyOf("ABSENT"), undefined);
  assert.doesNotMatch(JSON.stringify(config) + inspect(config, { depth: 9, showHidden: true }), /very-secret/);
  assert.equal(config.engineEnv["PATH"], "/bin");
  assert.equal(config.engineEnv["FATHOM_API_KEY"], undefined);
});

test("the hub, its cache and the proxies are where the environment says", (t) => {
  const read = rig(t);
  assert.equal(read().hub.endpoint, "https://huggingface.co");
  const { hub } = read({ HF_ENDPOINT: "http://127.0.0.1:8/mirror//", HF_HOME: "/caches/hf" });
  assert.deepEqual(hub, { endpoint: "http://127.0.0.1:8/mirror", cache: join("/caches/hf", "hub") });
  assert.equal(read({ HF_HOME: "/caches/hf", HF_HUB_CACHE: "/caches/own" }).hub.cache, "/caches/own");
  assert.equal(read({ XDG_CACHE_HOME: "/caches" }).hub.cache, join("/caches", "huggingface", "hub"));
  assert.deepEqual(read().proxies(), {});
  const proxies = { HTTPS_PROXY: "http://user:secret@p.example", no_proxy: "localhost", http_proxy: "http://q.example" };
  const config = read(proxies);
  assert.deepEqual(config.proxies(), { http: "http://q.example", https: "http://user:secret@p.example", none: "localhost" });
  assert.deepEqual(read({ all_proxy: "http://p.example" }).proxies(), { http: "http://p.example", https: "http://p.example" });
  // A configuration that is printed gives no password away.
  assert.doesNotMatch(inspect(config, { depth: 9 }), /secret/);
});
