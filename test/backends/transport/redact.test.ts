import assert from "node:assert/strict";
import { test } from "node:test";
import { redact } from "../../../src/backends/transport/redact.ts";

const key = "fthm-9f8e+7d6c/5b4a39281706";

test("removes a key in every spelling", () => {
  const spellings = [key, encodeURIComponent(key), Buffer.from(key).toString("base64"), `${key.slice(0, 12)}…`, JSON.stringify(key)];
  for (const spelling of spellings)
    assert.equal(redact(`before ${spelling} after`, [key]).includes(spelling.replaceAll('"', "").slice(0, 12)), false);
});

test("removes what looks like somebody's key", () => {
  assert.equal(redact("key sk-or-v1-abcdefgh12345 and Bearer abc.def and api_key=12345678", []), "key [key] and [key] and [key]");
});

test("gives one line of at most 200 characters and never half a pair", () => {
  const shown = redact(`a\n\n b ${"🧮".repeat(200)}`, []);
  assert.ok(shown.startsWith("a b 🧮") && shown.length <= 201 && shown.endsWith("…"));
});

test("leaves an ordinary sentence alone", () => {
  assert.equal(redact("The model `r2` does not exist.", [key]), "The model `r2` does not exist.");
});
