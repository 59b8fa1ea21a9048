import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { wordWrap } from "../../src/cli/word-wrap.ts";

test("lines are broken between words, and words are left whole", () => {
  for (const [text, columns, wanted] of [
    ["one two three", 7, "one two\nthree"],
    ["one two", 7, "one two"],
    ["", 7, ""],
    ["a\n\nb c", 2, "a\n\nb\nc"],
    ["see http://127.0.0.1:4747/#launch=x now", 10, "see\nhttp://127.0.0.1:4747/#launch=x\nnow"],
    ["  /model M   other words", 14, "  /model M\nother words"],
    ["思考 思考", 8, "思考\n思考"],
    ["ends in blanks   ", 14, "ends in blanks"],
  ] as const)
    assert.equal(wordWrap(text, columns), wanted, JSON.stringify(text));
});

test("nothing is lost but blanks, and no line is longer than it must be", () => {
  const word = fc.stringMatching(/^[a-z]{1,12}$/);
  fc.assert(
    fc.property(fc.array(word, { minLength: 1 }), fc.integer({ min: 1, max: 40 }), (words, columns) => {
      const lines = wordWrap(words.join(" "), columns).split("\n");
      assert.deepEqual(
        lines.flatMap((line) => line.split(" ")),
        words,
      );
      for (const line of lines) assert.ok(line.length <= columns || !line.includes(" "), line);
    }),
  );
});
