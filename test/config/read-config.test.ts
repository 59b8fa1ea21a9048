import assert from "node:assert/strict";
import { mkdtempSync, rmSync, statSync, writeFileSync } from "node:fs";
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
  ["a new host without an address", '{"hosts":{"attic":{"shape":"tags"}}}', "hosts.attic.baseUrl: "],
  ["a host's address that is none", '{"hosts":{"attic":{"baseUrl":"attic:9000"}}}', "hosts.attic.baseUrl: "],
  ["a key in a host's address", '{"hosts":{"attic":{"baseUrl":"https://me:sk-1@attic.example/v1"}}}', "hosts.attic.baseUrl: "],
  [
    "a misspelt field of a host",
    '{"hosts":{"openrouter":{"baseURL":"https://a.example"}}}',
    'hosts.openrouter: Unrecognized key: "baseURL"',
  ],
  ["a shape that no host has", '{"hosts":{"openrouter":{"shape":"round"}}}', "hosts.openrouter.shape: "],
  ["a name that cannot stand before a colon", '{"hosts":{"My Host":{"baseUrl":"https://a.example"}}}', "hosts.My Host"],
  ["providers of a host that asks nobody else", '{"hosts":{"deepinfra":{"providers":["novita"]}}}', "hosts.deepinfra.providers: "],
  ["more providers than a router takes", '{"hosts":{"huggingface":{"providers":["a","b"]}}}', "hosts.huggingface.providers: "],
] as const) {
  test(`${what} in config.json is an error that names file and setting`, (t) => {
    const read = rig(t, file);
    assert.throws(read, (error) => {
      assert.ok(error instanceof ChatError);
      assert.equal(error.code, "config");
      assert.match(error.details.file ?? "", /config\.json$/);
      assert.ok(error.details.said?.includes(named), error.details.said);
      assert.doesNotMatch(error.details.said ?? "", /sk-1/);
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

test("own hosts join the catalogue's, with what a manual adds to an address taken off", (t) => {
  const { hosts } = rig(
    t,
    '{"hosts":{"attic":{"baseUrl":"http://127.0.0.1:9000/v1/chat/completions/"},"openrouter":{"providers":["novita"]}}}',
  )();
  assert.equal(hosts.find(({ id }) => id === "attic")?.baseUrl, "http://127.0.0.1:9000/v1");
  assert.deepEqual(hosts.find(({ id }) => id === "openrouter")?.routing?.providers, ["novita"]);
});

const openrouter = { keyName: "OPENROUTER_API_KEY", baseUrl: "https://openrouter.ai/api/v1" };

function keep(config: { readonly folders: { readonly config: string } }, text: string): string {
  const file = join(config.folders.config, "keys.json");
  writeFileSync(file, text, { mode: 0o644 });
  return file;
}

test("a kept key is found for its variable and its origin only, and the environment outranks it", (t) => {
  const read = rig(t);
  const file = keep(
    read(),
    JSON.stringify({ openrouter: { keyName: "OPENROUTER_API_KEY", origin: "https://openrouter.ai", key: "sk-kept" } }),
  );
  assert.equal(read().keyOf(openrouter), "sk-kept");
  assert.equal(statSync(file).mode & 0o077, 0, "what others could read is closed");
  assert.equal(read({ OPENROUTER_API_KEY: "sk-env" }).keyOf(openrouter), "sk-env");
  assert.equal(read().keyOf({ ...openrouter, baseUrl: "https://evil.example/api/v1" }), undefined);
  assert.equal(read().keyOf({ ...openrouter, keyName: "FATHOM_API_KEY" }), undefined);
  assert.equal(read().keyOf("OPENROUTER_API_KEY"), undefined, "a name alone is looked up in the environment");
  assert.doesNotMatch(inspect(read(), { depth: 9, showHidden: true }), /sk-kept/);
});

test("a broken file of keys is named, and nothing of it is shown", (t) => {
  const read = rig(t);
  for (const text of ['{"openrouter": "sk-canary-1234"', '{"openrouter": "sk-canary-1234"}', "sk-canary-1234"]) {
    keep(read(), text);
    assert.throws(
      () => read().keyOf(openrouter),
      (error) => {
        assert.ok(error instanceof ChatError);
        assert.deepEqual([error.code, error.details.kind], ["config", "bad-stored-keys"]);
        assert.match(error.details.file ?? "", /keys\.json$/);
        assert.doesNotMatch(inspect(error, { depth: 9, showHidden: true }), /canary/);
        return true;
      },
    );
  }
});
