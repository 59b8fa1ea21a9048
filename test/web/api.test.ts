import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { queryOf } from "../../src/web/api.ts";
import { newKey } from "../../src/web/new-key.ts";

test("a query keeps to the characters that the gate lets through, and reads back", () => {
  fc.assert(
    fc.property(fc.string(), fc.nat(), (words, limit) => {
      const query = queryOf({ words, limit, skip: undefined });
      assert.match(query, /^\?[\w.~%=&+-]*$/);
      assert.deepEqual(
        [...new URLSearchParams(query)],
        [
          ["words", words.toWellFormed()],
          ["limit", String(limit)],
        ],
      );
    }),
  );
  assert.equal(queryOf({}), "");
});

test("keys are new each time", () => {
  const keys = Array.from({ length: 100 }, newKey);
  assert.equal(new Set(keys).size, 100);
  for (const key of keys) assert.match(key, /^[0-9a-f]{32}$/);
});
