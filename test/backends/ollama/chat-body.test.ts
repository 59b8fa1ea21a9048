import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { contextFor } from "../../../src/backends/ollama/chat-body.ts";

const about = (length: number) => ({ messages: [{ role: "user" as const, content: "x".repeat(length) }] });

test("16,384 tokens at least, and what a long conversation or reply needs", () => {
  assert.equal(contextFor({ request: about(100), asked: {}, shown: { thinks: true } }), 16_384);
  assert.equal(contextFor({ request: about(60_000), asked: {}, shown: { thinks: true } }), 32_768);
  assert.equal(contextFor({ request: about(100), asked: { maxTokens: 32_768 }, shown: { thinks: true } }), 40_960);
});

test("never more than the model has, never less than before", () => {
  fc.assert(
    fc.property(
      fc.nat(400_000),
      fc.nat(40_000),
      fc.integer({ min: 1, max: 131_072 }),
      fc.nat(131_072),
      (length, maxTokens, context, before) => {
        const found = contextFor({ request: about(length), asked: { maxTokens }, shown: { thinks: true, context }, before });
        assert.ok(found <= context && found >= Math.min(context, Math.max(16_384, before, length / 3 + maxTokens)));
      },
    ),
  );
});
