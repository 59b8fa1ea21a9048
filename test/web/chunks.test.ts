import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { chunksOf } from "../../src/web/chunks.ts";

const piece = fc.oneof(fc.constant("word ".repeat(400)), fc.constant("\n"), fc.constant("🌊".repeat(900)), fc.string({ unit: "grapheme" }));
const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(""));

test("chunks hold the whole text, and more text changes only the last", () => {
  fc.assert(
    fc.property(text, text, (before, more) => {
      const first = chunksOf(before);
      const then = chunksOf(before + more);
      assert.equal(then.join(""), before + more);
      assert.deepEqual(then.slice(0, first.length - 1), first.slice(0, -1));
      assert.ok(then[first.length - 1]?.startsWith(first.at(-1) ?? ""));
    }),
  );
});

test("no chunk is long, and none ends within a character", () => {
  const chunks = chunksOf("🌊".repeat(50_000));
  assert.ok(chunks.length > 10);
  for (const chunk of chunks) {
    assert.ok(chunk.length <= 6_000);
    assert.ok(chunk.isWellFormed());
  }
});
