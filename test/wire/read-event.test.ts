import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { errorCodes } from "../../src/model/error.ts";
import { readEvent } from "../../src/wire/read-event.ts";
import type { RunEvent } from "../../src/wire/run.ts";

const count = fc.nat();
const text = fc.string({ unit: "binary" });
const error = fc.record({ code: fc.constantFrom(...errorCodes), message: text, hint: text }, { requiredKeys: ["code", "message"] });
const reply = fc.record({
  state: fc.constantFrom("complete" as const, "stopped" as const),
  asked: text,
  family: fc.constant("r1" as const),
  sampling: fc.constant({}),
});

const event: fc.Arbitrary<RunEvent> = fc.oneof(
  fc.record(
    { type: fc.constant("start" as const), model: text, host: text, provider: text, quantisation: text },
    { requiredKeys: ["type", "model", "host"] },
  ),
  fc.record(
    {
      type: fc.constant("status" as const),
      state: fc.constantFrom("connecting" as const, "loading" as const, "queued" as const, "silent" as const),
      done: count,
      of: count,
    },
    { requiredKeys: ["type", "state"] },
  ),
  fc.record({ type: fc.constantFrom("reasoning" as const, "text" as const), offset: count, text }),
  fc.record({ type: fc.constant("end" as const), length: count, reply, error }, { requiredKeys: ["type", "length", "reply"] }),
);

test("every event comes back as it was written", () => {
  fc.assert(
    fc.property(event, (given) => {
      // Equal as values: fast-check's records have no prototype, which a wire cannot carry.
      assert.equal(JSON.stringify(sorted(readEvent(JSON.stringify(given)))), JSON.stringify(sorted(given)));
    }),
  );
});

test("blank lines and what a newer server may say are passed over", () => {
  assert.equal(readEvent(""), undefined);
  assert.equal(readEvent(" \r"), undefined);
  assert.equal(readEvent('{"type":"picture","url":"x"}'), undefined);
  assert.deepEqual(readEvent('{"type":"text","offset":0,"text":"a","later":1}'), { type: "text", offset: 0, text: "a" });
});

test("what is no event throws, and a prototype is only a name", () => {
  for (const line of [
    "{",
    "1",
    "null",
    "[]",
    "{}",
    '{"type":"text"}',
    '{"type":"text","offset":0,"text":1}',
    '{"type":"end","length":1}',
  ]) {
    assert.throws(() => readEvent(line), line);
  }
  const read = readEvent('{"type":"text","offset":0,"text":"a","__proto__":{"polluted":true}}');
  assert.deepEqual(read, { type: "text", offset: 0, text: "a" });
  assert.ok(!("polluted" in {}));
});

test("any string is refused, passed over or read, but never breaks anything else", () => {
  fc.assert(
    fc.property(fc.oneof(fc.string(), fc.json()), (line) => {
      try {
        readEvent(line);
      } catch (error) {
        assert.ok(error instanceof Error);
      }
    }),
  );
});

function sorted(value: unknown): unknown {
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}
