import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { errorCodes } from "../../src/model/error.ts";
import { readEvent, type WireEvent, writeEvent } from "../../src/wire/event.ts";

const count = fc.nat();
const usage = fc.record(
  { promptTokens: count, cachedTokens: count, reasoningTokens: count, answerTokens: count, completionTokens: count, reportedCost: count },
  { requiredKeys: [] },
);
const cost = fc.record(
  {
    amount: fc.double({ min: 0, noNaN: true, noDefaultInfinity: true }),
    currency: fc.constantFrom("USD" as const, "CNY" as const),
    estimated: fc.constant(true as const),
    reported: fc.constant(true as const),
  },
  { requiredKeys: ["amount", "currency"] },
);
const timing = fc.record({ firstReasoningMs: count, firstAnswerMs: count, totalMs: count }, { requiredKeys: ["totalMs"] });
const text = fc.string({ unit: "binary" });

const event: fc.Arbitrary<WireEvent> = fc.oneof(
  fc.record(
    { type: fc.constant("start" as const), model: text, host: text, provider: text, quantisation: text },
    { requiredKeys: ["type", "model", "host"] },
  ),
  fc.record(
    {
      type: fc.constant("status" as const),
      state: fc.constantFrom("connecting", "loading", "queued", "prompt", "silent", "retrying"),
      done: count,
      of: count,
    },
    { requiredKeys: ["type", "state"] },
  ),
  fc.record({ type: fc.constant("reasoning" as const), text }),
  fc.record({ type: fc.constant("text" as const), text }),
  fc.record(
    {
      type: fc.constant("finish" as const),
      reason: fc.constantFrom("stop", "length", "budget", "filter"),
      thought: fc.constantFrom("closed", "open", "none"),
      assumed: fc.constant(true as const),
      usage,
      cost,
      timing,
    },
    { requiredKeys: ["type", "reason", "thought", "timing"] },
  ),
  fc.record(
    { type: fc.constant("error" as const), code: fc.constantFrom(...errorCodes), message: text, hint: text },
    { requiredKeys: ["type", "code", "message"] },
  ),
);

test("every event comes back as it was written, on one line", () => {
  fc.assert(
    fc.property(event, (given) => {
      const line = writeEvent(given);
      assert.equal(line.indexOf("\n"), line.length - 1);
      // Equal as values: fast-check's records have no prototype, which a wire cannot carry.
      assert.equal(JSON.stringify(sorted(readEvent(line))), JSON.stringify(sorted(given)));
    }),
  );
});

test("blank lines and what a newer server may say are passed over", () => {
  assert.equal(readEvent(""), undefined);
  assert.equal(readEvent(" \r"), undefined);
  assert.equal(readEvent('{"type":"picture","url":"x"}'), undefined);
  assert.deepEqual(readEvent('{"type":"text","text":"a","later":1}'), { type: "text", text: "a" });
});

test("what is no event throws, and a prototype is only a name", () => {
  for (const line of ["{", "1", "null", "[]", "{}", '{"type":"text"}', '{"type":"text","text":1}', '{"type":"finish","reason":"tired"}']) {
    assert.throws(() => readEvent(line), line);
  }
  const read = readEvent('{"type":"text","text":"a","__proto__":{"polluted":true}}');
  assert.deepEqual(read, { type: "text", text: "a" });
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
