import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createTail } from "../../../src/cli/chat/tail.ts";

function rowsOf(columns: number, most: number, pieces: readonly string[]): readonly string[] {
  const tail = createTail(columns, most);
  for (const piece of pieces) tail.add(piece);
  return tail.rows();
}

test("rows break where the terminal would, and the first are forgotten", () => {
  assert.deepEqual(rowsOf(5, 3, ["abcdefg\n", "h\n\ni"]), ["h", "", "i"]);
  assert.deepEqual(rowsOf(5, 9, ["abcdefg\n", "h\n\ni"]), ["abcde", "fg", "h", "", "i"]);
  assert.deepEqual(rowsOf(5, 9, ["日本語"]), ["日本", "語"]);
  assert.deepEqual(rowsOf(5, 9, ["a\tb"]), ["a  b"]);
});

test("never more rows than asked for, never wider, the same however it is cut", () => {
  const text = fc.array(fc.constantFrom("a", "é", "日", "\n", " ", "👩"), { maxLength: 200 });
  fc.assert(
    fc.property(text, fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 8 }), (parts, columns, most) => {
      const rows = rowsOf(columns, most, parts);
      assert.deepEqual(rows, rowsOf(columns, most, [parts.join("")]));
      assert.ok(rows.length <= most);
      for (const row of rows) {
        const width = [...row].reduce((sum, character) => sum + (character > "\u2fff" ? 2 : 1), 0);
        assert.ok(width <= Math.max(2, columns), row);
      }
    }),
    { numRuns: 1_000 },
  );
});
