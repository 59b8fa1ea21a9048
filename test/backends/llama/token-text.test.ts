import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import type { Token } from "node-llama-cpp";
import { tokenText } from "../../../src/backends/llama/token-text.ts";

/** Tokens of one byte each: the hardest cutting that a vocabulary of bytes allows. */
const bytesOf = (text: string) => Array.from(Buffer.from(text, "utf8"), (byte) => byte as Token); // a token is a branded number
const detokenize = (tokens: readonly Token[]) => Buffer.from(tokens).toString("utf8");

test("every piece is whole characters, and together they are the text", () => {
  void fc.assert(
    fc.property(
      fc.string({ unit: fc.oneof(fc.constant("\uFFFD"), fc.string({ unit: "binary", minLength: 1, maxLength: 1 })) }),
      (whole) => {
        const text = tokenText(detokenize);
        const pieces = [...bytesOf(whole).map((token) => text.push(token)), text.end()];
        assert.equal(pieces.join(""), whole);
        if (!whole.includes("\uFFFD")) assert.ok(pieces.every((piece) => !piece.includes("\uFFFD")));
      },
    ),
    { numRuns: 1_000 },
  );
});

test("bytes that make no character are shown as such and hold nothing back for ever", () => {
  const text = tokenText(detokenize);
  const shown = [0xff, 0xff, 0xff, 0xff].map((byte) => text.push(byte as Token)).join(""); // a token is a branded number
  assert.match(shown, /^\uFFFD+$/);
  assert.equal(shown + text.push(bytesOf("a")[0] ?? (0 as Token)), "\uFFFD\uFFFD\uFFFD\uFFFDa"); // a token is a branded number
});

test("a character that the end cuts is shown as far as it came", () => {
  const text = tokenText(detokenize);
  assert.equal(text.push(bytesOf("é")[0] ?? (0 as Token)), ""); // a token is a branded number
  assert.equal(text.end(), "\uFFFD");
});
