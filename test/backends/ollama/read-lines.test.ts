import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { readLines } from "../../../src/backends/ollama/read-lines.ts";
import { ChatError } from "../../../src/model/error.ts";
import type { Delta } from "../../../src/reasoning/delta.ts";
import { chatLine, doneLine } from "../../support/ollama-server.ts";
import { drain } from "../../support/replay.ts";

const details = { host: "ollama", model: "m" };

async function* pieces(bytes: Uint8Array, cuts: readonly number[]): AsyncGenerator<Uint8Array> {
  const ends = [...cuts.map((cut) => cut % (bytes.length + 1)).sort((a, b) => a - b), bytes.length];
  let from = 0;
  for (const end of ends) {
    yield bytes.slice(from, end);
    from = end;
  }
}

const meaning = (deltas: readonly Delta[]) => deltas.filter(({ type }) => type !== "alive");

test("reads the same however the network cuts the lines", async () => {
  const text = fc.string({ unit: "binary", maxLength: 12 });
  const messages = fc.array(fc.record({ thinking: text, content: text }), { maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(messages, fc.array(fc.nat()), async (said, cuts) => {
      const bytes = new TextEncoder().encode([...said.map((one) => chatLine(one)), doneLine()].join(""));
      const { items, error } = await drain(readLines(pieces(bytes, cuts), details, undefined));
      assert.equal(error, undefined);
      const of = (type: "reasoning" | "content") => items.map((delta) => (delta.type === type ? delta.text : "")).join("");
      const decoded = (name: "thinking" | "content") => JSON.parse(JSON.stringify(said.map((one) => one[name]).join("")));
      assert.deepEqual([of("reasoning"), of("content")], [decoded("thinking"), decoded("content")]);
      assert.deepEqual(meaning(items).at(-1), { type: "finish", reason: "stop" });
    }),
  );
});

test("any bytes end or fail with a ChatError, and never look complete", async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
      const { items, error } = await drain(readLines(pieces(bytes, []), details, undefined));
      assert.ok(error === undefined || error instanceof ChatError, String(error));
      assert.ok(!items.some(({ type }) => type === "finish"));
    }),
  );
});
