import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { ollamaUrlOf } from "../../src/config/ollama-url.ts";
import { ChatError } from "../../src/model/error.ts";

test("takes every form that Ollama takes", () => {
  const forms = {
    "127.0.0.1": "http://127.0.0.1:11434",
    "127.0.0.1:8000": "http://127.0.0.1:8000",
    ":8000": "http://127.0.0.1:8000",
    "0.0.0.0": "http://127.0.0.1:11434",
    "0.0.0.0:8000": "http://127.0.0.1:8000",
    "::1": "http://[::1]:11434",
    "[::1]:8000": "http://[::1]:8000",
    "[::]": "http://127.0.0.1:11434",
    "gpu.local": "http://gpu.local:11434",
    "gpu.local:80": "http://gpu.local",
    "gpu.local:8000/ollama": "http://gpu.local:8000/ollama",
    "http://gpu.local": "http://gpu.local",
    "https://gpu.local/ollama/": "https://gpu.local/ollama",
    " http://127.0.0.1:11434/ ": "http://127.0.0.1:11434",
  };
  assert.deepEqual(Object.fromEntries(Object.keys(forms).map((value) => [value, ollamaUrlOf(value)])), forms);
});

test("anything else is a wrong configuration, and nothing secret is repeated", () => {
  for (const [value, kind] of [
    [" ", "bad-ollama-host"],
    ["a b", "bad-ollama-host"],
    ["host:99999", "bad-ollama-host"],
    ["http://me:hunter2@host", "secret-in-ollama-host"],
  ] as const) {
    assert.throws(
      () => ollamaUrlOf(value),
      (error) => {
        assert.ok(error instanceof ChatError && error.code === "config" && error.details.kind === kind, `${value}: ${error}`);
        return !JSON.stringify(error.details).includes("hunter2");
      },
    );
  }
});

test("gives an address without a slash at its end, or a ChatError, for any text", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.webAuthority(), fc.ipV6(), fc.ipV4()), (value) => {
      try {
        const url = ollamaUrlOf(value);
        return URL.canParse(url) && !url.endsWith("/");
      } catch (error) {
        return error instanceof ChatError;
      }
    }),
  );
});
