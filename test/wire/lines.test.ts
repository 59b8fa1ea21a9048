import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { linesOf } from "../../src/wire/lines.ts";
import { drain } from "../support/replay.ts";

function body(pieces: readonly Uint8Array[], onCancel?: () => void): ReadableStream<Uint8Array> {
  let next = 0;
  return new ReadableStream<Uint8Array>({
    pull(controller) {
      const piece = pieces[next++];
      if (piece === undefined) controller.close();
      else controller.enqueue(piece);
    },
    cancel() {
      onCancel?.();
    },
  });
}

test("lines are the same wherever the bytes were cut", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.string({ unit: "grapheme" }).map((text) => text.replaceAll("\n", " "))),
      fc.array(fc.nat()),
      async (lines, cuts) => {
        const bytes = new TextEncoder().encode(lines.map((line) => `${line}\n`).join(""));
        const at = [...new Set(cuts.map((cut) => (bytes.length === 0 ? 0 : cut % bytes.length)))].sort((a, b) => a - b);
        const pieces = [0, ...at].map((from, i) => bytes.slice(from, at[i] ?? bytes.length)).filter(({ length }) => length > 0);
        assert.deepEqual((await drain(linesOf(body(pieces)))).items, lines);
      },
    ),
  );
});

test("a last line without its break comes, too", async () => {
  assert.deepEqual((await drain(linesOf(body([new TextEncoder().encode("a\nb")])))).items, ["a", "b"]);
});

test("leaving the loop cancels the body", async () => {
  let cancelled = false;
  const endless = body(
    Array.from({ length: 100 }, () => new TextEncoder().encode("line\n")),
    () => {
      cancelled = true;
    },
  );
  for await (const line of linesOf(endless)) {
    assert.equal(line, "line");
    break;
  }
  assert.ok(cancelled);
});
