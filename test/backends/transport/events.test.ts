import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { type BodyEvent, readEvents } from "../../../src/backends/transport/events.ts";
import { chunk, done, event } from "../../support/fault-server.ts";
import { drain, replay } from "../../support/replay.ts";

const bodies: readonly string[] = [
  [": hello\n\n", chunk({ reasoning_content: "é🧮" }), chunk({ content: "a\u2028b" }), event({ choices: [], usage: {} }), done].join(""),
  [chunk({ content: "a" }), chunk({ content: "b" })].join("").replaceAll("\n", "\r\n"),
  [chunk({ content: "a" }), chunk({ content: "b" })].join("").replaceAll("\n", "\r"),
  `\uFEFF${chunk({ content: "é" })}{"error":{"message":"x"}}\n`,
  `${JSON.stringify({ choices: [{ message: { content: "é🧮" } }] }, null, 2)}`,
  `{"a":1}\n{"b":2}\n{"c":`,
  `event: error\ndata: {"message":\ndata: "x"}\n\ndata: half`,
];

const meaning = (events: readonly BodyEvent[]) => events.filter(({ type }) => type === "data");

async function read(pieces: readonly Uint8Array[]) {
  const { items, error } = await drain(readEvents(replay(...pieces)));
  assert.equal(error, undefined);
  return meaning(items);
}

test("every cutting of the bytes gives the same events", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...bodies),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 40 }),
      async (body, lengths) => {
        const bytes = new TextEncoder().encode(body);
        const pieces: Uint8Array[] = [];
        for (let from = 0, i = 0; from < bytes.length; i++) {
          const length = lengths[i % lengths.length] ?? 1;
          pieces.push(bytes.slice(from, from + length));
          from += length;
        }
        const whole = await read([bytes]);
        assert.ok(whole.length > 0);
        assert.deepEqual(await read(pieces), whole);
      },
    ),
    { numRuns: 1_500 },
  );
});

test("marks what the end of the body cut off", async () => {
  const bytes = new TextEncoder().encode('data: {"a":1}\n\ndata: {"b"');
  assert.deepEqual(await read([bytes]), [
    { type: "data", text: '{"a":1}' },
    { type: "data", text: '{"b"', unfinished: true },
  ]);
});

test("says that bytes came even when they finish nothing", async () => {
  const bytes = new TextEncoder().encode(": keep-alive\n");
  assert.ok((await drain(readEvents(replay(bytes)))).items.every(({ type }) => type === "alive"));
});
