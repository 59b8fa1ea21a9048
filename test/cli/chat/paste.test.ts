import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { createPasteReader, lineBreak } from "../../../src/cli/chat/paste.ts";

const read = (pieces: readonly string[]) => {
  const piece = createPasteReader();
  return pieces.map(piece).join("");
};
const pasted = (text: string) => `\u001b[200~${text}\u001b[201~`;

test("what is pasted becomes one line, what is typed stays as it is", () => {
  assert.equal(read([`a${pasted("b\r\nc\nd\re")}\r`]), `ab${lineBreak}c${lineBreak}d${lineBreak}e\r`);
  assert.equal(read(["\u001b[A", "\u001b", "x\n"]), "\u001b[A\u001bx\r");
});

test("no character of a paste is a key", () => {
  assert.equal(read([pasted("a\u001b[A\u0003\u0004b\tc")]), "a[Ab\tc");
});

test("a paste is the same however it is cut", () => {
  const text = fc
    .array(fc.constantFrom("a", "é", "\r", "\n", "\t", "\u001b[", "~", "200~", " "), { maxLength: 30 })
    .map((parts) => parts.join(""));
  let cuts = 0;
  fc.assert(
    fc.property(text, fc.array(fc.nat({ max: 60 })), (inside, places) => {
      const whole = `${pasted(inside)}typed\r`;
      // The first three characters come together: a lone beginning of a mark is a key.
      const at = [...new Set(places.map((place) => Math.max(3, place)))].filter((place) => place < whole.length).sort((a, b) => a - b);
      const pieces = [0, ...at].map((from, index) => whole.slice(from, at[index] ?? whole.length));
      cuts += at.length;
      const line = read(pieces);
      // A line break whose halves come apart is two.
      if (!inside.includes("\r\n")) assert.equal(line, read([whole]));
      assert.ok(line.endsWith("typed\r"));
      assert.equal(line.indexOf("\r"), line.length - 1);
      assert.ok(!line.includes("\n"));
    }),
    { numRuns: 2_000 },
  );
  assert.ok(cuts > 1_000);
});
