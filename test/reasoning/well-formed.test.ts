import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { wellFormed } from "../../src/reasoning/well-formed.ts";

function clean(pieces: readonly string[]): string {
  const machine = wellFormed();
  return pieces.map((piece) => machine.push(piece)).join("") + machine.end();
}

test("joins the halves of a pair that came in two pieces", () => {
  assert.equal(clean(["a\uD83E", "\uDDEEb"]), "a🧮b");
});

test("replaces a half that stays alone, and NUL", () => {
  assert.equal(clean(["a\uD83E", "b\uDDEE\0"]), "a\uFFFDb\uFFFD\uFFFD");
  assert.equal(clean(["\uD83E"]), "\uFFFD");
});

test("gives the same for every cutting", () =>
  fc.assert(
    fc.property(fc.array(fc.string({ unit: fc.constantFrom("a", "\0", "\uD83E", "\uDDEE", "🧮") })), (pieces) => {
      const whole = clean([pieces.join("")]);
      assert.equal(clean(pieces), whole);
      assert.ok(whole.isWellFormed() && !whole.includes("\0"));
    }),
    { numRuns: 5_000 },
  ));
